// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { Candidates } from './candidates.ts'
import { keepChanges, undoChanges } from './change-route.ts'
import { keepPlan, layKept, nothingKept } from './kept-plan.ts'
import { neighboursOf } from './neighbours.ts'
import { drawOrder, orderOfNeed, ordersOf, putInOrder } from './orders.ts'
import type { Effort } from './problem.ts'
import { type Random, randomFrom } from './random.ts'
import { type Blinks, blinking, putBack, unblinking } from './recreate.ts'
import type { Routes } from './routes.ts'
import { type Absent, nobodyAbsent, ruin } from './ruin.ts'
import { scoreOf } from './score.ts'

/** How many of those left out are tried in one round, and after how many rounds somebody is asked whether to go on. */
const triedAtOnce = 16
const heedEvery = 200

/** Temperatures at the beginning and at the end, as parts of the average way; of a plan taken over both are so low that little moves. */
const temperatures = { anew: { first: 1, last: 0.1 }, again: { first: 0.05, last: 0.01 } } as const

const averageWay = ({ prepared, active, count, way }: Routes): number => {
	let ways = 0
	let cost = 0
	for (let shift = 0; shift < prepared.shifts; shift += 1) {
		const slot = active[shift]!
		if (count[slot] === 0) continue
		ways += count[slot]! + 1
		cost += way[slot]!
	}
	return ways === 0 ? 1 : Math.max(1e-6, cost / ways)
}

const meanLengthOf = ({ prepared, active, count }: Routes): number => {
	let used = 0
	let tasks = 0
	for (let shift = 0; shift < prepared.shifts; shift += 1) {
		const inIt = count[active[shift]!]!
		if (inIt === 0) continue
		used += 1
		tasks += inIt
	}
	return used === 0 ? 1 : tasks / used
}

/** Changes the routes until the rounds are used up, and leaves them as the best that was found (simulated annealing). */
export const searchOf = (routes: Routes, candidates: Candidates, effort: Effort): void => {
	const { prepared, shiftOf } = routes
	const random = randomFrom(effort.seed)
	const orders = ordersOf(prepared, candidates)
	const score = scoreOf(prepared)
	const drawn = new Float64Array(prepared.tasks)
	const absent = nobodyAbsent(prepared.tasks)
	for (let task = 0; task < prepared.tasks; task += 1)
		if (shiftOf[task]! < 0 && candidates.first[task]! < candidates.first[task + 1]!) absent.task[absent.count++] = task
	const isTakenOver = effort.start !== undefined && absent.count * 2 <= prepared.tasks
	putInOrder(absent.task, absent.count, orderOfNeed(prepared, candidates), random, drawn)
	putAllBack(routes, candidates, absent, absent.count, random, unblinking)
	keepChanges(routes)

	const movable: number[] = []
	for (let task = 0; task < prepared.tasks; task += 1)
		if (candidates.first[task]! < candidates.first[task + 1]!) movable.push(task)
	const kept = nothingKept(routes)
	keepPlan(kept, routes)
	if (movable.length === 0) return
	const neighbours = neighboursOf(prepared, candidates)
	const blinks = blinking(random)
	const before = nobodyAbsent(prepared.tasks)
	const way = averageWay(routes)
	const { first, last } = isTakenOver ? temperatures.again : temperatures.anew
	let temperature = first * way
	const cooling = (last / first) ** (1 / Math.max(1, effort.iterations))

	const sum = (of: Float64Array): number => {
		let all = 0
		for (let at = 0; at < absent.count; at += 1) all += of[absent.task[at]!]!
		return all
	}
	let cost = routes.cost
	let energy = cost + sum(score.price)
	let bestCost = cost
	let bestWeight = sum(score.weight)
	let bestLeft = absent.count
	let meanLength = meanLengthOf(routes)
	const never = prepared.tasks - movable.length - prepared.task.pinned.reduce((all, one) => all + one, 0)

	for (let round = 0; round < effort.iterations; round += 1) {
		if (round % heedEvery === 0) {
			meanLength = meanLengthOf(routes)
			if (effort.heed?.(round, { cost: bestCost, unplanned: bestLeft + never }) === 'stop') break
		}
		const left = absent.count
		before.count = left
		for (let at = 0; at < left; at += 1) before.task[at] = absent.task[at]!
		const seed =
			left > 0 && random.fraction() < 0.3 ? absent.task[random.below(left)]! : movable[random.below(movable.length)]!
		ruin(routes, neighbours, random, absent, seed, candidates, meanLength)
		const removed = absent.count - left
		for (let at = 0; at < removed; at += 1) {
			before.task[left + at] = absent.task[left + at]!
			before.was[left + at] = absent.was[left + at]!
		}
		const tried = chooseTried(absent, left, random)
		putInOrder(absent.task, tried, drawOrder(orders, random), random, drawn)
		putAllBack(routes, candidates, absent, tried, random, blinks)
		const found = routes.cost + sum(score.price)
		if (found < energy - temperature * Math.log(random.fraction())) {
			for (let at = 0; at < routes.touchedCount; at += 1) kept.changed[routes.touched[at]!] = 1
			keepChanges(routes)
			cost = routes.cost
			energy = found
			const weight = absent.count === 0 ? 0 : sum(score.weight)
			if (weight < bestWeight || (weight === bestWeight && cost < bestCost - 1e-9)) {
				bestWeight = weight
				bestCost = cost
				bestLeft = absent.count
				keepPlan(kept, routes)
			}
		} else {
			undoChanges(routes)
			routes.cost = cost
			for (let at = 0; at < left; at += 1) {
				absent.task[at] = before.task[at]!
				shiftOf[before.task[at]!] = -1
			}
			for (let at = left; at < left + removed; at += 1) shiftOf[before.task[at]!] = before.was[at]!
			absent.count = left
		}
		for (let at = 0; at < absent.count; at += 1) {
			const task = absent.task[at]!
			if (score.price[task]! >= score.dearest[task]!) continue
			score.price[task] = score.price[task]! + score.dearer[task]!
			energy += score.dearer[task]!
		}
		temperature *= cooling
	}
	layKept(kept, routes)
}

/** Brings those that are tried in this round to the front – the removed, and some of those left out before – and says how many they are. */
const chooseTried = (absent: Absent, left: number, random: Random): number => {
	if (left <= triedAtOnce) return absent.count
	const { task } = absent
	const swap = (one: number, other: number): void => {
		const kept = task[one]!
		task[one] = task[other]!
		task[other] = kept
	}
	for (let at = 0; at < triedAtOnce; at += 1) swap(at, at + random.below(left - at))
	const removed = absent.count - left
	for (let at = 0; at < removed; at += 1) swap(triedAtOnce + at, left + at)
	return triedAtOnce + removed
}

/** Puts the first `tried` of the absent back one after the other; those for whom there is no room stay, at the front. */
const putAllBack = (
	routes: Routes,
	candidates: Candidates,
	absent: Absent,
	tried: number,
	random: Random,
	blinks: Blinks,
): void => {
	const { task } = absent
	let stay = 0
	for (let at = 0; at < tried; at += 1) {
		const one = task[at]!
		if (!putBack(routes, candidates, one, random, blinks)) task[stay++] = one
	}
	for (let at = tried; at < absent.count; at += 1) task[stay++] = task[at]!
	absent.count = stay
}
