import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Standard } from './standard.ts'

export const selectVersions = async (db: Db): Promise<Standard[]> =>
	(await sql<{ content: Standard }>`select content from standard.version order by valid_from`.execute(db)).rows.map(
		({ content }) => content,
	)

/** A version with the text it was read from; `file` is a path, or `draft:` and an id. */
export type WrittenVersion = { readonly standard: Standard; readonly file: string; readonly yaml: string }

/** Oldest first. */
export const selectWritten = async (db: Db): Promise<WrittenVersion[]> =>
	(
		await sql<WrittenVersion>`
			select content as standard, file, written as yaml from standard.version order by valid_from`.execute(db)
	).rows

/** Nobody else puts a version on file before the transaction ends; reading goes on. */
export const holdVersions = async (db: Db): Promise<void> => {
	await sql`lock table standard.version in share row exclusive mode`.execute(db)
}

/** Puts a version on file, or in place of one that is not yet in force. */
export const putVersion = async (db: Db, at: Instant, { standard, file, yaml }: WrittenVersion): Promise<void> => {
	await sql`
		insert into standard.version (valid_from, valid_to, hash, file, written, content, loaded_at)
		values (${standard.validFrom}, ${standard.validTo}, ${standard.hash}, ${file}, ${yaml},
			${JSON.stringify(standard)}::jsonb, ${at})
		on conflict (valid_from) do update set valid_to = excluded.valid_to, hash = excluded.hash, file = excluded.file,
			written = excluded.written, content = excluded.content, loaded_at = excluded.loaded_at`.execute(db)
}

/** The same written text, read by a program that knows more of the format. */
export const putReading = async (db: Db, on: Day, standard: Standard): Promise<void> => {
	await sql`
		update standard.version set hash = ${standard.hash}, content = ${JSON.stringify(standard)}::jsonb
		where valid_from = ${on}`.execute(db)
}
