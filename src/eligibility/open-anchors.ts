import { type DayNumber, numberOfDate } from '#kernel/day-number.ts'
import type { Family, Rule, Window } from './compile/lower.ts'
import { type Step, stepFrom } from './compile/step.ts'
import type { Stretch } from './stretch.ts'

/** The first and last day of a rule's programme, where it has any. */
type Programme = Pick<Rule, 'begins' | 'ends'>

/** Facts know no earlier day. */
const earliest = numberOfDate(1800, 1, 1)
/** Nobody lives longer; a birth further back than that is a mistake, and no table is made for it. */
export const longestLife = 48_000
/** Stands for a window that is not open: earlier than any day, `never` included. */
export const closed = -0x7fffffff

/** The first anchor from which a step leads to a day or past it; steps never run backwards, so it is found by halving. */
export const firstAnchor = (step: Step, reaching: DayNumber, last: DayNumber): DayNumber => {
	let [low, high] = [earliest, last + 1]
	while (low < high) {
		const middle = (low + high) >> 1
		if (stepFrom(middle, step) >= reaching) high = middle
		else low = middle + 1
	}
	return low
}

/** The last anchor, up to `last`, from which a step leads to a day or not as far. */
export const lastAnchor = (step: Step, upTo: DayNumber, last: DayNumber): DayNumber =>
	firstAnchor(step, upTo + 1, last) - 1

/** Anchors between two days, and for each a day, or one for all. */
export type AnchorDays = {
	readonly from: DayNumber
	readonly to: DayNumber
	/** One day if it is the same for all; otherwise one for each anchor, `closed` where there is none after all. */
	readonly days: Int32Array
}

const asFewAsDo = (from: DayNumber, to: DayNumber, days: Int32Array): AnchorDays => {
	for (let at = 1; at < days.length; at++) if (days[at] !== days[0]) return { from, to, days }
	return { from, to, days: days.slice(0, 1) }
}

const overlaps = ({ until }: Window, anchor: DayNumber, from: DayNumber, stretch: Stretch): boolean => {
	if (until === null) return true
	const last = stepFrom(anchor, until)
	return last >= stretch.from && last >= from
}

/** The first day of the latest window that has begun by the end of the stretch and is open in it. */
const latestFrom = (windows: readonly Window[], at: number, anchor: DayNumber, stretch: Stretch): DayNumber => {
	for (let place = at; place >= 0; place--) {
		const window = windows[place]
		if (window === undefined) continue
		const from = stepFrom(anchor, window.from)
		if (from <= stretch.to && overlaps(window, anchor, from, stretch)) return from
	}
	return closed
}

const fourYears = 1461
/** In these years every fourth is a leap year, so what follows from a day follows four years later from the same date. */
const [evenFrom, evenTo] = [numberOfDate(1900, 3, 1), numberOfDate(2099, 12, 31)]

/** Where a step leads from each of a run of anchors. */
export const leadFrom = (step: Step, from: DayNumber, days: Int32Array): void => {
	for (let at = 0; at < days.length; at++) {
		const before = at - fourYears
		const repeated = before >= 0 && from + before >= evenFrom ? (days[before] as number) + fourYears : evenTo + 1
		days[at] = repeated <= evenTo ? repeated : stepFrom(from + at, step)
	}
}

/** Writes, for anchors for which no later window has begun by the end of the stretch, where the window at a place begins. */
const writeBegun = (windows: readonly Window[], place: number, from: DayNumber, stretch: Stretch, days: Int32Array) => {
	const window = windows[place]
	if (window === undefined || days.length === 0) return
	const opens = stepFrom(from, window.from)
	const isOpen = overlaps(window, from, opens, stretch)
	if (isOpen && opens === stepFrom(from + days.length - 1, window.from)) days.fill(opens)
	else if (isOpen && (stretch.from === stretch.to || window.until === null)) leadFrom(window.from, from, days)
	else for (let at = 0; at < days.length; at++) days[at] = latestFrom(windows, place, from + at, stretch)
}

/**
 * Anchors for which some window of a family is open in a stretch, each with the first day of the latest such window, which
 * is no earlier than the programme's own. Null when there is none.
 */
export const openAnchors = ({ windows }: Family, { begins, ends }: Programme, asked: Stretch): AnchorDays | null => {
	const [first, last] = [windows[0], windows.at(-1)]
	const stretch = { from: Math.max(asked.from, begins ?? asked.from), to: Math.min(asked.to, ends ?? asked.to) }
	if (first === undefined || last === undefined || stretch.from > stretch.to) return null
	const to = lastAnchor(first.from, stretch.to, stretch.to)
	const from = last.until === null ? asked.from - longestLife : firstAnchor(last.until, stretch.from, stretch.to)
	if (from > to) return null
	const days = new Int32Array(to - from + 1)
	let next = from
	for (let place = windows.length - 1; place >= 0 && next <= to; place--) {
		const end = Math.min(to, lastAnchor((windows[place] as Window).from, stretch.to, stretch.to))
		if (end < next) continue
		writeBegun(windows, place, next, stretch, days.subarray(next - from, end - from + 1))
		next = end + 1
	}
	if (begins !== null) for (const [at, day] of days.entries()) if (day !== closed && day < begins) days[at] = begins
	return asFewAsDo(from, to, days)
}

/** The first day of a window, and whether any of it is left, within the programme. */
const comes = ({ from, until }: Window, { begins, ends }: Programme, anchor: DayNumber, after: DayNumber): boolean => {
	const opens = Math.max(stepFrom(anchor, from), begins ?? after)
	if (opens <= after || (ends !== null && opens > ends)) return false
	return until === null || stepFrom(anchor, until) >= opens
}

/** Events up to a day that have given a window which begins after it. */
export const awaitedAnchors = (
	families: readonly Family[],
	programme: Programme,
	after: DayNumber,
): AnchorDays | null => {
	const windows = families.filter(({ byEvent }) => byEvent).flatMap((family) => family.windows)
	const toCome = (programme.begins ?? after) > after
	const first = windows.map(({ from, until }) => {
		if (!toCome) return firstAnchor(from, after + 1, after)
		return until === null ? earliest : firstAnchor(until, programme.begins ?? after, after)
	})
	const from = Math.min(after + 1, ...first)
	if (from > after) return null
	const days = Int32Array.from({ length: after - from + 1 }, (_, at) =>
		windows.some((window) => comes(window, programme, from + at, after)) ? after : closed,
	)
	return days.every((day) => day === closed) ? null : asFewAsDo(from, after, days)
}
