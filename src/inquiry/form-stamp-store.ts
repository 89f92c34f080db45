import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'

const signature = (milliseconds: string, key: string) => sql`
	encode(sha256(convert_to((select secret from inquiry.form_secret) || ${`:${milliseconds}:${key}`}::text, 'UTF8')), 'hex')`

/** What a form shown at a moment carries, so that its time can be believed when it comes back. */
export const stampOf = async (db: Db, milliseconds: number, key: string): Promise<string> => {
	await sql`insert into inquiry.form_secret (secret) values (gen_random_uuid()::text || gen_random_uuid()::text)
		on conflict (is_the_one) do nothing`.execute(db)
	const { rows } = await sql<{ signed: string }>`select ${signature(String(milliseconds), key)} as signed`.execute(db)
	return `${milliseconds}.${rows[0]?.signed ?? ''}`
}

/** The moment a form was shown; null when we never showed it. */
export const shownAt = async (db: Db, stamp: string, key: string): Promise<number | null> => {
	const [milliseconds = '', signed = ''] = /^(\d{12,14})\.([0-9a-f]{64})$/.exec(stamp)?.slice(1) ?? []
	if (milliseconds === '') return null
	const { rows } = await sql<{ ours: boolean }>`select ${signature(milliseconds, key)} = ${signed} as ours`.execute(db)
	return rows[0]?.ours === true ? Number(milliseconds) : null
}
