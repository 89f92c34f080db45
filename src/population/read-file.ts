import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { type Column, columnOf, type FileRow } from './file-columns.ts'
import * as cell from './read-cell.ts'

export type Line = { readonly line: number; readonly cells: readonly string[] }
/** What the file says of one citizen: only the columns it has. */
export type Stated = Partial<FileRow> & Pick<FileRow, 'person_id' | 'born_on' | 'sex' | 'status'>
export type ReadRow = { readonly file: string; readonly line: number; readonly stated: Stated }
export type Rejected = { readonly file: string; readonly line: number; readonly reasons: readonly Text[] }
export type ReadFile = {
	readonly rows: readonly ReadRow[]
	readonly rejected: readonly Rejected[]
	/** Headings we have no use for. */
	readonly unused: readonly string[]
}

const readers: Readonly<Record<Exclude<Column, 'person_id' | 'spouse_id'>, (written: string) => cell.Cell<unknown>>> = {
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
	practical_help: cell.truthCell,
	personal_help: cell.truthCell,
	nursing: cell.truthCell,
	residence: cell.residenceCell,
	residence_since: cell.dayCell,
	last_offer_on: cell.dayCell,
	last_visit_on: cell.dayCell,
}

/** What an empty cell means where it does not mean "nothing known". */
const empty: Partial<FileRow> = {
	given_names: '',
	surname: '',
	protected: false,
	digital_post: false,
	language: 'da',
	practical_help: false,
	personal_help: false,
	nursing: false,
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
] as const

/** A population file's lines, heading first, as rows and rejected rows; `on` is the day the file describes. */
export const readFile = (file: string, lines: readonly Line[], on: Day): ReadFile => {
	const [heading, ...body] = lines
	if (!heading) return refuse(file, 1, [text('filen er tom', 'the file is empty')])
	const columns = heading.cells.map(columnOf)
	const unused = heading.cells.filter((name, place) => columns[place] === null && name.trim() !== '')
	const missing = (['person_id', 'status'] as const).filter((column) => !columns.includes(column))
	const twice = columns.filter((column, place) => column !== null && columns.indexOf(column) !== place)
	const reasons = [
		...(columns.includes('address_id') && !columns.includes('street')
			? [text('kolonnen street mangler ved address_id', 'the column street is missing beside address_id')]
			: []),
		...missing.map((column) => text(`kolonnen ${column} mangler`, `the column ${column} is missing`)),
		...twice.map((column) => text(`kolonnen ${column} er der to gange`, `the column ${column} is there twice`)),
	]
	if (reasons.length > 0) return { ...refuse(file, heading.line, reasons), unused }
	const read = body.map((line) => readLine(file, line, columns, on))
	return {
		rows: read.filter((row) => 'stated' in row),
		rejected: read.filter((row) => 'reasons' in row),
		unused,
	}
}

/** A file that cannot be told apart into rows. */
export const unreadable = (file: string, line: number): ReadFile =>
	refuse(file, line, [
		text(
			'et anførselstegn begynder her og slutter ikke; resten af filen kan ikke læses',
			'a quote begins here and never ends; the rest of the file cannot be read',
		),
	])

const refuse = (file: string, line: number, reasons: readonly Text[]): ReadFile => ({
	rows: [],
	rejected: [{ file, line, reasons }],
	unused: [],
})

const readLine = (
	file: string,
	{ line, cells }: Line,
	columns: readonly (Column | null)[],
	on: Day,
): ReadRow | Rejected => {
	const reasons: Text[] = []
	const object = (column: string, wrong: Text) => reasons.push(text(`${column} ${wrong.da}`, `${column} ${wrong.en}`))
	const stated: Record<string, unknown> = {}
	if (cells.length !== columns.length)
		reasons.push(
			text(
				`rækken har ${cells.length} felter, overskriften ${columns.length}`,
				`the row has ${cells.length} fields, the heading ${columns.length}`,
			),
		)
	let fromNumber: { bornOn: Day | null; sex: FileRow['sex'] | null } = { bornOn: null, sex: null }
	for (const [place, column] of columns.entries()) {
		if (column === null) continue
		const written = (cells[place] ?? '').trim()
		if (column === 'person_id' || column === 'spouse_id') {
			if (column === 'spouse_id' && written === '') stated[column] = null
			else {
				const read = cell.personCell(written)
				if (read.wrong) object(column, read.wrong)
				else {
					stated[column] = read.value.digits
					if (column === 'person_id') fromNumber = read.value
				}
			}
		} else if (written === '') {
			if (column !== 'born_on' && column !== 'sex' && column !== 'status') stated[column] = empty[column] ?? null
		} else {
			const read = readers[column](written)
			if (read.wrong) object(column, read.wrong)
			else stated[column] = read.value
		}
	}
	for (const [column, known] of [
		['born_on', fromNumber.bornOn],
		['sex', fromNumber.sex],
	] as const) {
		if (stated[column] === undefined && known !== null) stated[column] = known
		else if (known !== null && stated[column] !== known)
			object(column, text('passer ikke med CPR-nummeret', 'does not agree with the CPR number'))
	}
	if (reasons.length === 0) {
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
	return reasons.length > 0 ? { file, line, reasons } : { file, line, stated: stated as Stated }
}
