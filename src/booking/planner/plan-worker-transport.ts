import { parentPort, workerData } from 'node:worker_threads'
import type { PlanProgress } from './plan-transport.ts'
import type { Effort, Plan, Problem } from './problem.ts'
import { solve } from './solve.ts'

/** What the planning thread is started with; the flag is set to 1 from outside when it is to stop. */
export type Asked = {
	readonly problem: Problem
	readonly effort: Omit<Effort, 'heed'>
	readonly stopFlag: Int32Array
	readonly tells: boolean
}

/** What it says: how far it is, and in the end the plan. */
export type Reported = PlanProgress | { readonly plan: Plan }

const betweenTellings = 250

const { problem, effort, stopFlag, tells }: Asked = workerData
let toldAt = performance.now()
const plan = solve(problem, {
	...effort,
	heed: (done, best) => {
		const now = performance.now()
		if (tells && now - toldAt >= betweenTellings) {
			toldAt = now
			parentPort?.postMessage({ done, ...best } satisfies Reported)
		}
		return Atomics.load(stopFlag, 0) === 1 ? 'stop' : 'go on'
	},
})
parentPort?.postMessage({ plan } satisfies Reported)
