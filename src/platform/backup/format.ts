/**
 * A backup is lines of JSON, compressed: a head, then for each table its name and columns followed by its rows, then the
 * sequences, then an end that counts and seals all lines before it. A value is the text PostgreSQL writes for it, so that
 * either engine reads what the other wrote. Nothing in it depends on when it was taken: equal data give equal bytes.
 */
export const format = 1

export type Level = { readonly name: string; readonly hash: string }
export type Head = {
	readonly backup: 'hjemmebesoeg'
	readonly format: number
	readonly municipality: string
	readonly migrations: readonly Level[]
}
export type TableHead = { readonly table: string; readonly columns: readonly string[] }
export type SequenceState = { readonly sequence: string; readonly last: string; readonly called: boolean }

/** The last line: how many rows there are, and the seal over every line before it. */
export const writeEnd = (rows: number, sha256: string): string => JSON.stringify({ end: { rows, sha256 } })

export const readEnd = (written: string): { readonly rows: number; readonly sha256: string } | null => {
	const parts = /^\{"end":\{"rows":(\d+),"sha256":"([0-9a-f]{64})"\}\}$/.exec(written)
	return parts ? { rows: Number(parts[1]), sha256: parts[2] ?? '' } : null
}

/** One line understood; a row is kept as written, since only the database needs to read it. */
export type Line =
	| { readonly kind: 'head'; readonly head: Head }
	| { readonly kind: 'table'; readonly table: TableHead }
	| { readonly kind: 'row'; readonly written: string }
	| { readonly kind: 'sequence'; readonly sequence: SequenceState }
	| { readonly kind: 'end' }

/** What a line of a sealed backup says; null when the line is not one of ours. */
export const readLine = (written: string): Line | null => {
	if (written.startsWith('[') && written.endsWith(']')) return { kind: 'row', written }
	if (!written.startsWith('{') || !written.endsWith('}')) return null
	const said = JSON.parse(written) as Partial<Head & TableHead & SequenceState & { end: unknown }>
	if (said.backup === 'hjemmebesoeg') return { kind: 'head', head: said as Head }
	if (said.table !== undefined) return { kind: 'table', table: said as TableHead }
	if (said.sequence !== undefined) return { kind: 'sequence', sequence: said as SequenceState }
	if (said.end !== undefined) return { kind: 'end' }
	return null
}

export type Mismatch = 'other_format' | 'other_municipality' | 'older_backup' | 'newer_backup' | 'other_migrations'

/** Why a backup does not fit the program and the database at hand; null when it does. */
export const mismatch = (head: Head, municipality: string, here: readonly Level[]): Mismatch | null => {
	if (head.format !== format) return 'other_format'
	if (head.municipality !== municipality) return 'other_municipality'
	const shared = Math.min(head.migrations.length, here.length)
	const same = (at: number): boolean =>
		head.migrations[at]?.name === here[at]?.name && head.migrations[at]?.hash === here[at]?.hash
	if (Array.from({ length: shared }, (_, at) => at).some((at) => !same(at))) return 'other_migrations'
	if (head.migrations.length < here.length) return 'older_backup'
	return head.migrations.length > here.length ? 'newer_backup' : null
}
