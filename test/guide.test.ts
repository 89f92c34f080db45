import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '#eligibility/index.ts'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { runCommand, type World } from '#platform/command/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { standardInFile } from '#standard/actions.ts'
import { commands } from '../src/app.tsx'
import { type Citizen, factsOf } from './example-citizens/citizen.ts'
import { type Block, guideBlocks as blocks, put, putWhole } from './guide-blocks.ts'
import { asWritten } from './with-gaps.ts'

/** The guide followed literally: its blocks become files, its commands are run, its answers compared. */

const home = resolve('.')
const folder = mkdtempSync(join(tmpdir(), 'guide-'))
beforeAll(() => process.chdir(folder))
afterAll(() => {
	process.chdir(home)
	rmSync(folder, { recursive: true, force: true })
})

const run = async (command: string): Promise<string> => {
	let said = ''
	const hear = (text: string) => {
		said += text
	}
	const world: World = {
		out: async (text) => hear(text),
		err: (text) => hear(`${text}\n`),
		progress: () => undefined,
		input: Readable.from([]),
		now: () => instant('2026-03-09T09:00:00+01:00'),
		municipalities: (wanted) => readMunicipalities('municipalities', wanted),
		open: () => Promise.reject(new Error('the guide opens no database')),
	}
	const [npx, program, ...words] = command.split(' ')
	expect([npx, program]).toEqual(['npx', 'hjemmebesoeg'])
	await runCommand(commands, words, world)
	return said
}

const [beginning] = blocks.filter(({ name }) => name === 'begyndelse')
const standardsFolder = 'municipalities/bakkeby/standard'
const nextVersion = `${standardsFolder}/2027-01-01.yaml`
const layOver = (recipe: string) => put(nextVersion, `${beginning!.body}${recipe}`)

describe('the steps', () => {
	const written = new Map<string, string>()
	const steps = blocks.filter(({ kind, name }) => kind === 'console' || name.includes('.'))
	test.each(steps.map((step, at) => [`${at + 1}. ${step.under}`, step] as const))(
		'%s',
		async (_, { kind, name, body }) => {
			if (kind !== 'console') {
				written.set(name, (written.get(name) ?? '') + body)
				return put(name, written.get(name) ?? '')
			}
			const [, ...parts] = body.split(/^\$ /m)
			for (const part of parts) {
				const [command = '', ...said] = part.split('\n')
				const written = said.join('\n').trim()
				expect(asWritten(await run(command), written)).toBe(written)
			}
		},
		60_000,
	)
})

const at = (predicate: (block: Block) => boolean): number[] =>
	blocks.flatMap((block, index) => (predicate(block) ? [index] : []))

describe('what the check says', () => {
	beforeAll(() => putWhole(folder))
	const wrong = at(({ name }) => name === 'forkert').map(
		(index) => [blocks[index]!.body.split('\n')[0], blocks[index]!.body, blocks[index + 1]!] as const,
	)
	test.each(wrong)('%s', async (_, recipe, { kind, body }) => {
		expect(kind).toBe('text')
		layOver(recipe)
		expect(asWritten(await run(`npx hjemmebesoeg standard check ${nextVersion} --lang da`), body)).toBe(body.trim())
	})
})

describe('the cookbook', () => {
	beforeAll(() => putWhole(folder))
	const recipes = at(({ name }) => name === 'opskrift').map((index) => {
		const next = blocks.findIndex(({ kind }, later) => later > index && kind !== 'borger')
		return [blocks[index]!.under, blocks[index]!.body, blocks.slice(index + 1, next === -1 ? undefined : next)] as const
	})
	test.each(recipes)('%s', async (_, recipe, citizens) => {
		layOver(recipe)
		expect(await run(`npx hjemmebesoeg standard check ${nextVersion}`)).not.toMatch(/: error: /)
		const standards = [standardInFile(`${standardsFolder}/2026-04-01.yaml`), standardInFile(nextVersion)]
		for (const { body } of citizens) {
			const { bornOn, on, verdict, grounds, exclusions, ...known } = JSON.parse(body) as Citizen
			const decided = decide(standards, factsOf({ says: body, bornOn, on, verdict, known }), day(on))
			expect(decided.verdict, body).toBe(verdict)
			if (grounds) expect(decided.grounds, body).toMatchObject(grounds)
			if (exclusions) expect(decided.exclusions.map(({ exclusion }) => exclusion)).toEqual(exclusions)
		}
	})
})
