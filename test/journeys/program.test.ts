import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { demonstrationDay, environment, ownHouse } from '../demonstration.ts'

const program = resolve('bin/hjemmebesoeg.js')
type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs the program as anyone would, in a terminal. */
const run = (args: readonly string[], { input = '', killAfter = 0 } = {}): Promise<Ran> =>
	new Promise((done) => {
		const child = spawn(process.execPath, [program, ...args], { env: environment() })
		let [out, err] = ['', '']
		child.stdout.on('data', (bytes: Buffer) => {
			out += bytes.toString()
		})
		child.stderr.on('data', (bytes: Buffer) => {
			err += bytes.toString()
		})
		child.on('close', (code) => done({ code, out, err }))
		child.stdin.end(input)
		if (killAfter > 0) setTimeout(() => child.kill('SIGKILL'), killAfter)
	})

let folder: string
let data: string
const here = ['--municipality', 'soroe']
const on = ['--on', demonstrationDay]
const facts = {
	id: 'p1',
	bornOn: '1951-03-02',
	status: 'resident',
	residentSince: '2020-01-10',
	events: [{ kind: 'spouse_died', on: '2026-01-01' }],
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hj-program-'))
	data = join(folder, 'data')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const standard = 'municipalities/soenderborg/standard/2025-07-01.yaml'

describe('what can be done without a database', () => {
	test('every command says what it does', async () => {
		const all = await run(['--help'])
		expect(all.code).toBe(0)
		const names = [
			...['serve', 'assess', 'standard check', 'standard publish', 'population generate', 'population import'],
			...['nightly', 'ledger', 'statistics', 'backup', 'restore'],
		]
		for (const name of names) expect(all.out).toContain(`  ${name} `)
		const one = await run(['population', 'import', '--help'])
		expect([one.code, one.out]).toEqual([0, expect.stringContaining('hjemmebesoeg population import')])
	})

	test('verdicts come line by line in the order of the facts, a bad line in its place', async () => {
		const lines = [JSON.stringify(facts), '{"id":"p2"', JSON.stringify({ ...facts, id: 'p3', status: 'dead' }), '']
		const ran = await run(['assess', '--standard', standard, '--on', '2026-02-12'], { input: lines.join('\n') })
		const [first, second, third] = ran.out
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line))
		expect(first).toMatchObject({ id: 'p1', on: '2026-02-12', standard: 'soenderborg@2025-07-01', verdict: 'offer' })
		expect(first.grounds.map((ground: { criterion: string }) => ground.criterion)).toContain('age-75')
		expect(first.grounds).toContainEqual(
			expect.objectContaining({
				criterion: 'spouse-died',
				from: '2026-02-05',
				target: '2026-02-12',
				until: '2026-02-26',
			}),
		)
		expect(second).toEqual({ line: 2, error: expect.any(String) })
		expect(third).toMatchObject({ id: 'p3', verdict: 'not_resident' })
		expect(ran.code).toBe(2)
	})

	test('a day without rules is not the same as a no', async () => {
		const file = 'municipalities/soenderborg/standard/2021-02-02.yaml'
		const ran = await run(['assess', '--standard', file, '--on', '2019-03-01'], { input: JSON.stringify(facts) })
		expect(JSON.parse(ran.out)).toMatchObject({ verdict: 'no_standard_in_force', standard: null })
	})

	test('the same seed makes the same people, and numbers that nobody can have', async () => {
		const making = (out: string) =>
			run(['population', 'generate', ...here, ...on, '--seed', '3', '--persons', '300', '--out', join(folder, out)])
		expect((await making('one')).code).toBe(0)
		expect((await making('two')).code).toBe(0)
		const [one, two] = await Promise.all(
			['one', 'two'].map((name) => readFile(join(folder, name, 'population.csv'), 'utf8')),
		)
		expect(one).toBe(two)
		for (const line of (one ?? '').trim().split('\r\n').slice(1)) expect(Number(line.slice(0, 2))).toBeGreaterThan(60)
	})

	test.each([
		['no such command', ['dance'], 'dance'],
		['no such option', ['nightly', '--loud'], '--loud'],
		['no such municipality', ['nightly', '--municipality', 'atlantis', '--data', 'x'], 'atlantis'],
		['a day that does not exist', ['nightly', ...here, '--on', '2026-02-30', '--data', 'x'], '2026-02-30'],
		['no database named', ['nightly', ...here], 'DATABASE_URL'],
		['a port that is none', ['serve', '--port', 'x', '--data', 'x'], '--port'],
		['no login named', ['serve', '--data', 'x'], 'OIDC_ISSUER'],
		['no such file of facts', ['assess', '--standard', standard, ...on, '--facts', 'nowhere.ndjson'], 'nowhere.ndjson'],
		['no such standard', ['assess', '--standard', 'nowhere.yaml', ...on], 'nowhere.yaml'],
	])('%s: code 2, what is wrong on standard error, nothing on standard output', async (_, args, said) => {
		const ran = await run(args)
		expect([ran.code, ran.out]).toEqual([2, ''])
		expect(ran.err).toContain(said)
		expect(ran.err).not.toMatch(/^\s+at /m)
	})

	test('a broken standard is told with file, line and why', async () => {
		const file = join(folder, '2025-07-01.yaml')
		await writeFile(
			file,
			(await readFile('municipalities/soroe/standard/2019-07-01.yaml', 'utf8'))
				.replace(/^validFrom:.*$/m, 'validFrom: yesterday')
				.concat('\nunknownKey: 1\n'),
		)
		const ran = await run(['standard', 'check', file])
		expect(ran.code).toBe(1)
		expect(ran.out).toMatch(/2025-07-01\.yaml:\d+:\d+: error: /)
	})

	test('both municipalities’ standards pass the check', async () => {
		for (const code of ['soroe', 'soenderborg']) {
			const { readdir } = await import('node:fs/promises')
			const files = (await readdir(`municipalities/${code}/standard`)).map(
				(name) => `municipalities/${code}/standard/${name}`,
			)
			const ran = await run(['standard', 'check', ...files])
			expect(ran.out).not.toContain(': error: ')
			expect(ran.code).toBe(0)
		}
	})
})

