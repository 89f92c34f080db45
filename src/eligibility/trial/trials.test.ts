import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { standardInFile } from '#standard/actions.ts'
import { readStandard, type Standard } from '#standard/index.ts'
import { trialFindings } from './trial-findings.ts'
import { tryOut } from './trials.ts'

const sound = readFileSync('test/broken-standards/2020-01-01.yaml', 'utf8')
const standard = (yaml: string): Standard => {
	const { standard, problems } = readStandard(yaml, 'x.yaml')
	if (standard === null) throw new Error(JSON.stringify(problems))
	return standard
}
const said = (yaml: string) => trialFindings(standard(yaml)).map(({ path, what }) => `${path.join('.')}: ${what.en}`)
const rule = (code: string, opens: string, more = '') =>
	sound.replace(
		'      age-75:\n',
		`      ${code}: { name: { da: Regel, en: Rule }, opens: ${opens}${more} }\n      age-75:\n`,
	)
const exclusion = (code: string, when: string, more = 'covers: all, strength: absolute') =>
	sound.replace(
		'texts:\n',
		`  ${code}: { name: { da: Undtaget, en: Excluded }, cites: side 5, when: ${when}, ${more} }\ntexts:\n`,
	)

const folders = ['municipalities', 'examples'].flatMap((above) =>
	readdirSync(above)
		.map((name) => join(above, name, 'standard'))
		.filter((folder) => existsSync(folder)),
)

test.each(folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))))(
	'nothing is said against %s, whose every rule is of use',
	(file) => {
		const trials = tryOut(standardInFile(file))
		expect(trials.count).toBeGreaterThan(100)
		expect(trials.count).toBeLessThan(6000)
		expect(trialFindings(standardInFile(file))).toEqual([])
	},
)

describe('every way in which a rule can open is tried out', () => {
	test.each([
		['turning', '{ turning: { age: [66, { from: 68, to: 69 }], during: age_year } }'],
		['turning in a calendar year', '{ turning: { age: 66, during: calendar_year, fromMonth: 10 } }'],
		['turning and older', '{ turning: { age: 66, during: from_birthday } }'],
		['yearly', '{ yearly: { fromAge: 66, toAge: 68, first: calendar_year } }'],
		['twice a year', '{ yearly: { fromAge: 66, times: 2, year: age_year } }'],
		['every so often', '{ every: { interval: 18 months, fromAge: 66 } }'],
		['a band', '{ band: { from: 66, to: 67 } }'],
		['a newcomer', '{ newcomer: { fromAge: 66, for: 6 months } }'],
		[
			'an event',
			'{ event: { kind: [fell, discharged], details: { relation: [friend, sibling], known: false }, for: 6 weeks } }',
		],
		[
			'a series',
			'{ event: { kind: fell, series: [{ about: 6 weeks, tolerance: 1 week }, { from: 6 months, for: 1 month }] } }',
		],
		['a risk', '{ risk: { kind: [carer, no_children], for: 6 months } }'],
	])('%s', (_, opens) => {
		expect(said(rule('other', opens))).toEqual([])
	})
	test.each([
		['alone', 'needs: { livesAlone: true }'],
		['together with somebody', 'needs: { livesAlone: false }'],
		['a preventive case', 'needs: { preventiveCase: true }'],
		['without help', 'needs: { when: { not: { any: [{ help: personal }, { help: practical }] } } }'],
		['much help', 'needs: { when: { help: { kind: nursing, longTerm: true, moreThanHours: 12 } } }'],
		['in a care home', 'needs: { when: { residence: [care_home] } }'],
		['not in a home of one’s own', 'needs: { when: { not: { residence: [own_home] } } }'],
		['seen by others', 'needs: { when: { all: [{ seenBy: [home_care] }, { not: { seenBy: [psychiatry] } }] } }'],
		['a programme', 'period: { from: 2023-05-01, to: 2023-05-31 }'],
		['only a priority', 'initiative: priority'],
		['on request', 'initiative: on_request'],
	])('of those who need: %s', (_, more) => {
		expect(said(rule('other', '{ turning: { age: 67, during: age_year } }', `, ${more}`))).toEqual([])
	})
})

describe('a rule that never holds', () => {
	test.each([
		[
			'of an age that its opening never meets',
			'{ turning: { age: 67, during: age_year } }',
			', needs: { age: { from: 70 } }',
		],
		[
			'with a need that contradicts itself',
			'{ band: { from: 66 } }',
			', needs: { when: { all: [{ help: nursing }, { not: { help: nursing } }] } }',
		],
		[
			'for a month that its programme does not reach',
			'{ turning: { age: 67, during: calendar_year, fromMonth: 12 } }',
			', period: { to: 2020-11-30 }',
		],
	])('%s', (_, opens, more) => {
		expect(said(rule('never', opens, more))).toEqual([
			expect.stringMatching(/^groups\.ages\.criteria\.never: never never held: no trial/),
		])
	})
})

describe('rules that always hold together', () => {
	test('the same in other words', () => {
		expect(said(rule('aged-75', '{ band: { from: 75, to: 75 } }'))).toEqual([
			expect.stringMatching(
				/^groups\.ages\.criteria\.age-75: age-75 always held together with aged-75, in all \d+ trials/,
			),
		])
	})
	test('one that holds a day longer is another rule', () => {
		expect(said(rule('aged-75', '{ band: { from: 75, to: 76 } }'))).toEqual([])
	})
	test('a priority beside the rule that gives the offer is of use', () => {
		expect(said(rule('first', '{ turning: { age: 75, during: age_year } }', ', initiative: priority'))).toEqual([])
	})
})

describe('an exclusion that never matters', () => {
	test('because a wider one closes the same', () => {
		expect(said(exclusion('any-help', '{ any: [{ help: practical }, { help: personal }] }'))).toEqual([
			expect.stringMatching(/^exclusions\.both-kinds-of-help: both-kinds-of-help never mattered: whenever/),
		])
	})
	test('but a stricter one inside a wider one that may be set aside does', () => {
		const stricter = sound.replace('    strength: default\ntexts', '    strength: absolute\ntexts')
		const wider =
			'  any-help: { name: { da: Undtaget, en: Excluded }, cites: side 5, when: { any: [{ help: practical }, { help: personal }] }, covers: all, strength: default }\n'
		expect(stricter).not.toBe(sound)
		expect(said(stricter.replace('texts:\n', `${wider}texts:\n`))).toEqual([])
	})
	test('because nobody is in both', () => {
		expect(said(exclusion('nobody', '{ all: [{ residence: [care_home] }, { residence: [institution] }] }'))).toEqual([
			expect.stringMatching(/^exclusions\.nobody: nobody never mattered: nobody for whom it held/),
		])
	})
	test('one that may be used matters, though only by a decision on record', () => {
		expect(
			said(exclusion('nursing', '{ help: nursing }', 'covers: { criteria: [lonely] }, strength: permissive')),
		).toEqual([])
	})
})

test('of very many rules each is still tried, and the trials stay few', () => {
	const many = Array.from(
		{ length: 480 },
		(_, at) =>
			`      c${at}: { name: { da: Et, en: One }, opens: { turning: { age: ${at % 100}, during: ${['age_year', 'calendar_year', 'from_birthday'][at % 3]} } } }\n`,
	).join('')
	const large = standard(sound.replace('      age-75:\n', `${many}      age-75:\n`))
	const trials = tryOut(large)
	expect(trials.count).toBeLessThan(6000)
	expect([...trials.held.values()].filter((held) => held.length === 0)).toEqual([])
	expect(trialFindings(large).length).toBeGreaterThan(150)
})
