import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { BatchId, BookingId, EventId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, instantOrNull } from '#kernel/instant.ts'
import { type Among, type Db, isAmong, manyRows } from '#platform/db/index.ts'
import type { Departure } from '#population/index.ts'
import { standsAs } from './answer/answer-store.ts'
import type { Chosen } from './batch/choose.ts'
import type { OfferMadeTo } from './batch/facts.ts'
import type { Decision } from './decision.ts'
import type { Contact, Due, Offer, OfferEnd, OfferGround, ProposedTime } from './offer.ts'

type Row = {
	id: OfferId
	person: PersonId
	batch: BatchId | null
	proposed_at: string
	standard: string
	grounds: OfferGround[]
	contact: Contact
	minutes: number
	due: Due
	staff: StaffId | null
	starts_at: string | null
	booking: BookingId | null
	answer_by: Day | null
	event: EventId | null
	made_on: Day | null
	ended_at: string | null
	ended_because: OfferEnd | null
	ended_words: string | null
	ended_by: StaffId | null
	not_before: Day | null
	held_because: string | null
}

const offerOf = (row: Row): Offer => ({
	id: row.id,
	person: row.person,
	batch: row.batch,
	proposedAt: instant(row.proposed_at),
	standard: row.standard,
	grounds: row.grounds,
	contact: row.contact,
	minutes: row.minutes,
	due: row.due,
	time: row.staff === null || row.starts_at === null ? null : { staff: row.staff, from: instant(row.starts_at) },
	booking: row.booking,
	answerBy: row.answer_by,
	event: row.event,
	madeOn: row.made_on,
	endedAt: instantOrNull(row.ended_at),
	endedBecause: row.ended_because,
	endedWords: row.ended_words,
	endedBy: row.ended_by,
	notBefore: row.not_before,
	heldBecause: row.held_because,
})

const columns = sql`id, person, batch, proposed_at, standard, grounds, contact, minutes, due, staff, starts_at, booking,
	answer_by, event, made_on, ended_at, ended_because, ended_words, ended_by, not_before, held_because`

const offers = async (db: Db, where: ReturnType<typeof sql>): Promise<Offer[]> => {
	const { rows } = await sql<Row>`select ${columns} from offer.offer where ${where}`.execute(db)
	return rows.map(offerOf)
}

/** Null when the citizen already has an open offer. */
export const insertOffer = async (
	db: Db,
	at: Instant,
	batch: BatchId | null,
	chosen: Chosen,
	time: ProposedTime | null,
): Promise<Offer | null> => {
	const { rows } = await sql<Row>`
		insert into offer.offer (person, batch, proposed_at, standard, grounds, contact, minutes, due, staff, starts_at, event)
		values (${chosen.person}, ${batch}, ${at}, ${chosen.standard}, ${JSON.stringify(chosen.grounds)}::jsonb, ${chosen.contact},
			${chosen.minutes}, ${JSON.stringify(chosen.due)}::jsonb, ${time?.staff ?? null}, ${time?.from ?? null}, ${chosen.event ?? null})
		on conflict do nothing returning ${columns}`.execute(db)
	return rows[0] === undefined ? null : offerOf(rows[0])
}

export const findOffer = async (db: Db, id: OfferId): Promise<Offer | null> =>
	(await offers(db, sql`id = ${id}`))[0] ?? null

/** The offer, locked until the transaction ends. */
export const lockOffer = async (db: Db, id: OfferId): Promise<Offer | null> =>
	(await offers(db, sql`id = ${id} for update`))[0] ?? null

/** Locked until the transaction ends, in the order in which whoever locks several of one home or one file does. */
export const lockOffersInBatch = async (db: Db, batch: BatchId): Promise<void> => {
	await sql`select from offer.offer where batch = ${batch} order by id for update`.execute(db)
}

/** In the order they were proposed in: most urgent first. */
export const offersInBatch = async (db: Db, batch: BatchId): Promise<Offer[]> =>
	offers(db, sql`batch = ${batch} order by due ->> 'kind' = 'overdue' desc, due ->> 'on', id`)

/** Newest first. */
export const offersOfPerson = async (db: Db, person: PersonId): Promise<Offer[]> =>
	offers(db, sql`person = ${person} order by proposed_at desc, id`)

