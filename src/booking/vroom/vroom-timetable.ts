import type { PlannedStop, Window } from '../planner/problem.ts'
import type { FromVroom } from './vroom-problem.ts'

/** A way: seconds, the planner's units of cost, metres. */
export type Way = { readonly seconds: number; readonly price: number; readonly metres: number }

/** A stop in the planner's seconds; the way is the one that leads to it. */
export type TimedStop = {
	/** *index* is the job's place in the file, or the break's in its shift. */
	readonly stop: Pick<PlannedStop, 'kind' | 'index'>
	readonly way: Way
	readonly arrival: number
	readonly at: number
	readonly setup: number
	readonly service: number
}

export type Timetable = {
	readonly leaves: number
	readonly stops: readonly TimedStop[]
	readonly wayHome: Way
	readonly home: number
}

type Walked = Omit<TimedStop, 'arrival' | 'at'> & { readonly windows: readonly Window[] }

/**
 * When a vehicle is where, in the order of its route: home as early as can be, and left as late as that allows, so that nobody waits
 * more than needed. Setup is spent where the place is another than the one before.
 */
export const timetableOf = (asked: FromVroom, vehicle: number, route: readonly PlannedStop[]): Timetable => {
	const { walked, wayHome } = walk(asked, vehicle, route)
	const earliest = earliestStarts(asked.problem.shifts[vehicle]?.from ?? 0, walked)
	const latest = latestStarts(walked, earliest)
	const [first] = walked
	const leaves = (latest[0] ?? 0) - (first?.way.seconds ?? 0)
	let free = leaves
	const stops = walked.map(({ windows, ...stop }, order): TimedStop => {
		const arrival = free + stop.way.seconds
		const at = latest[order] ?? arrival
		free = at + stop.setup + stop.service
		return { ...stop, arrival, at }
	})
	return { leaves, stops, wayHome, home: free + wayHome.seconds }
}

const walk = (
	{ file, problem, placed }: FromVroom,
	vehicle: number,
	route: readonly PlannedStop[],
): { walked: Walked[]; wayHome: Way } => {
	const shift = problem.shifts[vehicle]
	const matrix = problem.matrices[shift?.matrix ?? 0]
	const distances = placed.ways.get(file.vehicles[vehicle]?.profile ?? '')?.distances
	const way = (from: number | null, to: number | null): Way => {
		const cell = from === null || to === null || matrix === undefined ? -1 : from * matrix.size + to
		return { seconds: matrix?.time[cell] ?? 0, price: matrix?.cost[cell] ?? 0, metres: distances?.[cell] ?? 0 }
	}
	let place = shift?.start ?? null
	const walked = route.map(({ kind, index }): Walked => {
		const stop = { kind, index }
		if (kind === 'break') {
			const { service = 0, windows = [] } = shift?.breaks[index] ?? {}
			return { stop, way: way(null, null), setup: 0, service, windows }
		}
		const [before, { place: here = null, windows = [] }] = [place, problem.tasks[index] ?? {}]
		const { setup = 0, service = 0 } = file.jobs[index] ?? {}
		place = here
		return { stop, way: way(before, here), setup: before === here ? 0 : setup, service, windows }
	})
	return { walked, wayHome: way(place, shift?.end ?? null) }
}

const earliestStarts = (from: number, walked: readonly Walked[]): number[] => {
	let free = from
	return walked.map(({ way, setup, service, windows }) => {
		const arrival = free + way.seconds
		const at = Math.max(arrival, windows.find(([, latest]) => latest >= arrival)?.[0] ?? arrival)
		free = at + setup + service
		return at
	})
}

/** As late as leaves the last where it is. */
const latestStarts = (walked: readonly Walked[], earliest: readonly number[]): number[] => {
	const latest = [...earliest]
	for (let order = walked.length - 2; order >= 0; order--) {
		const [here, next] = [walked[order] as Walked, walked[order + 1] as Walked]
		const limit = (latest[order + 1] ?? 0) - next.way.seconds - here.setup - here.service
		const closes = here.windows.findLast(([opens]) => opens <= limit)?.[1] ?? limit
		latest[order] = Math.max(earliest[order] ?? limit, Math.min(limit, closes))
	}
	return latest
}
