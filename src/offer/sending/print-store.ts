import { sql } from 'kysely'
import type { BatchId, OfferId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { lettersWhere, makesOffer } from '../letter/letter-store.ts'
import type { PrintFile } from './letter-file.ts'
import { goesByItself } from './sending-store.ts'
import type { Letter } from './written-letter.ts'

/** Letters of a batch are printed with it, all others on paper with the day's. */
const batchOf = sql`(select o.batch from offer.offer o where o.id = l.offer and ${makesOffer})`
const waitsForPrint = sql`l.channel = 'paper' and l.delivered_at is not null and l.print_file is null and l.carried_by is null`
const isOf = (batch: BatchId | null) => sql`${batchOf} is not distinct from ${batch}::uuid`

/** On paper and in no print file yet, in order of postal code, as the post wants them: of a batch, or of none. */
export const lettersToPrint = (db: Db, batch: BatchId | null): Promise<Letter[]> =>
	lettersWhere(db, sql`${waitsForPrint} and ${isOf(batch)} order by l.content -> 'to' ->> -1, l.id`)

/**
 * Batches with letters in no print file yet, of which no further letter on paper can come just now: the rest has gone, waits for
 * somebody to look, for the way it goes (`passedOver`), or for the batch to be continued.
 */
export const batchesToPrint = async (db: Db, passedOver: readonly OfferId[]): Promise<BatchId[]> => {
	const { rows } = await sql<{ id: BatchId }>`
		select b.id from offer.batch b
		where exists (select 1 from offer.offer o join offer.letter l on l.offer = o.id
				where o.batch = b.id and ${makesOffer} and ${waitsForPrint})
			and (b.stopped_at is not null or not exists (select 1 from offer.offer o
				left join offer.letter l on l.offer = o.id and ${makesOffer} and l.channel = 'paper'
				where o.batch = b.id and o.held_because is null and not o.id = any(${[...passedOver]}::uuid[])
					and ((o.made_on is null and o.ended_at is null)
						or (l.id is not null and ${goesByItself}))))
		order by b.approved_at`.execute(db)
	return rows.map(({ id }) => id)
}

/** Approved, and nothing is left of it that goes by itself. */
export const batchesDone = async (db: Db): Promise<BatchId[]> => {
	const { rows } = await sql<{ id: BatchId }>`
		select b.id from offer.batch b where b.approved_at is not null and b.finished_at is null
			and not exists (select 1 from offer.offer o
				left join offer.letter l on l.offer = o.id and ${makesOffer}
				where o.batch = b.id and o.held_because is null
					and ((o.made_on is null and o.ended_at is null)
						or (l.id is not null and ${goesByItself})
						or (${waitsForPrint})))
		order by b.approved_at`.execute(db)
	return rows.map(({ id }) => id)
}

/** The first number that no print file of the batch bears; one taken back leaves its number free. */
export const freePrintFile = async (db: Db, batch: BatchId): Promise<number> => {
	const { rows } = await sql<{ number: number }>`
		with used as (select distinct l.print_file as number from offer.letter l
			where l.print_file is not null and ${isOf(batch)} and l.offer in (select id from offer.offer where batch = ${batch}))
		select min(one.number) as number from (select 1 as number union select number + 1 from used) one
		where one.number not in (select number from used)`.execute(db)
	return rows[0]?.number ?? 1
}

/** One at a time puts together the letters of a day, until the transaction ends. */
export const lockPrintDay = async (tx: Db): Promise<void> => {
	await sql`select pg_advisory_xact_lock(7927115)`.execute(tx)
}

/** Whether the print file of a day has been made and stands. */
export const isPrinted = async (db: Db, number: number): Promise<boolean> => {
	const { rows } =
		await sql`select 1 from offer.letter l where l.print_file = ${number} and ${isOf(null)} limit 1`.execute(db)
	return rows.length > 0
}

/** The print file that the letter is in; null for Digital Post and before. */
export const printFileOf = async (db: Db, letter: string): Promise<PrintFile | null> => {
	const { rows } = await sql<{ number: number | null; batch: BatchId | null }>`
		select l.print_file as number, ${batchOf} as batch from offer.letter l where l.id = ${letter}`.execute(db)
	const [row] = rows
	return row === undefined || row.number === null ? null : { number: row.number, batch: row.batch }
}

/** A print file was taken back: its letters are to be put into another. */
export const takeOutOfPrintFile = async (db: Db, { batch, number }: PrintFile): Promise<void> => {
	await sql`update offer.letter l set print_file = null where l.print_file = ${number} and ${isOf(batch)}`.execute(db)
}

/** They are in this print file, and whatever kept them out of one before is over. */
export const setPrinted = async (db: Db, letters: readonly string[], file: number): Promise<void> => {
	await sql`update offer.letter set print_file = ${file}, last_fault = null, failing_since = null
		where id = any(${[...letters]}::uuid[])`.execute(db)
}
