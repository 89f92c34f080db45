import { type Day, dayFrom, readDay } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Rejected } from '../import/read-row.ts'
import { field, recordLengths, usedKinds } from './extract-layout.ts'
import { because, type Cut, recordCutter } from './extract-lines.ts'

/** Records of one person that stand together in the file. */
export type Piece = {
	readonly file: string
	readonly line: number
	readonly cpr: string
	/** The day the extract was made. */
	readonly describedOn: Day
	/** One a line. */
	readonly records: string
}
/** A record of a kind that we do not know. */
export type Unread = {
	readonly file: string
	readonly line: number
	readonly cpr: string | null
	readonly record: string
}
export type Noted = { readonly file: string; readonly line: number } & Text

export type ExtractReader = {
	/** The file's next bytes; pieces that are complete by now. */
	readonly take: (bytes: Uint8Array) => readonly Piece[]
	/** The file has ended; what was left of it. */
	readonly end: () => readonly Piece[]
	/** Why nothing of the file can be used, or which records cannot. Final after the end. */
	readonly rejected: () => readonly Rejected[]
	readonly isRefused: () => boolean
	readonly noted: () => readonly Noted[]
	/** How many records of each kind that we do not know; the first of them as they stand. */
	readonly unread: () => { readonly counts: ReadonlyMap<string, number>; readonly first: readonly Unread[] }
}

const mostRejected = 500
const mostUnreadKept = 500
const recordsAPiece = 40

/** One delivery, from its start record on. */
type Delivery = { readonly describedOn: Day; records: number; person: string | null; isOfMany: boolean }
type Run = { readonly cpr: string; readonly line: number; readonly records: string[] }

/** Reads one extract, or several one after the other in one file, a piece at a time. Holds one person's records at most. */
export const extractReader = (file: string): ExtractReader => {
	const cutter = recordCutter()
	let refused: Rejected | null = null
	let delivery: Delivery | null = null
	let hasBegun = false
	let run: Run | null = null
	let ready: Piece[] = []
	let lastLine = 1
	const rejected: Rejected[] = []
	const noted: Noted[] = []
	const counts = new Map<string, number>()
	const first: Unread[] = []

	const refuse = (line: number, why: Text): void => {
		refused ??= { file, line, reasons: [why] }
	}
	const flush = (): void => {
		if (run !== null && delivery !== null) {
			const { cpr, line, records } = run
			ready.push({ file, line, cpr, describedOn: delivery.describedOn, records: records.join('\n') })
		}
		run = null
	}

	const begin = (record: string): Text | null => {
		if (delivery !== null) return trouble.beginsTwice
		const describedOn = extractDay(record.slice(19, 27))
		if (describedOn === null) return trouble.noDay
		delivery = { describedOn, records: 1, person: null, isOfMany: false }
		hasBegun = true
		return null
	}

	const close = (ended: Delivery, line: number, record: string): Text | null => {
		flush()
		delivery = null
		const found = ended.records + 1
		const written = record.slice(13, 21)
		const said = /^\d{8}$/.test(written) ? Number(written) : null
		// some count the first and the last record too, some do not
		if (said !== null && (said === found || said === found - 2)) return null
		if (said === null || said < found || ended.isOfMany) return trouble.counts(said, found)
		noted.push({ file, line, ...excerpt(said, found) })
		return null
	}

	/** A record between the first and the last. */
	const keep = (within: Delivery, line: number, record: string): Text | null => {
		const kind = record.slice(0, 3)
		const cpr = record.slice(3, 13)
		within.records += 1
		if (!/^\d{3}$/.test(kind)) return trouble.noKind
		if (within.person === null) within.person = cpr
		else if (within.person !== cpr) within.isOfMany = true
		if (!recordLengths.has(kind)) {
			counts.set(kind, (counts.get(kind) ?? 0) + 1)
			if (first.length < mostUnreadKept) first.push({ file, line, cpr: /^\d{10}$/.test(cpr) ? cpr : null, record })
			return null
		}
		if (!usedKinds.has(kind)) return null
		if (!/^\d{10}$/.test(cpr)) {
			if (rejected.length === mostRejected) return trouble.manyUnusable
			rejected.push({ file, line, reasons: [noNumber] })
			return null
		}
		if (run !== null && (run.cpr !== cpr || run.records.length === recordsAPiece)) flush()
		run ??= { cpr, line, records: [] }
		run.records.push(record)
		const now = kind === '001' ? numberNow(record) : null
		if (now !== null) ready.push({ file, line, cpr: now, describedOn: within.describedOn, records: record })
		return null
	}

	const read = (cuts: readonly Cut[]): readonly Piece[] => {
		for (const { line, record } of cuts) {
			lastLine = line
			const why = record.startsWith('000')
				? begin(record)
				: delivery === null
					? hasBegun
						? trouble.afterEnd
						: trouble.noStart
					: record.startsWith('999')
						? close(delivery, line, record)
						: keep(delivery, line, record)
			if (why !== null) refuse(line, why)
			if (refused !== null) break
		}
		const wrong = cutter.trouble()
		if (wrong !== null) refuse(wrong.line, wrong.why)
		const taken = ready
		ready = []
		return refused === null ? taken : []
	}

	return {
		take: (bytes) => (refused === null ? read(cutter.take(bytes)) : []),
		end: () => {
			if (refused !== null) return []
			const pieces = read(cutter.end())
			if (delivery !== null) refuse(lastLine, trouble.noEnd)
			if (!hasBegun) refuse(1, trouble.empty)
			return pieces
		},
		rejected: () => (refused === null ? rejected : [refused]),
		isRefused: () => refused !== null,
		noted: () => noted,
		unread: () => ({ counts, first }),
	}
}

