import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Standard } from './standard.ts'

export const selectVersions = async (db: Db): Promise<Standard[]> =>
	(await sql<{ content: Standard }>`select content from standard.version order by valid_from`.execute(db)).rows.map(
		({ content }) => content,
	)

/** The hash of each version on file, by its first day. */
export const selectHashes = async (db: Db): Promise<ReadonlyMap<Day, string>> => {
	const { rows } = await sql<{ from: Day; hash: string }>`
		select valid_from as "from", hash from standard.version`.execute(db)
	return new Map(rows.map(({ from, hash }) => [from, hash]))
}

type Version = { readonly standard: Standard; readonly file: string; readonly yaml: string }

/** Puts a version on file, or in place of one that is not yet in force. */
export const putVersion = async (db: Db, at: Instant, { standard, file, yaml }: Version): Promise<void> => {
	await sql`
		insert into standard.version (valid_from, valid_to, hash, file, written, content, loaded_at)
		values (${standard.validFrom}, ${standard.validTo}, ${standard.hash}, ${file}, ${yaml},
			${JSON.stringify(standard)}::jsonb, ${at})
		on conflict (valid_from) do update set valid_to = excluded.valid_to, hash = excluded.hash, file = excluded.file,
			written = excluded.written, content = excluded.content, loaded_at = excluded.loaded_at`.execute(db)
}
