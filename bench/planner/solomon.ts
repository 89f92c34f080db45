import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Matrix, Problem } from '#booking/planner/problem.ts'

const folder = join(process.env.EXAMPLES ?? '../shared/examples/assess', '../vrptw')

/** Truncated to one decimal and counted in tenths: distance and travel time of the DIMACS convention. */
const tenths = (dx: number, dy: number): number => Math.floor(Math.hypot(dx, dy) * 10)

const matrixOf = (points: readonly (readonly [number, number])[]): Matrix => {
	const ways = Int32Array.from(points.flatMap(([x, y]) => points.map(([a, b]) => tenths(x - a, y - b))))
	return { size: points.length, time: ways, cost: ways, unknownWay: { time: 0, cost: 0 } }
}

const read = (text: string): Problem => {
	const rows = text.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
	const [vehicles = 0, capacity = 0] = rows.find((row) => row.length === 2 && row.every(Number.isFinite)) ?? []
	const customers = rows.filter((row) => row.length === 7 && row.every(Number.isFinite))
	const [, , , , , close = 0] = customers[0] ?? []
	return {
		tasks: customers.slice(1).map(([id = 0, , , demand = 0, ready = 0, due = 0, service = 0]) => ({
			id: String(id),
			place: id,
			service: service * 10,
			windows: [[ready * 10, due * 10]],
			grid: 1,
			load: [demand],
			costOfCrew: null,
			costOfDay: null,
			only: null,
			priority: 0,
		})),
		shifts: Array.from({ length: vehicles }, (_, index) => ({
			id: String(index),
			crew: index,
			day: 0,
			from: 0,
			to: close * 10,
			start: 0,
			end: 0,
			breaks: [],
			capacity: [capacity],
			mostTasks: customers.length,
			fixedCost: 0,
			matrix: 0,
		})),
		matrices: [matrixOf(customers.map(([, x = 0, y = 0]) => [x, y]))],
		crews: vehicles,
		days: 1,
		fairness: 0,
	}
}

export type Instance = { readonly name: string; readonly problem: Problem; readonly optimum: number }

/** Solomon's instances that lie at hand, with what is known to be optimal in tenths; none where the folder is absent. */
export const solomonInstances = (): Instance[] => {
	if (!existsSync(folder)) return []
	const optima: Record<string, number> = JSON.parse(readFileSync(join(folder, 'optimal.json'), 'utf8'))
	return readdirSync(folder)
		.filter((file) => file.endsWith('.txt'))
		.sort()
		.map((file) => {
			const name = file.replace('.txt', '')
			return {
				name,
				problem: read(readFileSync(join(folder, file), 'utf8')),
				optimum: Math.round((optima[name] ?? 0) * 10),
			}
		})
}
