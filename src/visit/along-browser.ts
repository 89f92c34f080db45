/// <reference lib="dom" />
import './local-offer-browser.ts'
import { closeWords, forgetDay, lockDay, openWords, unlockDay } from './along-lock-browser.ts'
import { element, field, holdAlone, sayProblem, showStage, whileBusy } from './along-stage-browser.ts'
import { fetchTheDay } from './along-take-browser.ts'
import { type OpenVisit, openVisit, type Standing, showVisits, type Taken } from './along-visit-browser.ts'
import { clockText } from './kept-line.ts'
import { language, say, showLine } from './kept-line-browser.ts'
import { mostWrongPins, pinProblem, wrongPin } from './pin.ts'
import {
	forgetDeliveries,
	keepDelivery,
	type LockedDay,
	notDelivered,
	openPocket,
	type Pocket,
} from './pocket-browser.ts'
import { beginPumping } from './pump-browser.ts'
import { readPublicKey } from './seal-browser.ts'
import type { TakenAlong } from './taken-along.ts'
import { nothingWritten, type Pen, type Written } from './write-browser.ts'

const idle = 15 * 60_000
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
	let active = Date.now()

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
		active = Date.now()
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
		const about = {
			takenAt: given.now,
			until: given.until,
			ahead: Date.parse(given.now) - Date.now(),
		}
		const pages = pagesOf(given)
		const before = await db?.get('day', 'day')
		const made =
			pin !== null
				? await lockDay(pin, pages, about)
				: before !== undefined && unlocked !== null
					? { key: unlocked.key, day: { ...before, ...about, pages: await closeWords(unlocked.key, pages) } }
					: null
		if (made === null || db === null) return
		await keepDelivery(pocket, { id: given.id, secret: given.delivery, nth: 0, takenAt: Date.now() })
		const isKept = await putDay(pocket, made.day).catch(() => false)
		if (!isKept) {
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

	/** Forgotten at day's end, locked when nobody has touched it for a quarter of an hour. */
	const look = async (): Promise<void> => {
		const day = await db?.get('day', 'day').catch(() => undefined)
		if (day !== undefined && Date.now() + day.ahead >= Date.parse(day.until)) {
			await forget()
			sayProblem(`${say('Dagen er omme og slettet fra enheden.', 'The day is over and erased.')} ${lost}`)
		} else if (unlocked !== null && Math.abs(Date.now() - active) > idle) await lock()
	}
	for (const sign of ['pointerdown', 'keydown', 'input'])
		document.addEventListener(
			sign,
			() => {
				if (Math.abs(Date.now() - active) <= idle) active = Date.now()
			},
			true,
		)
	document.addEventListener('visibilitychange', look)
	window.addEventListener('pageshow', look)
	setInterval(look, 10_000)

	await showLocked()
	await look()
	if (db === null) sayProblem(notKept)
	pump.nudge()
	await forgetDeliveries(pocket, Date.now())
	await lineUp()
}

const notKept = say(
	'Denne browser kan ikke gemme dagen. Er der plads på enheden, og er vinduet ikke privat?',
	'This browser cannot keep the day. Is there room on the device, and is the window not a private one?',
)
const whyNotTaken = {
	no_network: say(
		'Der er ikke forbindelse. Dagen kan tages med, når der er net.',
		'There is no network. The day can be taken along when there is.',
	),
	not_logged_in: say('Log ind først. Så kan dagen tages med.', 'Sign in first. Then the day can be taken along.'),
	not_given: say('Dagen kunne ikke hentes. Prøv igen om lidt.', 'The day could not be fetched. Try again in a moment.'),
}

const pagesOf = (given: TakenAlong): string => {
	const taken: Taken = { delivery: given.id, publicKey: given.key.public, visits: given.visits }
	return JSON.stringify(taken)
}

const putDay = async ({ db }: Pocket, day: LockedDay): Promise<boolean> => {
	if (db === null) return false
	const tx = db.transaction(['day', 'typed', 'came'], 'readwrite', { durability: 'strict' })
	const [days, typed, came] = [tx.objectStore('day'), tx.objectStore('typed'), tx.objectStore('came')]
	await Promise.all([days.put(day), typed.clear(), came.clear(), tx.done])
	return true
}

const showUntil = ({ takenAt, until }: LockedDay): void => {
	const [from, to] = [clockText(Date.parse(takenAt), language), clockText(Date.parse(until), language)]
	const isMidnight = Number.parseInt(to, 10) === 0
	const words = say(
		`Taget med kl. ${from}. Slettes ${isMidnight ? 'ved midnat' : `kl. ${to}`}.`,
		`Taken along at ${from}. Erased at ${isMidnight ? 'midnight' : to}.`,
	)
	for (const place of document.querySelectorAll<HTMLElement>('[data-until]')) place.textContent = words
}

const onSubmit = (name: string, then: () => Promise<void>): void => {
	const form = element(`[data-form="${name}"]`)
	form.addEventListener('submit', (event) => {
		event.preventDefault()
		whileBusy(form, then)
	})
}
const onPress = (name: string, then: () => Promise<void>): void => {
	for (const button of document.querySelectorAll<HTMLElement>(`[data-do="${name}"]`))
		button.addEventListener('click', () => whileBusy(document.body, then))
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
