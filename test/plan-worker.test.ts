import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { planInWorker, planOf } from '../src/booking/planner/plan-transport.ts'
import type { Problem } from '../src/booking/planner/problem.ts'
import { solve } from '../src/booking/planner/solve.ts'
import { faultsOf } from './plan-checker.ts'
import { randomProblem } from './plan-problems.ts'

const problem = randomProblem(7, { tasks: 60, crews: 2, days: 5 })
const noStop = (): Int32Array => new Int32Array(new SharedArrayBuffer(4))
const threads = (): number => process.getActiveResourcesInfo().filter((one) => one === 'MessagePort').length

test('the thread plans what is planned in place', async () => {
	const effort = { seed: 3, iterations: 500 }
	const plan = await planInWorker(problem, effort)
	expect(plan).toEqual(solve(problem, effort))
	expect(faultsOf(problem, plan)).toEqual([])
})

test('the matrices stay with whoever asked, and are shared when they lie where both can read', async () => {
	const [matrix] = problem.matrices
	const before = matrix?.time.slice()
	await planInWorker(problem, { seed: 1, iterations: 10 })
	expect(matrix?.time).toEqual(before)
})

test('progress is told while the program goes on, and a stop gives the best so far', async () => {
	const stop = new AbortController()
	const told: number[] = []
	let beats = 0
	const beat = setInterval(() => (beats += 1), 5)
	const plan = await planInWorker(
		problem,
		{ seed: 1, iterations: 1_000_000_000 },
		{
			stop: stop.signal,
			onProgress: ({ done }) => {
				told.push(done)
				if (beats > 20 && told.length > 3) stop.abort()
			},
		},
	)
	clearInterval(beat)
	expect(faultsOf(problem, plan)).toEqual([])
	expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b))
})

test('a stop that came before the start gives a plan at once', async () => {
	const plan = await planInWorker(problem, { seed: 1, iterations: 1_000_000_000 }, { stop: AbortSignal.abort() })
	expect(faultsOf(problem, plan)).toEqual([])
})

describe('nobody waits for ever', () => {
	test('for a thread that breaks down', () =>
		expect(planInWorker(null as unknown as Problem, { seed: 1, iterations: 1 })).rejects.toThrow())
	test('for one whose problem cannot be read', () =>
		expect(planInWorker({ ...problem, tasks: null } as unknown as Problem, { seed: 1, iterations: 1 })).rejects.toThrow(
			'The planning broke down: TypeError',
		))
	test('for one that is gone without a word', () =>
		expect(planOf(new Worker('process.exit(3)', { eval: true }), noStop(), {})).rejects.toThrow(
			'The planning ended without a plan (3).',
		))
	test('for one that does not stop', async () => {
		const deaf = new Worker('setInterval(() => {}, 1000); for (;;);', { eval: true })
		const gone = new Promise((done) => deaf.once('exit', done))
		await expect(planOf(deaf, noStop(), { stop: AbortSignal.abort() }, 50)).rejects.toThrow('did not stop within 0.05')
		await gone
	})
})

test('no thread outlives its work', async () => {
	const before = threads()
	await Promise.all([1, 2].map((seed) => planInWorker(problem, { seed, iterations: 50 })))
	await after(50)
	expect(threads()).toBe(before)
})
