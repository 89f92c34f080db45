import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { BadInput, type Call } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../test/database.ts'
import { countCitizens, findByCpr } from './actions.ts'
import { populationCommands } from './commands.ts'

let db: Db
let folder: string
let municipality: Municipality
beforeAll(async () => {
	db = await freshDatabase()
	folder = await mkdtemp(join(tmpdir(), 'population-'))
	const [read] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (!read) throw new Error('not set up')
	municipality = read
})

/** Runs a command as the program does: what it printed, what it complained of, and its exit code. */
const run = async (name: string, values: Record<string, string>, positionals: string[] = []) => {
	const [out, err]: [string[], string[]] = [[], []]
	const call: Call = {
		values: { municipality: 'soroe', ...values },
		positionals,
		out: async (written) => void out.push(String(written)),
		err: (text) => void err.push(text),
		progress: () => {},
		input: (async function* () {})(),
		open: async () => ({ municipality, db, outbox: folder, enqueue: async () => {} }),
		municipalities: async () => [municipality],
		at: instant('2026-03-09T12:00:00+01:00'),
		today: day('2026-03-09'),
	}
	const code = await populationCommands()
		.find((command) => command.name === name)
		?.run(call)
	return { code, out: out.join(''), err: err.join('\n') }
}
const fileOf = async (name: string, text: string) => {
	await writeFile(join(folder, name), text)
	return join(folder, name)
}

test('a population is made, taken in, and the second time unchanged', async () => {
	expect(await run('population generate', { seed: '3', persons: '200', out: folder })).toMatchObject({ code: 0 })
	const file = join(folder, 'population.csv')
	const first = await readFile(file, 'utf8')
	await run('population generate', { seed: '3', persons: '200', out: folder })
	expect(await readFile(file, 'utf8')).toBe(first)
	const counts = (news: number, unchanged: number) =>
		`new ${news}\nchanged 0\nunchanged ${unchanged}\ngone 0\nrejected 0\n`
	expect(await run('population import', {}, [file])).toEqual({ code: 0, out: counts(200, 0), err: '' })
	expect(await run('population import', {}, [file])).toEqual({ code: 0, out: counts(0, 200), err: '' })
	expect(await countCitizens(db)).toBe(200)
})

test('a file with bad rows says which and why, and nothing of it is taken in', async () => {
	const file = await fileOf('bad.csv', 'person_id;status;hund\n6103510002;resident;x\n3102511234;resident;y\n')
	const { code, out, err } = await run('population import', {}, [file])
	expect(code).toBe(2)
	expect(out).toContain('rejected 1')
	expect(err).toContain('bad.csv:3: person_id is not a CPR number')
	expect(err).toContain('Columns not used: hund')
	expect(err).not.toContain('3102511234')
	expect(await countCitizens(db)).toBe(200)
})

test('files of several kinds are taken in together: the register first, whatever the order given', async () => {
	const [visits, help, homes, people] = await Promise.all([
		fileOf('visits.csv', 'CPR;Seneste besøg\n6203500009;02-04-2025\n'),
		fileOf('help.csv', 'CPR;Sygepleje\n6203500009;ja\n'),
		fileOf('homes.csv', 'Vej;Husnr;Postnr\nEngvej;7;4999\n'),
		fileOf('people.csv', 'person_id;status\n6203500009;resident\n'),
	])
	const bad = await fileOf('bad-help.csv', 'CPR;Sygepleje\n6203500009;måske\n')
	const none = await fileOf('none.csv', 'Navn;Alder\nx;y\n')
	const refused = await run('population import', {}, [bad, people])
	expect([refused.code, refused.out]).toEqual([
		2,
		expect.stringMatching(/people\.csv:\nnew 1\n[\s\S]*bad-help\.csv:\nrejected 1\n$/),
	])
	expect(refused.err).toContain('bad-help.csv:2: Sygepleje must be yes')
	const unknown = await run('population import', {}, [people, none])
	expect([unknown.code, unknown.out]).toEqual([2, 'none.csv:\nrejected 1\n'])
	expect(await countCitizens(db)).toBe(200)
	const { code, out } = await run('population import', {}, [visits, help, homes, people])
	expect(code).toBe(0)
	expect(out.split('\n').filter((line) => /csv|new 1|addresses|changed 1|left out 1/.test(line))).toEqual([
		'people.csv:',
		'new 1',
		'homes.csv:',
		'addresses 1',
		'help.csv:',
		'changed 1',
		'visits.csv:',
		'changed 1',
	])
	expect(await findByCpr(db, '6203500009')).toMatchObject({ help: { nursing: true }, lastVisitOn: '2025-04-02' })
})

test.each([
	['population generate', { out: '/nowhere' }, [], 'Give a seed'],
	['population generate', { seed: 'x', out: '/nowhere' }, [], '--seed x is not a whole number'],
	['population generate', { seed: '1' }, [], '--out DIR'],
	['population import', {}, [], 'Name the file'],
	['population import', {}, ['/nowhere/a.csv'], 'cannot be read'],
])('%s %j %j says what is missing', async (name, values, positionals, says) => {
	const failed = run(name, values as Record<string, string>, positionals)
	await expect(failed).rejects.toBeInstanceOf(BadInput)
	await expect(failed).rejects.toThrow(says)
})
