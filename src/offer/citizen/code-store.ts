import { sql } from 'kysely'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

/** The personal code in letters about this offer, or in those about none: issued once, and the same ever after. */
export const giveCode = async (tx: Db, at: Instant, person: PersonId, offer: OfferId | null): Promise<string> => {
	const known = await codeOf(tx, person, offer)
	if (known !== null) return known
	const { rows } = await sql<{ code: string }>`
		insert into offer.code (person, offer, issued_at) values (${person}, ${offer}, ${at})
		on conflict do nothing returning code`.execute(tx)
	return rows[0]?.code ?? giveCode(tx, at, person, offer) // another was quicker, or two drew the same signs
}

/** Null until a letter has been written with it. */
export const codeOf = async (db: Db, person: PersonId, offer: OfferId | null): Promise<string | null> => {
	const of = offer === null ? sql`offer is null and person = ${person}` : sql`offer = ${offer}`
	const { rows } = await sql<{ code: string }>`select code from offer.code where ${of}`.execute(db)
	return rows[0]?.code ?? null
}

/** Whose any of these codes is. */
export const personsWithCodes = async (db: Db, codes: readonly string[]): Promise<PersonId[]> => {
	if (codes.length === 0) return []
	const { rows } = await sql<{ person: PersonId }>`
		select distinct person from offer.code where code = any(${`{${codes.join(',')}}`}::text[])`.execute(db)
	return rows.map(({ person }) => person)
}
