import { luckOf } from './plan-problems.ts'
import type { AnyFile } from './plan-vroom-checker.ts'

type Vehicle = AnyFile['vehicles'][number]
type Job = AnyFile['jobs'][number]

/** A file with everything in it that VROOM's may hold and the program understands; in seconds from any moment. */
export const randomFile = (
	seed: number,
	{ jobs, vehicles }: { readonly jobs: number; readonly vehicles: number },
): AnyFile => {
	const luck = luckOf(seed)
	const whole = (below: number): number => Math.floor(luck() * below)
	const one = <Value>(...all: Value[]): Value => all[whole(all.length)] as Value
	const since = one(0, 28_800, 1_773_036_000)
	const places = jobs + 3
	const points = Array.from({ length: places }, () => [whole(30_000), whole(30_000)] as const)
	const metres = points.map(([x, y]) => points.map(([a, b]) => Math.round(Math.hypot(x - a, y - b))))
	const durations = metres.map((row) => row.map((one) => Math.round(one / 14)))
	const has = luck() < 0.5
	const priced = luck() < 0.3
	const hours: readonly [number, number] = [since, since + 27_000]
	const vehicle = (at: number): Vehicle => ({
		id: 100 + at,
		...one<Partial<Vehicle>>(
			{ start_index: 0, end_index: 0 },
			{ start_index: 0, end_index: 1 },
			{ start_index: 2 },
			{ end_index: 2 },
		),
		...(luck() < 0.8 ? { time_window: hours } : {}),
		...(has ? { capacity: [one(2, 5, 50), 60] } : {}),
		...(priced
			? { costs: { fixed: one(0, 500) } }
			: one({}, { costs: { fixed: 100, per_hour: 200, per_km: 3 } }, { costs: { per_hour: 3600 } })),
		...one({}, { skills: [1] }, { skills: [1, 2, 3] }),
		...one<Partial<Vehicle>>(
			{},
			{ breaks: [{ id: 1, service: 1800, time_windows: [[since + 12_000, since + 15_000]] }] },
			{
				breaks: [
					{ id: 2, service: 600, time_windows: [[since + 9000, since + 20_000]] },
					{ id: 1, service: 600, time_windows: [[since + 1000, since + 8000]] },
				],
			},
		),
		...one({}, { speed_factor: 1.7 }),
		...one({}, { max_tasks: 3 }),
		...one({}, { profile: 'car' }),
	})
	const job = (at: number): Job => ({
		id: at * 7,
		location_index: 2 + whole(places - 2),
		...one({}, { setup: 300 }),
		service: one(0, 1800, 3600),
		...(has ? one({ delivery: [1, whole(9)] }, { pickup: [1, whole(9)] }, {}) : {}),
		...one({}, {}, { skills: [1] }, { skills: [2, 1] }),
		...one({}, { priority: whole(101) }),
		...one<Partial<Job>>(
			{},
			{ time_windows: [[since + 3600, since + 20_000]] },
			{
				time_windows: [
					[since + 1000, since + 2000],
					[since + 9000, since + 12_000],
				],
			},
		),
	})
	return {
		jobs: Array.from({ length: jobs }, (_, at) => job(at)),
		vehicles: Array.from({ length: vehicles }, (_, at) => vehicle(at)),
		matrices: {
			car: {
				durations,
				distances: metres,
				...(priced ? { costs: metres.map((row) => row.map((one) => Math.round(one / 100))) } : {}),
			},
		},
	}
}
