// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { findInsertion, noRoom } from './best-insertion.ts'
import type { Candidates } from './candidates.ts'
import { insertTask } from './change-route.ts'
import type { Random } from './random.ts'
import type { Routes } from './routes.ts'

/** How often the best position is passed over. */
const blinkRate = 0.01

/** How many positions are seen before the next that is blinked at. */
export type Blinks = { left: number; readonly never: boolean }

const nextBlink = (random: Random): number => Math.floor(Math.log(1 - random.fraction()) / Math.log(1 - blinkRate))

export const blinking = (random: Random): Blinks => ({ left: nextBlink(random), never: false })
export const unblinking: Blinks = { left: Number.POSITIVE_INFINITY, never: true }

/**
 * Greedy insertion with blinks (algorithm 3 of the paper): puts a task where it costs least in all the shifts it may be in, now and then
 * overlooking the best position of one. What is known of a route that has not changed since is not worked out again. False: there is
 * room nowhere.
 */
export const putBack = (
	routes: Routes,
	candidates: Candidates,
	task: number,
	random: Random,
	blinks: Blinks,
): boolean => {
	const { active, version, prepared, served } = routes
	const { known, due, first, trial } = candidates
	const { unevenness, stops, shift: shifts } = prepared
	const service = stops.service[task]!
	const isFair = prepared.problem.fairness > 0
	const last = first[task + 1]!
	let least = Number.POSITIVE_INFINITY
	let best = -1
	let bestAt = 0
	for (let ordinal = first[task]!; ordinal < last; ordinal += 1) {
		const shift = known[ordinal * 4 + 3]!
		let price = due[ordinal]!
		if (isFair) {
			const crew = shifts.crew[shift]!
			price += unevenness[crew]! * service * (2 * served[crew]! + service)
		}
		if (price >= least) continue
		if (known[ordinal * 4] !== version[active[shift]!]) findInsertion(routes, candidates, task, shift, ordinal, -1)
		let more = known[ordinal * 4 + 1]!
		if (more === noRoom) continue
		let from = ordinal
		if (blinks.left-- <= 0) {
			blinks.left = nextBlink(random)
			const best = routes.base[active[shift]!]! + known[ordinal * 4 + 2]! * 8
			findInsertion(routes, candidates, task, shift, trial, best)
			more = known[trial * 4 + 1]!
			if (more === noRoom) continue
			from = trial
		}
		if (price + more < least) {
			least = price + more
			best = shift
			bestAt = known[from * 4 + 2]!
		}
	}
	if (best < 0) return false
	insertTask(routes, task, best, bestAt)
	return true
}
