import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { agreeOnWriting, readLevel, readSequences, readTables, type Table } from './catalog.ts'
import { format, type Head, type SequenceState, writeEnd } from './format.ts'

const rowsAtOnce = 1000

/** Rows of one table as lines, a thousand at a time, so that memory stays flat. */
async function* rowsOf(tx: Db, table: Table): AsyncGenerator<readonly string[]> {
	const values = table.columns.map((column, at) => `${column.name}::text as "${at}"`)
	const order = table.key.map((column) => `${column.name}${column.collatable ? ' collate pg_catalog."C"' : ''}`)
	await sql
		.raw(
			`declare taken no scroll cursor for select ${values.join(', ')} from ${table.name} order by ${order.join(', ')}`,
		)
		.execute(tx)
	for (;;) {
		const { rows } = await sql.raw<Record<string, string | null>>(`fetch ${rowsAtOnce} from taken`).execute(tx)
		if (rows.length === 0) break
		yield rows.map((row) => JSON.stringify(table.columns.map((_, at) => row[at] ?? null)))
	}
	await sql.raw('close taken').execute(tx)
}

const stateOf = async (tx: Db, sequence: string): Promise<SequenceState> => {
	const { rows } = await sql
		.raw<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from ${sequence}`)
		.execute(tx)
	return { sequence, last: rows[0]?.last ?? '1', called: rows[0]?.called ?? false }
}

/**
 * The whole database of a municipality as it stood at one moment, line by line to `write`.
 * Reads only; others may work on meanwhile. The answer is the number of rows written.
 */
export const takeBackup = (
	db: Db,
	municipality: string,
	write: (lines: string) => Promise<void>,
	progress: (table: string, rows: number) => void = () => {},
): Promise<number> =>
	inTransaction(db, async (tx) => {
		await sql`set transaction isolation level repeatable read, read only`.execute(tx)
		await agreeOnWriting(tx)
		const seal = createHash('sha256')
		const put = async (lines: readonly string[]): Promise<void> => {
			const block = lines.map((line) => `${line}\n`).join('')
			seal.update(block)
			await write(block)
		}
		const head: Head = { backup: 'hjemmebesoeg', format, municipality, migrations: await readLevel(tx) }
		await put([JSON.stringify(head)])
		const tables = await readTables(tx)
		let count = 0
		for (const table of tables) {
			await put([JSON.stringify({ table: table.name, columns: table.columns.map((column) => column.name) })])
			for await (const lines of rowsOf(tx, table)) {
				await put(lines)
				count += lines.length
				progress(table.name, count)
			}
		}
		for (const sequence of await readSequences(tx)) await put([JSON.stringify(await stateOf(tx, sequence))])
		await write(`${writeEnd(count, seal.digest('hex'))}\n`)
		return count
	})
