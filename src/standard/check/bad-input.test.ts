import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sentYaml } from '../draft/typed-yaml.ts'
import { readStandard } from '../format/read.ts'
import { problemLine } from '../problem.ts'
import { pathsAt, readStandardFile } from '../transport.ts'

const sound = readFileSync('test/broken-standards/2020-01-01.yaml', 'utf8')
const said = (yaml: string) => readStandard(yaml, 'x.yaml').problems.map((problem) => problemLine(problem))
const numbered = (count: number, line: (at: number) => string) =>
	Array.from({ length: count }, (_, at) => line(at)).join('')

/** Each is told in a few lines, and none of them runs away. */
describe('a text made to be too much', () => {
	const bomb = `a: &a [x]\n${numbered(60, (at) => `b${at}: &b${at} [*a, *a, *a]\n`)}`
	test.each([
		['aliases that explode', bomb, /does not use YAML’s marks/],
		['an alias that holds itself', 'a: &a [*a]\n', /does not use YAML’s marks/],
		['a million signs and more', 'a'.repeat(1_000_001), /longer than 1 000 000 characters/],
		['brackets ten thousand deep', `a: ${'['.repeat(10_000)}`, /more than 64 levels/],
		['brackets half a million deep', '['.repeat(500_000), /more than 64 levels/],
		['lists ten thousand deep', '- '.repeat(10_000), /more than 64 levels/],
		['keys ten thousand deep', numbered(1300, (at) => `${' '.repeat(at)}a:\n`), /more than 64 levels/],
		['a condition ten thousand deep', `a: ${'{ not: '.repeat(10_000)}1${' }'.repeat(10_000)}`, /more than 64 levels/],
		['a hundred thousand keys', numbered(100_000, (at) => `k${at}:\n`), /there have been 150 000 keys/],
		['one key a hundred thousand times', 'a:\n'.repeat(100_000), /there have been 150 000 keys/],
		['a hundred thousand commas', `{${',a'.repeat(100_000)}}`, /there have been 150 000 keys/],
		['a hundred thousand tabs', '\ta:\n'.repeat(100_000), /there have been 150 000 keys/],
		['a quotation that never ends', `a: "${'x\n'.repeat(400_000)}`, /a sign is missing/],
		['a key that never ends', 'x'.repeat(900_000), /holds no keys/],
		['bytes that are no text', 'a: \u0000\u0001', /signs that are no text/],
		['a text that was no UTF-8', 'a: \ufffd', /signs that are no text/],
		['nothing but a mark of order', '\ufeff', /holds no keys/],
		['YAML of another age', '%YAML 1.1\n---\na: yes\n', /begins with % speaks to YAML itself/],
	])('%s', (_, yaml, expected) => {
		const problems = said(yaml)
		expect(problems.length).toBeLessThan(5)
		expect(problems[0]).toMatch(/^x\.yaml:\d+:\d+: error: /)
		expect(problems.join('\n')).toMatch(expected)
	})
})

