import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { numbersOf } from '#population/actions.ts'
import type { Double, Merging } from '#population/index.ts'
import { sameCitizen } from './preventive-case.ts'

/** Of two open courses the one opened first goes on; the other is closed, and both are told. */
const closeLaterCase = (tx: Db, at: Instant, { from, into, by, on }: Merging): Promise<unknown> =>
	sql`update inquiry.preventive_case set closed_on = greatest(opened_on, ${on}::date), closed_at = ${at}, closed_by = ${by},
			closed_because = ${sameCitizen}
		where id = (
			select id from inquiry.preventive_case
			where person in (${from}, ${into}) and closed_on is null order by opened_on, opened_at, id offset 1 limit 1)`.execute(
		tx,
	)

/** One discharge told of both is one screening; what was decided on either stands with it, and it waits if either waited. */
const joinScreenings = async (tx: Db, { from, into }: Merging): Promise<Double[]> => {
	const pairs = sql`select a.id as absorbed, b.id as kept, a.withdrawn_at
		from inquiry.screening a join inquiry.screening b on b.discharged_on = a.discharged_on
		where a.person = ${from} and b.person = ${into}`
	await sql`update inquiry.screening_decision d set screening = pair.kept from (${pairs}) pair
		where d.screening = pair.absorbed`.execute(tx)
	await sql`update inquiry.screening s set withdrawn_at = null from (${pairs}) pair
		where s.id = pair.kept and pair.withdrawn_at is null`.execute(tx)
	const { rows } = await sql<{ row: unknown }>`delete from inquiry.screening s using (${pairs}) pair
		where s.id = pair.absorbed returning to_jsonb(s) as row`.execute(tx)
	return rows.map(({ row }) => ({ table: 'inquiry.screening', row }))
}

/** Every table of the room that names a citizen. */
const tables = [
	'notice',
	'preventive_case',
	'assessment',
	'exception',
	'further_visit',
	'referral',
	'hospital_notification',
	'hospital_correction',
	'screening',
] as const

/** What was learnt and decided about either stands with the one who stays. Gives back what cannot stand twice. */
export const mergePerson = async (tx: Db, at: Instant, merging: Merging): Promise<Double[]> => {
	const { from, into } = merging
	await closeLaterCase(tx, at, merging)
	const doubles = await joinScreenings(tx, merging)
	for (const table of tables)
		await sql`update ${sql.table(`inquiry.${table}`)} set person = ${into} where person = ${from}`.execute(tx)
	return doubles
}

/** Takes away what was learnt and decided about somebody, and who told it; how many rows that were. */
export const erasePerson = async (tx: Db, person: PersonId): Promise<number> => {
	const numbers = `{${(await numbersOf(tx, person)).join(',')}}`
	const referrals = sql`(select id from inquiry.referral where person = ${person} or cpr = any(${numbers}::text[]))`
	let erased = 0
	for (const statement of [
		sql`delete from inquiry.screening_decision where screening in (select id from inquiry.screening where person = ${person})`,
		sql`delete from inquiry.referral_step where referral in ${referrals}`,
		sql`delete from inquiry.referral_sender where referral in ${referrals}`,
		sql`delete from inquiry.referral where id in ${referrals}`,
		...tables.map((table) => sql`delete from ${sql.table(`inquiry.${table}`)} where person = ${person}`),
	])
		erased += (await sql`${statement} returning 1`.execute(tx)).rows.length
	return erased
}
