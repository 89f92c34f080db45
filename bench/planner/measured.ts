import type { Effort, Plan, Problem } from '#booking/planner/problem.ts'
import { solve } from '#booking/planner/solve.ts'
import { faultsOf } from '../../test/plan-checker.ts'

export type Measured = { readonly plan: Plan; readonly processor: number; readonly clock: number }

/** Seconds of processor this process has used. */
export const processorSeconds = (): number => {
	const { user, system } = process.cpuUsage()
	return (user + system) / 1e6
}

/** Plans and takes the time; a plan with a fault ends the run. */
export const measured = (problem: Problem, effort: Effort): Measured => {
	const clock = performance.now()
	const processor = processorSeconds()
	const plan = solve(problem, effort)
	const taken = { processor: processorSeconds() - processor, clock: (performance.now() - clock) / 1000 }
	const faults = faultsOf(problem, plan)
	if (faults.length > 0) throw new Error(`a plan is not valid: ${faults.slice(0, 3).join('; ')}`)
	return { plan, ...taken }
}

/** How many rounds a second of processor holds for a problem, once everything runs as fast as it will. */
export const roundsASecond = (problem: Problem): number => {
	const rounds = 8_000
	let began = 0
	const heed: Effort['heed'] = (done) => {
		if (done === rounds / 2) began = processorSeconds()
		return 'go on'
	}
	solve(problem, { seed: 99, iterations: rounds, heed })
	return rounds / 2 / (processorSeconds() - began)
}

export const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
