import { addDays, type Day } from '#kernel/day.ts'
import { type Clock, clock, instantAt, millisecondsOf, type Span } from '#kernel/instant.ts'
import type { ClosedDay } from '../working-time/closed-days.ts'
import { type Shift, worksOn } from '../working-time/pattern.ts'
import { type Stretch, spanOf, stretchOf, subtract } from './spans.ts'

export type VisitingHours = { readonly from: string; readonly to: string }

/**
 * One consultant's free time, first to last day inclusive: the pattern within the municipality's visiting hours,
 * less closed days, less what is taken (absence, fixed hours and bookings).
 * Nobody drives in this answer; `proposeTimes` and `freeTimesFor` leave room for that.
 */
export const freeSpans = (
	pattern: readonly Shift[],
	closed: readonly ClosedDay[],
	open: VisitingHours,
	taken: readonly Span[],
	from: Day,
	to: Day,
): Span[] => {
	const closing = new Map(closed.map((one) => [one.on, one.from]))
	const work: Stretch[] = []
	for (let on = from; on <= to; on = addDays(on, 1)) {
		const closes = closing.get(on)
		if (closes === null) continue
		const [opens, shuts] = [clock(open.from), earliest(clock(open.to), closes)]
		for (const shift of pattern)
			if (worksOn(shift, on)) work.push([moment(on, latest(shift.from, opens)), moment(on, earliest(shift.to, shuts))])
	}
	return subtract(work, taken.map(stretchOf)).map(spanOf)
}

const earliest = (a: Clock, b: Clock | undefined): Clock => (b !== undefined && b < a ? b : a)
const latest = (a: Clock, b: Clock): Clock => (a > b ? a : b)
const moment = (on: Day, at: Clock): number => millisecondsOf(instantAt(on, at))
