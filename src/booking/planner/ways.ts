import type { Matrix, Problem } from './problem.ts'

/**
 * All matrices in one table, with two places more than they have rows: where nobody knows, and nowhere, to and from which no way is
 * counted. Each is kept by rows and by columns, so that all ways to one place lie side by side, as do all ways from it.
 */
export type Ways = {
	/** Places of one matrix; the way from `a` to `b` by matrix `m` stands at `(m × places + a) × places + b`. */
	readonly places: number
	readonly unknown: number
	readonly nowhere: number
	readonly time: Int32Array
	readonly cost: Int32Array
	/** The same with `a` and `b` changed about. */
	readonly timeTo: Int32Array
	readonly costTo: Int32Array
}

const sameNumbers = (one: Int32Array, other: Int32Array): boolean => one.every((value, index) => value === other[index])

const tableOf = (matrices: readonly Matrix[], size: number, of: 'time' | 'cost', columns: boolean): Int32Array => {
	const places = size + 2
	const table = new Int32Array(matrices.length * places * places)
	for (const [index, matrix] of matrices.entries()) {
		const ways = matrix[of]
		for (let a = 0; a <= size; a += 1) {
			const row = (index * places + a) * places
			for (let b = 0; b <= size; b += 1) {
				const known = a < matrix.size && b < matrix.size
				const at = columns ? b * matrix.size + a : a * matrix.size + b
				table[row + b] = known ? (ways[at] ?? 0) : matrix.unknownWay[of]
			}
		}
	}
	return table
}

const known = new WeakMap<readonly Matrix[], Ways>()

/** The same matrices are laid out once, however many problems are asked with them. */
export const waysOf = ({ matrices }: Problem): Ways => {
	const before = known.get(matrices)
	if (before !== undefined) return before
	const ways = laidOut(matrices)
	known.set(matrices, ways)
	return ways
}

/** Tables with the same numbers are kept once: what is small stays near the processor. */
const laidOut = (matrices: readonly Matrix[]): Ways => {
	const size = Math.max(0, ...matrices.map((matrix) => matrix.size))
	const time = tableOf(matrices, size, 'time', false)
	const once = (made: Int32Array, ...others: Int32Array[]): Int32Array =>
		others.find((other) => sameNumbers(made, other)) ?? made
	const cost = once(tableOf(matrices, size, 'cost', false), time)
	const timeTo = once(tableOf(matrices, size, 'time', true), time)
	const costTo = cost === time ? timeTo : once(tableOf(matrices, size, 'cost', true), cost)
	return { places: size + 2, unknown: size, nowhere: size + 1, time, cost, timeTo, costTo }
}