describe('a standard that says too much', () => {
	const criterion = (at: number) =>
		`      c${at}: { name: { da: Et, en: One }, opens: { turning: { age: 75, during: age_year } } }\n`
	const inAges = (lines: string) =>
		sound.replace('    criteria:\n      age-70-alone', `    criteria:\n${lines}      age-70-alone`)
	const when = (condition: string) => sound.replace('{ all: [{ help: practical }, { help: personal }] }', condition)

	test('two thousand criteria', () => {
		expect(said(inAges(numbered(2000, criterion)))).toEqual([
			expect.stringMatching(/there are 2006 criteria here; a standard has at most 500/),
		])
	})
	test('a rule with a thousand conditions', () => {
		const fifty = Array(50).fill('{ help: nursing }').join(', ')
		const thousand = Array(20).fill(`{ any: [${fifty}] }`).join(', ')
		expect(said(when(`{ all: [${thousand}] }`))).toEqual([
			expect.stringMatching(/there are 1021 conditions in one rule here; a standard has at most 200/),
		])
		expect(said(when(`{ any: [${Array(1000).fill('{ help: nursing }').join(', ')}] }`))[0]).toMatch(/at most 50/)
	})
	test('as many conditions as a rule may have are read', () => {
		const hundred = Array(4)
			.fill(`{ any: [${Array(45).fill('{ help: nursing }').join(', ')}] }`)
			.join(', ')
		expect(readStandard(when(`{ all: [${hundred}] }`), 'x.yaml').standard).not.toBeNull()
	})
	test('twenty thousand unknown keys: the first are told, the rest counted', () => {
		const problems = said(sound + numbered(20_000, (at) => `key${at}: 1\n`))
		expect(problems).toHaveLength(101)
		expect(problems.at(-1)).toMatch(/: error: and 19900 more; mend the first ones and check again$/)
	})
	test('five thousand texts without their English: the first are told, the rest counted', () => {
		const problems = said(sound.replace('topics:\n', `topics:\n${numbered(5000, (at) => `  t${at}: { da: Emne }\n`)}`))
		expect(problems).toHaveLength(101)
		expect(problems.at(-1)).toMatch(/and 4900 more/)
	})
	test('hundreds of unknown words, each with the nearest one', () => {
		const lines = numbered(400, (at) =>
			criterion(at).replace('turning: { age: 75, during: age_year }', 'risk: { kind: lonley, for: 1 year }'),
		)
		const problems = said(inAges(lines))
		expect(problems).toHaveLength(101)
		expect(problems[0]).toMatch(/there is no risk lonley; did you mean lonely\?/)
	})
	test('years that no citizen lives in', () => {
		for (const year of ['9999', '0001', '2200', '1799'])
			expect(said(sound.replace('validFrom: 2020-01-01', `validFrom: ${year}-01-01`)).join()).toMatch(
				/in the years 1800 to 2199/,
			)
	})
	test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a part called %s', (name) => {
		expect(said(sound.replace('  everyday:', `  ${name}:`))[0]).toMatch(
			`${name} is a word that the program itself uses`,
		)
		expect(({} as { da?: unknown }).da).toBeUndefined()
	})
	test.each(['__proto__', 'constructor'])('a word %s where a part is named', (name) => {
		const meant = name === '__proto__' ? /not right: “__proto__”/ : new RegExp(`there is no intervention ${name}`)
		expect(said(sound.replace('      intervention: general\n', `      intervention: ${name}\n`)).join()).toMatch(meant)
	})
})

describe('versions that name each other', () => {
	const earlier = (yaml: string) => (validFrom: string) => ({ yaml, file: `${validFrom}.yaml` })
	const lines = (yaml: string, other: string) =>
		readStandard(yaml, 'x.yaml', earlier(other)).problems.map((problem) => problemLine(problem))

	test('a version that continues itself under another day', () => {
		const other = 'continues: 2019-07-01\nvalidFrom: 2030-01-01\n'
		expect(lines('continues: 2019-07-01\nvalidFrom: 2031-01-01\n', other).join()).toMatch(
			/there is no earlier version 2019-07-01/,
		)
	})
	test('a version whose clause speaks of itself', () => {
		const circular = `${sound.replace('validFrom: 2020-01-01', 'validFrom: 2021-01-01')}replaces: 2020-01-01\ntransitional: { earned: { da: Stadig, en: Still }, cites: side 9 }\n`
		expect(lines(circular, circular).join()).toMatch(/the version 2020-01-01 has errors of its own/)
	})
	test('a row of versions longer than anybody reads', () => {
		const day = (at: number) => `${2100 - at}-01-01`
		const row = (validFrom: string) => {
			const at = 2100 - Number(validFrom.slice(0, 4))
			return { yaml: `continues: ${day(at + 1)}\nvalidFrom: ${validFrom}\n`, file: `${validFrom}.yaml` }
		}
		const { problems } = readStandard(row('2100-01-01').yaml, 'x.yaml', row)
		expect(problems.map((problem) => problemLine(problem)).join()).toMatch(/more than 30 versions are continued/)
	})
})

