import { listStaff, staffNames } from '#access/actions.ts'
import { addDays, type Day, day, earlier, later } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf, type Span } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen, findCitizens } from '#population/actions.ts'
import type { Absence, AbsenceKind } from './absence.ts'
import type { Booking, NoTime, Wish } from './booking.ts'
import { closedDaysBetween } from './closed-days.ts'
import { freeSpans } from './free-spans.ts'
import type { FreeTime } from './free-time.ts'
import type { Hours } from './hours.ts'
import { isSameShift, type KnownShift, type Shift, type ShiftProblem, shiftProblem } from './pattern.ts'
import { rankFreeTimes } from './rank-free-times.ts'
import { asksForTheSame, isSameSpan } from './same-time.ts'
import * as store from './store.ts'
import { tell } from './tell.ts'
import { wholeDays } from './whole-days.ts'

/**
 * Takes a time. Of two wishes for one slot exactly one is granted, whatever the number of processes.
 * Asked again with the same `key`, the booking already made is given back, also when it has been released since.
 */
export const hold = async (db: Db, at: Instant, wish: Wish): Promise<Outcome<Booking, NoTime>> => {
	const made = await store.insertBooking(db, at, wish)
	if (made !== null) return yes(made)
	const before = wish.key === undefined ? null : await store.findByKey(db, wish.key)
	if (before !== null) return asksForTheSame(before, wish) ? yes(before) : no('key_means_another_time')
	return no(await whoIsBusy(db, wish.person, wish.span, null))
}

const whoIsBusy = async (db: Db, person: PersonId, span: Span, except: BookingId | null) =>
	(await store.isCitizenTaken(db, person, span, except)) ? 'citizen_is_busy' : 'consultant_is_busy'

/** A held time becomes firm; a firm one stays so. */
export const confirmBooking = async (
	db: Db,
	at: Instant,
	id: BookingId,
): Promise<Outcome<Booking, 'no_such_booking' | 'released'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockBooking(tx, id)
		if (before === null) return no('no_such_booking')
		if (before.releasedAt !== null) return no('released', before.releasedBecause ?? undefined)
		if (before.heldUntil !== null) await store.setFirm(tx, at, id)
		return yes({ ...before, heldUntil: null, confirmedAt: before.heldUntil === null ? before.confirmedAt : at })
	})

/** Frees the time, because; freed already, the first reason stands. */
export const releaseBooking = async (
	db: Db,
	at: Instant,
	id: BookingId,
	because: string,
): Promise<Outcome<Booking, 'no_such_booking' | 'because_is_empty'>> =>
	inTransaction(db, async (tx) => {
		if (because.trim() === '') return no('because_is_empty')
		await store.setReleased(tx, at, id, because.trim())
		const [after] = await store.findById(tx, [id])
		return after === undefined ? no('no_such_booking') : yes(after)
	})

/** Frees every time whose last day to answer lies before `on`; the freed ones come back. Run twice, the second frees nothing. */
export const releaseLapsed = async (db: Db, at: Instant, on: Day): Promise<Booking[]> =>
	store.releaseHeldBefore(db, at, on, 'not answered in time')

/** The same booking at another time or with another consultant; where it was before is kept. On a "no" nothing has changed. */
export const moveBooking = async (
	db: Db,
	at: Instant,
	id: BookingId,
	to: { readonly staff: StaffId; readonly span: Span; readonly because: string; readonly by?: StaffId | null },
): Promise<Outcome<Booking, NoTime | 'no_such_booking' | 'released'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockBooking(tx, id)
		if (before === null) return no('no_such_booking')
		if (before.releasedAt !== null) return no('released', before.releasedBecause ?? undefined)
		if (before.staff === to.staff && isSameSpan(before.span, to.span)) return yes(before)
		if (!(await store.claimAndMove(tx, at, before, to))) return no(await whoIsBusy(tx, before.person, to.span, id))
		return yes({ ...before, staff: to.staff, span: to.span })
	})

export const findBooking = async (db: Db, id: BookingId): Promise<Booking | null> =>
	(await store.findById(db, [id]))[0] ?? null
/** Released ones too. */
export const findBookings = async (db: Db, ids: readonly BookingId[]): Promise<ReadonlyMap<BookingId, Booking>> =>
	new Map((await store.findById(db, ids)).map((booking) => [booking.id, booking]))
/** Standing bookings of a day in order of time, held ones too. */
export const bookingsOn = async (db: Db, on: Day, staff?: StaffId): Promise<Booking[]> =>
	bookingsBetween(db, on, on, staff)
/** Standing bookings from first to last day inclusive. */
export const bookingsBetween = async (db: Db, from: Day, to: Day, staff?: StaffId): Promise<Booking[]> =>
	store.standingDuring(db, wholeDays(from, to), staff === undefined ? 'everyone' : [staff])
/** Every booking a citizen ever had, released ones too. */
export const bookingsOf = async (db: Db, person: PersonId): Promise<Booking[]> => store.ofPerson(db, person)

