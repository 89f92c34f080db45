import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Double, Merging } from '#population/index.ts'

/**
 * Where the absorbed citizen stood becomes past, and stands in the other's story; where they stand now is weighed anew.
 * A debt that both had on one ground of one day is one debt, and stands as long as either does.
 */
export const mergePerson = async (tx: Db, _at: Instant, { from, into, on }: Merging): Promise<Double[]> => {
	await sql`update eligibility.stance set ended_on = greatest(began_on, ${on}::date)
		where person = ${from} and ended_on is null`.execute(tx)
	await sql`update eligibility.stance set person = ${into} where person = ${from}`.execute(tx)
	const { rows } = await sql<{ row: unknown }>`
		delete from eligibility.debt d using eligibility.debt other
		where d.person in (${from}, ${into}) and other.person in (${from}, ${into}) and d.person <> other.person
			and other.criterion = d.criterion and other.owed_on = d.owed_on
			and (d.withdrawn_on is not null and other.withdrawn_on is null
				or (d.withdrawn_on is null) = (other.withdrawn_on is null) and d.person = ${from})
		returning to_jsonb(d) as row`.execute(tx)
	await sql`update eligibility.debt set person = ${into} where person = ${from}`.execute(tx)
	return rows.map(({ row }) => ({ table: 'eligibility.debt', row }))
}

/** Takes away where somebody stood and what was owed; how many rows that were. */
export const erasePerson = async (tx: Db, person: PersonId): Promise<number> => {
	const stances = await sql`delete from eligibility.stance where person = ${person} returning 1`.execute(tx)
	const debts = await sql`delete from eligibility.debt where person = ${person} returning 1`.execute(tx)
	return stances.rows.length + debts.rows.length
}
