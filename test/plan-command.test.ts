import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookingCommands } from '../src/booking/commands.ts'
import { instant } from '../src/kernel/instant.ts'
import { runCommand } from '../src/platform/command/index.ts'
import { type AnyAnswer, faultsOfAnswer } from './plan-vroom-checker.ts'
import { randomFile } from './plan-vroom-files.ts'
import { temporaryFolder } from './temporary.ts'

let folder: string
beforeAll(async () => {
	folder = await temporaryFolder('plan')
})

const written = async (name: string, content: string | object): Promise<string> => {
	const path = join(folder, name)
	await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
	return path
}
const run = async (args: readonly string[], onProgress: (told: string) => void = () => {}) => {
	const said = { out: '', err: '' }
	const code = await runCommand(bookingCommands, ['plan', ...args], {
		out: async (text) => {
			said.out += String(text)
		},
		err: (text) => {
			said.err += `${text}\n`
		},
		progress: onProgress,
		input: Readable.from([]),
		now: () => instant('2026-03-09T09:00:00+01:00'),
		municipalities: async () => [],
		open: async () => Promise.reject(new Error('opens nothing here')),
	})
	return { code, ...said }
}
const answerIn = async (path: string): Promise<AnyAnswer> => JSON.parse(await readFile(path, 'utf8'))
const withoutTimes = (text: string): string => text.replace(/"computing_times": \{[^}]*\}/, '')

const file = randomFile(11, { jobs: 25, vehicles: 3 })

test('a file is planned into another, and the summary said', async () => {
	const [input, output] = [await written('jobs.json', file), join(folder, 'plan.json')]
	const { code, out } = await run(['--in', input, '--out', output, '--iterations', '500'])
	const answer = await answerIn(output)
	expect(faultsOfAnswer(file, answer)).toEqual([])
	const placed = 25 - answer.summary.unassigned
	expect([code, out]).toEqual([
		0,
		`${placed} of 25 jobs in ${answer.summary.routes} routes, cost ${answer.summary.cost}, in ${output}\n`,
	])
})

test('the same input, seed and iterations give the same plan, byte for byte but for the times taken', async () => {
	const input = await written('same.json', file)
	const outputs = ['one.json', 'two.json'].map((name) => join(folder, name))
	for (const output of outputs) await run(['--in', input, '--out', output, '--iterations', '400', '--seed', '5'])
	const [one, two] = await Promise.all(outputs.map((output) => readFile(output, 'utf8')))
	expect(withoutTimes(one ?? '')).toBe(withoutTimes(two ?? ''))
})

test('Ctrl-C writes the best so far, and says so', async () => {
	const [input, output] = [await written('long.json', file), join(folder, 'stopped.json')]
	const told: string[] = []
	const { code, err } = await run(['--in', input, '--out', output, '--iterations', '999999999'], (progress) => {
		told.push(progress)
		if (told.length === 2) process.emit('SIGINT')
	})
	expect(faultsOfAnswer(file, await answerIn(output))).toEqual([])
	expect(told[0]).toMatch(/^\d+ of 999999999 rounds, cost \d+, \d+ left out $/)
	expect([code, err]).toEqual([
		0,
		expect.stringContaining('Stopped before all rounds were done: this is the best plan so far.'),
	])
	expect(process.listenerCount('SIGINT')).toBe(0)
})

test('without jobs or vehicles the answer is empty', async () => {
	const [input, output] = [await written('empty.json', { jobs: [], vehicles: [] }), join(folder, 'empty-plan.json')]
	const { code, out } = await run(['--in', input, '--out', output])
	expect([code, out]).toEqual([0, `0 of 0 jobs in 0 routes, cost 0, in ${output}\n`])
	expect(await answerIn(output)).toMatchObject({ code: 0, routes: [], unassigned: [], summary: { routes: 0, cost: 0 } })
})