const trouble = {
	empty: because('Filen er tom.', 'The file is empty.'),
	noStart: because(
		'Filen begynder ikke med en startrecord (000).',
		'The file does not begin with a start record (000).',
	),
	noDay: because(
		'Startrecorden (000) siger ikke, hvilken dag udtrækket er fra.',
		'The start record (000) does not say which day the extract is from.',
	),
	beginsTwice: because(
		'En ny leverance (000) begynder, før den foregående er sluttet (999): filen er ikke hel.',
		'A new delivery (000) begins before the one before it has ended (999): the file is not whole.',
	),
	noEnd: because(
		'Filen er hørt op, før den var slut: slutrecorden (999) mangler.',
		'The file stops before its end: the end record (999) is missing.',
	),
	afterEnd: because('Der står records efter slutrecorden (999).', 'There are records after the end record (999).'),
	noKind: because(
		'Linjen begynder ikke med en recordtype (tre cifre).',
		'The line does not begin with a record type (three digits).',
	),
	manyUnusable: because(
		`Filen har over ${mostRejected} ubrugelige linjer.`,
		`The file has over ${mostRejected} unusable lines.`,
	),
	counts: (said: number | null, found: number): Text =>
		because(
			`Slutrecorden (999) siger ${said ?? 'intet om antallet af'} records, men filen har ${found}: der mangler noget, eller noget er der to gange.`,
			`The end record (999) says ${said ?? 'not how many'} records, but the file has ${found}: something is missing or there twice.`,
		),
} as const

const noNumber = text('personnummeret er ikke ti cifre', 'the person’s number is not ten digits')

const excerpt = (said: number, found: number): Text =>
	text(
		`Slutrecorden (999) siger ${said} records, her er ${found}: filen er taget som et uddrag om en enkelt person.`,
		`The end record (999) says ${said} records, there are ${found}: the file was taken as an excerpt about one person.`,
	)

/** YYYYMMDD, perhaps with an hour after it, or YYYY-MM-DD; null for a day that is not known to the day. */
export const extractDay = (written: string): Day | null => {
	const parts = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(written)
	return parts === null ? null : readDay(dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])))
}

/** The number that took the place of this person record's own; null while it stands. */
export const numberNow = (record: string): string | null => {
	const now = field(record, 14, 10)
	return /^(50|60)$/.test(field(record, 24, 2)) && /^\d{10}$/.test(now) && now !== record.slice(3, 13) ? now : null
}