export const offersOfPersons = async (db: Db, persons: readonly PersonId[] | 'everyone'): Promise<Offer[]> =>
	offers(
		db,
		sql`${persons === 'everyone' ? sql`true` : sql`person = any(${[...persons]}::uuid[])`} order by person, proposed_at, id`,
	)

/** What was offered to whom and how it went, the oldest first; nothing that was never made, or lapsed: it serves no ground. */
export const offersMadeTo = async (db: Db, whom: Among<PersonId>): Promise<ReadonlyMap<PersonId, OfferMadeTo[]>> => {
	const rows = await manyRows(
		db,
		sql<OfferMadeTo & { readonly person: PersonId }>`
		select person, made_on as "madeOn", jsonb_path_query_array(grounds, '$[*].criterion') as criteria,
			event is not null as "isToEvent",
			event is not null and coalesce(ended_because in ('no', 'no_contact'), false) and not exists (
				select from offer.event held where held.id = offer.offer.event and held.cancelled_at <= ended_at) as "eventIsDeclined",
			case when ended_because = 'no_answer' then (ended_at at time zone 'Europe/Copenhagen')::date end as "silentOn",
			array(select a.given_on from offer.answer a where a.offer = offer.offer.id and a.kind in ('no', 'no_contact') and ${standsAs('a')}
				order by a.recorded_at, a.id) as "declinedOn"
		from offer.offer where made_on is not null and ended_because is distinct from 'lapsed' and ${isAmong('person', whom)} order by person, proposed_at, id`,
	)
	return Map.groupBy(rows, ({ person }) => person)
}

/** Batches in which these citizens have an offer without an end, in one order for whoever locks them. */
export const batchesOfOpenOffers = async (tx: Db, persons: readonly PersonId[]): Promise<BatchId[]> => {
	const { rows } = await sql<{ batch: BatchId }>`
		select distinct batch from offer.offer
		where person = any(${`{${persons.join(',')}}`}::uuid[]) and ended_at is null and batch is not null order by batch`.execute(
		tx,
	)
	return rows.map(({ batch }) => batch)
}

/** Offers of these citizens without an end, locked until the transaction ends. */
export const lockOpenOffersOf = async (db: Db, persons: readonly PersonId[]): Promise<Offer[]> =>
	offers(db, sql`person = any(${`{${persons.join(',')}}`}::uuid[]) and ended_at is null order by id for update`)

/** Made, and still without an end. */
export const offersAwaiting = async (db: Db): Promise<Offer[]> =>
	offers(db, sql`made_on is not null and ended_at is null order by answer_by, id`)

/** Those of them whose time is another than the last letter that named one said. */
export const offersHeldAnew = async (db: Db, id: OfferId | 'all' = 'all'): Promise<Offer[]> =>
	offers(
		db,
		sql`made_on is not null and ended_at is null and booking is not null and ${id === 'all' ? sql`true` : sql`id = ${id}`}
			and starts_at <> (select (l.content -> 'time' ->> 'at')::timestamptz from offer.letter l
				where l.offer = offer.offer.id and l.purpose in ('offer', 'reminder', 'change') and l.withheld_at is null
					and l.content -> 'time' ->> 'at' is not null
				order by l.written_at desc, l.id desc limit 1) order by id`,
	)

export const openOffersStanding = async (db: Db): Promise<Offer[]> =>
	offers(db, sql`ended_at is null order by proposed_at, id`)

/** Approved, not yet made, not held back, and of no batch that is stopped: what the sending has left to write. */
export const offersToSend = async (db: Db): Promise<OfferId[]> => {
	const { rows } = await sql<{ id: OfferId }>`
		select o.id from offer.offer o join offer.batch b on b.id = o.batch
		where b.approved_at is not null and b.stopped_at is null and o.made_on is null and o.ended_at is null
			and o.held_because is null
		order by b.approved_at, o.due ->> 'on', o.id`.execute(db)
	return rows.map((row) => row.id)
}

/** Made between the days, both included. */
export const offersMadeBetween = async (db: Db, from: Day, to: Day): Promise<Offer[]> =>
	offers(db, sql`made_on between ${from}::date and ${to}::date order by made_on, id`)

