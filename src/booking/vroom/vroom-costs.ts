import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Matrix } from '../planner/problem.ts'
import type { Ways } from './vroom-matrix.ts'
import type { Placed } from './vroom-places.ts'
import type { VroomFile, VroomVehicle } from './vroom-shape.ts'

/** The ways of the planner's problem, and which of them each vehicle drives by. */
export type Priced = {
	readonly matrices: readonly Matrix[]
	readonly matrixOf: readonly number[]
	/** How many of the planner's whole units make one of the file's costs. */
	readonly scale: number
}

/** What ways take and cost each vehicle; vehicles that drive alike share them. Costs that are no whole numbers are counted in thousandths, if they fit. */
export const pricesOf = ({ vehicles }: VroomFile, { ways }: Placed): Outcome<Priced, 'costs'> => {
	const both = vehicles.flatMap((vehicle, at) => clashing(vehicle, ways.get(vehicle.profile), at))
	if (both.length > 0) return no('costs', both.join('\n'))
	const kinds = new Map(vehicles.map((vehicle) => [kindOf(vehicle), vehicle]))
	const drives = [...kinds.values()].map((vehicle) => drive(vehicle, ways.get(vehicle.profile) ?? noWays))
	const dearest = drives.reduce((most, { cost }) => Math.max(most, largestOf(cost)), 0)
	const scale = [...(drives.every(({ isWhole }) => isWhole) ? [] : [1000, 100, 10]), 1].find(
		(one) => dearest * one < 2 ** 31,
	)
	if (scale === undefined)
		return no(
			'costs',
			`vehicles[].costs make a way cost ${Math.round(dearest)}, and at most 2147483647 can be counted: give per_hour and per_km in a larger unit`,
		)
	const names = [...kinds.keys()]
	return yes({
		matrices: drives.map(({ size, time, cost }) => ({
			size,
			time,
			cost: scale === 1 && cost === time ? time : Int32Array.from(cost, (one) => Math.round(one * scale)),
			unknownWay: { time: 0, cost: 0 },
		})),
		matrixOf: vehicles.map((vehicle) => names.indexOf(kindOf(vehicle))),
		scale,
	})
}

/** The largest of many numbers, 0 of none. */
export const largestOf = (numbers: Int32Array | Float64Array): number => {
	let largest = 0
	for (const one of numbers) if (one > largest) largest = one
	return largest
}

const noWays: Ways = { size: 0, durations: new Int32Array(), distances: null, costs: null }

const kindOf = ({ profile, speed_factor, costs: { per_hour, per_km } }: VroomVehicle): string =>
	JSON.stringify([profile, speed_factor, per_hour, per_km])

const isByTheClock = ({ costs: { per_hour, per_km } }: VroomVehicle): boolean => per_hour === 3600 && per_km === 0

type Drive = {
	readonly size: number
	readonly time: Int32Array
	readonly cost: Int32Array | Float64Array
	readonly isWhole: boolean
}

const drive = (vehicle: VroomVehicle, { size, durations, distances, costs }: Ways): Drive => {
	const { speed_factor } = vehicle
	const { per_hour, per_km } = vehicle.costs
	const time = speed_factor === 1 ? durations : durations.map((duration) => Math.round(duration / speed_factor))
	if (costs !== null) return { size, time, cost: costs, isWhole: true }
	if (isByTheClock(vehicle)) return { size, time, cost: time, isWhole: true }
	const cost = Float64Array.from(
		time,
		(duration, way) => (duration * per_hour) / 3600 + ((distances?.[way] ?? 0) * per_km) / 1000,
	)
	return { size, time, cost, isWhole: false }
}

/** Prices that cannot both hold, or that nothing in the file can be reckoned from. */
const clashing = (vehicle: VroomVehicle, ways: Ways | undefined, at: number): string[] => {
	if (ways?.costs != null && !isByTheClock(vehicle))
		return [
			`vehicles[${at}].costs has per_hour or per_km, and matrices.${vehicle.profile}.costs says what each way costs: leave one of them out`,
		]
	return ways !== undefined && ways.distances === null && vehicle.costs.per_km > 0
		? [
				`vehicles[${at}].costs.per_km needs matrices.${vehicle.profile}.distances, in metres: add them, or leave per_km out`,
			]
		: []
}
