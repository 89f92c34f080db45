// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { layRoute } from './change-route.ts'
import type { Prepared } from './prepared.ts'
import { ofStart, type Routes, width } from './routes.ts'
import { earliestStart, never } from './start-times.ts'

/** Counts what cannot be kept when these stops follow one another: breaks missed, and standing visits that one comes too late to. */
const faults = ({ stops, task, tasks, shift, ways }: Prepared, index: number, sequence: readonly number[]): number => {
	let done = shift.from[index]!
	let here = shift.start[index]!
	let found = 0
	let stands = false
	for (const stop of sequence) {
		if (stop >= tasks) {
			const start = earliestStart(stops, stop, done)
			if (start === never) found += 1
			else done = start + stops.service[stop]!
			continue
		}
		stands = true
		const place = task.place[stop]!
		const start = stops.opens[stops.firstWindow[stop]!]!
		if (done + ways.time[shift.ways[index]! + here * ways.places + place]! > start) found += 1
		done = Math.max(done, start + stops.service[stop]!)
		here = place
	}
	const home = done + ways.time[shift.ways[index]! + here * ways.places + shift.end[index]!]!
	return home > shift.to[index]! && !stands ? found + 1 : found
}

/** What stands in a shift whatever is planned: what is pinned in order of time, and the breaks where they disturb least. */
const standingIn = (prepared: Prepared, shift: number, pinned: readonly number[]): number[] => {
	const { stops, shift: shifts } = prepared
	const sequence = [...pinned].sort(
		(a, b) => stops.opens[stops.firstWindow[a]!]! - stops.opens[stops.firstWindow[b]!]! || a - b,
	)
	let after = 0
	for (let pause = shifts.firstBreak[shift]!; pause < shifts.firstBreak[shift + 1]!; pause += 1) {
		let fewest = Number.POSITIVE_INFINITY
		let best = after
		for (let at = after; at <= sequence.length; at += 1) {
			const found = faults(prepared, shift, sequence.toSpliced(at, 0, pause))
			if (found < fewest) {
				fewest = found
				best = at
			}
		}
		sequence.splice(best, 0, pause)
		after = best + 1
	}
	return sequence
}

/** The stops that stand in every shift. */
export const standing = (prepared: Prepared): number[][] => {
	const pinned: number[][] = Array.from({ length: prepared.shifts }, () => [])
	for (const [index, { only }] of prepared.problem.tasks.entries())
		if (prepared.task.pinned[index] === 1) pinned[only ?? -1]?.push(index)
	return pinned.map((of, shift) => standingIn(prepared, shift, of))
}

/** Lays what stands, and says of each shift with 1 that nothing can be added: it has a break that cannot be taken even so. */
export const layStanding = (routes: Routes, stand: readonly (readonly number[])[]): Uint8Array =>
	Uint8Array.from(stand, (stops, shift) => {
		layRoute(routes, shift, stops)
		return stops.every((stop, at) => stop < routes.prepared.tasks || isTaken(routes, shift, stop, at)) ? 0 : 1
	})

const isTaken = ({ prepared, active, base, records }: Routes, shift: number, pause: number, at: number): boolean => {
	const start = records[base[active[shift]!]! + (at + 1) * width + ofStart]!
	return earliestStart(prepared.stops, pause, start) === start
}
