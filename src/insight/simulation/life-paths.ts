import { never } from '#kernel/day-number.ts'
import { keyOf } from '../drawn.ts'
import { type Period, periodsFrom } from '../periods.ts'
import type { Chances } from './chances.ts'
import { type Living, liveThrough, moveIn, occasionsOf } from './living-on.ts'
import type { StartingPoint } from './starting-point.ts'

/** One way the coming years may go for everyone, as columns: those of the starting point and those who move in, the oldest first. */
export type LifePaths = {
	readonly count: number
	/** The row at the starting point; -1 for those who moved in since. */
	readonly startedAs: Int32Array
	readonly bornOn: Int32Array
	readonly sex: Uint8Array
	readonly residentSince: Int32Array
	readonly lastServedOn: Int32Array
	readonly optedOut: Uint8Array
	readonly exceptions: StartingPoint['exceptions']
	readonly diedOn: Int32Array
	readonly leftOn: Int32Array
	readonly careHomeOn: Int32Array
	readonly spouseDiedOn: Int32Array
	readonly spouseToCareHomeOn: Int32Array
	/** What is so in the middle of each period, as bits of `is`; nothing of those who only stand beside somebody. */
	readonly states: readonly Uint8Array[]
	/** The rest of the year begun, where there is one, then whole years. */
	readonly periods: readonly Period[]
	/** How many periods come before the first whole year. */
	readonly runIn: 0 | 1
}

/** More than any row; a birth and a row make one number that sorts as the birth does. */
const beyondRows = 2 ** 24

/** Puts the rows in order of birth, so that everyone old enough for something stands before everyone who is not. */
function* oldestFirst(
	start: StartingPoint,
	columns: Living,
	count: number,
	states: readonly Uint8Array[],
	periods: readonly Period[],
	runIn: 0 | 1,
): Generator<void, LifePaths> {
	const births = new Float64Array(count)
	for (let row = 0; row < count; row++) births[row] = (columns.bornOn[row] as number) * beyondRows + row
	births.sort()
	const order = Int32Array.from(births, (birth) => birth - Math.floor(birth / beyondRows) * beyondRows)
	yield
	const days = (column: Int32Array, otherwise = never): Int32Array =>
		order.map((row) => (row < column.length ? (column[row] as number) : otherwise))
	const bits = (column: Uint8Array): Uint8Array => {
		const ordered = new Uint8Array(count)
		for (let row = 0; row < count; row++) ordered[row] = column[order[row] as number] ?? 0
		return ordered
	}
	const ordered = {
		startedAs: order.map((row) => (row < start.count ? row : -1)),
		bornOn: days(columns.bornOn),
		sex: bits(columns.sex),
		residentSince: days(columns.residentSince),
		lastServedOn: days(start.lastServedOn),
		optedOut: bits(start.optedOut),
		exceptions: new Map(
			[...order].flatMap((row, at) => {
				const known = start.exceptions.get(row)
				return known === undefined ? [] : [[at, known] as const]
			}),
		),
		diedOn: days(columns.diedOn),
		leftOn: days(columns.leftOn),
		careHomeOn: days(columns.careHomeOn),
		spouseDiedOn: days(columns.spouseDiedOn),
		spouseToCareHomeOn: days(columns.spouseToCareHomeOn),
	}
	const inOrder: Uint8Array[] = []
	for (const state of states) {
		yield
		inOrder.push(bits(state))
	}
	return { count, ...ordered, states: inOrder, periods, runIn }
}

const roomFor = (start: StartingPoint, seed: number, size: number): Living => {
	const days = (column: Int32Array, otherwise = never): Int32Array => {
		const days = new Int32Array(size).fill(otherwise)
		days.set(column)
		return days
	}
	const bits = (column: Uint8Array): Uint8Array => {
		const bits = new Uint8Array(size)
		bits.set(column)
		return bits
	}
	const none = new Int32Array(0)
	return {
		key: new Uint32Array(size).map((_, row) => (row < start.count ? keyOf(seed, row) : 0)),
		bornOn: days(start.bornOn),
		sex: bits(start.sex),
		flags: bits(start.flags),
		partner: days(start.partner, -1),
		withOthers: bits(start.withOthers),
		onlyBeside: bits(start.onlyBeside),
		residentSince: days(start.residentSince),
		diedOn: days(none),
		leftOn: days(none),
		careHomeOn: days(none),
		spouseDiedOn: days(start.spouseDiedOn),
		spouseToCareHomeOn: days(start.spouseToCareHomeOn),
	}
}

/** At the highest rate of moving in, so many more rows than at the start after the longest horizon. */
const roomToGrow = 1.8

/**
 * Draws one way the years may go, a period at a time, so that whoever draws can let others work in between.
 * The same starting point, seed and chances give the same paths; with other chances the same luck strikes at other odds.
 */
export function* lifePaths(
	start: StartingPoint,
	chances: Chances,
	seed: number,
	years: number,
): Generator<void, LifePaths> {
	const periods = periodsFrom(start.on, years)
	const size = Math.ceil(start.count * roomToGrow) + 64
	const columns = roomFor(start, seed, size)
	const states: Uint8Array[] = []
	let count = start.count
	for (const period of periods) {
		const state = new Uint8Array(size)
		const now = occasionsOf(period)
		yield* liveThrough(columns, count, now, chances, state)
		if (now.isWhole) count = moveIn(columns, count, now, chances, state)
		states.push(state)
		yield
	}
	return yield* oldestFirst(start, columns, count, states, periods, periods.length > years ? 1 : 0)
}
