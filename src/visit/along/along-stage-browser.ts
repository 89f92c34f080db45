/// <reference lib="dom" />
import { clockText } from '../device/kept-line.ts'
import { language, say } from '../device/kept-line-browser.ts'
import { type LockedDay, NoAnswer } from '../device/shelves-browser.ts'

/** What the page shows: taking the day along, the locked day, its visits, one of them, or that the device does not answer. */
export type Stage = 'take' | 'locked' | 'day' | 'visit' | 'no-answer'

export const element = (selector: string): HTMLElement => {
	const found = document.querySelector<HTMLElement>(selector)
	if (found === null) throw new Error(`the page has no ${selector}`)
	return found
}
export const field = (id: string): HTMLInputElement => element(`#${id}`) as HTMLInputElement

export const showStage = (stage: Stage): void => {
	const isNew = document.body.dataset.stage !== stage
	document.body.dataset.stage = stage
	for (const part of document.querySelectorAll<HTMLElement>('main > [data-stage]'))
		part.hidden = part.dataset.stage !== stage
	sayProblem(null)
	if (!isNew) return
	for (const pin of document.querySelectorAll<HTMLInputElement>('input[type="password"]')) pin.value = ''
	window.scrollTo(0, 0)
	if (stage === 'locked') field('pin-now').focus()
	else if (stage === 'visit') element('[data-visit-title]').focus()
}

/** What is in the way, and what to do; null when nothing is. */
export const sayProblem = (words: string | null): void => {
	element('[data-problem]').hidden = words === null
	const place = element('[data-problem-words]')
	if (words === null || place.textContent !== words) place.textContent = words
	if (words !== null) window.scrollTo(0, 0)
}

export const noAnswer = say(
	'Enheden svarer ikke. Et andet vindue holder sandsynligvis det, den gemmer. Luk de andre vinduer og faner, og prøv igen. Intet er tabt.',
	'This device does not answer. Another window probably holds what it keeps. Close the other windows and tabs, and try again. Nothing is lost.',
)

/** What was begun; or, where the device did not answer, that it was not done. */
export const orSay = (work: Promise<void>): Promise<void> =>
	work.catch((why: unknown) => {
		if (!(why instanceof NoAnswer)) throw why
		sayProblem(noAnswer)
	})

/** While something takes its time, what began it cannot be pressed again. */
export const whileBusy = async (around: HTMLElement, work: () => Promise<void>): Promise<void> => {
	const buttons = [...around.querySelectorAll('button')]
	for (const button of buttons) button.disabled = true
	around.setAttribute('aria-busy', 'true')
	await orSay(work()).finally(() => {
		around.removeAttribute('aria-busy')
		for (const button of buttons) button.disabled = false
	})
}

export const onSubmit = (name: string, then: () => Promise<void>): void => {
	const form = element(`[data-form="${name}"]`)
	form.addEventListener('submit', (event) => {
		event.preventDefault()
		whileBusy(form, then)
	})
}
export const onPress = (name: string, then: () => Promise<void>): void => {
	for (const button of document.querySelectorAll<HTMLElement>(`[data-do="${name}"]`))
		button.addEventListener('click', () => whileBusy(document.body, then))
}

const place = (): 'list' | 'visit' | undefined => history.state?.place

/** From a visit the browser's own way back leads to the list it was opened from, and not off the page. */
export const stepIn = (): void => {
	if (place() === 'visit') return
	history.replaceState({ place: 'list' }, '')
	history.pushState({ place: 'visit' }, '')
}

/** What the browser's own way back does in a visit; where the device did not answer, the visit stays open. */
export const onBack = (isInVisit: () => boolean, toList: () => Promise<void>): void =>
	window.addEventListener('popstate', async () => {
		if (place() !== 'list' || !isInVisit()) return
		await whileBusy(document.body, toList)
		if (isInVisit()) stepIn()
	})

export const showUntil = ({ takenAt, until }: LockedDay): void => {
	const [from, to] = [clockText(Date.parse(takenAt), language), clockText(Date.parse(until), language)]
	const isMidnight = Number.parseInt(to, 10) === 0
	const words = say(
		`Besøgene er taget med kl. ${from} og slettes ${isMidnight ? 'ved midnat' : `kl. ${to}`}. Det, du har skrevet, slettes ikke, før kommunen har det.`,
		`The visits were taken along at ${from} and are erased at ${isMidnight ? 'midnight' : to}. What you wrote is not erased before the municipality has it.`,
	)
	for (const place of document.querySelectorAll<HTMLElement>('[data-until]')) place.textContent = words
}

/** One page of those open at once holds the day; the others are told when it goes over to another. */
export const holdAlone = (home: string, whenTaken: () => void): Promise<() => void> =>
	new Promise((give) => {
		let isMine = true
		const held = new Promise<void>((release) =>
			give(() => {
				isMine = false
				release()
			}),
		)
		navigator.locks
			?.request(`day${home}`, { steal: true }, () => held)
			.catch(() => {
				if (isMine) whenTaken()
			})
	})
