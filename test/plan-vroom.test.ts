import { describe, expect, test } from 'vitest'
import { solve } from '../src/booking/planner/solve.ts'
import { vroomAnswer } from '../src/booking/vroom/vroom-answer.ts'
import { fromVroom } from '../src/booking/vroom/vroom-problem.ts'
import { reasonsIn } from '../src/booking/vroom/vroom-reason.ts'
import { faultsOf } from './plan-checker.ts'
import { type AnyAnswer, faultsOfAnswer } from './plan-vroom-checker.ts'
import { randomFile } from './plan-vroom-files.ts'
import { sized } from './size.ts'

const files = sized('random files of each size', 15, 200)
const took = { loading: 0, solving: 0 }

const planned = (file: object, iterations = 300) => {
	const asked = fromVroom(JSON.parse(JSON.stringify(file)))
	if (!asked.ok) throw new Error(asked.detail)
	const plan = solve(asked.value.problem, { seed: 1, iterations })
	const answer = vroomAnswer(asked.value, plan, reasonsIn(asked.value.problem, plan), took)
	return { asked: asked.value, plan, answer: JSON.parse(JSON.stringify(answer)) as AnyAnswer }
}

describe.each([
	{ jobs: 1, vehicles: 1 },
	{ jobs: 12, vehicles: 2 },
	{ jobs: 40, vehicles: 4 },
])('$jobs jobs, $vehicles vehicles', (size) => {
	test('the plan keeps the problem’s promises, and the answer the file’s', { timeout: 300_000 }, () => {
		for (let seed = 0; seed < files; seed++) {
			const file = randomFile(seed, size)
			const { asked, plan, answer } = planned(file)
			expect(faultsOf(asked.problem, plan), `seed ${seed}`).toEqual([])
			expect(faultsOfAnswer(file, answer), `seed ${seed}`).toEqual([])
		}
	})
})

describe('VROOM’s own shape', () => {
	const durations = [
		[0, 2104, 197, 1299],
		[2103, 0, 2255, 3152],
		[197, 2256, 0, 1102],
		[1299, 3153, 1102, 0],
	]
	const small = {
		vehicles: [{ id: 0, start_index: 0, end_index: 3 }],
		jobs: [
			{ id: 1414, location_index: 1 },
			{ id: 1515, location_index: 2 },
		],
		matrices: { car: { durations } },
	}
	const still = { setup: 0, service: 0, waiting_time: 0 }

	test('the example of its documentation is answered as there', () => {
		const whole = { cost: 5461, ...still, duration: 5461, priority: 0, violations: [] }
		expect(planned(small).answer).toEqual({
			code: 0,
			summary: { ...whole, routes: 1, unassigned: 0, computing_times: took },
			unassigned: [],
			routes: [
				{
					vehicle: 0,
					...whole,
					steps: [
						{ type: 'start', location_index: 0, ...still, arrival: 0, duration: 0, violations: [] },
						{
							type: 'job',
							id: 1414,
							job: 1414,
							location_index: 1,
							...still,
							arrival: 2104,
							duration: 2104,
							violations: [],
						},
						{
							type: 'job',
							id: 1515,
							job: 1515,
							location_index: 2,
							...still,
							arrival: 4359,
							duration: 4359,
							violations: [],
						},
						{ type: 'end', location_index: 3, ...still, arrival: 5461, duration: 5461, violations: [] },
					],
				},
			],
		})
	})

	test('what is left out is named, with the reason that would have to give', () => {
		const [first, second] = small.jobs
		const { answer } = planned({
			...small,
			vehicles: [{ ...small.vehicles[0], time_window: [0, 9000], capacity: [3], max_tasks: 4 }],
			jobs: [
				{ ...first, service: 3000 },
				{ ...second, id: 1, skills: [7], description: 'speaks Polish' },
				{ ...second, id: 2, time_windows: [[10_000, 11_000]] },
				{ ...second, id: 3, service: 9000 },
				{ ...second, id: 4, delivery: [4] },
				{ ...second, id: 5, service: 3000, priority: 9 },
			],
		})
		expect(answer.unassigned.map(({ id, reason }) => [id, reason])).toEqual([
			[1414, 'the vehicles that may do it have no time left'],
			[1, 'no vehicle has the skills for it'],
			[2, 'no vehicle with the skills for it works within its time_windows'],
			[3, 'it and its way are longer than the hours of any vehicle that may do it'],
			[4, 'it is more than any vehicle with time for it may carry or take in number'],
		])
		expect(answer.unassigned[1]).toMatchObject({ type: 'job', location_index: 2, description: 'speaks Polish' })
	})

	test('without matrices the way is the straight line, longer by a factor, and that is said', () => {
		const ringsted: [number, number] = [11.79, 55.443]
		const { asked, answer } = planned({
			vehicles: [{ id: 1, start: [11.5548, 55.4317] }],
			jobs: [
				{ id: 5, location: ringsted },
				{ id: 6, location: ringsted },
			],
		})
		expect(answer.summary.duration).toBeGreaterThan(1330)
		expect(answer.summary.duration).toBeLessThan(1430)
		expect(answer.routes[0]?.steps.map(({ type }) => type)).toEqual(['start', 'job', 'job'])
		expect(answer.routes[0]?.steps[2]).toMatchObject({ location: ringsted, duration: answer.summary.duration })
		expect(asked.notes).toEqual(['No matrices: ways are taken as the straight line × 1.3 at 50 km an hour.'])
	})

	test('times may be counted from 1970, beside a vehicle without hours', () => {
		const monday = 1_773_036_000
		const windowed = small.jobs.map((job) => ({ ...job, time_windows: [[monday, monday + 3600]] }))
		const { answer } = planned({ ...small, jobs: windowed })
		expect(answer.routes[0]?.steps.map(({ arrival }) => arrival)).toEqual([
			monday - 2104,
			monday,
			monday + 2255,
			monday + 3357,
		])
	})

	test('nobody waits who could have left later', () => {
		const [first, second] = small.jobs
		const { answer } = planned({
			...small,
			jobs: [first, { ...second, time_windows: [[9000, 10_000]] }],
		})
		expect(answer.summary.waiting_time).toBe(0)
	})

	test.each([
		['no jobs', { ...small, jobs: [] }, []],
		['no vehicles', { ...small, vehicles: [] }, [1414, 1515]],
		['nothing', { jobs: [], vehicles: [] }, []],
	])('%s: an empty answer', (_, file, left) => {
		const { answer } = planned(file)
		expect([answer.code, answer.routes, answer.summary.cost]).toEqual([0, [], 0])
		expect(answer.unassigned.map(({ id }) => id)).toEqual(left)
	})

	test('keys that nobody reads are named', () => {
		const jobs = small.jobs.map((job) => ({ ...job, colour: 'red' }))
		expect(planned({ ...small, jobs, hurry: true }).asked.notes).toEqual(['Not read: hurry, jobs[].colour.'])
	})
})
