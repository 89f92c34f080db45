import { sql } from 'kysely'
import type { BatchId, OfferId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { makesOffer } from '../letter/letter-store.ts'
import type { Batch } from './batch.ts'

type Row = {
	id: BatchId
	proposed_at: string
	proposed_by: StaffId | null
	without_time: number
	over_limit: number
	later_in_year: number
	approved_at: string | null
	approved_by: StaffId | null
	withdrawn_at: string | null
	finished_at: string | null
	stopped_at: string | null
	stopped_by: StaffId | null
}

const batchOf = (row: Row): Batch => ({
	id: row.id,
	proposedAt: instant(row.proposed_at),
	proposedBy: row.proposed_by,
	withoutTime: row.without_time,
	overLimit: row.over_limit,
	laterInYear: row.later_in_year,
	approvedAt: instantOrNull(row.approved_at),
	approvedBy: row.approved_by,
	withdrawnAt: instantOrNull(row.withdrawn_at),
	finishedAt: instantOrNull(row.finished_at),
	stoppedAt: instantOrNull(row.stopped_at),
	stoppedBy: row.stopped_by,
})

const columns = sql`id, proposed_at, proposed_by, without_time, over_limit, later_in_year, approved_at, approved_by, withdrawn_at,
	finished_at, stopped_at, stopped_by`

/** Null while another batch waits for approval. */
export const insertBatch = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	left: Pick<Batch, 'withoutTime' | 'overLimit' | 'laterInYear'>,
): Promise<Batch | null> => {
	const { rows } = await sql<Row>`
		insert into offer.batch (proposed_at, proposed_by, without_time, over_limit, later_in_year)
		values (${at}, ${by}, ${left.withoutTime}, ${left.overLimit}, ${left.laterInYear})
		on conflict do nothing returning ${columns}`.execute(db)
	return rows[0] === undefined ? null : batchOf(rows[0])
}

export const findBatch = async (db: Db, id: BatchId): Promise<Batch | null> => {
	const { rows } = await sql<Row>`select ${columns} from offer.batch where id = ${id}`.execute(db)
	return rows[0] === undefined ? null : batchOf(rows[0])
}

export const lockBatch = async (db: Db, id: BatchId): Promise<Batch | null> => {
	const { rows } = await sql<Row>`select ${columns} from offer.batch where id = ${id} for update`.execute(db)
	return rows[0] === undefined ? null : batchOf(rows[0])
}

export const waitingBatch = async (db: Db): Promise<Batch | null> => {
	const { rows } = await sql<Row>`
		select ${columns} from offer.batch where approved_at is null and withdrawn_at is null`.execute(db)
	return rows[0] === undefined ? null : batchOf(rows[0])
}

/** Newest first. */
export const everyBatch = async (db: Db, most: number): Promise<Batch[]> => {
	const { rows } = await sql<Row>`select ${columns} from offer.batch order by proposed_at desc limit ${most}`.execute(
		db,
	)
	return rows.map(batchOf)
}

export const setApproved = async (db: Db, at: Instant, id: BatchId, by: StaffId): Promise<void> => {
	await sql`update offer.batch set approved_at = ${at}, approved_by = ${by} where id = ${id}`.execute(db)
}

export const setWithdrawn = async (db: Db, at: Instant, id: BatchId, by: StaffId): Promise<void> => {
	await sql`update offer.batch set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id}`.execute(db)
}

/** Already stopped, the first stop stands. */
export const setStopped = async (db: Db, at: Instant, id: BatchId, by: StaffId): Promise<void> => {
	await sql`update offer.batch set stopped_at = ${at}, stopped_by = ${by} where id = ${id} and stopped_at is null`.execute(
		db,
	)
}

export const setContinued = async (db: Db, id: BatchId): Promise<void> => {
	await sql`update offer.batch set stopped_at = null, stopped_by = null where id = ${id}`.execute(db)
}

export const setFinished = async (db: Db, at: Instant, id: BatchId): Promise<void> => {
	await sql`update offer.batch set finished_at = ${at} where id = ${id} and finished_at is null`.execute(db)
}

/** Counts of offers by batch, for the list of batches. */
export const countsByBatch = async (db: Db): Promise<ReadonlyMap<BatchId, { offers: number; sent: number }>> => {
	const { rows } = await sql<{ batch: BatchId; offers: number; sent: number }>`
		select o.batch, count(*) filter (where o.ended_because is null or o.ended_because not in ('taken_out', 'withdrawn')) as offers,
			count(l.delivered_at) as sent
		from offer.offer o left join offer.letter l on l.offer = o.id and ${makesOffer}
		where o.batch is not null group by o.batch`.execute(db)
	return new Map(rows.map((row) => [row.batch, { offers: row.offers, sent: row.sent }]))
}

/** Offers of the batch whose letter lies in the outbox. */
export const deliveredIn = async (db: Db, batch: BatchId): Promise<ReadonlySet<OfferId>> => {
	const { rows } = await sql<{ offer: OfferId }>`
		select l.offer from offer.letter l join offer.offer o on o.id = l.offer
		where o.batch = ${batch} and ${makesOffer} and l.delivered_at is not null`.execute(db)
	return new Set(rows.map((row) => row.offer))
}

/** Offers of the batch whose letter is written and waits for somebody to look, each with the reason. */
export const heldIn = async (db: Db, batch: BatchId): Promise<ReadonlyMap<OfferId, string>> => {
	const { rows } = await sql<{ offer: OfferId; because: string }>`
		select l.offer, l.held_because as because from offer.letter l join offer.offer o on o.id = l.offer
		where o.batch = ${batch} and ${makesOffer} and l.held_because is not null
			and l.delivered_at is null and l.withheld_at is null`.execute(db)
	return new Map(rows.map((row) => [row.offer, row.because]))
}

/** A person has chosen the time in this letter; null: nobody has, the planner did. */
export const setTimeGiven = async (db: Db, offer: OfferId, by: StaffId | null): Promise<void> => {
	await sql`update offer.offer set time_given_by = ${by} where id = ${offer}`.execute(db)
}

/** Letters of the batch whose time a person has chosen. */
export const timesGivenIn = async (db: Db, batch: BatchId): Promise<ReadonlySet<OfferId>> => {
	const { rows } = await sql<{ id: OfferId }>`
		select id from offer.offer where batch = ${batch} and time_given_by is not null`.execute(db)
	return new Set(rows.map(({ id }) => id))
}
