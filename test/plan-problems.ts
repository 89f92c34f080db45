import type { Break, Matrix, Problem, Shift, Task, Window } from '../src/booking/planner/problem.ts'

/** The same numbers for the same seed, from 0 to below 1. */
export const luckOf = (seed: number): (() => number) => {
	let state = seed >>> 0
	return () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
	}
}

type Size = { readonly tasks: number; readonly crews: number; readonly days: number }

/** Points in a country of 30 × 30, and the ways between them: there and back differ, and a detour may be the shorter way. */
const matrixOf = (places: number, luck: () => number): Matrix => {
	const points = Array.from({ length: places }, () => [luck() * 30, luck() * 30] as const)
	const time = Int32Array.from({ length: places * places }, (_, cell) => {
		const [from, to] = [points[Math.floor(cell / places)] ?? [0, 0], points[cell % places] ?? [0, 0]]
		return from === to ? 0 : Math.round(Math.hypot(from[0] - to[0], from[1] - to[1]) * (0.9 + luck() * 0.4)) + 2
	})
	return {
		size: places,
		time,
		cost: time.map((minutes) => minutes * 3 + (minutes % 2)),
		unknownWay: { time: 15, cost: 40 },
	}
}

/** A planning with everything in it that a problem can have: also what cannot all be placed, and told visits that leave too little time. */
export const randomProblem = (seed: number, { tasks, crews, days }: Size): Problem => {
	const luck = luckOf(seed)
	const whole = (below: number): number => Math.floor(luck() * below)
	const one = <Value>(...all: Value[]): Value => all[whole(all.length)] as Value
	const places = tasks + 4
	const lunch: Break = {
		id: 'lunch',
		service: 30,
		windows: [
			[690, 720],
			[740, 780],
		],
	}
	const coffee: Break = { id: 'coffee', service: 10, windows: [[540, 900]] }
	const shifts = Array.from({ length: crews * days }, (_, at): Shift => {
		const crew = at % crews
		return {
			id: `${crew}/${Math.floor(at / crews)}`,
			crew,
			day: Math.floor(at / crews),
			from: one(480, 500, 600),
			to: one(840, 930, 930),
			start: one(0, 0, 1, null),
			end: one(0, 0, 2, null),
			breaks: one([lunch], [lunch], [], [lunch, coffee]),
			capacity: [one(3, 6, 100), 1000],
			mostTasks: one(2, 4, 100),
			fixedCost: one(0, 25),
			matrix: crew % 2,
		}
	})
	const windowOf = (): Window[] =>
		one<Window[]>(
			[[480, 900]],
			[[480, 900]],
			[[600, 660]],
			[
				[480, 540],
				[780, 900],
			],
			[[503, 517]],
		)
	const taskOf = (at: number): Task => {
		const isTold = luck() < 0.1
		const start = 500 + whole(300)
		return {
			id: `v${at}`,
			place: luck() < 0.08 ? null : 3 + whole(tasks),
			service: one(30, 60, 60, 90),
			windows: isTold ? [[start, start]] : windowOf(),
			grid: isTold ? 1 : one(1, 5, 15),
			load: [1, whole(40)],
			costOfCrew: luck() < 0.5 ? null : Array.from({ length: crews }, () => one(0, 10, 30, Number.POSITIVE_INFINITY)),
			costOfDay: luck() < 0.6 ? null : Array.from({ length: days }, () => one(0, 0, 5, Number.POSITIVE_INFINITY)),
			only: isTold || luck() < 0.05 ? whole(shifts.length) : null,
			priority: one(0, 0, 0, 10, 100),
		}
	}
	return {
		tasks: Array.from({ length: tasks }, (_, at) => taskOf(at)),
		shifts,
		matrices: [matrixOf(places, luck), matrixOf(places, luck)],
		crews,
		days,
		fairness: one(0, 0.2),
	}
}
