import { sql } from 'kysely'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** One letter to both of a couple: the row that bears the paper, and the others that go with it. */
export type JointLetter = {
	readonly carrier: string
	readonly others: readonly { readonly letter: string; readonly offer: OfferId; readonly isOpen: boolean }[]
}

/** Null for a letter to one. */
export const jointLetterOf = async (tx: Db, letter: string): Promise<JointLetter | null> => {
	const { rows } = await sql<{ carrier: string; letter: string; offer: OfferId; is_open: boolean }>`
		select coalesce(own.carried_by, own.id) as carrier, other.id as letter, other.offer, o.ended_at is null as is_open
		from offer.letter own
			join offer.letter other on other.id <> own.id and coalesce(other.carried_by, other.id) = coalesce(own.carried_by, own.id)
			join offer.offer o on o.id = other.offer
		where own.id = ${letter}`.execute(tx)
	const [first] = rows
	if (first === undefined) return null
	return { carrier: first.carrier, others: rows.map((row) => ({ ...row, isOpen: row.is_open })) }
}

/** The row stands by itself, whatever becomes of the other one's. */
export const partFromLetter = async (tx: Db, letter: string): Promise<void> => {
	await sql`update offer.letter set carried_by = null where id = ${letter} or carried_by = ${letter}`.execute(tx)
}

/** It lay in the outbox and was taken back before anybody had it: as if it had never been written, so that another can be. */
export const forgetLetter = async (tx: Db, letter: string): Promise<void> => {
	await sql`delete from offer.letter where id = ${letter}`.execute(tx)
}

const bothIn = sql`jsonb_array_elements(case when jsonb_typeof(l.content -> 'to-both') = 'array' then l.content -> 'to-both' else '[]' end)`

/** What was written to both forgets the one who is erased; where it has not gone it is as if it had never been written, and the other is written to alone. */
export const eraseFromJointLetters = async (tx: Db, person: PersonId): Promise<void> => {
	const isErased = sql`replace(one ->> 'code', '-', '') in (select code from offer.code where person = ${person})`
	const namesErased = sql`exists (select from ${bothIn} one where ${isErased})
		and l.offer in (select o.id from offer.offer own join offer.offer o on o.batch = own.batch
			where own.person = ${person} and o.person <> ${person})`
	await sql`update offer.letter l set carried_by = null
		where person = ${person} or carried_by in (select id from offer.letter where person = ${person})`.execute(tx)
	await sql`with unwritten as (
			delete from offer.letter l where ${namesErased} and l.delivered_at is null and l.withheld_at is null
				and exists (select from offer.offer o where o.id = l.offer and o.ended_at is null)
			returning l.offer)
		update offer.offer set made_on = null where id in (select offer from unwritten)`.execute(tx)
	await sql`update offer.letter l set content = l.content || jsonb_build_object(
			'to-both', (select jsonb_agg(one) from ${bothIn} one where not ${isErased}),
			'name', (select string_agg(one ->> 'name', ', ') from ${bothIn} one where not ${isErased}),
			'to', (select jsonb_agg(line order by place)
				from jsonb_array_elements_text(l.content -> 'to') with ordinality as lines (line, place)
				where line not in (select one ->> 'name' from ${bothIn} one where ${isErased})))
		where ${namesErased}`.execute(tx)
}
