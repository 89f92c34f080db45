import { addDays, type Day, day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Column, FileRow, Heading } from './file-columns.ts'
import * as cell from './read-cell.ts'

export type Line = { readonly line: number; readonly cells: readonly string[] }
/** What the file says of one citizen: only the columns it has. */
export type Stated = Partial<FileRow> & Pick<FileRow, 'person_id'>
export type ReadRow = {
	readonly file: string
	readonly line: number
	readonly stated: Stated
	/** Contradicts itself, and was taken all the same. */
	readonly noted?: readonly Text[]
}
export type Rejected = { readonly file: string; readonly line: number; readonly reasons: readonly Text[] }

/** How the rows of a table about citizens are to be read. */
export type Sheet = {
	readonly file: string
	readonly kind: 'population' | 'help' | 'visits'
	/** Null where a column is not used. */
	readonly columns: readonly (Heading | null)[]
	/** Columns in the file's own words. */
	readonly words: ReadonlyMap<string, string>
	readonly on: Day
	/** Of a workbook, the year from which it counts its days; empty cells at the end of its rows are left out. */
	readonly from?: 1900 | 1904
}

type Plain = Exclude<Heading, 'person_id' | 'spouse_id' | HelpColumn | 'care_home' | 'next_action'>
type HelpColumn = 'practical_help' | 'personal_help' | 'nursing'

const readers: Readonly<Record<Plain, (written: string) => cell.Cell<unknown>>> = {
	born_on: cell.dayCell,
	sex: cell.sexCell,
	given_names: cell.textCell,
	surname: cell.textCell,
	status: cell.statusCell,
	status_since: cell.dayCell,
	resident_since: cell.dayCell,
	civil_status: cell.civilStatusCell,
	street: cell.textCell,
	house_number: cell.textCell,
	floor_door: cell.textCell,
	postal_code: cell.textCell,
	town: cell.textCell,
	address_id: cell.textCell,
	x: cell.eastingCell,
	y: cell.northingCell,
	protected: cell.truthCell,
	digital_post: cell.truthCell,
	phone: cell.phoneCell,
	language: cell.languageCell,
	practical_help_since: cell.dayCell,
	personal_help_since: cell.dayCell,
	nursing_since: cell.dayCell,
	residence: cell.residenceCell,
	residence_since: cell.dayCell,
	last_offer_on: cell.dayCell,
	last_visit_on: cell.dayCell,
	protected_from: cell.dayCell,
	protected_until: cell.dayCell,
	declined_until: cell.dayCell,
	as_of: cell.dayCell,
}

const helpColumns: readonly HelpColumn[] = ['practical_help', 'personal_help', 'nursing']
const isHelp = (column: string): column is HelpColumn => (helpColumns as readonly string[]).includes(column)

/** What an empty cell means in a population file where it does not mean "nothing known"; an empty cell of help is a no in every file. */
const empty: Partial<FileRow> = {
	given_names: '',
	surname: '',
	protected: false,
	digital_post: false,
	language: 'da',
	residence: 'own_home',
}

/** Days that cannot lie after the day the file describes. */
const pastDays = [
	'born_on',
	'status_since',
	'resident_since',
	'residence_since',
	'last_offer_on',
	'last_visit_on',
	'protected_from',
	'practical_help_since',
	'personal_help_since',
	'nursing_since',
	'as_of',
] as const

/** What a row says, while it is being read. */
type Draft = { -readonly [column in Column]?: unknown } & { as_of?: unknown }
type Told = { readonly object: (column: string, wrong: Text) => void; readonly stated: Draft }

/** One row as it is meant, or why it cannot be. */
export const readRow = (sheet: Sheet, { line, cells }: Line): (ReadRow & { readonly asOf: Day | null }) | Rejected => {
	const { file, kind, columns, words, on, from } = sheet
	const reasons: Text[] = []
	const object = (column: string, wrong: Text) => {
		const named = words.get(column) ?? column
		reasons.push(text(`${named} ${wrong.da}`, `${named} ${wrong.en}`))
	}
	const stated: Draft = {}
	if (
		(cells.length < columns.length && from === undefined) ||
		cells.slice(columns.length).some((extra) => extra.trim() !== '')
	)
		reasons.push(
			text(
				`rækken har ${cells.length} felter, overskriften ${columns.length}`,
				`the row has ${cells.length} fields, the heading ${columns.length}`,
			),
		)
	for (const [place, column] of columns.entries())
		if (column !== null) readOne({ object, stated }, kind, column, written(sheet, column, (cells[place] ?? '').trim()))
	const noted = settleHelp(stated, kind).map((column) => {
		const named = words.get(column) ?? column
		return text(
			`${named} er ikke brugt: rækken siger, at hjælpen ikke gives`,
			`${named} is not used: the row says that the help is not given`,
		)
	})
	if (kind === 'population') followsFromNumber({ object, stated })
	if (reasons.length === 0) {
		if (stated.person_id === undefined) object('person_id', text('mangler', 'is missing'))
		if (kind === 'population')
			for (const column of ['born_on', 'sex', 'status'] as const)
				if (stated[column] === undefined) object(column, text('mangler', 'is missing'))
		for (const column of pastDays)
			if (typeof stated[column] === 'string' && stated[column] > on)
				object(
					column,
					text(`ligger efter den dag, filen beskriver (${on})`, `is after the day the file describes (${on})`),
				)
		if (stated.spouse_id !== undefined && stated.spouse_id === stated.person_id)
			object('spouse_id', text('er personen selv', 'is the citizen'))
		if (stated.street === null && (stated.address_id ?? null) !== null)
			object('street', text('mangler ved adressen', 'is missing from the address'))
	}
	if (reasons.length > 0) return { file, line, reasons }
	const { as_of, ...said } = stated
	return { file, line, stated: said as Stated, noted, asOf: (as_of as Day | undefined) ?? null }
}

