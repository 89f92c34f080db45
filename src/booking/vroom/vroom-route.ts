import type { PlannedStop } from '../planner/problem.ts'
import { breaksInOrder } from './vroom-complaints.ts'
import { deliveryOf, type FromVroom, kindsOfLoad, pickupOf } from './vroom-problem.ts'
import type { VroomFile, VroomJob, VroomVehicle } from './vroom-shape.ts'
import { type TimedStop, type Timetable, timetableOf } from './vroom-timetable.ts'

export const sumOf = <One>(all: readonly One[], of: (one: One) => number): number =>
	all.reduce((total, one) => total + of(one), 0)

/** Distances are told where the file's matrices have them. */
export const tellsDistance = ({ placed }: FromVroom): boolean =>
	!placed.isStraight && [...placed.ways.values()].some(({ distances }) => distances !== null)

type Amounts = { readonly delivery: readonly number[]; readonly pickup: readonly number[] }

/** Amounts by kind; nothing where the file counts none. */
export const amountsOf = (
	file: VroomFile,
	of: (kind: number) => { delivery: number; pickup: number },
): Partial<Amounts> => {
	const all = kindsOfLoad(file).map(of)
	return all.length === 0
		? {}
		: { delivery: all.map(({ delivery }) => delivery), pickup: all.map(({ pickup }) => pickup) }
}

type Point = VroomVehicle['start']

/** Where something is, in the file's own words. */
export const whereIs = (location: Point, location_index: number | undefined) => ({
	...(location === undefined ? {} : { location }),
	...(location_index === undefined ? {} : { location_index }),
})

export const describedBy = ({ description }: { readonly description?: string | undefined }) =>
	description === undefined ? {} : { description }

/** A vehicle's route as VROOM writes it. */
export const routeOf = (asked: FromVroom, vehicle: VroomVehicle, at: number, route: readonly PlannedStop[]) => {
	const { file, costScale } = asked
	const timetable = timetableOf(asked, at, route)
	const { stops, wayHome } = timetable
	const jobs = stops.flatMap(({ stop }) => (stop.kind === 'task' ? (file.jobs[stop.index] ?? []) : []))
	const ways = [...stops.map(({ way }) => way), wayHome]
	return {
		vehicle: vehicle.id,
		cost: vehicle.costs.fixed + Math.round(sumOf(ways, ({ price }) => price) / costScale),
		...describedBy(vehicle),
		...amountsOf(file, (kind) => ({
			delivery: sumOf(jobs, (job) => deliveryOf(job, kind)),
			pickup: sumOf(jobs, (job) => pickupOf(job, kind)),
		})),
		setup: sumOf(stops, ({ setup }) => setup),
		service: sumOf(stops, ({ service }) => service),
		duration: sumOf(ways, ({ seconds }) => seconds),
		waiting_time: sumOf(stops, ({ at, arrival }) => at - arrival),
		priority: sumOf(jobs, ({ priority }) => priority),
		...(tellsDistance(asked) ? { distance: sumOf(ways, ({ metres }) => metres) } : {}),
		steps: stepsOf(asked, vehicle, timetable, jobs),
		violations: [],
	}
}

/** Leaving, jobs and breaks, coming home; what is carried is told as it is after each. */
const stepsOf = (
	asked: FromVroom,
	vehicle: VroomVehicle,
	{ leaves, stops, wayHome, home }: Timetable,
	jobs: readonly VroomJob[],
) => {
	const { file, span } = asked
	const kinds = kindsOfLoad(file)
	const breaks = breaksInOrder(vehicle)
	const tells = tellsDistance(asked)
	let carried = kinds.map((kind) => sumOf(jobs, (job) => deliveryOf(job, kind)))
	let [duration, distance] = [0, 0]
	const step = <What extends object>(type: string, what: What, stop: Omit<TimedStop, 'stop'>) => {
		duration += stop.way.seconds
		distance += stop.way.metres
		return {
			type,
			...what,
			setup: stop.setup,
			service: stop.service,
			waiting_time: stop.at - stop.arrival,
			...(kinds.length === 0 ? {} : { load: carried }),
			arrival: stop.arrival + span.since,
			duration,
			...(tells ? { distance } : {}),
			violations: [],
		}
	}
	const end = (arrival: number, way: TimedStop['way']): Omit<TimedStop, 'stop'> => ({
		way,
		arrival,
		at: arrival,
		setup: 0,
		service: 0,
	})
	const between = (): object[] =>
		stops.map((timed) => {
			const { kind, index } = timed.stop
			const [job, pause] = kind === 'task' ? [file.jobs[index], undefined] : [undefined, breaks[index]]
			if (job === undefined) return step('break', { ...describedBy(pause ?? {}), id: pause?.id }, timed)
			carried = carried.map((one, kind) => one - deliveryOf(job, kind) + pickupOf(job, kind))
			return step(
				'job',
				{ ...describedBy(job), ...whereIs(job.location, job.location_index), id: job.id, job: job.id },
				timed,
			)
		})
	const { start, start_index, end: goal, end_index } = vehicle
	return [
		...(start === undefined && start_index === undefined
			? []
			: [step('start', whereIs(start, start_index), end(leaves, { seconds: 0, price: 0, metres: 0 }))]),
		...between(),
		...(goal === undefined && end_index === undefined
			? []
			: [step('end', whereIs(goal, end_index), end(home, wayHome))]),
	]
}
