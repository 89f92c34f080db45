import type { Plan, PlannedStop } from './planner/problem.ts'
import { breaksInOrder } from './vroom-complaints.ts'
import { deliveryOf, type FromVroom, kindsOfLoad, pickupOf } from './vroom-problem.ts'
import type { VroomFile, VroomVehicle } from './vroom-shape.ts'
import { type TimedStop, timetableOf } from './vroom-timetable.ts'

type Milliseconds = { readonly loading: number; readonly solving: number }

/** A plan in VROOM's own shape, ready to be written as JSON. `reasonOf` says why a job, by its place in the file, is in no route. */
export const vroomAnswer = (asked: FromVroom, plan: Plan, reasonOf: (job: number) => string, took: Milliseconds) => {
	const { jobs, vehicles } = asked.file
	const routes = vehicles.flatMap((vehicle, at) => {
		const stops = plan.routes[at] ?? []
		return stops.some(({ kind }) => kind === 'task') ? [routeOf(asked, vehicle, at, stops)] : []
	})
	return {
		code: 0,
		summary: {
			cost: sum(routes, ({ cost }) => cost),
			routes: routes.length,
			unassigned: plan.unplanned.length,
			...amounts(asked.file, (kind) => ({
				delivery: sum(routes, ({ delivery }) => delivery?.[kind] ?? 0),
				pickup: sum(routes, ({ pickup }) => pickup?.[kind] ?? 0),
			})),
			setup: sum(routes, ({ setup }) => setup),
			service: sum(routes, ({ service }) => service),
			duration: sum(routes, ({ duration }) => duration),
			waiting_time: sum(routes, ({ waiting_time }) => waiting_time),
			priority: sum(routes, ({ priority }) => priority),
			...(tellsDistance(asked) ? { distance: sum(routes, ({ distance = 0 }) => distance) } : {}),
			violations: [],
			computing_times: took,
		},
		unassigned: plan.unplanned.flatMap((index) => {
			const job = jobs[index]
			return job === undefined
				? []
				: [
						{
							id: job.id,
							type: 'job',
							...where(job.location, job.location_index),
							...described(job),
							reason: reasonOf(index),
						},
					]
		}),
		routes,
	}
}

const sum = <One>(all: readonly One[], of: (one: One) => number): number =>
	all.reduce((total, one) => total + of(one), 0)

/** Distances are told where the file's matrices have them. */
const tellsDistance = ({ placed }: FromVroom): boolean =>
	!placed.isStraight && [...placed.ways.values()].some(({ distances }) => distances !== null)

type Amounts = { readonly delivery: number[]; readonly pickup: number[] }

const amounts = (file: VroomFile, of: (kind: number) => { delivery: number; pickup: number }): Partial<Amounts> => {
	const all = kindsOfLoad(file).map(of)
	return all.length === 0
		? {}
		: { delivery: all.map(({ delivery }) => delivery), pickup: all.map(({ pickup }) => pickup) }
}

type Point = VroomVehicle['start']
const where = (location: Point, location_index: number | undefined) => ({
	...(location === undefined ? {} : { location }),
	...(location_index === undefined ? {} : { location_index }),
})
const described = ({ description }: { readonly description?: string | undefined }) =>
	description === undefined ? {} : { description }

const routeOf = (asked: FromVroom, vehicle: VroomVehicle, at: number, route: readonly PlannedStop[]) => {
	const { file, span, costScale } = asked
	const { leaves, stops, wayHome, home } = timetableOf(asked, at, route)
	const jobs = route.flatMap(({ kind, index }) => (kind === 'task' ? (file.jobs[index] ?? []) : []))
	const ways = [...stops.map(({ way }) => way), wayHome]
	const steps = stepsOf(asked, vehicle, stops)
	const [loaded] = steps.loads
	const whole = { duration: sum(ways, ({ seconds }) => seconds), distance: sum(ways, ({ metres }) => metres) }
	const far = tellsDistance(asked)
	const step = { setup: 0, service: 0, waiting_time: 0 }
	return {
		vehicle: vehicle.id,
		cost: vehicle.costs.fixed + Math.round(sum(ways, ({ price }) => price) / costScale),
		...described(vehicle),
		...amounts(file, (kind) => ({
			delivery: sum(jobs, (job) => deliveryOf(job, kind)),
			pickup: sum(jobs, (job) => pickupOf(job, kind)),
		})),
		setup: sum(stops, ({ setup }) => setup),
		service: sum(stops, ({ service }) => service),
		duration: whole.duration,
		waiting_time: sum(stops, ({ at, arrival }) => at - arrival),
		priority: sum(jobs, ({ priority }) => priority),
		...(far ? { distance: whole.distance } : {}),
		steps: [
			...(vehicle.start === undefined && vehicle.start_index === undefined
				? []
				: [
						{
							type: 'start',
							...where(vehicle.start, vehicle.start_index),
							...step,
							...loaded,
							arrival: leaves + span.since,
							duration: 0,
							...(far ? { distance: 0 } : {}),
							violations: [],
						},
					]),
			...steps.steps,
			...(vehicle.end === undefined && vehicle.end_index === undefined
				? []
				: [
						{
							type: 'end',
							...where(vehicle.end, vehicle.end_index),
							...step,
							...steps.loads.at(-1),
							arrival: home + span.since,
							duration: whole.duration,
							...(far ? { distance: whole.distance } : {}),
							violations: [],
						},
					]),
		],
		violations: [],
	}
}

/** Jobs and breaks as they follow one another, and what is carried before the first and after each. */
const stepsOf = ({ file, span, ...asked }: FromVroom, vehicle: VroomVehicle, stops: readonly TimedStop[]) => {
	const kinds = kindsOfLoad(file)
	const jobs = stops.map(({ stop }) => (stop.kind === 'task' ? file.jobs[stop.index] : undefined))
	const breaks = breaksInOrder(vehicle)
	let carried = kinds.map((kind) => sum(jobs, (job) => (job === undefined ? 0 : deliveryOf(job, kind))))
	const load = () => (kinds.length === 0 ? {} : { load: carried })
	const loads = [load()]
	let [duration, distance] = [0, 0]
	const steps = stops.map(({ stop, way, arrival, at, setup, service }, order) => {
		const job = jobs[order]
		const what = job ?? breaks[stop.index]
		duration += way.seconds
		distance += way.metres
		if (job !== undefined) carried = carried.map((one, kind) => one - deliveryOf(job, kind) + pickupOf(job, kind))
		loads.push(load())
		return {
			type: job === undefined ? 'break' : 'job',
			...(what === undefined ? {} : { ...described(what), id: what.id }),
			...(job === undefined ? {} : { ...where(job.location, job.location_index), job: job.id }),
			setup,
			service,
			waiting_time: at - arrival,
			...load(),
			arrival: arrival + span.since,
			duration,
			...(tellsDistance({ file, span, ...asked }) ? { distance } : {}),
			violations: [],
		}
	})
	return { steps, loads }
}
