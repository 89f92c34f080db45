import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'

/** Agreements, hand-overs and closings of both stand with the one who stays. */
export const mergePerson = async (tx: Db, _at: Instant, { from, into }: Merging): Promise<void> => {
	await sql`update followup.agreement set person = ${into} where person = ${from}`.execute(tx)
	await sql`update followup.hand_over set person = ${into} where person = ${from}`.execute(tx)
	await sql`update followup.closing set person = ${into} where person = ${from}`.execute(tx)
}

/** Takes away what was agreed with somebody and how courses ended; how many rows that were. */
export const erasePerson = async (tx: Db, person: PersonId): Promise<number> => {
	const { rows } = await sql<{ erased: number }>`
		with moves as (
			delete from followup.move where agreement in (select id from followup.agreement where person = ${person}) returning 1
		), steps as (
			delete from followup.hand_over_step where hand_over in (select id from followup.hand_over where person = ${person}) returning 1
		), consents as (
			delete from followup.sharing_consent where hand_over in (select id from followup.hand_over where person = ${person}) returning 1
		), closings as (delete from followup.closing where person = ${person} returning 1)
		select (select count(*) from moves) + (select count(*) from steps) + (select count(*) from consents)
			+ (select count(*) from closings) as erased`.execute(tx)
	const agreements = await sql`delete from followup.agreement where person = ${person} returning 1`.execute(tx)
	const handOvers = await sql`delete from followup.hand_over where person = ${person} returning 1`.execute(tx)
	return (rows[0]?.erased ?? 0) + agreements.rows.length + handOvers.rows.length
}
