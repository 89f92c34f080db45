import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { EventId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { CollectiveEvent, NewEvent } from './event.ts'
import type { Invitable } from './event-choice.ts'

type Row = {
	id: EventId
	title: string
	place: string
	starts_at: string
	ends_at: string
	seats: number
	companions: boolean
	answer_by: Day
	made_by: StaffId
	cancelled_at: string | null
	cancelled_because: string | null
}

const eventOf = (row: Row): CollectiveEvent => ({
	id: row.id,
	title: row.title,
	place: row.place,
	span: { from: instant(row.starts_at), to: instant(row.ends_at) },
	seats: row.seats,
	companions: row.companions,
	answerBy: row.answer_by,
	madeBy: row.made_by,
	cancelledAt: row.cancelled_at === null ? null : instant(row.cancelled_at),
	cancelledBecause: row.cancelled_because,
})

const columns = sql`id, title, place, starts_at, ends_at, seats, companions, answer_by, made_by, cancelled_at, cancelled_because`

const events = async (db: Db, rest: ReturnType<typeof sql>): Promise<CollectiveEvent[]> => {
	const { rows } = await sql<Row>`select ${columns} from offer.event ${rest}`.execute(db)
	return rows.map(eventOf)
}

/** `key` is the form's own: sent twice, the event is made once and given again. */
export const insertEvent = async (db: Db, at: Instant, key: string, made: NewEvent): Promise<EventId> => {
	await sql`
		insert into offer.event (key, title, place, starts_at, ends_at, seats, companions, answer_by, made_at, made_by)
		values (${key}, ${made.title}, ${made.place}, ${made.span.from}, ${made.span.to}, ${made.seats}, ${made.companions},
			${made.answerBy}, ${at}, ${made.madeBy})
		on conflict on constraint event_is_made_once do nothing`.execute(db)
	const { rows } = await sql<{ id: EventId }>`select id from offer.event where key = ${key}`.execute(db)
	if (rows[0] === undefined) throw new Error('an event was written and is not there')
	return rows[0].id
}

export const findEvents = async (db: Db, ids: readonly EventId[]): Promise<ReadonlyMap<EventId, CollectiveEvent>> =>
	new Map((await events(db, sql`where id = any(${[...ids]}::uuid[])`)).map((event) => [event.id, event]))

export const findEvent = async (db: Db, id: EventId): Promise<CollectiveEvent | null> =>
	(await findEvents(db, [id])).get(id) ?? null

/** The event, locked until the transaction ends: its seats are given one at a time. */
export const lockEvent = async (db: Db, id: EventId): Promise<CollectiveEvent | null> =>
	(await events(db, sql`where id = ${id} for update`))[0] ?? null

/** Newest first. */
export const everyEvent = async (db: Db): Promise<CollectiveEvent[]> =>
	events(db, sql`order by starts_at desc, id limit 500`)

/** Neither begun nor cancelled, with somebody on the waiting list. */
export const eventsWithAList = async (db: Db, at: Instant): Promise<EventId[]> => {
	const { rows } = await sql<{ id: EventId }>`
		select id from offer.event where cancelled_at is null and starts_at > ${at} and exists (
			select from offer.seat where seat.event = event.id and seated_at is null and given_up_at is null)
		order by id`.execute(db)
	return rows.map((row) => row.id)
}

/** Events to come, the first first, with the seats that are neither taken nor promised by an invitation still open. */
export const invitableEvents = async (db: Db, at: Instant): Promise<Invitable[]> => {
	const { rows } = await sql<Invitable>`
		select id, answer_by as "answerBy", seats
			- (select coalesce(sum(case when companion then 2 else 1 end), 0) from offer.seat
				where seat.event = event.id and given_up_at is null)::integer
			- (select count(*) from offer.offer invited where invited.event = event.id and ended_at is null
				and not exists (select from offer.seat where seat.event = event.id and seat.person = invited.person and given_up_at is null))::integer
			as room
		from offer.event where cancelled_at is null and starts_at > ${at} order by starts_at, id`.execute(db)
	return rows
}

/** Offers that invite to an event and have no end yet. */
export const openInvitations = async (
	db: Db,
	event: EventId,
): Promise<{ readonly offer: OfferId; readonly person: PersonId; readonly isMade: boolean }[]> => {
	const { rows } = await sql<{ offer: OfferId; person: PersonId; isMade: boolean }>`
		select id as offer, person, made_on is not null as "isMade" from offer.offer
		where event = ${event} and ended_at is null order by id`.execute(db)
	return rows
}

/** The latest offer that invited a citizen to an event, whatever became of it; null when none did. */
export const invitationTo = async (db: Db, event: EventId, person: PersonId): Promise<OfferId | null> => {
	const { rows } = await sql<{ id: OfferId }>`
		select id from offer.offer where event = ${event} and person = ${person} and made_on is not null
		order by proposed_at desc, id limit 1`.execute(db)
	return rows[0]?.id ?? null
}

export const setCancelled = async (db: Db, at: Instant, id: EventId, by: StaffId, because: string): Promise<void> => {
	await sql`update offer.event set cancelled_at = ${at}, cancelled_by = ${by}, cancelled_because = ${because} where id = ${id}`.execute(
		db,
	)
}

export const setSeats = async (db: Db, id: EventId, seats: number): Promise<void> => {
	await sql`update offer.event set seats = ${seats} where id = ${id}`.execute(db)
}
