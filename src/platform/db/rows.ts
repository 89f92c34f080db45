import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * The rows of a query that may give thousands, in its order. They come as one JSON value, because the embedded engine
 * takes its time over each row. Columns must be what JSON can say: text, numbers, true and false, days, JSON.
 */
export const manyRows = async <Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> => {
	const { rows } = await sql<{ many: Row[] }>`
		select coalesce(json_agg(one.*), '[]') as many from (${query}) as one`.execute(db)
	return rows[0]?.many ?? []
}
