import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { VisitingHours } from '../free-time/free-spans.ts'
import { type FixedHours, fixedProblem, isSameFixed } from './fixed-hours.ts'
import * as store from './fixed-hours-store.ts'
import type { ShiftProblem } from './pattern.ts'
import { endLine } from './week-line-store.ts'
import { shiftsOf } from './working-time-store.ts'

/** Several fixed things of a week at once, all or none; recorded twice they are still there once. `detail` is the weekday in the way. */
export const addFixedHours = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	lines: readonly FixedHours[],
	open: VisitingHours,
	by: StaffId | null,
): Promise<Outcome<null, ShiftProblem>> =>
	inTransaction(db, async (tx) => {
		const shifts = await shiftsOf(tx, [staff])
		for (const line of lines) {
			const fixed = await store.fixedHoursOf(tx, [staff])
			if (fixed.some((other) => isSameFixed(other, line))) continue
			const problem = fixedProblem(line, { shifts, fixed }, open, dayOf(at))
			if (problem !== null) return no(problem, String(line.weekday))
			if ((await store.insertFixed(tx, at, staff, line, by)) === null)
				return no('overlaps_another', String(line.weekday))
		}
		return yes(null)
	})

/** The line counts until this day inclusive; ended before it began, it is gone. */
export const endFixedHours = async (db: Db, staff: StaffId, line: string, lastDay: Day): Promise<void> =>
	endLine(db, 'fixed_hours', staff, line, lastDay)
