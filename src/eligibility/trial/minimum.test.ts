import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readNationalMinimum, standardInFile } from '#standard/actions.ts'
import { readStandard, type Standard } from '#standard/index.ts'
import { lessThanMinimum } from './minimum.ts'

const laws = readNationalMinimum()
const sound = readFileSync('test/broken-standards/2020-01-01.yaml', 'utf8')
const standard = (yaml: string): Standard => {
	const { standard, problems } = readStandard(yaml, 'x.yaml')
	if (standard === null) throw new Error(JSON.stringify(problems))
	return standard
}
const told = (standard: Standard) =>
	lessThanMinimum(standard, laws).map(({ kind, path, what }) => `${kind} ${path.join('.')}: ${what.en}`)
const said = (...changes: readonly (readonly [string, string])[]) =>
	told(
		standard(
			changes.reduce((yaml, [from, to]) => {
				expect(yaml).toContain(from)
				return yaml.replace(from, to)
			}, sound),
		),
	)
const from = (day: string) => ['validFrom: 2020-01-01', `validFrom: ${day}`] as const
const to = (day: string) => ['validTo: 2025-06-30', `validTo: ${day}`] as const
const ownService = [
	"legalBasis: { da: Serviceloven § 79 a, en: 'The Social Services Act (serviceloven), section 79 a' }",
	'legalBasis: { da: Eget tilbud, en: A service of its own }',
] as const

test('a standard that keeps the law is told nothing', () => {
	expect(said()).toEqual([])
	expect(said(from('2019-07-01'))).toEqual([])
	expect(said(from('2023-01-01'), to('2023-01-01'))).toEqual([])
})

describe('the two municipalities', () => {
	const of = (file: string) =>
		told(standardInFile(`municipalities/${file}.yaml`)).filter((line) => line.startsWith('warning'))
	test('one leaves out those who receive nursing only, which the Act did not name', () => {
		expect(of('soroe/standard/2019-07-01')).toEqual([
			'warning exclusions.nursing: nursing leaves out those who receive nursing only; by law only those who receive both personal and practical help could be left out (serviceloven § 79 a, stk. 6, 2019-07-01 – 2025-06-30)',
		])
	})
	test('the other keeps the law', () => expect(of('soenderborg/standard/2021-02-02')).toEqual([]))
	test('a care home is taken to be both kinds of help, and that is said as a reading', () => {
		expect(told(standardInFile('municipalities/soroe/standard/2019-07-01.yaml'))).toContainEqual(
			expect.stringMatching(/^note exclusions\.care-home: The Act does not name the care home/),
		)
	})
})

describe('from 1 July 2025 nothing is compared, and that is said once', () => {
	const noteFrom = (day: string) =>
		expect.stringMatching(new RegExp(`^note validFrom: from ${day} there is no national minimum any more`))
	test('in a version that begins later', () => {
		const fewer = ['age: 75, during', 'age: 95, during'] as const
		expect(said(from('2026-01-01'), to('2027-12-31'), ownService, fewer)).toEqual([noteFrom('2026-01-01')])
	})
	test('in a version that runs past that day', () => {
		expect(said(to('2027-12-31'), ownService)).toEqual([noteFrom('2025-07-01')])
	})
	test('in a version without an end', () => {
		expect(said(['validTo: 2025-06-30\n', ''], ownService)).toEqual([noteFrom('2025-07-01')])
	})
	test('not in a version that ended before', () => expect(said()).toEqual([]))
})

describe('when the age is', () => {
	const during = (how: string) =>
		said(
			['age: 70, during: age_year', `age: 70, during: ${how}`],
			['age: 75, during: age_year', `age: 75, during: ${how}`],
			['age: 80, during: age_year', `age: 80, during: ${how}`],
		)
	test('the year of the age may be the calendar year or the year from the birthday', () => {
		expect(during('calendar_year')).toEqual([])
		expect(during('calendar_year, fromMonth: 9')).toEqual([])
		expect(during('from_birthday')).toEqual([])
	})
	test('every year may be a calendar year or a year of age', () => {
		const yearly = '{ yearly: { fromAge: 82, first: birthday } }'
		expect(said([yearly, '{ yearly: { fromAge: 82, first: calendar_year } }'])).toEqual([])
		expect(said([yearly, '{ yearly: { fromAge: 82, year: age_year } }'])).toEqual([])
		expect(said([yearly, '{ yearly: { fromAge: 70, times: 2, first: birthday } }'])).toEqual([])
		expect(said([yearly, '{ every: { interval: 12 months, fromAge: 82 } }'])).toEqual([])
	})
	test('more than the law asked for is no less', () => {
		expect(said(['age: 75, during', 'age: [{ from: 66, to: 79 }], during'])).toEqual([])
		expect(said(['{ from: 65, to: 81 }', '{ from: 60 }'])).toEqual([])
		expect(said(['    needs: { livesAlone: true }\n', '    needs: {}\n'])).toEqual([])
	})
	test('a year that ends too early leaves the oldest out', () => {
		expect(said(['{ fromAge: 82, first: birthday }', '{ fromAge: 82, toAge: 90, first: birthday }'])).toEqual([
			expect.stringMatching(
				/^warning groups\.ages\.criteria\.from-82: the law promised one visit a year from 82; here, at 91–100, nothing is given/,
			),
		])
	})
	test('a programme that ends within the standard’s life ends the promise', () => {
		expect(said(['      age-80:\n', '      age-80:\n        period: { to: 2022-12-31 }\n'])).toEqual([
			expect.stringMatching(/^warning groups\.ages\.criteria\.age-80: .* here, at 80, nothing is given/),
		])
	})
})

