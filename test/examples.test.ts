import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decide } from '#eligibility/index.ts'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { legalBasisOn, type Standard } from '#standard/index.ts'
import { type Citizen, factsOf } from './example-citizens/citizen.ts'
import { enghaveHerred } from './example-citizens/enghave-herred.ts'
import { havrum } from './example-citizens/havrum.ts'
import { lyngvig } from './example-citizens/lyngvig.ts'
import { nordmarkBy } from './example-citizens/nordmark-by.ts'
import { storager } from './example-citizens/storager.ts'
import { vesterlund } from './example-citizens/vesterlund.ts'

const files = globSync('examples/*/standard/*.yaml').sort()
const versionsOf = (example: string): Standard[] =>
	files.filter((file) => file.startsWith(`examples/${example}/`)).map(standardInFile)

test('there are six examples, and none stands where municipalities are served from', () => {
	expect(new Set(files.map((file) => file.split('/')[1])).size).toBe(6)
	const served = globSync('municipalities/*').map((folder) => folder.split('/')[1])
	expect(files.filter((file) => served.includes(file.split('/')[1]))).toEqual([])
})

test.each(files)('%s reads without errors, cites every rule, and bears its folder’s name', (file) => {
	const standard = standardInFile(file)
	expect(standard.municipality).toBe(file.split('/')[1])
	expect([...standard.criteria, ...standard.exclusions].filter(({ cites }) => cites.trim() === '')).toEqual([])
})

const rows = [
	...readFileSync('examples/README.md', 'utf8').matchAll(/^\| (.+?) \| ([a-z-]+\/\d{4}-\d\d-\d\d) \| (.+) \|$/gm),
]

test.each(rows.map(([, what, where, words]) => [what, where, words]))('%s: said in %s', (_, where = '', words = '') => {
	const [example, version] = where.split('/')
	const yaml = readFileSync(`examples/${example}/standard/${version}.yaml`, 'utf8')
	const said = [...words.matchAll(/`([^`]+)`/g)].map(([, snippet]) => snippet ?? '')
	expect(said.length).toBeGreaterThan(0)
	for (const snippet of said) expect(yaml).toContain(snippet)
})

test('the law that storager rests on changes on the day it was repealed', () => {
	const [, second] = versionsOf('storager')
	expect(legalBasisOn(second!, day('2025-06-30'))?.da).toContain('79 a')
	expect(legalBasisOn(second!, day('2025-07-01'))?.da).not.toContain('79 a')
})

const examples: Readonly<Record<string, readonly Citizen[]>> = {
	storager,
	havrum,
	'enghave-herred': enghaveHerred,
	'nordmark-by': nordmarkBy,
	vesterlund,
	lyngvig,
}

describe.each(Object.entries(examples))('%s', (example, citizens) => {
	const standards = versionsOf(example)

	test.each(citizens.map((citizen) => [citizen.says, citizen] as const))('%s', (_, citizen) => {
		const { verdict, grounds, exclusions } = decide(standards, factsOf(citizen), day(citizen.on))
		expect(verdict).toBe(citizen.verdict)
		if (citizen.grounds) expect(grounds).toMatchObject(citizen.grounds)
		if (citizen.exclusions) expect(exclusions.map(({ exclusion }) => exclusion)).toEqual(citizen.exclusions)
	})
})
