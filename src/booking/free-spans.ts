import { addDays, type Day } from '#kernel/day.ts'
import { type Clock, instantAt, millisecondsOf, type Span } from '#kernel/instant.ts'
import type { ClosedDay } from './closed-days.ts'
import { type Shift, worksOn } from './pattern.ts'
import { type Stretch, spanOf, stretchOf, subtract } from './spans.ts'

const earliestClock = (a: Clock, b: Clock | null): Clock => (b !== null && b < a ? b : a)
const moment = (on: Day, at: Clock): number => millisecondsOf(instantAt(on, at))

/**
 * One consultant's free time, first to last day inclusive: the pattern, less closed days, less absence, less what is booked.
 * Nobody drives in this answer; `proposeTimes` and `freeTimesFor` leave room for that.
 */
export const freeSpans = (
	pattern: readonly Shift[],
	closed: readonly ClosedDay[],
	absences: readonly Span[],
	booked: readonly Span[],
	from: Day,
	to: Day,
): Span[] => {
	const closing = new Map(closed.map((one) => [one.on, one.from]))
	const work: Stretch[] = []
	for (let on = from; on <= to; on = addDays(on, 1)) {
		const closes = closing.get(on)
		if (closes === null) continue
		for (const shift of pattern)
			if (worksOn(shift, on)) work.push([moment(on, shift.from), moment(on, earliestClock(shift.to, closes ?? null))])
	}
	return subtract(work, [...absences, ...booked].map(stretchOf)).map(spanOf)
}
