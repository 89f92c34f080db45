/// <reference lib="dom" />

import { language, say } from '../device/kept-line-browser.ts'
import { mostWrongPins, pinProblem, wrongPin } from '../device/pin.ts'
import { goOnCounting, notDelivered } from '../device/pocket-browser.ts'
import { readPublicKey } from '../device/seal-browser.ts'
import { openWords, type UnlockedDay, unlockDay } from './along-lock-browser.ts'
import { type AlongPage, closeDay, lineUp, toList } from './along-page-browser.ts'
import { element, field, holdAlone, noAnswer, sayProblem, showStage, showUntil } from './along-stage-browser.ts'
import { fetchTheDay, keepTheDay, notKept, whyNotTaken } from './along-take-browser.ts'
import type { Taken } from './along-visit-browser.ts'
import { clearDay, takenDay } from './day-pocket-browser.ts'

/** Said whenever the day is gone from the device. */
const lost = say(
	'Det, du har skrevet, er ikke tabt: det ligger forseglet på enheden, til det er leveret.',
	'What you wrote is not lost: it lies sealed on this device until it is delivered.',
)

const cannotBeOpened = say(
	'Koden er rigtig, men dagen på enheden kan ikke åbnes og er slettet. Tag dagen med igen.',
	'The PIN is right, but the day on this device cannot be opened and is erased. Take the day along again.',
)

const notErased = say(
	'Dagen er ikke slettet endnu: enheden svarer ikke. Et andet vindue holder sandsynligvis det, den gemmer. Luk de andre vinduer og faner, og lad dette stå åbent: dagen slettes, så snart enheden svarer.',
	'The day is not erased yet: this device does not answer. Another window probably holds what it keeps. Close the other windows and tabs, and leave this one open: the day is erased as soon as the device answers.',
)

const showNoAnswer = (words: string): void => {
	if (document.body.dataset.stage !== 'no-answer') showStage('no-answer')
	sayProblem(words)
}

/** What a page shows that has not been opened: the locked day, or how one is taken along; neither before the device answers. */
export const showLocked = async ({ pocket }: AlongPage): Promise<void> => {
	const day = await takenDay(pocket).catch(() => null)
	if (day === null) {
		showNoAnswer(noAnswer)
		return
	}
	if (day !== undefined) showUntil(day)
	showStage(day === undefined ? 'take' : 'locked')
}

export const lock = async (page: AlongPage): Promise<void> => {
	await closeDay(page)
	await showLocked(page)
	await lineUp(page)
}

/** The day is closed, and erased now or as soon as the device answers: until then this page lets nobody in. */
const erase = async (page: AlongPage, words: string | null): Promise<void> => {
	page.erasing = { words }
	await closeDay(page)
	const isGone = await clearDay(page.pocket).then(
		() => true,
		() => false,
	)
	if (isGone) {
		page.erasing = null
		showStage('take')
		sayProblem(words)
	} else showNoAnswer(notErased)
	await lineUp(page)
}

export const forget = (page: AlongPage): Promise<void> => erase(page, null)

export const forgetWhatIsOver = (page: AlongPage): Promise<void> =>
	erase(page, `${say('Dagen er omme og slettet fra enheden.', 'The day is over and erased.')} ${lost}`)

/** The device did not answer: perhaps it does now. */
export const askAgain = (page: AlongPage): Promise<void> =>
	page.erasing === null ? showLocked(page) : erase(page, page.erasing.words)

/** Open as a whole or locked. */
const unfold = (page: AlongPage, unlocked: UnlockedDay): Promise<void> =>
	open(page, unlocked).catch(async (why) => {
		await lock(page)
		throw why
	})

const open = async (page: AlongPage, unlocked: UnlockedDay): Promise<void> => {
	const { day, key } = unlocked
	const words = await openWords(key, day.pages)
	if (words === null) {
		await erase(page, `${cannotBeOpened} ${lost}`)
		return
	}
	const taken: Taken = JSON.parse(words)
	await goOnCounting(page.pocket, taken.delivery)
	page.day?.release()
	const release = await holdAlone(page.home, () =>
		lock(page).then(() =>
			sayProblem(say('Dagen er åbnet i et andet vindue.', 'The day was opened in another window.')),
		),
	)
	page.day = { ...unlocked, taken, publicKey: await readPublicKey(taken.publicKey), release }
	page.ahead = day.ahead
	showUntil(day)
	await toList(page)
}

/** What stands on the screen and nowhere else would be gone from it with the pages that are fetched anew. */
const standsHereAlone = async ({ pocket }: AlongPage): Promise<'not_delivered' | 'refused' | null> => {
	const { entries, isAll } = await notDelivered(pocket)
	if (entries.length === 0 && isAll) return null
	return !isAll || entries.some((one) => one.refused === null) ? 'not_delivered' : 'refused'
}

/** Takes the day along under a PIN, or, without one, anew under the key that is open. What waits is delivered first. */
export const take = async (page: AlongPage, pin: string | null): Promise<void> => {
	await Promise.race([page.pump.empty(), new Promise((give) => setTimeout(give, 8000))])
	// Nothing is fetched that could not be kept.
	await takenDay(page.pocket)
	const alone = pin === null ? await standsHereAlone(page) : null
	const given = alone ?? (await fetchTheDay(page.home))
	element('[data-log-in]').hidden = given !== 'not_logged_in'
	if (typeof given === 'string') {
		sayProblem(whyNotTaken[given])
		return
	}
	const made = await keepTheDay(page.pocket, given, pin, page.day)
	// Locked meanwhile: nothing but the PIN opens it.
	if (pin === null && page.day === null) {
		await askAgain(page)
		return
	}
	if (made === null) {
		sayProblem(notKept)
		return
	}
	await unfold(page, made)
	// Firefox asks its owner, who may take as long as they like.
	navigator.storage?.persist?.().catch(() => false)
}

export const takeUnderPin = async (page: AlongPage): Promise<void> => {
	const problem = pinProblem(field('pin').value, field('pin-again').value)
	if (problem !== null) sayProblem(problem[language])
	else await take(page, field('pin').value)
}

export const unlock = async (page: AlongPage): Promise<void> => {
	const pin = field('pin-now').value
	field('pin-now').value = ''
	const answer = await unlockDay(page.pocket, pin)
	if (answer === 'not_tried') {
		sayProblem(`${noAnswer} ${say('Koden blev ikke prøvet.', 'The PIN was not tried.')}`)
		return
	}
	if (answer !== null && 'key' in answer) {
		await unfold(page, answer)
		return
	}
	if (answer === null || answer.wrong >= mostWrongPins) {
		const gone = say(
			'Forkert kode fem gange: dagen er slettet fra enheden.',
			'Wrong PIN five times: the day is erased.',
		)
		await erase(page, `${gone} ${lost}`)
		return
	}
	sayProblem(wrongPin(answer.wrong)[language])
	field('pin-now').focus()
}
