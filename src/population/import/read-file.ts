import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { CareHome } from '../care-home/care-home.ts'
import { careHomeColumnsOf, readCareHomes } from '../care-home/care-home-list.ts'
import { notRecognised, shown } from '../same-person/recognised.ts'
import { type Heading, headingOf } from './file-columns.ts'
import { columnsOfLists, type FileKind, kindOfColumns } from './file-kind.ts'
import { type Line, type ReadRow, type Rejected, readRow, type Sheet } from './read-row.ts'

export type ReadFile = {
	/** Null where the file fits none: then it is rejected. */
	readonly kind: FileKind | null
	readonly rows: readonly ReadRow[]
	readonly rejected: readonly Rejected[]
	/** Headings we have no use for. */
	readonly unused: readonly string[]
	/** Of a list of care homes, which has no citizens. */
	readonly careHomes?: readonly CareHome[]
	/** The day that the file itself says it describes. */
	readonly asOf?: Day
}

/** Nobody reads more reasons than this; a file with more wrong rows is another kind of file. */
const mostRejected = 10_000

const tooManyWrong = text(
	`flere end ${mostRejected} rækker er forkerte; resten er ikke læst`,
	`more than ${mostRejected} rows are wrong; the rest was not read`,
)

/**
 * A file's lines, heading first, as rows and rejected rows; `on` is the day the file describes. What it is about is told by its
 * headings. `from`: the year from which a workbook counts its days.
 */
export const readFile = (file: string, lines: readonly Line[], on: Day, from?: 1900 | 1904): ReadFile => {
	const begins = beginningOf(lines)
	const heading = lines[begins]
	if (!heading) return refuse(file, 1, [text('filen er tom', 'the file is empty')])
	const body = lines.slice(begins + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
	const found = heading.cells.map(headingOf)
	const kind = kindOfColumns(found)
	if (kind === null) {
		const homes = careHomeColumnsOf(heading.cells)
		return homes === null
			? refuse(file, heading.line, [notRecognised(heading.cells, found)])
			: { kind: 'care_homes', rows: [], ...readCareHomes(file, body, homes), unused: unusedOf(heading, homes) }
	}
	const columns = found.map((column) => (column !== null && isUsed(kind, column, found) ? column : null))
	const twice = columns.filter((column, place) => column !== null && columns.indexOf(column) !== place)
	const unused = unusedOf(heading, columns)
	const words = new Map(
		columns.flatMap((column, place) => (column === null ? [] : [[column, shown(heading.cells[place] ?? '')]])),
	)
	const reasons = [
		...(columns.includes('address_id') && !columns.includes('street')
			? [text('kolonnen street mangler ved address_id', 'the column street is missing beside address_id')]
			: []),
		...twice.map((column) => text(`kolonnen ${column} er der to gange`, `the column ${column} is there twice`)),
	]
	if (reasons.length > 0) return { ...refuse(file, heading.line, reasons), kind, unused }
	const sheet = { file, kind, columns, words, on, ...(from === undefined ? {} : { from }) }
	const [rows, rejected]: [ReadRow[], Rejected[]] = [[], []]
	let asOf: Day | null = null
	for (const line of body) {
		const read = readRow(sheet, line)
		if ('reasons' in read) rejected.push(read)
		else {
			const { asOf: _, noted = [], ...row } = read
			rows.push(noted.length === 0 ? row : { ...row, noted })
			if (read.asOf !== null && (asOf === null || read.asOf > asOf)) asOf = read.asOf
		}
		if (rejected.length < mostRejected) continue
		rejected.push({ file, line: line.line, reasons: [tooManyWrong] })
		break
	}
	return { kind, rows, rejected, unused, ...(asOf === null ? {} : { asOf }) }
}

/** Lists often have a title above their heading. */
const linesAboveHeading = 10
const beginningOf = (lines: readonly Line[]): number => {
	const place = lines
		.slice(0, linesAboveHeading)
		.findIndex(({ cells }) => kindOfColumns(cells.map(headingOf)) !== null || careHomeColumnsOf(cells) !== null)
	return Math.max(0, place)
}

const isUsed = (kind: Sheet['kind'], column: Heading, found: readonly (Heading | null)[]): boolean => {
	if (column === 'next_action' || (column === 'care_home' && found.includes('residence'))) return false
	if (kind === 'population') return column !== 'as_of'
	return (columnsOfLists[kind] as readonly Heading[]).includes(column)
}

const unusedOf = ({ cells }: Line, columns: readonly (string | null)[]): string[] =>
	cells.filter((name, place) => columns[place] === null && name.trim() !== '').map((name) => shown(name))

/** A file that cannot be told apart into rows, and why. */
export const unreadable = (file: string, line: number, why: Text): ReadFile => refuse(file, line, [why])

const refuse = (file: string, line: number, reasons: readonly Text[]): ReadFile => ({
	kind: null,
	rows: [],
	rejected: [{ file, line, reasons }],
	unused: [],
})
