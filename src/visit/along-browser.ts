/// <reference lib="dom" />
import './local-offer-browser.ts'
import { closeWords, forgetDay, openWords, unlockDay } from './along-lock-browser.ts'
import {
	element,
	field,
	holdAlone,
	onPress,
	onSubmit,
	sayProblem,
	showStage,
	showUntil,
} from './along-stage-browser.ts'
import { fetchTheDay, keepTheDay, notKept, whyNotTaken } from './along-take-browser.ts'
import { type OpenVisit, openVisit, type Standing, showVisits, type Taken } from './along-visit-browser.ts'
import { watch } from './along-watch-browser.ts'
import { clockText } from './kept-line.ts'
import { language, say, showLine } from './kept-line-browser.ts'
import { mostWrongPins, pinProblem, wrongPin } from './pin.ts'
import {
	forgetDeliveries,
	type LockedDay,
	lookAtRefused,
	notDelivered,
	openPocket,
	type Pocket,
} from './pocket-browser.ts'
import { beginPumping } from './pump-browser.ts'
import { readPublicKey } from './seal-browser.ts'
import { nothingWritten, type Pen, type Written } from './write-browser.ts'

const home = document.body.dataset.home ?? ''

/** The day while it is open: its key is in no other place. */
type Unlocked = {
	readonly key: CryptoKey
	readonly taken: Taken
	readonly publicKey: CryptoKey
	readonly ahead: number
	readonly release: () => void
}

const lost = say(
	'Det, du har skrevet, er ikke tabt: det ligger forseglet på enheden, til det er leveret.',
	'What you wrote is not lost: it lies sealed on this device until it is delivered.',
)

