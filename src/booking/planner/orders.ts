// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { Candidates } from './candidates.ts'
import type { Prepared } from './prepared.ts'
import type { Random } from './random.ts'

/** An order in which absent tasks are put back, lowest key first; without keys by chance. */
export type Order = { readonly weight: number; readonly keys: Float64Array | null }

const differ = (keys: Float64Array): boolean => keys.some((key) => key !== keys[0])

/**
 * The orders of the paper (by chance, heaviest, farthest, nearest; narrowest, earliest and latest windows) with their weights, and one by
 * priority. Those that cannot tell tasks apart are left out.
 */
export const ordersOf = (
	{ problem, task, ways, shift, stops, dimensions }: Prepared,
	candidates: Candidates,
): Order[] => {
	const { tasks } = problem
	const by = (weight: number, key: (index: number) => number): Order => ({
		weight,
		keys: Float64Array.from(tasks, (_, index) => key(index)),
	})
	const heavy = (index: number): number =>
		task.load.subarray(index * dimensions, (index + 1) * dimensions).reduce((sum, load) => sum + load, 0)
	const start = shift.start[0] ?? ways.nowhere
	const far = (index: number): number => ways.cost[start * ways.places + task.place[index]!]!
	const open = (index: number): number => {
		let sum = 0
		for (let at = stops.firstWindow[index]!; at < stops.firstWindow[index + 1]!; at += 1)
			sum += stops.closes[at]! - stops.opens[at]! + 1
		return sum * (candidates.first[index + 1]! - candidates.first[index]!)
	}
	return [
		{ weight: 4, keys: null },
		by(4, (index) => -heavy(index)),
		by(2, (index) => -far(index)),
		by(1, far),
		by(2, open),
		by(2, (index) => stops.opens[stops.firstWindow[index]!] ?? 0),
		by(2, (index) => -(stops.closes[stops.firstWindow[index + 1]! - 1] ?? 0)),
		by(4, (index) => -(tasks[index]?.priority ?? 0)),
	].filter(({ keys }) => keys === null || differ(keys))
}

/** The order for putting everything in from nothing: highest priority first, then whatever can be put in fewest ways. */
export const orderOfNeed = ({ problem, shifts }: Prepared, { first }: Candidates): Order => ({
	weight: 1,
	keys: Float64Array.from(
		problem.tasks,
		({ priority }, index) => (100 - priority) * (shifts + 1) + first[index + 1]! - first[index]!,
	),
})

/** Draws one of the orders by weight. */
export const drawOrder = (orders: readonly Order[], random: Random): Order => {
	let left = random.fraction() * orders.reduce((sum, { weight }) => sum + weight, 0)
	for (const order of orders) {
		left -= order.weight
		if (left < 0) return order
	}
	return orders[0]!
}

/** Puts the first `count` of `tasks` in order. They are few: each is moved forward to where it belongs. */
export const putInOrder = (
	tasks: Int32Array,
	count: number,
	{ keys }: Order,
	random: Random,
	drawn: Float64Array,
): void => {
	if (keys === null) for (let at = 0; at < count; at += 1) drawn[tasks[at]!] = random.fraction()
	const key = keys ?? drawn
	if (count > 64) {
		tasks.subarray(0, count).sort((a, b) => key[a]! - key[b]!)
		return
	}
	for (let at = 1; at < count; at += 1) {
		const task = tasks[at]!
		const own = key[task]!
		let to = at
		while (to > 0 && key[tasks[to - 1]!]! > own) {
			tasks[to] = tasks[to - 1]!
			to -= 1
		}
		tasks[to] = task
	}
}