test('a problem is told in one line, and nothing in it commands the terminal', () => {
	const [problem = ''] = said(`${sound}"a\\nb\\e[31m\\u202e": 1\n`)
	expect(problem).toMatch(/unknown key a b\ufffd\[31m\ufffd/)
})

test('a file sent with a form is read in the writing it says of itself, and holds nothing that cannot be kept', () => {
	expect(sentYaml(Buffer.from('\ufefftitle: å\r\n', 'utf16le'))).toBe('title: å\n')
	expect(sentYaml(Buffer.from('\ufefftitle: å', 'utf16le').swap16())).toBe('title: å\n')
	expect(sentYaml(Buffer.from('\ufefftitle: å'))).toBe('title: å\n')
	expect(said(sentYaml(Uint8Array.from([97, 58, 32, 0, 255])))).toEqual([
		expect.stringMatching(/x\.yaml:1:4: error: here stand signs that are no text/),
	])
})

describe('a file that is none', () => {
	const folder = mkdtempSync(join(tmpdir(), 'standards-'))
	afterAll(() => rmSync(folder, { recursive: true }))
	const file = (name: string, bytes: string | Uint8Array) => {
		writeFileSync(join(folder, name), bytes)
		return join(folder, name)
	}
	const told = (path: string) =>
		readStandardFile(path)
			.problems.map((problem) => problemLine(problem))
			.join('\n')

	test('is told by what it is', () => {
		mkdirSync(join(folder, 'folder.yaml'))
		expect(told(join(folder, 'folder.yaml'))).toMatch(/this is a folder; name a file in it/)
		expect(told(join(folder, 'none.yaml'))).toMatch(/there is no such file/)
		expect(told('/dev/null')).toMatch(/neither a file nor a folder/)
		expect(told(file('large.yaml', Buffer.alloc(50_000_000, 97)))).toMatch(/larger than 4 MB/)
		expect(told(file('utf16.yaml', Buffer.from(`\ufeff${sound}`, 'utf16le')))).toMatch(
			/written in UTF-16; save it as UTF-8/,
		)
		expect(told(file('latin1.yaml', Buffer.from('title: { da: Sønd, en: South }', 'latin1')))).toMatch(
			/no text in UTF-8/,
		)
		expect(
			told(
				file(
					'binary.yaml',
					Uint8Array.from({ length: 5000 }, (_, at) => (at * 37) % 256),
				),
			),
		).toMatch(/no text in UTF-8/)
		expect(told(file('zeros.yaml', Buffer.alloc(5000)))).toMatch(/signs that are no text/)
		expect(told(file('empty.yaml', ''))).toMatch(/holds no keys/)
	})
	test('links that lead round in a circle', () => {
		symlinkSync('b.yaml', join(folder, 'a.yaml'))
		symlinkSync('a.yaml', join(folder, 'b.yaml'))
		expect(told(join(folder, 'a.yaml'))).toMatch(/there is no such file/)
		expect(pathsAt(join(folder, 'a.yaml'))).toEqual([join(folder, 'a.yaml')])
	})
	test('a sound one with a mark of order and lines of two signs is read', () => {
		const path = file('2020-01-01.yaml', `\ufeff${sound.replaceAll('\n', '\r\n')}`)
		expect(told(path)).toBe('')
		expect(readStandardFile(path).standard?.validFrom).toBe('2020-01-01')
	})
	test('a file named for another day than the one it begins on is told', () => {
		expect(told(file('2020-02-01.yaml', sound))).toMatch(
			/begins on 2020-01-01, so the file is to be named 2020-01-01\.yaml/,
		)
	})
})
