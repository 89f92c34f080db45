import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Booking, Move, MoveTo, Purpose, Wish } from './booking.ts'

type Row = {
	id: BookingId
	staff: StaffId
	person: PersonId
	starts: string
	ends: string
	purpose: Purpose
	held_until: Day | null
	made_at: string
	made_by: StaffId | null
	confirmed_at: string | null
	released_at: string | null
	released_because: string | null
	joint: string | null
}

const columns = sql`id, staff, person, lower(during) as starts, upper(during) as ends, purpose, held_until, made_at, made_by, confirmed_at, released_at, released_because, joint`
const range = (span: Span) => sql`tstzrange(${span.from}::timestamptz, ${span.to}::timestamptz)`

const bookingOf = (row: Row): Booking => ({
	id: row.id,
	staff: row.staff,
	person: row.person,
	span: { from: instant(row.starts), to: instant(row.ends) },
	purpose: row.purpose,
	heldUntil: row.held_until,
	madeAt: instant(row.made_at),
	madeBy: row.made_by,
	confirmedAt: row.confirmed_at === null ? null : instant(row.confirmed_at),
	releasedAt: row.released_at === null ? null : instant(row.released_at),
	releasedBecause: row.released_because,
	joint: row.joint,
})

/** Null when the consultant or the citizen is taken then, or the key is in use. */
export const insertBooking = async (db: Db, at: Instant, wish: Wish): Promise<Booking | null> => {
	const { rows } = await sql<Row>`
		insert into booking.booking (staff, person, during, purpose, held_until, key, made_at, made_by, joint)
		values (${wish.staff}, ${wish.person}, ${range(wish.span)}, ${wish.purpose}, ${wish.heldUntil},
			coalesce(${wish.key ?? null}::text, gen_random_uuid()::text), ${at}, ${wish.by ?? null}, ${wish.joint ?? null})
		on conflict do nothing
		returning ${columns}`.execute(db)
	return rows[0] === undefined ? null : bookingOf(rows[0])
}

export const findByKey = async (db: Db, key: string): Promise<Booking | null> => {
	const { rows } = await sql<Row>`select ${columns} from booking.booking where key = ${key}`.execute(db)
	return rows[0] === undefined ? null : bookingOf(rows[0])
}

export const findById = async (db: Db, ids: readonly BookingId[]): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking where id = any(${[...ids]}::uuid[]) order by lower(during)`.execute(db)
	return rows.map(bookingOf)
}

/** The booking, locked until the transaction ends. */
export const lockBooking = async (db: Db, id: BookingId): Promise<Booking | null> => {
	const { rows } = await sql<Row>`select ${columns} from booking.booking where id = ${id} for update`.execute(db)
	return rows[0] === undefined ? null : bookingOf(rows[0])
}

export const isCitizenTaken = async (
	db: Db,
	person: PersonId,
	span: Span,
	except: BookingId | null,
): Promise<boolean> => {
	const { rows } = await sql`
		select 1 from booking.booking where person = ${person} and during && ${range(span)} and released_at is null
			and id is distinct from ${except}::uuid limit 1`.execute(db)
	return rows.length > 0
}

export const setFirm = async (db: Db, at: Instant, id: BookingId): Promise<void> => {
	await sql`update booking.booking set held_until = null, confirmed_at = ${at}
		where id = ${id} and released_at is null`.execute(db)
}

/** Held for an answer until a day, also when it was firm. */
export const setHeld = async (db: Db, id: BookingId, until: Day): Promise<void> => {
	await sql`update booking.booking set held_until = ${until}, confirmed_at = null
		where id = ${id} and released_at is null`.execute(db)
}

export const setReleased = async (db: Db, at: Instant, id: BookingId, why: string): Promise<void> => {
	await sql`update booking.booking set released_at = ${at}, released_because = ${why}
		where id = ${id} and released_at is null`.execute(db)
}

/** Frees every time of these citizens that is not over yet, held or firm. */
export const releaseOfPersons = async (
	db: Db,
	at: Instant,
	persons: readonly PersonId[],
	why: string,
): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		update booking.booking set released_at = ${at}, released_because = ${why}
		where person = any(${`{${persons.join(',')}}`}::uuid[]) and released_at is null and upper(during) > ${at}::timestamptz
		returning ${columns}`.execute(db)
	return rows.map(bookingOf)
}

/** Released times that touch the span and were released for one of the reasons, in order of time. */
export const releasedDuring = async (db: Db, span: Span, reasons: readonly string[]): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking
		where released_because = any(${[...reasons]}::text[]) and during && ${range(span)} order by lower(during), staff`.execute(
		db,
	)
	return rows.map(bookingOf)
}

/** Released times that touch the span and were firm when they were released, in order of time. */
export const calledOffDuring = async (db: Db, span: Span): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking
		where released_at is not null and held_until is null and during && ${range(span)} order by lower(during), staff`.execute(
		db,
	)
	return rows.map(bookingOf)
}