/** What the active consultants have free, first to last day inclusive, and what stands between. Computed, never stored. */
export const hoursOf = async (
	db: Db,
	municipality: Pick<Municipality, 'closedDays' | 'visitingHours'>,
	from: Day,
	to: Day,
	only?: StaffId,
): Promise<Hours> => {
	const days = wholeDays(from, to)
	const consultants = (await listStaff(db)).filter(
		(staff) => staff.roles.includes('consultant') && (only === undefined || staff.id === only),
	)
	const staff = consultants.map(({ id }) => id)
	const shifts = await store.shiftsOf(db, staff)
	const absences = await store.absencesDuring(db, days, staff)
	const bookings = await store.standingDuring(db, days, staff)
	const citizens = await findCitizens(db, [...new Set(bookings.map(({ person }) => person))])
	const closed = closedDaysBetween(municipality.closedDays, from, to)
	return consultants.flatMap((consultant) => {
		const first = later(from, consultant.activeFrom)
		const last = consultant.deactivatedOn === null ? to : earlier(to, addDays(consultant.deactivatedOn, -1))
		if (last < first) return []
		const theirs = <Line extends { readonly staff: StaffId }>(lines: readonly Line[]): Line[] =>
			lines.filter((line) => line.staff === consultant.id)
		const booked = theirs(bookings)
		const away = [...theirs(absences), ...booked].map(({ span }) => span)
		return {
			staff: consultant.id,
			free: freeSpans(theirs(shifts), closed, municipality.visitingHours, away, first, last),
			booked: booked.map(({ span, person }) => ({ span, person, place: placeOf(citizens.get(person)?.address) })),
		}
	})
}

const placeOf = (address: { readonly x: number | null; readonly y: number | null } | null | undefined) =>
	address === null || address === undefined || address.x === null || address.y === null
		? null
		: { x: address.x, y: address.y }

/** The best few free times for one citizen, best first, each with its reason; whoever visited last is preferred unless another is named. */
export const freeTimesFor = async (
	db: Db,
	municipality: Pick<Municipality, 'closedDays' | 'visitingHours'>,
	asked: {
		readonly person: PersonId
		readonly minutes: number
		readonly from: Day
		readonly to: Day
		readonly prefer?: StaffId | null
		readonly near?: Day | null
		readonly notBefore?: Instant
		readonly atMost?: number
	},
): Promise<FreeTime[]> => {
	const citizen = await findCitizen(db, asked.person)
	const [known] = await store.consultantsOf(db, asked.person)
	return rankFreeTimes(
		{
			minutes: asked.minutes,
			from: asked.from,
			to: asked.to,
			place: placeOf(citizen?.address),
			prefer: asked.prefer ?? known ?? null,
			near: asked.near ?? null,
			notBefore: asked.notBefore === undefined ? 0 : millisecondsOf(asked.notBefore),
			atMost: asked.atMost ?? 3,
		},
		await hoursOf(db, municipality, asked.from, asked.to),
	)
}

/** One consultant's pattern and the absence that ends on `from` or later. */
export const workingTimeOf = async (
	db: Db,
	staff: StaffId,
	from: Day,
): Promise<{ readonly shifts: readonly KnownShift[]; readonly absences: readonly Absence[] }> => ({
	shifts: await store.shiftsOf(db, [staff]),
	absences: await store.absencesDuring(db, { from: wholeDays(from, from).from, to: endOfTime }, [staff]),
})
const endOfTime = wholeDays(day('2199-12-31'), day('2199-12-31')).to

/** Recorded twice it is still one line. */
export const addShift = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	shift: Shift,
	by: StaffId | null,
): Promise<Outcome<KnownShift, ShiftProblem>> =>
	inTransaction(db, async (tx) => {
		const standing = await store.shiftsOf(tx, [staff])
		const same = standing.find((other) => isSameShift(other, shift))
		if (same !== undefined) return yes(same)
		const problem = shiftProblem(shift, standing)
		if (problem !== null) return no(problem)
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
): Promise<Outcome<readonly KnownShift[], ShiftProblem>> =>
	inTransaction(db, async (tx) => {
		const added: KnownShift[] = []
		for (const shift of shifts) {
			const one = await addShift(tx, at, staff, shift, by)
			if (!one.ok) return no(one.why, String(shift.weekday))
			added.push(one.value)
		}
		return yes(added)
	})

/** The line counts until this day inclusive; ended before it began, it is gone. */
export const endShift = async (db: Db, staff: StaffId, shift: string, lastDay: Day): Promise<void> =>
	store.endShift(db, staff, shift, lastDay)

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
		return yes({ hits: await store.standingDuring(tx, absence.span, [absence.staff]) })
	})

export const removeAbsence = async (db: Db, staff: StaffId, absence: string): Promise<void> =>
	store.deleteAbsence(db, staff, absence)

/** Times made, moved and released for one citizen. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const bookings = await store.ofPerson(db, person)
	return tell(
		bookings,
		await store.movesOf(
			db,
			bookings.map(({ id }) => id),
		),
		await staffNames(db),
	)
}
