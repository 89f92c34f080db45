import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import {
	agreeOnWriting,
	readForeignKeys,
	readLevel,
	readSequences,
	readTables,
	type Table,
} from './catalog.ts'
import { type End, type Mismatch, mismatch, readLine, type SequenceState } from './format.ts'

export type Refusal = Mismatch | 'not_a_backup' | 'broken_backup' | 'not_empty'

const rowsAtOnce = 500

const firstWithRows = async (tx: Db, tables: readonly Table[]): Promise<string | null> => {
	for (const table of tables) {
		const { rows } = await sql.raw<{ filled: boolean }>(`select exists (select from ${table.name}) as filled`).execute(tx)
		if (rows[0]?.filled) return table.name.replaceAll('"', '')
	}
	return null
}

const insertRows = async (tx: Db, table: Table, rows: readonly string[]): Promise<void> => {
	const names = table.columns.map((column) => column.name).join(', ')
	const values = table.columns.map((column, at) => `(line.value ->> ${at})::${column.type}`).join(', ')
	await sql`insert into ${sql.raw(table.name)} (${sql.raw(names)}) overriding system value
		select ${sql.raw(values)} from jsonb_array_elements(${`[${rows.join(',')}]`}::text::jsonb) as line(value)`.execute(tx)
}

/** Nothing is checked against other tables and no trigger runs until every row is back; then everything is checked at once. */
const withoutTies = async <Why extends string>(
	tx: Db,
	tables: readonly Table[],
	work: () => Promise<Outcome<number, Why>>,
): Promise<Outcome<number, Why>> => {
	const ties = await readForeignKeys(tx)
	for (const tie of ties) await sql.raw(`alter table ${tie.table} drop constraint ${tie.name}`).execute(tx)
	for (const table of tables) await sql.raw(`alter table ${table.name} disable trigger user`).execute(tx)
	const done = await work()
	if (!done.ok) return done
	await sql`set constraints all immediate`.execute(tx)
	for (const table of tables) await sql.raw(`alter table ${table.name} enable trigger user`).execute(tx)
	for (const tie of ties)
		await sql.raw(`alter table ${tie.table} add constraint ${tie.name} ${tie.definition}`).execute(tx)
	return done
}

/** Reads the lines after the head into the tables; the seal at the end must hold. */
const readInto = async (
	tx: Db,
	tables: readonly Table[],
	lines: AsyncIterator<string>,
	head: string,
	progress: (rows: number) => void,
): Promise<Outcome<number, 'broken_backup'>> => {
	const byName = new Map(tables.map((table) => [table.name, table]))
	const known = new Set(await readSequences(tx))
	const seal = createHash('sha256').update(`${head}\n`)
	const sequences: SequenceState[] = []
	let table: Table | undefined
	let waiting: string[] = []
	let at = 1
	const counted = { tables: 0, rows: 0 }
	const flush = async (): Promise<void> => {
		if (table && waiting.length > 0) await insertRows(tx, table, waiting)
		waiting = []
		progress(counted.rows)
	}
	let end: End['end'] | null = null
	for (let next = await lines.next(); !next.done; next = await lines.next()) {
		at += 1
		const line = end === null ? readLine(next.value) : null
		if (line === null || line.kind === 'head') return no('broken_backup', `line ${at}`)
		if (line.kind === 'end') {
			await flush()
			end = line.end
			continue
		}
		seal.update(`${next.value}\n`)
		if (line.kind === 'row') {
			if (!table) return no('broken_backup', `line ${at}`)
			waiting.push(line.written)
			counted.rows += 1
			if (waiting.length === rowsAtOnce) await flush()
		} else {
			await flush()
			if (line.kind === 'table') {
				table = byName.get(line.table.table)
				counted.tables += 1
				const columns = table?.columns.map((column) => column.name).join()
				if (columns !== line.table.columns.join()) return no('broken_backup', line.table.table)
			} else if (known.has(line.sequence.sequence)) sequences.push(line.sequence)
			else return no('broken_backup', line.sequence.sequence)
		}
	}
	if (end === null) return no('broken_backup', `the file ends after line ${at}`)
	if (end.rows !== counted.rows || end.tables !== counted.tables || end.sha256 !== seal.digest('hex'))
		return no('broken_backup', 'the seal at the end does not hold')
	for (const { sequence, last, called } of sequences)
		await sql`select setval(${sequence}::regclass, ${last}::text::bigint, ${called}::boolean)`.execute(tx)
	return yes(counted.rows)
}

/**
 * Puts a backup into a database that is migrated and empty: all of it or nothing. Others wait meanwhile.
 * The answer is the number of rows put back.
 */
export const putBack = (
	db: Db,
	municipality: string,
	written: AsyncIterable<string>,
	progress: (rows: number) => void = () => {},
): Promise<Outcome<number, Refusal>> =>
	inTransaction(db, async (tx): Promise<Outcome<number, Refusal>> => {
		await agreeOnWriting(tx)
		const lines = written[Symbol.asyncIterator]()
		const first = await lines.next()
		const head = first.done ? null : readLine(first.value)
		if (first.done || head?.kind !== 'head') return no('not_a_backup')
		const level = await readLevel(tx)
		const misfit = mismatch(head.head, municipality, level)
		if (misfit !== null)
			return no(misfit, `${head.head.municipality} · ${head.head.migrations.at(-1)?.name ?? '–'} · ${level.at(-1)?.name ?? '–'}`)
		const tables = await readTables(tx)
		if (tables.length > 0)
			await sql.raw(`lock table ${tables.map((table) => table.name).join(', ')} in access exclusive mode`).execute(tx)
		const filled = await firstWithRows(tx, tables)
		if (filled !== null) return no('not_empty', filled)
		return withoutTies(tx, tables, () => readInto(tx, tables, lines, first.value, progress))
	})
