import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { overlaps } from '../check/overlap.ts'
import { problemLine } from '../problem.ts'
import { standardOn, topicsFor } from '../standard.ts'
import { readStandardFile, readStandardFolder } from '../transport.ts'
import { readStandard } from './read.ts'

const folders = readdirSync('municipalities').map((code) => join('municipalities', code, 'standard'))
const whole = readFileSync('municipalities/soroe/standard/2019-07-01.yaml', 'utf8')
const said = (yaml: string, earlier?: Parameters<typeof readStandard>[2]) =>
	readStandard(yaml, 'x.yaml', earlier).problems.map((problem) => problemLine(problem))

describe.each(folders)('%s', (folder) => {
	const versions = readStandardFolder(folder)
	const standards = versions.flatMap(({ standard }) => standard ?? [])

	test('every version is sound and they follow each other', () => {
		expect(versions.flatMap(({ problems }) => problems).filter(({ kind }) => kind === 'error')).toEqual([])
		expect(overlaps(versions.map(({ file, standard }) => ({ file, standard: standard! })))).toEqual([])
		expect(new Set(standards.map(({ hash }) => hash)).size).toBe(standards.length)
	})

	test('every rule cites its place', () => {
		for (const { criteria, exclusions, interventions } of standards)
			for (const { cites } of [...criteria, ...exclusions, ...interventions]) expect(cites).toMatch(/\w+/)
	})

	test('from 1 July 2025 no right of the repealed section is claimed, and the assumption is said', () => {
		const later = standards.filter(({ validFrom }) => validFrom >= '2025-07-01')
		expect(later.length).toBeGreaterThan(0)
		for (const standard of later) {
			expect(standard.assumption).not.toBeNull()
			expect(JSON.stringify(standard)).not.toMatch(/79\s*a/)
		}
	})
})

test('a later version says only what differs, and has a hash of its own', () => {
	const { standard: before } = readStandardFile('municipalities/soroe/standard/2019-07-01.yaml')
	const { standard: now } = readStandardFile('municipalities/soroe/standard/2025-07-01.yaml')
	expect(now?.criteria).toEqual(before?.criteria)
	expect(now?.validTo).toBeNull()
	expect(now?.hash).not.toBe(before?.hash)
})

test.each([
	['title: { da: Besøg, samtaler og møder, en: Visits }', /unknown key samtaler og møder \(a text with a comma/],
	['transitional:', /transitional is empty/],
])('nothing is taken away where there is nothing: %s', (own, expected) => {
	const written = `continues: 2019-07-01\nvalidFrom: 2026-01-01\nvalidTo:\n${own}\n`
	const { standard, problems } = readStandard(written, '2026-01-01.yaml', () => ({
		yaml: whole,
		file: '2019-07-01.yaml',
	}))
	expect(standard).toBeNull()
	expect(problems.map((problem) => problemLine(problem)).join('\n')).toMatch(expected)
})

test('what an earlier version changes changes the hash of the version that continues it', () => {
	const own =
		'continues: 2019-07-01\nvalidFrom: 2026-01-01\nvalidTo:\nlegalBasis: { da: Eget tilbud, en: Own service }\n'
	const on = (yaml: string) => readStandard(own, 'y.yaml', () => ({ yaml, file: 'x.yaml' })).standard?.hash
	expect(on(whole)).toBeDefined()
	expect(on(whole.replace('age: 75, during', 'age: 76, during'))).not.toBe(on(whole))
})

test.each([
	['validTo: 2025-06-30', 'validtoo: 2025-06-30', /^x\.yaml:9:1: error: unknown key validtoo; did you mean validTo\?/],
	[
		'risk: { kind: carer, for: 12 months }',
		'risk: { kind: carer, for: 12 mnths }',
		/groups\.special-risk\.criteria\.carer\.opens\.risk\.for: not right: “12 mnths”. Right is: a number and days, weeks, months or years/,
	],
	[
		'{ yearly: { fromAge: 82, first: birthday } }',
		'{ yearly: { fromAge: 82, first: birtday } }',
		/one of: birthday, calendar_year/,
	],
	['when: { help: nursing }', 'when: { hlp: nursing }', /unknown key hlp; did you mean help\?/],
	[
		'opens: { risk: { kind: no_children, for: 12 months } }',
		'minutes: 45',
		/no-children lacks opens; write it in the criterion or in what its group shares/,
	],
	[
		'      intervention: general',
		'      intervention: genral',
		/there is no intervention genral; did you mean general\?/,
	],
	[
		'validFrom: 2019-07-01',
		'validFrom: 2019-02-30',
		/validFrom: not right: “2019-02-30”. Right is: a day that exists, written YYYY-MM-DD/,
	],
	['validTo: 2025-06-30', 'validTo: 2018-06-30', /validTo 2018-06-30 is before validFrom/],
	['title:', 'title: *none', /keys that belong together begin in the same column/],
])('%s written as %s', (right, wrong, expected) => {
	expect(whole).toContain(right)
	const problems = said(whole.replace(right, wrong))
	expect(problems.join('\n')).toMatch(expected)
	for (const problem of problems) expect(problem).toMatch(/^x\.yaml:\d+:\d+: /)
})

test('a file that is no standard is said so', () => {
	expect(said('')).toEqual([
		'x.yaml:1:1: error: the file holds no keys; a standard begins with: municipality: <folder name>',
	])
	expect(said(`a: &a [x]\nb: *a\n`)[0]).toMatch(/a standard does not use YAML’s marks &name, \*name and !name/)
	expect(said('x'.repeat(1_000_001))[0]).toMatch(/longer than/)
	expect(said('continues: 2019-07-01\nvalidFrom: 2026-01-01\n')[0]).toMatch(
		/^x\.yaml:1:12: .*there is no earlier version 2019-07-01/,
	)
})

test('an open version gives way to the next', () => {
	const at = (validFrom: string, validTo: string | null) =>
		({
			...readStandardFile('municipalities/soroe/standard/2019-07-01.yaml').standard!,
			validFrom: day(validFrom),
			validTo: validTo && day(validTo),
		}) as never
	const versions = [at('2020-01-01', null), at('2022-01-01', '2022-12-31')] as Parameters<typeof standardOn>[0]
	expect(standardOn(versions, day('2019-12-31'))).toBeNull()
	expect(standardOn(versions, day('2021-12-31'))?.validFrom).toBe('2020-01-01')
	expect(standardOn(versions, day('2022-01-01'))?.validFrom).toBe('2022-01-01')
	expect(standardOn(versions, day('2023-01-01'))).toBeNull()
})

test('the special focus of an intervention stands first among the topics', () => {
	const { standard } = readStandardFile('municipalities/soenderborg/standard/2021-02-02.yaml')
	expect(topicsFor(standard!, 'lost-spouse')[0]?.name.da).toBe('Livet efter tabet')
	expect(topicsFor(standard!, 'general').map(({ code }) => code)).toEqual(standard!.topics.map(({ code }) => code))
})
