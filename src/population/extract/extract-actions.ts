import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { settled, type Taking } from '../import/import-actions.ts'
import type { Import, ImportId } from '../import/import-review.ts'
import * as store from '../import/import-store.ts'
import * as judging from '../import/judge-store.ts'
import { comparable } from '../lives/registered.ts'
import { foldPerson } from './extract-person.ts'
import { type ExtractReader, extractReader, type Noted, type Piece } from './extract-records.ts'
import * as spooled from './extract-store.ts'

/** A file on its way in, a little at a time. */
export type Source = { readonly file: string; readonly bytes: AsyncIterable<Uint8Array> }

const chunk = 2000
/** Of an extract, as many pieces and letters as are written down at once. */
const piecesAtOnce = 1500
const lettersAtOnce = 2_000_000
/** More records than anybody has: not a person's. */
const mostLetters = 500_000
const mostNoted = 500

/**
 * Takes extracts in for review, read as one: records in any order, sorted by number in the database, so that however large they
 * are only a little of them is held at once. `kommuneCode` has three digits.
 */
export const stageExtracts = (
	db: Db,
	at: Instant,
	command: Taking & { readonly sources: readonly Source[]; readonly kommuneCode: string },
): Promise<Import> =>
	inTransaction(db, async (tx) => {
		const { sources, on, by } = command
		const files = sources.map(({ file }) => file)
		const id = await store.insertImport(tx, at, { kind: 'extract', whole: false, files, on, by })
		const readers: ExtractReader[] = []
		for (const source of sources) readers.push(await spool(tx, id, source, command.progress))
		await spooled.lookAtPieces(tx)
		const rejected = readers.flatMap((reader) => reader.rejected())
		const rows = { number: 0, noted: readers.flatMap((reader) => reader.noted()) }
		await judging.insertRows(
			tx,
			id,
			rejected.map((one) => ({ ...one, number: rows.number++, data: null })),
		)
		if (!readers.some((reader) => reader.isRefused())) await fold(tx, id, command, rows)
		const unread = readers.map((reader) => reader.unread())
		const counts: Record<string, number> = {}
		for (const [kind, count] of unread.flatMap((one) => [...one.counts])) counts[kind] = (counts[kind] ?? 0) + count
		const first = unread.flatMap((one) => one.first).slice(0, mostNoted)
		await spooled.saveNoted(tx, id, rows.noted.slice(0, mostNoted), counts, first)
		await spooled.deletePieces(tx, id)
		return settled(tx, at, id)
	})

/** Reads one extract into the database, sorted there. */
const spool = async (tx: Db, id: ImportId, source: Source, progress: Taking['progress']): Promise<ExtractReader> => {
	const reader = extractReader(source.file)
	let waiting: Piece[] = []
	let letters = 0
	let done = 0
	const write = async (pieces: readonly Piece[], isLast: boolean): Promise<void> => {
		for (const piece of pieces) {
			waiting.push(piece)
			letters += piece.records.length
			if (waiting.length < piecesAtOnce && letters < lettersAtOnce) continue
			done += waiting.length
			await spooled.insertPieces(tx, id, waiting)
			progress?.(done)
			waiting = []
			letters = 0
		}
		if (isLast && waiting.length > 0) await spooled.insertPieces(tx, id, waiting)
	}
	for await (const bytes of source.bytes) {
		await write(reader.take(bytes), false)
		if (reader.isRefused()) break
	}
	await write(reader.end(), true)
	return reader
}

/** Makes a row of each person's records, by number. */
const fold = async (
	tx: Db,
	id: ImportId,
	command: { readonly on: Day; readonly kommuneCode: string; readonly progress?: Taking['progress'] },
	rows: { number: number; noted: Noted[] },
): Promise<void> => {
	const municipality = command.kommuneCode.padStart(4, '0')
	let after = ''
	let folded: judging.StagedRow[] = []
	let persons = 0
	const alsoElsewhere: Noted[] = []
	const write = async (): Promise<void> => {
		await judging.insertRows(tx, id, folded)
		persons += folded.length
		command.progress?.(persons)
		folded = []
	}
	while (true) {
		const pieces = await spooled.selectPieces(tx, id, after, piecesAtOnce)
		const last = pieces.at(-1)?.cpr
		if (last === undefined) break
		const people = Map.groupBy(pieces, ({ cpr }) => cpr)
		// the last one may go on behind the end of what was fetched
		if (pieces.length === piecesAtOnce && people.size > 1) people.delete(last)
		for (const [cpr, own] of people) {
			after = cpr
			const number = rows.number
			const letters = own.reduce((sum, { records }) => sum + records.length, 0)
			const [first] = own
			if (first !== undefined && (letters > mostLetters || own.length === piecesAtOnce)) {
				folded.push({ number, file: first.file, line: first.line, data: null, reasons: [tooManyRecords] })
				rows.number += 1
				continue
			}
			const person = foldPerson(cpr, own, municipality, command.on)
			if (person === null) continue
			rows.number += 1
			const { file, line } = person
			if (alsoElsewhere.length < mostNoted && own.some((piece) => piece.file !== own[0]?.file))
				alsoElsewhere.push({ file, line, ...inSeveralFiles })
			if ('reasons' in person) folded.push({ number, file, line, data: null, reasons: person.reasons })
			else {
				folded.push({ number, file, line, data: comparable(person.stated), reasons: null, extract: person.beside })
				if (rows.noted.length < mostNoted) rows.noted.push(...person.noted.map((note) => ({ file, line, ...note })))
			}
		}
		if (folded.length >= chunk) await write()
	}
	if (folded.length > 0) await write()
	rows.noted.push(...alsoElsewhere)
}

const inSeveralFiles = text(
	'borgeren står i flere af filerne, måske under et tidligere nummer, og er talt én gang',
	'the citizen stands in several of the files, perhaps under an earlier number, and is counted once',
)

const tooManyRecords = text(
	'der er flere records om den samme person, end nogen kan have',
	'there are more records about the same person than anybody can have',
)
