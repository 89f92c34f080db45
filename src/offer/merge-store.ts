import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import { eraseFromJointLetters } from './letter/joint-letter-store.ts'
import { makesOffer } from './letter/letter-store.ts'
import { sameCitizen } from './merge.ts'

/** Letters of an offer that have not gone out never do; the one among them that makes the offer, or null. */
export const withholdLetters = async (tx: Db, at: Instant, offer: string): Promise<string | null> => {
	const { rows } = await sql<{ id: string; makes: boolean }>`
		update offer.letter l set withheld_at = ${at}, withheld_because = ${sameCitizen}, held_because = null
		where l.offer = ${offer} and l.delivered_at is null and l.withheld_at is null
		returning l.id, ${makesOffer} as makes`.execute(tx)
	return rows.find(({ makes }) => makes)?.id ?? null
}

/** Another wish of the citizen's stands in its place. */
export const replaceOptOut = async (tx: Db, at: Instant, id: string, { on, by }: Merging): Promise<void> => {
	await sql`update offer.opt_out set ended_on = greatest(begun_on, ${on}::date), ended_words = 'replaced', ended_at = ${at},
			ended_by = ${by}
		where id = ${id}`.execute(tx)
}

export const giveRows = async (tx: Db, { from, into, on }: Merging): Promise<void> => {
	await sql`update offer.offer set person = ${into} where person = ${from}`.execute(tx)
	await sql`update offer.opt_out set person = ${into} where person = ${from}`.execute(tx)
	await sql`update offer.call set person = ${into} where person = ${from}`.execute(tx)
	// Of two letters of one kind about no offer both stay: the one given away says whose it was.
	await sql`update offer.letter set person = ${into}, occasion = case when offer is null then occasion || ' ' || ${from} else occasion end
		where person = ${from}`.execute(tx)
	await sql`update offer.code set person = ${into} where person = ${from} and (offer is not null
		or not exists (select from offer.code own where own.person = ${into} and own.offer is null))`.execute(tx)
	await sql`delete from offer.answer_pass where code in (select code from offer.code where person = ${from})`.execute(
		tx,
	)
	await sql`delete from offer.wrong_code where code in (select code from offer.code where person = ${from})`.execute(tx)
	await sql`delete from offer.code where person = ${from}`.execute(tx)
	await sql`update offer.seat s set given_up_at = ${on}::date, given_up_because = ${sameCitizen}
		where person = ${from} and given_up_at is null and exists (
			select from offer.seat own where own.event = s.event and own.person = ${into} and own.given_up_at is null)`.execute(
		tx,
	)
	await sql`update offer.seat set person = ${into} where person = ${from}`.execute(tx)
	await sql`update offer.left_out l set person = ${into} where person = ${from}
		and not exists (select from offer.left_out own where own.batch = l.batch and own.person = ${into})`.execute(tx)
	await sql`delete from offer.left_out where person = ${from}`.execute(tx)
}

/** Takes away offers, letters, answers, calls and wishes; how many rows that were. */
export const erasePerson = async (tx: Db, person: PersonId): Promise<number> => {
	const offers = sql`(select id from offer.offer where person = ${person})`
	const letters = sql`(select id from offer.letter where person = ${person})`
	const codes = sql`(select code from offer.code where person = ${person})`
	await eraseFromJointLetters(tx, person)
	let erased = 0
	for (const statement of [
		sql`delete from offer.answer_pass where code in ${codes}`,
		sql`delete from offer.wrong_code where code in ${codes}`,
		sql`delete from offer.code where person = ${person}`,
		sql`delete from offer.delivery where letter in ${letters}`,
		sql`delete from offer.letter where person = ${person}`,
		sql`delete from offer.answer where offer in ${offers}`,
		sql`delete from offer.seat where person = ${person}`,
		sql`delete from offer.call where person = ${person}`,
		sql`delete from offer.left_out where person = ${person}`,
		sql`delete from offer.opt_out where person = ${person}`,
		sql`delete from offer.offer where person = ${person}`,
	])
		erased += (await sql`${statement} returning 1`.execute(tx)).rows.length
	return erased
}