describe('what the law asked for changed', () => {
	test('one promise, under three laws: the same difference is told once, with each of them', () => {
		const older = [from('2012-01-01'), to('2018-12-31'), ['fromAge: 82', 'fromAge: 85'] as const]
		const lines = said(...older)
		expect(lines).toContainEqual(expect.stringMatching(/one visit a year from 75; here, at .*2012-01-01 – 2015-12-31/))
		expect(lines).toContainEqual(
			expect.stringMatching(
				/one visit a year from 80; here, at 81–84, nothing is given \(serviceloven § 79 a, stk\. 1, 2016-01-01 – 2018-12-31\)/,
			),
		)
		const nursing = ['{ all: [{ help: practical }, { help: personal }] }', '{ help: nursing }'] as const
		const leavingOut = said(from('2012-01-01'), to('2018-12-31'), ['fromAge: 82', 'fromAge: 75'], nursing)
		expect(leavingOut).toEqual([
			expect.stringMatching(
				/^warning exclusions\.both-kinds-of-help: .*\(serviceloven § 79 a, 2012-01-01 – 2015-12-31; serviceloven § 79 a, 2016-01-01 – 2018-12-31\)$/,
			),
		])
	})
	test('before 2005 nobody was to be left out, and until July 1998 it was for those of 80', () => {
		const yearly = '{ yearly: { fromAge: 82, first: birthday } }'
		const early = (fromAge: number) =>
			said(from('1996-07-01'), to('1998-06-30'), [
				yearly,
				`{ yearly: { fromAge: ${fromAge}, times: 2, first: birthday } }`,
			])
		expect(early(80)).toEqual([
			expect.stringMatching(/^warning exclusions\.both-kinds-of-help: .* by law nobody was to be left out/),
		])
		expect(early(82)).toHaveLength(2)
	})
	test('who had earned an offer in 2019 kept it: a version that replaces another on that day says so', () => {
		const replacing = [from('2019-07-01'), ['validTo:', 'replaces: 2016-01-01\nvalidTo:'] as const]
		expect(said(...replacing)).toEqual([
			expect.stringMatching(/^warning replaces: Who on 1 July 2019 had earned an offer/),
		])
	})
})

describe('who lives alone', () => {
	test.each(['single_by_civil_status', 'single_and_only_adult'])(
		'%s leaves out who is married and alone',
		(definition) => {
			expect(said(['answers:', `livesAlone: ${definition}\nanswers:`])).toEqual([
				expect.stringMatching(/^warning livesAlone: .* for those who live alone but are married/),
			])
		},
	)
})

describe('whom an exclusion leaves out', () => {
	const when = (condition: string, more = '') =>
		said(['{ all: [{ help: practical }, { help: personal }] }', `${condition}${more}`])
	test.each([
		['{ all: [{ help: practical }, { help: personal }, { help: nursing }] }', null],
		['{ all: [{ help: { kind: practical, longTerm: true } }, { help: { kind: personal, moreThanHours: 5 } }] }', null],
		[
			'{ any: [{ help: practical }, { help: personal }] }',
			'practical help only, and those who receive personal help only',
		],
		['{ help: { kind: personal, longTerm: true, moreThanHours: 20 } }', 'personal help only'],
		['{ residence: [institution, asylum_centre] }', 'live in an institution, and those who live in an asylum centre'],
		['{ not: { residence: [own_home] } }', 'live in an institution, and those who live in an asylum centre'],
		['{ seenBy: [psychiatry] }', 'psychiatry already sees'],
	])('%s', (condition, who) => {
		const lines = when(condition)
		expect(lines).toHaveLength(who === null ? 0 : 1)
		if (who !== null) expect(lines[0]).toContain(who)
	})
	test('only where it covers what the law asked for', () => {
		const nursing = ['{ all: [{ help: practical }, { help: personal }] }', '{ help: nursing }'] as const
		const extra = [
			'      age-75:\n',
			'      extra: { name: { da: Ekstra, en: Extra }, opens: { band: { from: 90 } }, initiative: on_request }\n      age-75:\n',
		] as const
		expect(said(nursing, extra, ['covers: all', 'covers: { criteria: [extra] }'])).toEqual([])
		expect(said(nursing, extra, ['covers: all', 'covers: { criteria: [age-80] }'])).toHaveLength(1)
	})
})

test('special risk named by nothing at all', () => {
	const risks = sound.slice(sound.indexOf('  risks:\n'), sound.indexOf('exclusions:'))
	expect(said([risks, ''])).toEqual([
		expect.stringMatching(
			/^warning groups: .*special risk between 65 and 81; here, at 65–81, nothing is given, whatever happens/,
		),
	])
})

test('very many rules about what happens are compared, and each kind of happening is still tried', () => {
	const series = Array.from({ length: 12 }, (_, at) => `{ from: ${at * 2} months, for: 10 days }`).join(', ')
	const many = Array.from(
		{ length: 480 },
		(_, at) =>
			`      c${at}: { name: { da: Et, en: One }, opens: { event: { kind: ${at % 2 ? 'fell' : 'spouse_died'}, series: [${series}] } } }\n`,
	).join('')
	expect(said(['      age-75:\n', `${many}      age-75:\n`])).toEqual([])
})
