import type { Matrix, Problem, Shift, Task, Window } from '#booking/planner/problem.ts'
import { type Random, randomFrom } from '#booking/planner/random.ts'

/** Minutes from the first day's midnight. */
const minuteOf = (day: number, hour: number): number => day * 1440 + hour * 60
const side = 30

type Point = readonly [x: number, y: number]
/** Kilometres in a straight line, a third more by road, 50 an hour. */
const minutesBetween = ([x, y]: Point, [a, b]: Point): number => Math.ceil((Math.hypot(x - a, y - b) * 1.3 * 60) / 50)

const matrixOf = (points: readonly Point[]): Matrix => {
	const size = points.length
	const ways = new Int32Array(size * size)
	for (const [from, one] of points.entries())
		for (const [to, other] of points.entries()) ways[from * size + to] = minutesBetween(one, other)
	return { size, time: ways, cost: ways, unknownWay: { time: 20, cost: 20 } }
}

const placeIn = (random: Random): Point => [random.fraction() * side, random.fraction() * side]
const plain = { grid: 1, load: [], costOfCrew: null, costOfDay: null, only: null, priority: 0 } as const
const skill = (crews: number, able: (crew: number) => boolean): number[] =>
	Array.from({ length: crews }, (_, crew) => (able(crew) ? 0 : Number.POSITIVE_INFINITY))

const shiftsOf = (
	crews: number,
	days: number,
	hours: (crew: number, day: number) => readonly [number, number],
): Shift[] =>
	Array.from({ length: crews * days }, (_, index) => {
		const crew = index % crews
		const day = Math.floor(index / crews)
		const [from, to] = hours(crew, day)
		return {
			id: `${crew}/${day}`,
			crew,
			day,
			from,
			to,
			start: crew,
			end: crew,
			breaks: [],
			capacity: [],
			mostTasks: 20,
			fixedCost: 0,
			matrix: 0,
		}
	})

/** A municipality's month: 400 visits of an hour, four consultants, twenty days from 8 to 15:30; a half day each on some of the days. */
export const month = (seed: number): Problem => {
	const random = randomFrom(seed)
	const [crews, days, visits] = [4, 20, 400]
	const points = Array.from({ length: crews + visits }, () => placeIn(random))
	const tasks = Array.from({ length: visits }, (_, index): Task => {
		const morning = random.fraction() < 0.5
		const halfDays = Array.from({ length: days }, (_, day): Window => {
			return morning ? [minuteOf(day, 8), minuteOf(day, 11)] : [minuteOf(day, 11.5), minuteOf(day, 14.5)]
		})
		const from = random.below(days - 9)
		const bound = random.fraction()
		return {
			...plain,
			id: `v${index}`,
			place: crews + index,
			service: 60,
			windows: bound < 0.3 ? halfDays : halfDays.slice(from, from + 10),
			grid: 5,
			costOfCrew: random.fraction() < 0.1 ? skill(crews, (crew) => crew < 2) : null,
		}
	})
	return {
		tasks,
		shifts: shiftsOf(crews, days, (_, day) => [minuteOf(day, 8), minuteOf(day, 15.5)]),
		matrices: [matrixOf(points)],
		crews,
		days,
		fairness: 0,
	}
}

/**
 * Ten weeks of a large municipality, made from a plan that is then hidden: fifteen consultants with four visits on each of fifty days, near
 * one another and in the order in which one comes by, and working hours that end `slack` minutes after one is home. What is asked knows
 * of the plan only that it can be done: of each visit one to five days, which the hidden one is among, and on them its half day or two
 * hours. Each hidden visit fits where it was.
 */
export const tenWeeks = (seed: number, slack: number): Problem => {
	const random = randomFrom(seed)
	const [crews, days, each] = [15, 50, 4]
	const points: Point[] = Array.from({ length: crews }, () => placeIn(random))
	const tasks: Task[] = []
	const ends = new Map<string, number>()
	for (let day = 0; day < days; day += 1)
		for (let crew = 0; crew < crews; crew += 1) {
			const base = points[crew] ?? [0, 0]
			const middle = placeIn(random)
			let [time, here] = [minuteOf(day, 8), base]
			for (let visit = 0; visit < each; visit += 1) {
				const there: Point = [middle[0] + (random.fraction() - 0.5) * 6, middle[1] + (random.fraction() - 0.5) * 6]
				time = Math.ceil((time + minutesBetween(here, there)) / 5) * 5
				tasks.push({
					...plain,
					id: `v${tasks.length}`,
					place: points.length,
					service: 60,
					windows: windowsAround(random, time - minuteOf(day, 0), daysAround(random, day, days)),
					grid: 5,
					costOfCrew: random.fraction() < 0.1 ? skill(crews, (one) => one % 3 === crew % 3) : null,
				})
				points.push(there)
				here = there
				time += 60
			}
			ends.set(`${crew}/${day}`, time + minutesBetween(here, base) + slack)
		}
	return {
		tasks: inAnyOrder(tasks, random),
		shifts: shiftsOf(crews, days, (crew, day) => [minuteOf(day, 8), ends.get(`${crew}/${day}`) ?? 0]),
		matrices: [matrixOf(points)],
		crews,
		days,
		fairness: 0,
	}
}

/** One to five days in a row with one among them. */
const daysAround = (random: Random, day: number, days: number): number[] => {
	const count = 1 + random.below(5)
	const first = Math.max(0, Math.min(days - count, day - random.below(count)))
	return Array.from({ length: count }, (_, at) => first + at)
}

/** Two hours about a time of day, or the half day that holds it; the same on each of the days. */
const windowsAround = (random: Random, timeOfDay: number, days: readonly number[]): Window[] => {
	const early = timeOfDay - 5 * random.below(25)
	const [from, to] = random.fraction() < 0.5 ? [early, early + 120] : timeOfDay <= 690 ? [480, 690] : [695, 960]
	return days.map((day) => [day * 1440 + from, day * 1440 + to])
}

const inAnyOrder = <T>(things: readonly T[], random: Random): T[] =>
	things
		.map((thing) => [random.fraction(), thing] as const)
		.sort(([a], [b]) => a - b)
		.map(([, thing]) => thing)
