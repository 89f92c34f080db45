import { type Day, day, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, millisecondsOf, type Span } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Absence, AbsenceKind } from '../absence/absence.ts'
import { wholeDays } from '../absence/whole-days.ts'
import type { Booking } from '../booking.ts'
import type { VisitingHours } from '../free-time/free-spans.ts'
import { standingDuring } from '../store.ts'
import { type KnownFixedHours, leavesNothing } from './fixed-hours.ts'
import { fixedHoursOf } from './fixed-hours-store.ts'
import { isSameShift, type KnownShift, type Shift, type ShiftProblem, shiftProblem } from './pattern.ts'
import { endLine } from './week-line-store.ts'
import * as store from './working-time-store.ts'

/** One consultant's pattern, fixed hours and the absence that ends on `from` or later. */
export const workingTimeOf = async (
	db: Db,
	staff: StaffId,
	from: Day,
): Promise<{
	readonly shifts: readonly KnownShift[]
	readonly fixed: readonly KnownFixedHours[]
	readonly absences: readonly Absence[]
}> => ({
	shifts: await store.shiftsOf(db, [staff]),
	fixed: await fixedHoursOf(db, [staff]),
	absences: await store.absencesDuring(db, { from: wholeDays(from, from).from, to: endOfTime }, [staff]),
})
const endOfTime = wholeDays(day('2199-12-31'), day('2199-12-31')).to

/** Recorded twice it is still one line; with the hours between which visits are made, a line that gives none of them is refused. */
export const addShift = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	shift: Shift,
	by: StaffId | null,
	open?: VisitingHours,
): Promise<Outcome<KnownShift, ShiftProblem>> =>
	inTransaction(db, async (tx) => {
		const standing = await store.shiftsOf(tx, [staff])
		const same = standing.find((other) => isSameShift(other, shift))
		if (same !== undefined) return yes(same)
		const problem = shiftProblem(shift, standing, open)
		if (problem !== null) return no(problem)
		const fixed = await fixedHoursOf(tx, [staff])
		const from = later(shift.validFrom, dayOf(at))
		if (open !== undefined && leavesNothing({ shifts: [...standing, shift], fixed }, open, shift.weekday, from))
			return no('nothing_left')
		const added = await store.insertShift(tx, at, staff, shift, by)
		return added === null ? no('overlaps_another') : yes(added)
	})

/** Several lines at once, all or none; `detail` is the weekday that is in the way. */
export const addShifts = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	shifts: readonly Shift[],
	by: StaffId | null,
	open?: VisitingHours,
): Promise<Outcome<readonly KnownShift[], ShiftProblem>> =>
	inTransaction(db, async (tx) => {
		const added: KnownShift[] = []
		for (const shift of shifts) {
			const one = await addShift(tx, at, staff, shift, by, open)
			if (!one.ok) return no(one.why, String(shift.weekday))
			added.push(one.value)
		}
		return yes(added)
	})

/** The line counts until this day inclusive; ended before it began, it is gone. */
export const endShift = async (db: Db, staff: StaffId, shift: string, lastDay: Day): Promise<void> =>
	endLine(db, 'working_hours', staff, shift, lastDay)

/** Records absence; the bookings it hits stand until somebody moves or releases them, and come back. */
export const addAbsence = async (
	db: Db,
	at: Instant,
	absence: { readonly staff: StaffId; readonly span: Span; readonly kind: AbsenceKind },
	by: StaffId | null,
): Promise<Outcome<{ readonly hits: readonly Booking[] }, 'ends_before_it_begins'>> =>
	inTransaction(db, async (tx) => {
		if (millisecondsOf(absence.span.to) <= millisecondsOf(absence.span.from)) return no('ends_before_it_begins')
		await store.insertAbsence(tx, at, absence, by)
		return yes({ hits: await standingDuring(tx, absence.span, [absence.staff]) })
	})

export const removeAbsence = async (db: Db, staff: StaffId, absence: string): Promise<void> =>
	store.deleteAbsence(db, staff, absence)