/** Who is not to be proposed now: an open offer, taken out for a while, or a standing wish not to be contacted. */
export const personsKeptOut = async (db: Db, today: Day): Promise<PersonId[]> => {
	const { rows } = await sql<{ person: PersonId }>`
		select person from offer.offer where ended_at is null
		union select person from offer.offer where ended_because = 'taken_out' and not_before > ${today}::date
		union select person from offer.opt_out
			where ended_on is null and (until is null or until >= ${today}::date)`.execute(db)
	return rows.map((row) => row.person)
}

/** Offers that went out and ended since a day because their citizens died, moved away or disappeared. */
export const offersLapsedSince = async (db: Db, since: Day, because: Departure): Promise<Offer[]> =>
	offers(
		db,
		sql`ended_because = 'lapsed' and ended_words = ${because}
			and (ended_at at time zone 'Europe/Copenhagen')::date >= ${since}::date and contact <> 'phone' order by ended_at, id`,
	)

/** Accepted offers made since a day that led to a visit at home. */
export const acceptedSince = async (db: Db, since: Day): Promise<Offer[]> =>
	offers(db, sql`ended_because = 'yes' and booking is not null and made_on >= ${since}::date order by id`)

/** Accepted offers and the time that was agreed on. */
export const timesAccepted = async (db: Db): Promise<{ readonly person: PersonId; readonly booking: BookingId }[]> => {
	const { rows } = await sql<{ person: PersonId; booking: BookingId }>`
		select person, booking from offer.offer where ended_because = 'yes' and booking is not null`.execute(db)
	return rows
}

export const setTime = async (
	db: Db,
	id: OfferId,
	time: ProposedTime | null,
	booking: BookingId | null,
): Promise<void> => {
	await sql`update offer.offer set staff = ${time?.staff ?? null}, starts_at = ${time?.from ?? null}, booking = ${booking}
		where id = ${id}`.execute(db)
}

/** An invitation is answered by the day of its event, everything else by the one given. */
export const setAnswerBy = async (db: Db, batch: BatchId, answerBy: Day): Promise<void> => {
	await sql`update offer.offer set answer_by =
			coalesce((select event.answer_by from offer.event where event.id = offer.offer.event), ${answerBy}::date)
		where batch = ${batch} and ended_at is null`.execute(db)
}

export const setMade = async (
	db: Db,
	id: OfferId,
	on: Day,
	answerBy: Day | null,
	grounds: readonly OfferGround[],
	decision: Decision | null,
): Promise<void> => {
	await sql`update offer.offer set made_on = ${on}, answer_by = ${answerBy}, grounds = ${JSON.stringify(grounds)}::jsonb,
			decision = coalesce(${decision === null ? null : JSON.stringify(decision)}::jsonb, decision), held_because = null
		where id = ${id}`.execute(db)
}

/** What the rules said when the offer was made; null before that, and for offers older than the keeping of decisions. */
export const decisionOn = async (db: Db, id: OfferId): Promise<Decision | null> => {
	const { rows } = await sql<{ decision: Decision | null }>`select decision from offer.offer where id = ${id}`.execute(
		db,
	)
	return rows[0]?.decision ?? null
}

/** Its letter never went out: nothing was offered. */
export const setNotMade = async (db: Db, id: OfferId): Promise<void> => {
	await sql`update offer.offer set made_on = null where id = ${id}`.execute(db)
}

export const setHeld = async (db: Db, id: OfferId, because: string | null): Promise<void> => {
	await sql`update offer.offer set held_because = ${because} where id = ${id}`.execute(db)
}

export type End = {
	readonly because: OfferEnd
	readonly words: string | null
	readonly by: StaffId | null
	readonly notBefore?: Day | null
}

export const setEnded = async (db: Db, at: Instant, id: OfferId, end: End): Promise<void> => {
	await sql`update offer.offer set ended_at = ${at}, ended_because = ${end.because}, ended_words = ${end.words}, ended_by = ${end.by},
		not_before = ${end.notBefore ?? null} where id = ${id}`.execute(db)
}

/** Opens it again: put back into its batch, or waiting for an answer once more. */
export const setOpen = async (db: Db, id: OfferId): Promise<boolean> => {
	const { rows } = await sql`
		update offer.offer set ended_at = null, ended_because = null, ended_words = null, ended_by = null, not_before = null
		where id = ${id} and not exists (
			select 1 from offer.offer other where other.person = offer.offer.person and other.ended_at is null and other.id <> ${id})
		returning id`.execute(db)
	return rows.length > 0
}
