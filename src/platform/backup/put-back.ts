import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { agreeOnWriting, readForeignKeys, readLevel, readSequences, readTables, type Table } from './catalog.ts'
import { type Level, type Mismatch, mismatch, readEnd, readLine, type SequenceState } from './format.ts'

export type Refusal = Mismatch | 'not_a_backup' | 'broken_backup' | 'not_empty'

const rowsAtOnce = 500

const firstWithRows = async (tx: Db, tables: readonly Table[]): Promise<string | null> => {
	for (const table of tables) {
		const { rows } = await sql
			.raw<{ filled: boolean }>(`select exists (select from ${table.name}) as filled`)
			.execute(tx)
		if (rows[0]?.filled) return table.name.replaceAll('"', '')
	}
	return null
}

const insertRows = async (tx: Db, table: Table, rows: readonly string[]): Promise<void> => {
	const names = table.columns.map((column) => column.name).join(', ')
	const values = table.columns.map((column, at) => `(line.value ->> ${at})::${column.type}`).join(', ')
	await sql`insert into ${sql.raw(table.name)} (${sql.raw(names)}) overriding system value
		select ${sql.raw(values)} from jsonb_array_elements(${`[${rows.join(',')}]`}::text::jsonb) as line(value)`.execute(
		tx,
	)
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

/** Whether every line is there as it was written, down to the seal at the end; read before anything is changed. */
const sealHolds = async (lines: AsyncIterable<string>): Promise<boolean> => {
	const seal = createHash('sha256')
	let before: string | null = null
	for await (const line of lines) {
		if (before !== null) seal.update(`${before}\n`)
		before = line
	}
	const end = before === null ? null : readEnd(before)
	return end !== null && end.sha256 === seal.digest('hex')
}

/** Reads sealed lines into the tables. */
const readInto = async (
	tx: Db,
	tables: readonly Table[],
	lines: AsyncIterable<string>,
	progress: (rows: number) => void,
): Promise<Outcome<number, 'broken_backup'>> => {
	const byName = new Map(tables.map((table) => [table.name, table]))
	const known = new Set(await readSequences(tx))
	const sequences: SequenceState[] = []
	let table: Table | undefined
	let waiting: string[] = []
	let count = 0
	const flush = async (): Promise<void> => {
		if (table && waiting.length > 0) await insertRows(tx, table, waiting)
		count += waiting.length
		waiting = []
		progress(count)
	}
	for await (const written of lines) {
		const line = readLine(written)
		if (line?.kind === 'row') {
			waiting.push(line.written)
			if (waiting.length === rowsAtOnce) await flush()
			continue
		}
		await flush()
		if (line?.kind === 'table') {
			table = byName.get(line.table.table)
			const columns = table?.columns.map((column) => column.name).join()
			if (columns !== line.table.columns.join()) return no('broken_backup', line.table.table)
		}
		if (line?.kind === 'sequence') {
			if (!known.has(line.sequence.sequence)) return no('broken_backup', line.sequence.sequence)
			sequences.push(line.sequence)
		}
	}
	for (const { sequence, last, called } of sequences)
		await sql`select setval(${sequence}::regclass, ${last}::text::bigint, ${called}::boolean)`.execute(tx)
	return yes(count)
}

/** The first line; what follows is left unread. */
const firstOf = async (lines: AsyncIterable<string>): Promise<string> => {
	for await (const line of lines) return line
	return ''
}

/**
 * Puts a backup into a database that is migrated and empty: all of it or nothing. Others wait meanwhile.
 * `read` begins the file anew each time it is asked. The answer is the number of rows put back.
 */
export const putBack = async (
	db: Db,
	municipality: string,
	read: () => AsyncIterable<string>,
	progress: (rows: number) => void = () => {},
): Promise<Outcome<number, Refusal>> => {
	const first = await firstOf(read())
	if (!first.startsWith('{"backup":"hjemmebesoeg"')) return no('not_a_backup')
	if (!(await sealHolds(read()))) return no('broken_backup')
	const head = readLine(first)
	if (head?.kind !== 'head') return no('not_a_backup')
	return inTransaction(db, async (tx): Promise<Outcome<number, Refusal>> => {
		await agreeOnWriting(tx)
		const level = await readLevel(tx)
		const misfit = mismatch(head.head, municipality, level)
		if (misfit === 'other_municipality') return no(misfit, head.head.municipality)
		if (misfit !== null) return no(misfit, `${levelName(head.head.migrations)}, ${levelName(level)}`)
		const tables = await readTables(tx)
		if (tables.length > 0)
			await sql.raw(`lock table ${tables.map((table) => table.name).join(', ')} in access exclusive mode`).execute(tx)
		const filled = await firstWithRows(tx, tables)
		if (filled !== null) return no('not_empty', filled)
		return withoutTies(tx, tables, () => readInto(tx, tables, read(), progress))
	})
}

const levelName = (level: readonly Level[]): string => level.at(-1)?.name ?? 'none'
