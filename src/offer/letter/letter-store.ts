import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Letter } from '../sending/written-letter.ts'
import type { Channel, Purpose, Written } from './letter.ts'
import type { LetterSent } from './tell-letter.ts'

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
	deliveredAt: instantOrNull(row.delivered_at),
})

const columns = sql`l.id, l.person, l.offer, l.purpose, l.occasion, l.dated, l.channel, l.content, l.written_at, l.delivered_at`

/** For the stores of this room: the letter `l` makes its offer; it is not one sent again on paper. */
export const makesOffer = sql`l.purpose = 'offer' and l.occasion = ''`

/** For the stores of this room: letters `l` that answer to a condition. */
export const lettersWhere = async (db: Db, where: ReturnType<typeof sql>): Promise<Letter[]> => {
	const { rows } = await sql<Row>`select ${columns} from offer.letter l where ${where}`.execute(db)
	return rows.map(letterOf)
}

/** False when this letter has been written before: there is never a second one of an offer, a purpose and an occasion. */
export const insertLetter = async (
	db: Db,
	letter: Omit<Letter, 'deliveredAt'>,
	{ askedBy = null, carriedBy = null }: { readonly askedBy?: StaffId | null; readonly carriedBy?: string | null } = {},
): Promise<boolean> => {
	const { rows } = await sql`
		insert into offer.letter (id, person, offer, purpose, occasion, dated, written_at, template, language, channel, content,
			asked_by, carried_by)
		values (${letter.id}, ${letter.person}, ${letter.offer}, ${letter.purpose}, ${letter.occasion}, ${letter.dated},
			${letter.writtenAt}, ${letter.content.template}, ${letter.content.language}, ${letter.channel},
			${JSON.stringify(letter.content)}::jsonb, ${askedBy}, ${carriedBy})
		on conflict on constraint one_letter_an_offer_and_purpose do nothing returning id`.execute(db)
	return rows.length > 0
}

/** The letter that made the offer. */
export const letterOfOffer = async (db: Db, offer: OfferId): Promise<Letter | null> => {
	const [letter] = await lettersWhere(db, sql`l.offer = ${offer} and ${makesOffer}`)
	return letter ?? null
}

/** Letters of these citizens, beside those that make offers, that have not gone or may still lie in the outbox; locked until the transaction ends. */
export const lockLettersOf = (tx: Db, persons: readonly PersonId[]): Promise<Letter[]> =>
	lettersWhere(
		tx,
		sql`l.person = any(${`{${persons.join(',')}}`}::uuid[]) and not (${makesOffer})
			and l.withheld_at is null order by l.id for update`,
	)

/** It lay in the outbox and was taken back from there: it never went. */
export const setRecalled = async (db: Db, at: Instant, letter: string, because: string): Promise<void> => {
	await sql`update offer.letter set delivered_at = null, print_file = null, withheld_at = ${at}, withheld_because = ${because}
		where id = ${letter}`.execute(db)
}

export const lettersAsWritten = async (db: Db, offers: readonly OfferId[]): Promise<ReadonlyMap<OfferId, Written>> => {
	const { rows } = await sql<{ offer: OfferId; written_at: string; time: string | null }>`
		select l.offer, l.written_at, l.content -> 'time' ->> 'at' as time from offer.letter l
		where ${makesOffer} and l.offer = any(${[...offers]}::uuid[])`.execute(db)
	return new Map(rows.map((row) => [row.offer, { at: instant(row.written_at), time: instantOrNull(row.time) }]))
}

/** Letters and messages to one citizen that left, oldest first. */
export const lettersSentTo = async (
	db: Db,
	person: PersonId,
): Promise<(Omit<LetterSent, 'askedBy'> & { readonly askedBy: StaffId | null })[]> => {
	const { rows } = await sql<{
		purpose: Purpose
		occasion: string
		channel: Channel
		delivered_at: string
		time: string | null
		asked_by: StaffId | null
		failed_at: string | null
		detail: string
	}>`
		select l.purpose, l.occasion, l.channel, coalesce(l.delivered_at, carrier.delivered_at) as delivered_at,
			l.content -> 'time' ->> 'at' as time, l.asked_by, d.told_at as failed_at, coalesce(d.detail, '') as detail
		from offer.letter l
		left join offer.letter carrier on carrier.id = l.carried_by
		left join offer.delivery d on d.letter = l.id and d.state = 'failed'
		where l.person = ${person} and coalesce(l.delivered_at, carrier.delivered_at) is not null
		order by l.written_at, l.id`.execute(db)
	return rows.map((row) => ({
		purpose: row.purpose,
		channel: row.channel,
		makesOffer: row.purpose === 'offer' && row.occasion === '',
		sentAt: instant(row.delivered_at),
		time: instantOrNull(row.time),
		askedBy: row.asked_by,
		failed: row.failed_at === null ? null : { at: instant(row.failed_at), because: row.detail },
	}))
}
