import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '#eligibility/index.ts'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { type Citizen, factsOf } from './example-citizens/citizen.ts'
import { type Block, guideBlocks as blocks, put, putWhole } from './guide-blocks.ts'
import { followed, runAsWritten } from './guide-commands.ts'
import { asWritten } from './with-gaps.ts'

/** The guide followed literally: its blocks become files, its commands are run, its answers compared. */

const home = resolve('.')
const folder = mkdtempSync(join(tmpdir(), 'guide-'))
beforeAll(() => process.chdir(folder))
afterAll(() => {
	process.chdir(home)
	rmSync(folder, { recursive: true, force: true })
})

const [beginning] = blocks.filter(({ name }) => name === 'begyndelse')
const standardsFolder = 'municipalities/bakkeby/standard'
const nextVersion = `${standardsFolder}/2027-01-01.yaml`
const layOver = (recipe: string) => put(nextVersion, `${beginning!.body}${recipe}`)

describe('the steps', () => {
	const written = new Map<string, string>()
	const steps = blocks.filter(({ kind, name }) => (kind === 'console' && name === '') || name.includes('.'))
	test.each(steps.map((step, at) => [`${at + 1}. ${step.under}`, step] as const))(
		'%s',
		async (_, step) => {
			const { kind, name, body } = step
			if (kind !== 'console') {
				written.set(name, (written.get(name) ?? '') + body)
				return put(name, written.get(name) ?? '')
			}
			for (const [said, written] of await followed(step)) expect(said).toBe(written)
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
		expect(asWritten(await runAsWritten(`npx hjemmebesoeg standard check ${nextVersion} --lang da`), body)).toBe(
			body.trim(),
		)
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
		expect(await runAsWritten(`npx hjemmebesoeg standard check ${nextVersion}`)).not.toMatch(/: error: /)
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
