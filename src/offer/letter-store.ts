import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { BatchId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Channel, Purpose, Written } from './letter.ts'
import type { Letter } from './written-letter.ts'

type Row = {
	id: string
	person: PersonId
	offer: OfferId | null
	purpose: Purpose
	occasion: string
	dated: Day
	channel: Channel
	content: Letter['content']
	written_at: string
	delivered_at: string | null
}

const letterOf = (row: Row): Letter => ({
	id: row.id,
	person: row.person,
	offer: row.offer,
	purpose: row.purpose,
	occasion: row.occasion,
	dated: row.dated,
	channel: row.channel,
	content: row.content,
	writtenAt: instant(row.written_at),
	deliveredAt: row.delivered_at === null ? null : instant(row.delivered_at),
})

const columns = sql`l.id, l.person, l.offer, l.purpose, l.occasion, l.dated, l.channel, l.content, l.written_at, l.delivered_at`

/** False when this letter has been written before: there is never a second one of an offer, a purpose and an occasion. */
export const insertLetter = async (
	db: Db,
	letter: Omit<Letter, 'deliveredAt'>,
	askedBy: StaffId | null,
): Promise<boolean> => {
	const { rows } = await sql`
		insert into offer.letter (id, person, offer, purpose, occasion, dated, written_at, template, language, channel, content, asked_by)
		values (${letter.id}, ${letter.person}, ${letter.offer}, ${letter.purpose}, ${letter.occasion}, ${letter.dated},
			${letter.writtenAt}, ${letter.content.template}, ${letter.content.language}, ${letter.channel},
			${JSON.stringify(letter.content)}::jsonb, ${askedBy})
		on conflict on constraint one_letter_an_offer_and_purpose do nothing returning id`.execute(db)
	return rows.length > 0
}

/** Has said that small type is hard to read. */
export const needsLargePrint = async (db: Db, person: PersonId): Promise<boolean> => {
	const { rows } = await sql`select 1 from offer.answer a join offer.offer o on o.id = a.offer
		where o.person = ${person} and 'sight' = any(a.needs) limit 1`.execute(db)
	return rows.length > 0
}

/** The letter that made the offer; not one sent again on paper. */
export const letterOfOffer = async (db: Db, offer: OfferId): Promise<Letter | null> => {
	const { rows } = await sql<Row>`
		select ${columns} from offer.letter l where l.offer = ${offer} and l.purpose = 'offer' and l.occasion = ''`.execute(
		db,
	)
	return rows[0] === undefined ? null : letterOf(rows[0])
}

/** Written and not yet in the outbox, oldest first. */
export const lettersNotDelivered = async (db: Db, most: number): Promise<Letter[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from offer.letter l where l.delivered_at is null and l.withheld_at is null order by l.written_at, l.id limit ${most}`.execute(
		db,
	)
	return rows.map(letterOf)
}

/** The letters of a batch that are printed and in no print file yet, in order of postal code, as the post wants them. */
export const lettersToPrint = async (db: Db, batch: BatchId): Promise<Letter[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from offer.letter l join offer.offer o on o.id = l.offer
		where o.batch = ${batch} and l.channel = 'paper' and l.delivered_at is not null and l.print_file is null order by l.content -> 'to' ->> -1, l.id`.execute(
		db,
	)
	return rows.map(letterOf)
}

/** The first number that no print file of the batch bears; one taken back leaves its number free. */
export const freePrintFile = async (db: Db, batch: BatchId): Promise<number> => {
	const { rows } = await sql<{ number: number }>`
		with used as (select distinct l.print_file as number from offer.letter l join offer.offer o on o.id = l.offer
			where o.batch = ${batch} and l.print_file is not null)
		select min(one.number) as number from (select 1 as number union select number + 1 from used) one
		where one.number not in (select number from used)`.execute(db)
	return rows[0]?.number ?? 1
}

/** The number of the print file that the letter is in; null for Digital Post and before. */
export const printFileOf = async (db: Db, letter: string): Promise<number | null> => {
	const { rows } = await sql<{ number: number | null }>`
		select print_file as number from offer.letter where id = ${letter}`.execute(db)
	return rows[0]?.number ?? null
}

/** A print file was taken back: its letters are to be put into another. */
export const takeOutOfPrintFile = async (db: Db, batch: BatchId, file: number): Promise<void> => {
	await sql`update offer.letter set print_file = null
		where print_file = ${file} and offer in (select id from offer.offer where batch = ${batch})`.execute(db)
}

/** It lay in the outbox and was taken back from there: it never went. */
export const setRecalled = async (db: Db, at: Instant, letter: string, because: string): Promise<void> => {
	await sql`update offer.letter set delivered_at = null, print_file = null, withheld_at = ${at}, withheld_because = ${because}
		where id = ${letter}`.execute(db)
}

export const setPrinted = async (db: Db, letters: readonly string[], file: number): Promise<void> => {
	await sql`update offer.letter set print_file = ${file} where id = any(${[...letters]}::uuid[])`.execute(db)
}

export const setDelivered = async (db: Db, at: Instant, letter: string): Promise<void> => {
	await sql`update offer.letter set delivered_at = ${at} where id = ${letter} and delivered_at is null`.execute(db)
}

/** Locks the letter until the transaction ends; false when it has gone out or was withheld meanwhile. */
export const lockNotDelivered = async (db: Db, letter: string): Promise<boolean> => {
	const { rows } = await sql`
		select id from offer.letter where id = ${letter} and delivered_at is null and withheld_at is null for update`.execute(
		db,
	)
	return rows.length > 0
}

/** The letter never goes out, because. */
export const setWithheld = async (db: Db, at: Instant, letter: string, because: string): Promise<void> => {
	await sql`update offer.letter set withheld_at = ${at}, withheld_because = ${because}
		where id = ${letter} and delivered_at is null`.execute(db)
}

export const countNotDelivered = async (db: Db): Promise<number> => {
	const { rows } = await sql<{
		count: number
	}>`select count(*) as count from offer.letter where delivered_at is null and withheld_at is null`.execute(db)
	return rows[0]?.count ?? 0
}

export const lettersAsWritten = async (db: Db, offers: readonly OfferId[]): Promise<ReadonlyMap<OfferId, Written>> => {
	const { rows } = await sql<{ offer: OfferId; written_at: string; time: string | null }>`
		select offer, written_at, content -> 'time' ->> 'at' as time from offer.letter
		where purpose = 'offer' and occasion = '' and offer = any(${[...offers]}::uuid[])`.execute(db)
	return new Map(
		rows.map((row) => [row.offer, { at: instant(row.written_at), time: row.time === null ? null : instant(row.time) }]),
	)
}
