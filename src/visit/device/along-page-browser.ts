/// <reference lib="dom" />
import { closeWords, openWords } from './along-lock-browser.ts'
import { element, sayProblem, showStage } from './along-stage-browser.ts'
import { type OpenVisit, openVisit, type Standing, showVisits, type Taken } from './along-visit-browser.ts'
import { forgetWhatCame, typedOf, whatCame } from './day-pocket-browser.ts'
import type { Way } from './deliver-browser.ts'
import { clockText } from './kept-line.ts'
import { language, showLine } from './kept-line-browser.ts'
import { notDelivered } from './pocket-browser.ts'
import type { Pump } from './pump-browser.ts'
import type { Pocket } from './shelves-browser.ts'
import { nothingWritten, type Pen, type Written } from './write-browser.ts'

/** The day while it is open: its key is in no other place. */
type OpenDay = {
	readonly key: CryptoKey
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
	visit: OpenVisit | null
	deliveredAt: string | null
	/** The server's clock less the device's, in milliseconds. */
	ahead: number
}

const clock = ({ ahead }: AlongPage): string => clockText(Date.now() + ahead, language)

/** Says on the one line, wherever it stands just now, what is kept and what is delivered. */
export const lineUp = (page: AlongPage): Promise<void> => {
	const [bar, inForm] = [element('[data-kept]'), page.visit?.line ?? null]
	element('.hj-kept-bar').hidden = inForm !== null
	notDelivered(page.pocket).then(({ entries }) => {
		element('[data-refused]').hidden = entries.every((one) => one.refused === null)
	})
	return showLine(inForm === null ? [bar] : [bar, inForm], page.pocket, () => ({
		isTyping: page.visit?.writing?.isTyping() ?? false,
		keptAt: page.visit?.writing?.keptAt() ?? null,
		deliveredAt: page.deliveredAt,
	}))
}

/** What was delivered, from here or from another page, and what came of it, is shown. */
export const showDelivered = async (page: AlongPage, { isReached, stands }: Way): Promise<void> => {
	if (isReached && stands.length > 0) page.deliveredAt = clock(page)
	await lineUp(page)
	if (document.body.dataset.stage === 'day') await showList(page)
}

const writtenOf = async ({ day, pocket }: AlongPage, ref: string): Promise<Written> => {
	const closed = await typedOf(pocket, ref)
	const words = closed === null || day === null ? null : await openWords(day.key, closed)
	return words === null ? nothingWritten : JSON.parse(words)
}

const standing = async (page: AlongPage, { visits, delivery }: Taken): Promise<Standing> => ({
	written: new Map(await Promise.all(visits.map(async ({ ref }) => [ref, await writtenOf(page, ref)] as const))),
	came: new Map((await whatCame(page.pocket)).map((one) => [one.ref, one])),
	left: (await notDelivered(page.pocket)).entries.filter((one) => one.delivery === delivery),
})

const showList = async (page: AlongPage): Promise<void> => {
	if (page.day === null) return
	const { taken } = page.day
	const stands = await standing(page, taken)
	if (page.day !== null) showVisits(taken.visits, stands, (ref) => toVisit(page, ref))
}

/** What is typed is kept before the visit is closed. */
const leaveVisit = async (page: AlongPage): Promise<void> => {
	await page.visit?.writing?.flush()
	page.visit?.close()
	page.visit = null
}

export const toList = async (page: AlongPage): Promise<void> => {
	await leaveVisit(page)
	await showList(page)
	showStage('day')
	await lineUp(page)
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
	const written = await writtenOf(page, ref)
	const came = (await whatCame(pocket)).find((each) => each.ref === ref) ?? null
	const words = came === null ? (one.stands?.words ?? null) : came.words
	page.visit?.close()
	const onChange = (what: 'typing' | 'kept'): void => {
		lineUp(page)
		if (what === 'kept') pump.nudge()
	}
	const onDone = async (keep: () => Promise<void>): Promise<void> => {
		await forgetWhatCame(pocket, ref)
		await keep()
		pump.nudge()
		await toList(page)
	}
	// What came to nothing may be put right and asked for again.
	page.visit = openVisit(one, pen, { ...written, done: words === null ? written.done : null }, onChange, onDone)
	showStage('visit')
	if (words !== null) sayProblem(words[language])
	await lineUp(page)
}

/** The key is let go of, and nothing of the day stands on the screen. */
export const closeDay = async (page: AlongPage): Promise<void> => {
	await leaveVisit(page)
	page.day?.release()
	page.day = null
	element('[data-visits]').replaceChildren()
}
