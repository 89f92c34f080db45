import { printable } from '#kernel/printable.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import { planInWorker } from './planner/plan-transport.ts'
import { vroomAnswer } from './vroom/vroom-answer.ts'
import { enoughFor, fromVroom } from './vroom/vroom-problem.ts'
import { reasonsIn } from './vroom/vroom-reason.ts'
import { readJson, refuseBadPlace, writeWhole } from './vroom/vroom-transport.ts'

const fileNamed = ({ values }: Call, name: 'in' | 'out', means: string): string => {
	const file = values[name]
	if (typeof file !== 'string' || file === '') throw new BadInput(`Say ${means}: --${name} FILE. ${usage}`)
	return file
}

const wholeNumber = ({ values }: Call, name: 'iterations' | 'seed'): number | undefined => {
	const written = values[name]
	if (written === undefined) return undefined
	if (typeof written !== 'string' || !/^\d{1,9}$/.test(written))
		throw new BadInput(
			`--${name} ${String(written)} is not a whole number from 0 to 999999999. Give one such as --${name} 1000.`,
		)
	return Number(written)
}

const toldAtMost = 20

/** The first of what is wrong, and how much more there is. */
const firstOf = (complaints: string): string => {
	const lines = complaints.split('\n')
	const more = lines.length - toldAtMost
	return [...lines.slice(0, toldAtMost).map(printable), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n')
}

/** Ctrl-C, or whoever stops the program, until the work is done. */
const untilStopped = async <Value>(work: (stop: AbortSignal) => Promise<Value>): Promise<Value> => {
	const stop = new AbortController()
	const heard = (): void => stop.abort()
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, heard)
	return work(stop.signal).finally(() => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, heard)
	})
}

const usage = '--in FILE --out FILE [--iterations N] [--seed N]'

const plan = async (call: Call): Promise<number> => {
	const input = fileNamed(call, 'in', 'what is to be planned, in VROOM’s JSON')
	const output = fileNamed(call, 'out', 'where the plan is to go')
	const [iterations, seed = 1] = [wholeNumber(call, 'iterations'), wholeNumber(call, 'seed')]
	if (call.positionals.length > 0)
		throw new BadInput(`plan takes no “${call.positionals[0]}”. Usage: hjemmebesoeg plan ${usage}`)
	await refuseBadPlace(output, input)
	const began = performance.now()
	const asked = fromVroom(await readJson(input))
	if (!asked.ok) throw new BadInput(`${input} cannot be planned:\n${firstOf(asked.detail ?? asked.why)}`)
	for (const note of asked.value.notes) call.err(printable(note))
	const { problem } = asked.value
	const rounds = iterations ?? enoughFor(problem)
	const loaded = performance.now()
	const { best, isStopped } = await untilStopped(async (stop) => ({
		best: await planInWorker(
			problem,
			{ seed, iterations: rounds },
			{
				stop,
				onProgress: ({ done, cost, unplanned }) =>
					call.progress(
						`${done} of ${rounds} rounds, cost ${Math.round(cost / asked.value.costScale)}, ${unplanned} left out `,
					),
			},
		),
		isStopped: stop.aborted,
	}))
	call.progress('')
	const took = { loading: Math.round(loaded - began), solving: Math.round(performance.now() - loaded) }
	const answer = vroomAnswer(asked.value, best, reasonsIn(problem, best), took)
	await writeWhole(output, `${JSON.stringify(answer, null, '\t')}\n`)
	if (isStopped) call.err('Stopped before all rounds were done: this is the best plan so far.')
	const { routes, unassigned, cost } = answer.summary
	await call.out(
		`${problem.tasks.length - unassigned} of ${problem.tasks.length} jobs in ${routes} routes, cost ${cost}, in ${output}\n`,
	)
	return 0
}

/** Planning files, without any municipality's data: see docs/planner.md. */
export const bookingCommands: readonly Command[] = [
	{
		name: 'plan',
		summary:
			'plans visits; input and output in VROOM’s JSON. Ctrl-C writes the best so far. The same input, seed and iterations give the same plan',
		usage,
		options: {
			in: { type: 'string' },
			out: { type: 'string' },
			iterations: { type: 'string' },
			seed: { type: 'string' },
		},
		run: plan,
	},
]
