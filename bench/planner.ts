import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Problem } from '#booking/planner/problem.ts'
import { month, tenWeeks } from './planner/home-visits.ts'
import { meanOf, measured, processorSeconds, roundsASecond } from './planner/measured.ts'
import { solomonInstances } from './planner/solomon.ts'

// node bench/run.js planner [solomon | month | weeks …] [--seeds 1,2,3] [--seconds 1,10] – how near the planner comes to plans known to be
// optimal, and how long a municipality waits. Every plan is checked by test/plan-checker.ts. Time is the processor's, one thread.

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { seeds: { type: 'string', default: '1,2,3' }, seconds: { type: 'string', default: '1,10' } },
})
const seeds = values.seeds.split(',').map(Number)
const asked = (what: string): boolean => positionals.length === 0 || positionals.includes(what)
const table = (...cells: (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)
const percent = (part: number): string => `${(part * 100).toFixed(2)} %`
const seconds = (time: number): string => `${time.toFixed(time < 1 ? 2 : 1)} s`

/** A machine with other work slows down while it is measured: so much of the rounds that were counted are spent. */
const cautious = 0.8

const againstOptima = (): void => {
	const instances = solomonInstances()
	if (instances.length === 0)
		console.error('SOLOMON’S INSTANCES ARE NOT AT HAND and are left out: ../shared/examples/vrptw, or beside EXAMPLES')
	for (const budget of instances.length === 0 ? [] : values.seconds.split(',').map(Number)) {
		const gaps: number[] = []
		const took: number[] = []
		for (const { name, problem, optimum } of instances) {
			const rounds = Math.round(roundsASecond(problem) * budget * cautious)
			const runs = seeds.map((seed) => measured(problem, { seed, iterations: rounds }))
			const own = runs.map(({ plan }) => plan.cost / optimum - 1)
			if (runs.some(({ plan }) => plan.unplanned.length > 0)) throw new Error(`${name}: customers are left out`)
			gaps.push(...own)
			const times = runs.map(({ processor }) => processor)
			took.push(...times)
			table(
				`${budget} s`,
				name,
				optimum / 10,
				...own.map(percent),
				`${Math.round(rounds / 1000)}k`,
				seconds(meanOf(times)),
			)
		}
		const bySeed = seeds.map((_, at) => gaps.filter((_, index) => index % seeds.length === at))
		table(
			`${budget} s`,
			'mean',
			'',
			...bySeed.map((of) => percent(meanOf(of))),
			percent(meanOf(gaps)),
			seconds(meanOf(took)),
		)
		table(`${budget} s`, 'worst', '', ...bySeed.map((of) => percent(Math.max(...of))), percent(Math.max(...gaps)), '')
	}
}

const months = (): void => {
	for (const seed of seeds) {
		const problem = month(seed)
		const { plan, processor, clock } = measured(problem, { seed, iterations: 60_000 })
		table('month', seed, `${plan.unplanned.length} left out`, `${plan.cost} min`, seconds(processor), seconds(clock))
		const ill: Problem = {
			...problem,
			shifts: problem.shifts.map((shift) => (shift.id === '1/7' ? { ...shift, to: shift.from } : shift)),
		}
		const again = measured(ill, { seed, iterations: 3_000, start: plan })
		const stayed = plan.routes.flatMap((route, shift) =>
			route.filter(({ index }) => again.plan.routes[shift]?.some((stop) => stop.index === index)),
		).length
		const hit = plan.routes[problem.shifts.findIndex(({ id }) => id === '1/7')]?.length ?? 0
		table(
			'a day off sick',
			seed,
			`${again.plan.unplanned.length} left out`,
			`${again.plan.cost} min`,
			seconds(again.processor),
			seconds(again.clock),
			`${hit} hit, ${problem.tasks.length - plan.unplanned.length - stayed} on another day or with another`,
		)
	}
}

const weeks = (): void => {
	for (const seed of seeds) {
		const problem = tenWeeks(seed, 0)
		const began = processorSeconds()
		let allPlaced = Number.NaN
		const { plan, processor, clock } = measured(problem, {
			seed,
			iterations: 600_000,
			heed: (_, { unplanned }) => {
				if (unplanned > 0) return 'go on'
				allPlaced = processorSeconds() - began
				return 'stop'
			},
		})
		table(
			'ten weeks',
			seed,
			`${problem.tasks.length} visits`,
			`${plan.unplanned.length} left out`,
			`all placed after ${seconds(allPlaced)}`,
			`${plan.cost} min`,
			seconds(processor),
			seconds(clock),
		)
	}
}

console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${loadavg()[0]?.toFixed(0)}`)
if (asked('month')) months()
if (asked('weeks')) weeks()
if (asked('solomon')) againstOptima()
