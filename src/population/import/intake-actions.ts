import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { type Source, stageExtracts } from '../extract/extract-actions.ts'
import { isExtract } from '../extract/extract-layout.ts'
import { takeFile } from '../transport.ts'
import { checkTogether } from './check-file.ts'
import type { FileKind } from './file-kind.ts'
import { stageImport, type Taking } from './import-actions.ts'
import type { Import } from './import-review.ts'
import { type ReadFile, unreadable } from './read-file.ts'

/** A table is held whole, so it may not be as large as an extract. */
const largestTable = 96 * 1024 * 1024

type Begun = Source & { readonly isExtract: boolean }

/** Looks at a file's first bytes and hands them on with the rest. */
const begin = async ({ file, bytes }: Source): Promise<Begun> => {
	const rest = bytes[Symbol.asyncIterator]()
	const first = await rest.next()
	const all = async function* () {
		if (first.done) return
		yield first.value
		yield* { [Symbol.asyncIterator]: () => rest }
	}
	return { file, bytes: all(), isExtract: first.done !== true && isExtract(first.value) }
}

/** All of a file's bytes, or null when there are more than a table may have. */
const whole = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> => {
	const parts: Uint8Array[] = []
	let length = 0
	for await (const part of bytes) {
		length += part.length
		if (length > largestTable) return null
		parts.push(part)
	}
	return Buffer.concat(parts)
}

const tooLarge = text(
	`filen er større end ${largestTable / 1024 / 1024} MB; del den`,
	`the file is larger than ${largestTable / 1024 / 1024} MB; divide it`,
)

const otherKind = text(
	'filerne er af forskellige slags; indlæs dem hver for sig',
	'the files are of different kinds; import them one at a time',
)

/** Files of one kind, read as one. */
export type Lot =
	| { readonly kind: 'extract'; readonly sources: readonly Source[] }
	| { readonly kind: Exclude<FileKind, 'extract'> | null; readonly files: readonly string[]; readonly read: ReadFile }

/** Who lives here comes first, then what is said of those; files that fit no kind before all, as nothing is taken in with them. */
const order = [null, 'population', 'extract', 'care_homes', 'help', 'visits'] as const

/** Files by their kind, told by their first bytes and headings, in the order in which they are to be taken in. */
export const sortFiles = async (sources: readonly Source[], on: Day): Promise<Lot[]> => {
	const begun: Begun[] = []
	for (const source of sources) begun.push(await begin(source))
	const tables: ReadFile[] = []
	const names = new Map<ReadFile, string>()
	for (const { file, bytes, isExtract } of begun) {
		if (isExtract) continue
		const all = await whole(bytes)
		const read = all === null ? unreadable(file, 1, tooLarge) : await takeFile(file, all, on)
		tables.push(read)
		names.set(read, file)
	}
	const extracts = begun.filter((one) => one.isExtract)
	return order.flatMap((kind): Lot[] => {
		if (kind === 'extract') return extracts.length === 0 ? [] : [{ kind, sources: extracts }]
		const alike = tables.filter((read) => read.kind === kind)
		if (alike.length === 0) return []
		return [{ kind, files: alike.flatMap((read) => names.get(read) ?? []), read: checkTogether(alike) }]
	})
}

type Intake = Taking & {
	readonly kommuneCode: string
	/** Of a list of help or of care homes: who or what is not on it is so no more. */
	readonly whole?: boolean
}
type TakenIn = { readonly staged: Import; readonly read: ReadFile | null }

/** Files of one kind taken in for review. `read` is null for extracts. */
export const takeLot = async (db: Db, at: Instant, lot: Lot, intake: Intake): Promise<TakenIn> => {
	if (lot.kind === 'extract') {
		const { whole: _, ...taking } = intake
		return { staged: await stageExtracts(db, at, { ...taking, sources: lot.sources }), read: null }
	}
	const { kommuneCode: _, ...taking } = intake
	const { files, read } = lot
	const on = read.asOf !== undefined && read.asOf < intake.on ? read.asOf : intake.on
	return { staged: await stageImport(db, at, { ...taking, on, files, read }), read }
}

/** Files of one kind taken in for review, whatever the kind; files of several are refused. */
export const takeIn = async (
	db: Db,
	at: Instant,
	{ sources, ...intake }: Intake & { readonly sources: readonly Source[] },
): Promise<TakenIn> => {
	const [first, second] = await sortFiles(sources, intake.on)
	const files = sources.map(({ file }) => file)
	const refused: Lot = { kind: null, files, read: unreadable(files.at(-1) ?? '', 1, otherKind) }
	const isOne = first !== undefined && (second === undefined || first.kind === null)
	return takeLot(db, at, isOne ? first : refused, intake)
}
