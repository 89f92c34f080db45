import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'

/** Visits of both stand with the one who stays, with their notes; what is signed stands as it was signed. */
export const mergePerson = async (tx: Db, _at: Instant, { from, into }: Merging): Promise<void> => {
	await sql`update visit.visit set person = ${into} where person = ${from}`.execute(tx)
	await sql`update visit.visit_along set person = ${into} where person = ${from}`.execute(tx)
	await sql`update visit.journal_erasure set person = ${into} where person = ${from}`.execute(tx)
	await sql`update visit.warning set person = ${into} where person = ${from}`.execute(tx)
}

const erase = async (tx: Db, statement: ReturnType<typeof sql>): Promise<number> =>
	(await sql`${statement} returning 1`.execute(tx)).rows.length

const visitsOf = (person: PersonId) => sql`(select id from visit.visit where person = ${person})`

/** Takes away what was written of somebody's visits, signed or not, and what devices delivered of it; how many rows that were. */
export const eraseWritten = async (tx: Db, person: PersonId): Promise<number> => {
	const notes = sql`(select id from visit.note where visit in ${visitsOf(person)})`
	let erased = 0
	for (const statement of [
		sql`delete from visit.entry where visit in ${visitsOf(person)}`,
		sql`delete from visit.visit_along where person = ${person}`,
		sql`delete from visit.correction where note in ${notes}`,
		sql`delete from visit.saved_draft where note in ${notes}`,
		sql`delete from visit.note where visit in ${visitsOf(person)}`,
	])
		erased += await erase(tx, statement)
	return erased
}

/** Takes away somebody's visits and all that was written of them, signed or not; how many rows that were. */
export const erasePerson = async (tx: Db, person: PersonId): Promise<number> => {
	const visits = visitsOf(person)
	let erased = await eraseWritten(tx, person)
	for (const statement of [
		sql`delete from visit.journal_erasure where person = ${person}`,
		sql`delete from visit.warning_review where warning in (select id from visit.warning where person = ${person})`,
		sql`delete from visit.warning where person = ${person}`,
		sql`delete from visit.acceptance where visit in ${visits}`,
		sql`delete from visit.recording_basis where visit in ${visits}`,
		sql`delete from visit.visit where person = ${person}`,
	])
		erased += await erase(tx, statement)
	return erased
}