const begin = async (pocket: Pocket): Promise<void> => {
	const { db } = pocket
	let unlocked: Unlocked | null = null
	let open: OpenVisit | null = null
	let deliveredAt: string | null = null
	let ahead = 0

	const clock = (): string => clockText(Date.now() + ahead, language)
	const lineUp = (): Promise<void> => {
		const [bar, inForm] = [element('[data-kept]'), open?.line ?? null]
		element('.hj-kept-bar').hidden = inForm !== null
		const lines = inForm === null ? [bar] : [bar, inForm]
		return showLine(lines, pocket, () => ({
			isTyping: open?.writing?.isTyping() ?? false,
			keptAt: open?.writing?.keptAt() ?? null,
			deliveredAt,
		}))
	}
	const pump = beginPumping(pocket, home, async ({ isReached, stands }) => {
		if (isReached && stands.length > 0) deliveredAt = clock()
		for (const { delivery, ref, visit, signed, words } of stands)
			if (delivery === unlocked?.taken.delivery) await db?.put('came', { ref, visit, signed, words })
		await lineUp()
		if (document.body.dataset.stage === 'day') await list()
	})

	const writtenOf = async (ref: string): Promise<Written> => {
		const typed = await db?.get('typed', ref)
		const words = typed === undefined || unlocked === null ? null : await openWords(unlocked.key, typed.closed)
		return words === null ? nothingWritten : JSON.parse(words)
	}
	const standing = async (taken: Taken): Promise<Standing> => ({
		written: new Map(await Promise.all(taken.visits.map(async ({ ref }) => [ref, await writtenOf(ref)] as const))),
		came: new Map(((await db?.getAll('came')) ?? []).map((one) => [one.ref, one])),
		left: (await notDelivered(pocket)).filter((one) => one.delivery === taken.delivery),
	})
	const list = async (): Promise<void> => {
		if (unlocked === null) return
		const { taken } = unlocked
		const stands = await standing(taken)
		if (unlocked !== null) showVisits(taken.visits, stands, visit)
	}
	const leaveVisit = async (): Promise<void> => {
		await open?.writing?.flush()
		open?.close()
		open = null
	}
	const toList = async (): Promise<void> => {
		await leaveVisit()
		await list()
		showStage('day')
		await lineUp()
	}
	const visit = async (ref: string): Promise<void> => {
		const one = unlocked?.taken.visits.find((each) => each.ref === ref)
		if (unlocked === null || one === undefined) return
		const { key, publicKey, taken } = unlocked
		const close = (words: string) => closeWords(key, words)
		const pen: Pen = { pocket, delivery: taken.delivery, key: publicKey, clock, close }
		const written = await writtenOf(ref)
		open?.close()
		const whenDone = async (): Promise<void> => {
			pump.nudge()
			await toList()
		}
		open = openVisit(
			one,
			pen,
			written,
			(what) => {
				lineUp()
				if (what === 'kept') pump.nudge()
			},
			whenDone,
		)
		showStage('visit')
		const came = await db?.get('came', ref)
		if (came?.words != null) sayProblem(came.words[language])
		await lineUp()
	}

	const lock = async (): Promise<void> => {
		await leaveVisit()
		unlocked?.release()
		unlocked = null
		element('[data-visits]').replaceChildren()
		await showLocked()
		await lineUp()
	}
	const forget = async (): Promise<void> => {
		await leaveVisit()
		unlocked?.release()
		unlocked = null
		element('[data-visits]').replaceChildren()
		await forgetDay(pocket)
		showStage('take')
		await lineUp()
	}
	const unfold = async (day: LockedDay, key: CryptoKey): Promise<void> => {
		const words = await openWords(key, day.pages)
		if (words === null) return
		const taken: Taken = JSON.parse(words)
		const release = await holdAlone(home, () =>
			lock().then(() => sayProblem(say('Dagen er åbnet i et andet vindue.', 'The day was opened in another window.'))),
		)
		unlocked = { key, taken, publicKey: await readPublicKey(taken.publicKey), ahead: day.ahead, release }
		ahead = day.ahead
		showUntil(day)
		await toList()
	}
	const showLocked = async (): Promise<void> => {
		const day = await db?.get('day', 'day')
		if (day === undefined) {
			showStage('take')
			return
		}
		showUntil(day)
		showStage('locked')
	}

	const take = async (pin: string | null): Promise<void> => {
		await Promise.race([pump.empty(), new Promise((give) => setTimeout(give, 8000))])
		const given = await fetchTheDay(home)
		element('[data-log-in]').hidden = given !== 'not_logged_in'
		if (typeof given === 'string') {
			sayProblem(whyNotTaken[given])
			return
		}
		const made = await keepTheDay(pocket, given, pin, unlocked?.key ?? null)
		if (made === null) {
			sayProblem(notKept)
			return
		}
		await navigator.storage?.persist?.().catch(() => false)
		unlocked?.release()
		await unfold(made.day, made.key)
	}

	const unlock = async (): Promise<void> => {
		const answer = await unlockDay(pocket, field('pin-now').value)
		field('pin-now').value = ''
		if (answer !== null && 'key' in answer) {
			await unfold(answer.day, answer.key)
			return
		}
		if (answer === null || answer.wrong >= mostWrongPins) {
			await forget()
			const gone = say(
				'Forkert kode fem gange: dagen er slettet fra enheden.',
				'Wrong PIN five times: the day is erased.',
			)
			sayProblem(`${gone} ${lost}`)
			return
		}
		sayProblem(wrongPin(answer.wrong)[language])
		field('pin-now').focus()
	}

	const onTake = async (): Promise<void> => {
		const problem = pinProblem(field('pin').value, field('pin-again').value)
		if (problem !== null) sayProblem(problem[language])
		else await take(field('pin').value)
	}
	onSubmit('take', onTake)
	onSubmit('unlock', unlock)
	onPress('lock', lock)
	onPress('list', toList)
	onPress('forget', forget)
	onPress('again', () => take(null))

	const look = watch(
		pocket,
		() => unlocked !== null,
		lock,
		async () => {
			await forget()
			sayProblem(`${say('Dagen er omme og slettet fra enheden.', 'The day is over and erased.')} ${lost}`)
		},
	)

	await lookAtRefused(pocket, Date.now())
	await showLocked()
	await look()
	if (db === null) sayProblem(notKept)
	pump.nudge()
	await forgetDeliveries(pocket, Date.now())
	await lineUp()
}

if (window.isSecureContext) {
	navigator.serviceWorker?.register('/programs/visit-along-worker.js', { scope: `${home}/med` })
	openPocket(home).then(begin)
} else
	sayProblem(
		say(
			'Dagen kan kun tages med over en sikker forbindelse (https).',
			'The day can only be taken along over a secure connection (https).',
		),
	)
