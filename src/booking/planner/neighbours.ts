// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { type Candidates, eachKnown, ofShift } from './candidates.ts'
import type { Prepared } from './prepared.ts'

/** For each task itself and then those near it, nearest first, `each` at most; -1 where there are no more. */
export type Neighbours = { readonly each: number; readonly near: Int32Array }

const most = 128

/** In which crews and days a task may be, as bits; two tasks are neighbours only if they could be in one route. */
const bitsOf = ({ first, known }: Candidates, task: number, of: Int32Array, words: number): Int32Array => {
	const bits = new Int32Array(words)
	for (let at = first[task]!; at < first[task + 1]!; at += 1) {
		const value = of[known[at * eachKnown + ofShift]!]!
		bits[value >> 5] = bits[value >> 5]! | (1 << (value & 31))
	}
	return bits
}

const meet = (one: Int32Array, other: Int32Array): boolean => {
	for (let word = 0; word < one.length; word += 1) if ((one[word]! & other[word]!) !== 0) return true
	return false
}

/** Near is what costs little to go to; the ways are those of the first matrix. */
export const neighboursOf = (prepared: Prepared, candidates: Candidates): Neighbours => {
	const { tasks, task, ways, shift, problem } = prepared
	const movable = Array.from({ length: tasks }, (_, index) => index).filter((index) => task.pinned[index] === 0)
	const crews = movable.map((index) => bitsOf(candidates, index, shift.crew, (problem.crews >> 5) + 1))
	const days = movable.map((index) => bitsOf(candidates, index, shift.day, (problem.days >> 5) + 1))
	const each = Math.min(most, movable.length)
	const near = new Int32Array(tasks * each).fill(-1)
	const keys = new Float64Array(movable.length)
	for (const [at, index] of movable.entries()) {
		const row = task.place[index]! * ways.places
		let found = 0
		for (const [other, it] of movable.entries()) {
			if (other === at || !meet(crews[at]!, crews[other]!) || !meet(days[at]!, days[other]!)) continue
			const place = task.place[it]!
			keys[found++] = Math.max(0, ways.cost[row + place]! + ways.costTo[row + place]!) * tasks + it
		}
		const sorted = keys.subarray(0, found).sort()
		near[index * each] = index
		for (let rank = 1; rank < Math.min(each, found + 1); rank += 1)
			near[index * each + rank] = sorted[rank - 1]! % tasks
	}
	return { each, near }
}