test('help says how it is called', async () => {
	expect((await run(['--help'])).out).toContain('hjemmebesoeg plan --in FILE --out FILE [--iterations N] [--seed N]')
})

describe('what cannot be used is refused with a word of what to do, and nothing is written', () => {
	test.each<[string, string | object, string]>([
		['no JSON', 'jobs: [1]', 'is not JSON'],
		['JSON broken off', '{"jobs":[{"id":1', 'is not JSON'],
		['a number that is none', '{"jobs":[],"vehicles":[],"matrices":{"car":{"durations":[[NaN]]}}}', 'is not JSON'],
		['nothing at all', '', 'is not JSON'],
		['10 MB of nonsense', 'æøå{["'.repeat(1_300_000), 'is not JSON'],
		['10 MB of brackets', '['.repeat(10_000_000), 'is not JSON'],
		[
			'10 MB of jobs that are none',
			`{"vehicles":[],"jobs":[${'7,'.repeat(5_000_000)}7]}`,
			'jobs must be a list of jobs, at most 10000; found a list of 5000001',
		],
		[
			'jobs that are none',
			{ vehicles: [], jobs: new Array(9999).fill(7) },
			'jobs[0] must be a job, an object; found 7',
		],
		[
			'10 MB of skills',
			{ vehicles: [], jobs: [{ id: 1, skills: new Array(5_000_000).fill('') }] },
			'jobs[0].skills must be a list of whole numbers, at most 1000; found a list of 5000000',
		],
		['a key twice in one object', '{"jobs":[],\n"vehicles":[],"jobs":[]}', 'line 2: "jobs" stands twice in one object'],
		['no JSON that would clear the screen', '{"jobs":\u001b[2J}', '\\u001b'],
		[
			'a key that would clear the screen',
			{ jobs: [], vehicles: [], matrices: { '\u009b2J': 7 } },
			'matrices.\\u009b2J',
		],
		[
			'a matrix without rows',
			{
				...{ jobs: [{ id: 1, location_index: 0 }], vehicles: [{ id: 1, start_index: 0 }] },
				matrices: { car: { durations: [] } },
			},
			'matrices.car has no rows: add them',
		],
		[
			'an impossible file',
			{ jobs: [{ id: 1 }], vehicles: [{ id: 1, start: [11, 55] }] },
			'jobs[0].location is missing',
		],
	])('%s', async (name, content, says) => {
		const [input, output] = [await written('bad.json', content), join(folder, `${name}.json`)]
		await expect(run(['--in', input, '--out', output])).rejects.toThrow(says)
		expect((await readdir(folder)).filter((one) => one.includes(name) || one.endsWith('.part'))).toEqual([])
	})

	test.each<[string, (input: string) => string[], string]>([
		['no input', () => ['--out', 'x.json'], 'Say what is to be planned, in VROOM’s JSON: --in FILE'],
		['no output', (input) => ['--in', input], 'Say where the plan is to go: --out FILE'],
		['its own input as output', (input) => ['--in', input, '--out', input], '--out names the same file as --in'],
		['a folder as output', (input) => ['--in', input, '--out', 'src'], '--out src is a folder. Name a file in it'],
		[
			'a seed that is none',
			(input) => ['--in', input, '--out', 'x.json', '--seed', 'luck'],
			'--seed luck is not a whole number',
		],
		['rounds that are none', (input) => ['--in', input, '--out', 'x.json', '--iterations', '-4'], '--iterations'],
		['a file too many', (input) => ['--in', input, '--out', 'x.json', 'more.json'], 'plan takes no “more.json”'],
		['an input that is not there', () => ['--in', 'nowhere.json', '--out', 'x.json'], 'nowhere.json'],
		['an output in no folder', (input) => ['--in', input, '--out', '/no-such-place/x.json'], '/no-such-place'],
	])('%s', async (_, args, says) => {
		const input = await written('small.json', { jobs: [], vehicles: [] })
		await expect(run(args(input))).rejects.toThrow(says)
	})
})
