import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { EventId, OfferId, PersonId, SeatId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong, manyRows } from '#platform/db/index.ts'
import type { Seat, SeatStanding } from './event.ts'

type Row = {
	id: SeatId
	event: EventId
	person: PersonId
	offer: OfferId | null
	companion: boolean
	number: number
	asked_at: string
	seated_at: string | null
	given_up_at: string | null
	given_up_because: string | null
	attended: boolean | null
}

const maybe = (written: string | null): Instant | null => (written === null ? null : instant(written))

const seatOf = (row: Row): Seat => ({
	id: row.id,
	event: row.event,
	person: row.person,
	offer: row.offer,
	companion: row.companion,
	number: row.number,
	askedAt: instant(row.asked_at),
	seatedAt: maybe(row.seated_at),
	givenUpAt: maybe(row.given_up_at),
	givenUpBecause: row.given_up_because,
	attended: row.attended,
})

const columns = sql`id, event, person, offer, companion, number, asked_at, seated_at, given_up_at, given_up_because, attended`

/** In the order they were asked for; also those given up. */
export const seatsAt = async (db: Db, event: EventId): Promise<Seat[]> => {
	const { rows } = await sql<Row>`select ${columns} from offer.seat where event = ${event} order by number`.execute(db)
	return rows.map(seatOf)
}

/** Of several events, by event. */
export const seatsByEvent = async (db: Db): Promise<ReadonlyMap<EventId, Seat[]>> => {
	const { rows } = await sql<Row>`select ${columns} from offer.seat order by number`.execute(db)
	return Map.groupBy(rows.map(seatOf), ({ event }) => event)
}

export const findSeat = async (db: Db, id: SeatId): Promise<Seat | null> => {
	const { rows } = await sql<Row>`select ${columns} from offer.seat where id = ${id}`.execute(db)
	return rows[0] === undefined ? null : seatOf(rows[0])
}

/** Seats and places that these citizens have had, oldest first. */
export const seatsOf = async (db: Db, whom: Among<PersonId>): Promise<Seat[]> => {
	const rows = await manyRows(
		db,
		sql<Row>`select ${columns} from offer.seat where ${isAmong('person', whom)} order by person, number`,
	)
	return rows.map(seatOf)
}

export type NewSeat = Pick<Seat, 'event' | 'person' | 'offer' | 'companion'> & { readonly by: StaffId | null }

export const insertSeat = async (db: Db, at: Instant, asked: NewSeat, isSeated: boolean): Promise<Seat> => {
	const { rows } = await sql<Row>`
		insert into offer.seat (event, person, offer, companion, asked_at, asked_by, seated_at)
		values (${asked.event}, ${asked.person}, ${asked.offer}, ${asked.companion}, ${at}, ${asked.by}, ${isSeated ? at : null})
		returning ${columns}`.execute(db)
	if (rows[0] === undefined) throw new Error('a seat was written and is not there')
	return seatOf(rows[0])
}

export const setSeated = async (db: Db, at: Instant, seat: SeatId): Promise<void> => {
	await sql`update offer.seat set seated_at = ${at} where id = ${seat}`.execute(db)
}

export const setCompanion = async (db: Db, seat: SeatId, companion: boolean): Promise<void> => {
	await sql`update offer.seat set companion = ${companion} where id = ${seat}`.execute(db)
}

export const setGivenUp = async (
	db: Db,
	at: Instant,
	seats: readonly SeatId[],
	because: string,
	by: StaffId | null,
): Promise<void> => {
	await sql`update offer.seat set given_up_at = ${at}, given_up_because = ${because}, given_up_by = ${by}
		where id = any(${[...seats]}::uuid[]) and given_up_at is null`.execute(db)
}

/** Standing seats of citizens at events to come, who are no more to be asked: the waiting list moves up within a minute. */
export const giveUpSeatsOf = async (
	db: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: string,
): Promise<void> => {
	await sql`update offer.seat set given_up_at = ${at}, given_up_because = ${because}
		where person = any(${[...persons]}::uuid[]) and given_up_at is null
			and exists (select from offer.event where event.id = seat.event and starts_at > ${at})`.execute(db)
}

/** Whatever was answered before, the offer's seat does not stand any more. */
export const giveUpSeatOfOffer = async (db: Db, at: Instant, offer: OfferId, by: StaffId | null): Promise<void> => {
	await sql`update offer.seat set given_up_at = ${at}, given_up_because = 'citizen', given_up_by = ${by}
		where offer = ${offer} and given_up_at is null
			and exists (select from offer.event where event.id = seat.event and starts_at > ${at})`.execute(db)
}

export const setAttended = async (
	db: Db,
	at: Instant,
	seats: readonly SeatId[],
	attended: boolean | null,
	by: StaffId,
): Promise<void> => {
	const [moment, who] = attended === null ? [null, null] : [at, by]
	await sql`update offer.seat set attended = ${attended}, attended_recorded_at = ${moment}, attended_recorded_by = ${who}
		where id = any(${[...seats]}::uuid[]) and given_up_at is null and attended is distinct from ${attended}`.execute(db)
}

/** The days of events that citizens came to. */
export const attendances = async (db: Db, whom: Among<PersonId>): Promise<ReadonlyMap<PersonId, Day[]>> => {
	const rows = await manyRows(
		db,
		sql<{ readonly person: PersonId; readonly on: Day }>`
		select seat.person, (event.starts_at at time zone 'Europe/Copenhagen')::date as "on"
		from offer.seat join offer.event on event.id = seat.event
		where seat.attended and ${isAmong('seat.person', whom)} order by seat.person, "on"`,
	)
	return new Map(
		[...Map.groupBy(rows, ({ person }) => person)].map(([person, days]) => [person, days.map(({ on }) => on)]),
	)
}

/** Seats of citizens at events that were not cancelled: those to come, and those they came to. */
export const seatsStanding = async (db: Db): Promise<ReadonlyMap<PersonId, SeatStanding[]>> => {
	const { rows } = await sql<{
		person: PersonId
		title: string
		starts_at: string
		attended: boolean | null
	}>`
		select seat.person, event.title, event.starts_at, seat.attended
		from offer.seat join offer.event on event.id = seat.event
		where seat.seated_at is not null and seat.given_up_at is null and event.cancelled_at is null
			and seat.attended is distinct from false
		order by event.starts_at, seat.id`.execute(db)
	const seats = rows.map(({ person, title, starts_at, attended }) => ({
		...{ person, title, attended: attended === true },
		at: instant(starts_at),
	}))
	return Map.groupBy(seats, ({ person }) => person)
}
