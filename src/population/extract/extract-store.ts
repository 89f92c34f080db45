import { sql } from 'kysely'
import { type Db, manyRows } from '#platform/db/index.ts'
import type { ImportId } from '../import/import-review.ts'
import type { Noted, Piece, Unread } from './extract-records.ts'

export const insertPieces = (db: Db, id: ImportId, pieces: readonly Piece[]): Promise<unknown> =>
	sql`insert into population.extract_record (import, cpr, file, line, described_on, records)
		select ${id}, p.cpr, p.file, p.line, p."describedOn", p.records
		from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb)
			as p(cpr text, file text, line integer, "describedOn" date, records text)`.execute(db)

export const lookAtPieces = (db: Db): Promise<unknown> => sql`analyze population.extract_record`.execute(db)

/** The next pieces by number after one, at most so many; a person's stand together. */
export const selectPieces = (db: Db, id: ImportId, after: string, limit: number): Promise<Piece[]> =>
	manyRows(
		db,
		sql<Piece>`select cpr, file, line, described_on as "describedOn", records from population.extract_record
			where import = ${id} and cpr > ${after} order by cpr limit ${limit}`,
	)

export const deletePieces = (db: Db, id: ImportId): Promise<unknown> =>
	sql`delete from population.extract_record where import = ${id}`.execute(db)

/** What was taken as it stands although it is unlikely, and what was not understood. */
export const saveNoted = async (
	db: Db,
	id: ImportId,
	noted: readonly Noted[],
	counts: Readonly<Record<string, number>>,
	unread: readonly Unread[],
): Promise<void> => {
	await sql`update population.import set noted = ${JSON.stringify(noted)}::jsonb, unread = ${JSON.stringify(counts)}::jsonb
		where id = ${id}`.execute(db)
	await sql`insert into population.unread_record (import, file, line, cpr, record)
		select ${id}, u.file, u.line, u.cpr, u.record
		from jsonb_to_recordset(${JSON.stringify(unread)}::jsonb) as u(file text, line integer, cpr text, record text)`.execute(
		db,
	)
}