/** The day that a workbook counts as none. */
const firstDay = { 1900: day('1899-12-30'), 1904: day('1904-01-01') } as const

/** A cell as it is written; of a workbook, a day that lost its format is a day all the same. */
const written = ({ from }: Sheet, column: Heading, shown: string): string => {
	if (from === undefined || column === 'next_action' || !/^[2-7]\d{4}$/.test(shown)) return shown
	const mayBeDay =
		isHelp(column) || column === 'care_home' || (column in readers && readers[column as Plain] === cell.dayCell)
	return mayBeDay ? addDays(firstDay[from], Number(shown)) : shown
}

const readOne = ({ object, stated }: Told, kind: Sheet['kind'], column: Heading, written: string): void => {
	const keep = <Value>(read: cell.Cell<Value>, put: (value: Value) => void): void =>
		read.wrong === undefined ? put(read.value) : object(column, read.wrong)
	if (column === 'next_action') return
	if (column === 'person_id' || column === 'spouse_id') {
		if (column === 'spouse_id' && written === '') stated[column] = null
		else
			keep(cell.personCell(written), ({ digits }) => {
				stated[column] = digits
			})
	} else if (isHelp(column)) readHelp({ object, stated }, column, written)
	else if (column === 'care_home') {
		if (written !== '')
			keep(cell.helpCell(written), ({ given, since }) => {
				stated.residence = given ? 'care_home' : 'own_home'
				if (since !== null && stated.residence_since === undefined) stated.residence_since = since
			})
	} else if (written === '') {
		if (column === 'born_on' || column === 'sex' || column === 'status' || column === 'as_of') return
		if (kind === 'population') stated[column] = empty[column] ?? null
		// in a list an empty cell takes nothing away, but for a no to contact, which has then ended
		else if (column === 'declined_until') stated[column] = null
	} else
		keep(readers[column](written), (value) => {
			stated[column] = value
		})
}

/**
 * Whoever has a day since which help is given gets it; help that is not given has no such day, and an unknown one takes none away.
 * The columns whose day is passed over.
 */
const settleHelp = (stated: Draft, kind: Sheet['kind']): Heading[] => {
	const passedOver = helpColumns
		.filter((help) => stated[help] === false && typeof stated[`${help}_since`] === 'string')
		.map((help) => `${help}_since` as const)
	for (const help of helpColumns) {
		const since = `${help}_since` as const
		if (stated[help] === undefined && typeof stated[since] === 'string') stated[help] = true
		if (stated[help] === false && kind !== 'population') stated[since] = null
		else if (typeof stated[since] !== 'string' || stated[help] === false) delete stated[since]
	}
	return passedOver
}

/** Yes or no, or the day since which help is given. */
const readHelp = ({ object, stated }: Told, column: HelpColumn, written: string): void => {
	const read: ReturnType<typeof cell.helpCell> =
		written === '' ? { value: { given: false, since: null } } : cell.helpCell(written)
	if (read.wrong !== undefined) {
		object(column, read.wrong)
		return
	}
	const { given, since } = read.value
	stated[column] = given
	if (since !== null) stated[`${column}_since`] ??= since
}

/** The number tells birthday and sex, where it is an ordinary one; what the file says itself must agree. */
const followsFromNumber = ({ object, stated }: Told): void => {
	if (typeof stated.person_id !== 'string') return
	const read = cell.personCell(stated.person_id)
	if (read.wrong !== undefined) return
	for (const [column, known] of [
		['born_on', read.value.bornOn],
		['sex', read.value.sex],
	] as const) {
		if (stated[column] === undefined && known !== null) stated[column] = known
		else if (known !== null && stated[column] !== known)
			object(column, text('passer ikke med CPR-nummeret', 'does not agree with the CPR number'))
	}
}