describe('a municipality in a folder', () => {
	let before: string
	const file = () => join(folder, 'one', 'population.csv')
	const inFolder = (where = data) => [...here, '--data', where]

	test('takes a population file in whole; taken in again, nothing is new', async () => {
		const first = await run(['population', 'import', ...inFolder(), ...on, file()])
		expect(first.out).toMatch(/^new 300$/m)
		const second = await run(['population', 'import', ...inFolder(), ...on, file()])
		expect(second.out).toMatch(/^new 0\nchanged 0\nunchanged 300\ngone 0\nrejected 0$/m)
		expect([first.code, second.code]).toEqual([0, 0])
	})

	test('takes nothing of a file with a broken row, and says which row and why', async () => {
		const broken = join(folder, 'broken.csv')
		const lines = (await readFile(file(), 'utf8')).trim().split('\r\n')
		const cells = (lines[5] ?? '').split(';')
		await writeFile(broken, [lines[0], lines[1], ['9999999999', ...cells.slice(1)].join(';')].join('\r\n'))
		const ran = await run(['population', 'import', ...inFolder(), ...on, broken])
		expect(ran.code).toBe(2)
		expect(ran.err).toContain('broken.csv:3')
		expect(ran.err).not.toContain('9999999999')
		expect((await run(['population', 'import', ...inFolder(), ...on, file()])).out).toMatch(/^unchanged 300$/m)
	})

	test('a night, and the same night again: the second changes nothing', async () => {
		expect((await run(['nightly', ...inFolder(), ...on])).out).toMatch(/300 citizens seen, 300 changed/)
		expect((await run(['nightly', ...inFolder(), ...on])).out).toMatch(/300 citizens seen, 0 changed/)
	})

	test('the ledger has every resident of 65 and over once, each in a bucket that is explained', async () => {
		before = (await run(['ledger', ...inFolder(), ...on])).out
		const [head, ...rows] = before.replace('\uFEFF', '').trim().split('\r\n')
		expect(head).toBe('person_id;bucket;ground;since;why')
		const ids = rows.map((row) => row.split(';')[0])
		expect(new Set(ids).size).toBe(ids.length)
		expect(rows.length).toBeGreaterThan(100)
		const buckets = (await run(['ledger', '--buckets'])).out
		for (const row of rows) expect(buckets).toContain(row.split(';')[1])
	})

	test('a night that was killed and run again ends as one that was not', async () => {
		const other = join(folder, 'killed')
		await run(['population', 'import', ...inFolder(other), ...on, file()])
		for (const patience of [900, 1500, 2500]) await run(['nightly', ...inFolder(other), ...on], { killAfter: patience })
		// One kill in some hundreds falls just where the engine has made its own lock and not written it.
		await writeFile(join(other, 'soroe', 'database', 'postmaster.pid'), '')
		const last = await run(['nightly', ...inFolder(other), ...on])
		expect(last.code, last.err).toBe(0)
		expect((await run(['ledger', ...inFolder(other), ...on])).out).toBe(before)
	})

	test('a backup put back elsewhere is the same municipality', async () => {
		const [copy, there] = [join(folder, 'all.backup'), join(folder, 'restored')]
		expect((await run(['backup', ...inFolder(), '--out', copy])).code).toBe(0)
		expect((await run(['restore', ...inFolder(there), '--in', copy])).code).toBe(0)
		expect((await run(['ledger', ...inFolder(there), ...on])).out).toBe(before)
		const again = await run(['restore', ...inFolder(there), '--in', copy])
		expect([again.code, again.err]).toEqual([2, expect.stringContaining('not empty')])
	})

	test('the statistic of a year without visits is the table with noughts', async () => {
		const ran = await run(['statistics', ...inFolder(), '--year', '2026'])
		expect(ran.code).toBe(0)
		expect(ran.out.trim().split('\r\n').length).toBeGreaterThan(5)
	})
})

test('a folder that another process uses: code 3, and how to stop it', async () => {
	const house = await ownHouse(inject('untouched'), 'soroe')
	const ran = await run(['ledger', ...here, '--data', house.data])
	await house.stop()
	expect([ran.code, ran.out]).toEqual([3, ''])
	expect(ran.err).toMatch(/in use by process \d+/)
})
