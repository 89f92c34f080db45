/// <reference lib="dom" />

import type { Way } from '../device/deliver-browser.ts'
import { clockText } from '../device/kept-line.ts'
import { language, showLine } from '../device/kept-line-browser.ts'
import type { Left } from '../device/pocket-browser.ts'
import type { Pump } from '../device/pump-browser.ts'
import type { Closed, Pocket } from '../device/shelves-browser.ts'
import { nothingWritten, type Pen, type Written } from '../device/write-browser.ts'
import { closeWords, openWords, type UnlockedDay } from './along-lock-browser.ts'
import { element, orSay, sayProblem, showStage, stepIn, whileBusy } from './along-stage-browser.ts'
import { type OpenVisit, openVisit, showVisits, type Taken } from './along-visit-browser.ts'
import { forgetWhatCame, type StandsHere, standsHere } from './day-pocket-browser.ts'

/** The day while it is open: its key is in no other place. */
type OpenDay = UnlockedDay & {
	readonly taken: Taken
	readonly publicKey: CryptoKey
	/** Lets another window have the day. */
	readonly release: () => void
}

/** The page of the day on the device, and what stands open on it. */
export type AlongPage = {
	readonly home: string
	readonly pocket: Pocket
	readonly pump: Pump
	day: OpenDay | null
	/** The day is to be erased, and is not yet; said when it is. */
	erasing: { readonly words: string | null } | null
	visit: OpenVisit | null
	deliveredAt: string | null
	/** The server's clock less the device's, in milliseconds. */
	ahead: number
}

const clock = ({ ahead }: AlongPage): string => clockText(Date.now() + ahead, language)

/** Says on the one line, wherever it stands just now, what is kept and what is delivered. */
export const lineUp = async (page: AlongPage): Promise<Left> => {
	const [bar, inForm] = [element('[data-kept]'), page.visit?.line ?? null]
	element('.hj-kept-bar').hidden = inForm !== null
	const left = await showLine(inForm === null ? [bar] : [bar, inForm], page.pocket, () => ({
		isTyping: page.visit?.writing?.isTyping() ?? false,
		keptAt: page.visit?.writing?.keptAt() ?? null,
		deliveredAt: page.deliveredAt,
	}))
	element('[data-refused]').hidden = left.entries.every((one) => one.refused === null)
	return left
}

/** What was delivered, from here or from another page, and what came of it, is shown. */
export const showDelivered = async (page: AlongPage, { isReached, stands }: Way): Promise<void> => {
	if (isReached && stands.length > 0) page.deliveredAt = clock(page)
	const left = await lineUp(page)
	if (document.body.dataset.stage !== 'day') return
	const here = await standsHere(page.pocket).catch(() => null)
	if (here !== null) await showList(page, here, left)
}

const writtenOf = async (key: CryptoKey, closed: Closed | undefined): Promise<Written> => {
	const words = closed === undefined ? null : await openWords(key, closed)
	return words === null ? nothingWritten : JSON.parse(words)
}

const showList = async (page: AlongPage, { typed, came }: StandsHere, { entries }: Left): Promise<void> => {
	if (page.day === null) return
	const { key, taken } = page.day
	const written = new Map(
		await Promise.all(taken.visits.map(async ({ ref }) => [ref, await writtenOf(key, typed.get(ref))] as const)),
	)
	const left = entries.filter((one) => one.delivery === taken.delivery)
	if (page.day !== null)
		showVisits(taken.visits, { delivery: taken.delivery, written, came, left }, (ref) => orSay(toVisit(page, ref)))
}

const closeVisit = (page: AlongPage): void => {
	page.visit?.close()
	page.visit = null
}

/** What is typed is kept before the visit is closed; where the device does not answer it stays open, with all that stands in it. */
export const toList = async (page: AlongPage): Promise<void> => {
	await page.visit?.writing?.flush()
	const here = await standsHere(page.pocket)
	closeVisit(page)
	await showList(page, here, await lineUp(page))
	showStage('day')
}

const toVisit = async (page: AlongPage, ref: string): Promise<void> => {
	const { day, pocket, pump } = page
	const one = day?.taken.visits.find((each) => each.ref === ref)
	if (day === null || one === undefined) return
	const pen: Pen = {
		pocket,
		delivery: day.taken.delivery,
		key: day.publicKey,
		clock: () => clock(page),
		close: (words) => closeWords(day.key, words),
	}
	const here = await standsHere(pocket)
	const written = await writtenOf(day.key, here.typed.get(ref))
	const came = here.came.get(ref)
	const words = came === undefined ? (one.stands?.words ?? null) : came.words
	page.visit?.close()
	const onChange = (what: 'typing' | 'kept'): void => {
		lineUp(page)
		if (what === 'kept') pump.nudge()
	}
	const onDone = (keep: () => Promise<void>): Promise<void> =>
		whileBusy(document.body, async () => {
			await forgetWhatCame(pocket, ref)
			await keep()
			pump.nudge()
			await toList(page)
		})
	// What came to nothing may be put right and asked for again.
	page.visit = openVisit(one, pen, { ...written, done: words === null ? written.done : null }, onChange, onDone)
	showStage('visit')
	stepIn()
	if (words !== null) sayProblem(words[language])
	await lineUp(page)
}

/** The key is let go of, and nothing of the day stands on the screen. */
export const closeDay = async (page: AlongPage): Promise<void> => {
	await page.visit?.writing?.flush()
	closeVisit(page)
	page.day?.release()
	page.day = null
	element('[data-visits]').replaceChildren()
}
