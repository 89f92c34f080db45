// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { findInsertion, noRoom } from './best-insertion.ts'
import { type Candidates, eachKnown, ofMore, ofPosition, ofShift, ofVersion, whenChanged } from './candidates.ts'
import { insertTask } from './change-route.ts'
import type { Random } from './random.ts'
import { type Routes, width } from './routes.ts'

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
		let noted = ordinal * eachKnown
		const shift = known[noted + ofShift]!
		let price = due[ordinal]!
		if (isFair) {
			const crew = shifts.crew[shift]!
			price += unevenness[crew]! * service * (2 * served[crew]! + service)
		}
		if (price >= least) continue
		const standing = version[active[shift]!]!
		if (known[noted + ofVersion] !== standing) {
			const changed = noted + whenChanged
			if (routes.isTouched[shift] === 1) noted = changed
			if (known[changed + ofVersion] === standing) noted = changed
			else findInsertion(routes, candidates, task, ordinal, noted, -1)
		}
		if (known[noted + ofMore] === noRoom) continue
		if (blinks.left-- <= 0) {
			blinks.left = nextBlink(random)
			const without = routes.base[active[shift]!]! + known[noted + ofPosition]! * width
			noted = trial * eachKnown
			findInsertion(routes, candidates, task, ordinal, noted, without)
			if (known[noted + ofMore] === noRoom) continue
		}
		const cost = price + known[noted + ofMore]!
		if (cost < least) {
			least = cost
			best = shift
			bestAt = known[noted + ofPosition]!
		}
	}
	if (best < 0) return false
	insertTask(routes, task, best, bestAt)
	return true
}
