import { no, type Outcome, yes } from '#kernel/outcome.ts'

/** Roads are longer than the straight line, and this is how fast they are driven. */
export const straightLine = { factor: 1.3, kmPerHour: 50 }

/** Every way from row to column, row by row; distances in metres where they are known. */
export type Ways = {
	readonly size: number
	readonly durations: Int32Array
	readonly distances: Int32Array | null
	/** What the ways cost where that does not follow from time and distance. */
	readonly costs: Int32Array | null
}

type Given = {
	readonly durations: readonly unknown[]
	readonly distances?: readonly unknown[]
	readonly costs?: readonly unknown[]
}

/** Nobody is three years on the way. */
const longestWay = 100_000_000
const toldAtMost = 5

const most = { durations: longestWay, distances: 2 ** 31 - 1, costs: 2 ** 31 - 1 }

/** A file's matrix, or what is wrong with it, a line each. */
export const readWays = (given: Given, path: string): Outcome<Ways, 'no_matrix'> => {
	const size = given.durations.length
	const read = (kind: keyof Given) =>
		given[kind] === undefined ? null : readCells(given[kind], size, `${path}.${kind}`, most[kind])
	const [durations, distances, costs] = [
		readCells(given.durations, size, `${path}.durations`, most.durations),
		read('distances'),
		read('costs'),
	]
	const wrong = [durations, distances, costs].flatMap((one) => one?.wrong ?? [])
	return wrong.length > 0
		? no('no_matrix', wrong.join('\n'))
		: yes({ size, durations: durations.cells, distances: distances?.cells ?? null, costs: costs?.cells ?? null })
}

const readCells = (
	rows: readonly unknown[],
	size: number,
	path: string,
	largest: number,
): { cells: Int32Array; wrong: string[] } => {
	const cells = new Int32Array(size * size)
	const wrong: string[] = []
	if (rows.length !== size)
		wrong.push(`${path} has ${rows.length} rows and durations ${size}: both are about the same places`)
	for (const [row, numbers] of rows.entries()) {
		if (wrong.length >= toldAtMost) break
		if (!Array.isArray(numbers)) {
			wrong.push(
				`${path}[${row}] must be a row, a list of whole numbers; found ${JSON.stringify(numbers).slice(0, 40)}`,
			)
			continue
		}
		if (numbers.length !== size) {
			wrong.push(
				`${path}[${row}] has ${numbers.length} numbers and must have ${size}, as many as there are rows: the matrix is not square`,
			)
			continue
		}
		for (let column = 0; column < size && wrong.length < toldAtMost; column++) {
			const cell = numbers[column]
			if (typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && cell <= largest)
				cells[row * size + column] = cell
			else
				wrong.push(
					`${path}[${row}][${column}] must be a whole number from 0 to ${largest}; found ${JSON.stringify(cell)}: write how long the way is, a large number where there is none`,
				)
		}
	}
	return { cells, wrong }
}

type LonLat = readonly [lon: number, lat: number]

const earth = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres as the crow flies. */
const metresBetween = ([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number => {
	const [half, otherHalf] = [radians(otherLat - lat) / 2, radians(otherLon - lon) / 2]
	const chord = Math.sin(half) ** 2 + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * Math.sin(otherHalf) ** 2
	return 2 * earth * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Ways between points without any matrix: the straight line × a factor. */
export const straightWays = (points: readonly LonLat[]): Ways => {
	const size = points.length
	const [durations, distances] = [new Int32Array(size * size), new Int32Array(size * size)]
	for (const [from, here] of points.entries())
		for (const [to, there] of points.entries()) {
			const metres = metresBetween(here, there) * straightLine.factor
			distances[from * size + to] = Math.round(metres)
			durations[from * size + to] = Math.round(metres / (straightLine.kmPerHour / 3.6))
		}
	return { size, durations, distances, costs: null }
}