/** Frees every time still held after its last day. */
export const releaseHeldBefore = async (db: Db, at: Instant, on: Day, why: string): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		update booking.booking set released_at = ${at}, released_because = ${why}
		where held_until < ${on}::date and released_at is null returning ${columns}`.execute(db)
	return rows.map(bookingOf)
}

/** Standing bookings that touch the span, in order of time; of some consultants only, when named. */
export const standingDuring = async (
	db: Db,
	span: Span,
	staff: readonly StaffId[] | 'everyone',
): Promise<Booking[]> => {
	const whose = staff === 'everyone' ? sql`true` : sql`staff = any(${[...staff]}::uuid[])`
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking
		where released_at is null and during && ${range(span)} and ${whose} order by lower(during), staff`.execute(db)
	return rows.map(bookingOf)
}

export const ofPerson = async (db: Db, person: PersonId): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking where person = ${person} order by lower(during), made_at`.execute(db)
	return rows.map(bookingOf)
}

/** Whom the citizen has had or has a standing time with, newest first. */
export const consultantsOf = async (db: Db, person: PersonId): Promise<StaffId[]> => {
	const { rows } = await sql<{ staff: StaffId }>`
		select staff from booking.booking where person = ${person} and released_at is null
		group by staff order by max(lower(during)) desc`.execute(db)
	return rows.map((row) => row.staff)
}

/** Standing bookings of one joint visit. */
export const ofJoint = async (db: Db, joint: string): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking where joint = ${joint} and released_at is null order by id`.execute(db)
	return rows.map(bookingOf)
}

/** Standing bookings of one joint visit, locked until the transaction ends; always in one order, so that nobody waits for each other. */
export const lockJoint = async (db: Db, joint: string): Promise<Booking[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.booking where joint = ${joint} and released_at is null order by id for update`.execute(
		db,
	)
	return rows.map(bookingOf)
}

/** Others may join the booking from now on; what the joint visit is called comes back. */
export const openToOthers = async (db: Db, id: BookingId): Promise<string> => {
	const { rows } = await sql<{ joint: string }>`
		update booking.booking set joint = coalesce(joint, gen_random_uuid()) where id = ${id} returning joint`.execute(db)
	return rows[0]?.joint ?? ''
}

/**
 * Moves bookings together: the new time is claimed first, so that a taken one is a plain false and everything stands as before;
 * nobody can slip in between, for whoever wants either time waits until this transaction ends. Of several only those of one
 * joint visit can be claimed at one time; they stay joint in `joint`.
 */
export const claimAndMove = async (
	db: Db,
	at: Instant,
	bookings: readonly Booking[],
	to: MoveTo,
	joint: string | null,
): Promise<boolean> => {
	const ids = `{${bookings.map(({ id }) => id).join(',')}}`
	await sql`update booking.booking set released_at = ${at}, released_because = 'being moved' where id = any(${ids}::uuid[])`.execute(
		db,
	)
	const claims: BookingId[] = []
	for (const before of bookings) {
		const claim = await insertBooking(db, at, { ...before, staff: to.staff, span: to.span, joint })
		if (claim !== null) claims.push(claim.id)
	}
	await sql`delete from booking.booking where id = any(${`{${claims.join(',')}}`}::uuid[])`.execute(db)
	if (claims.length < bookings.length) {
		await sql`update booking.booking set released_at = null, released_because = null where id = any(${ids}::uuid[])`.execute(
			db,
		)
		return false
	}
	await sql`update booking.booking set released_at = null, released_because = null,
		staff = ${to.staff}, during = ${range(to.span)}, joint = ${joint}::uuid where id = any(${ids}::uuid[])`.execute(db)
	for (const { id, staff, span } of bookings)
		await sql`insert into booking.move (booking, staff, during, moved_at, moved_by, because)
			values (${id}, ${staff}, ${range(span)}, ${at}, ${to.by ?? null}, ${to.because})`.execute(db)
	return true
}

/** Where the bookings were before, oldest move first. */
export const movesOf = async (db: Db, ids: readonly BookingId[]): Promise<Move[]> => {
	const { rows } = await sql<{
		booking: BookingId
		staff: StaffId
		starts: string
		ends: string
		moved_at: string
		moved_by: StaffId | null
		because: string
	}>`
		select booking, staff, lower(during) as starts, upper(during) as ends, moved_at, moved_by, because
		from booking.move where booking = any(${[...ids]}::uuid[]) order by id`.execute(db)
	return rows.map((row) => ({
		booking: row.booking,
		staff: row.staff,
		span: { from: instant(row.starts), to: instant(row.ends) },
		movedAt: instant(row.moved_at),
		movedBy: row.moved_by,
		because: row.because,
	}))
}
