import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { type WorkbookCell, workbook } from '../../../test/workbook.ts'
import { readFileBytes, takeFile } from '../transport.ts'
import { checkTogether } from './check-file.ts'
import { fileExamples } from './file-examples.ts'
import type { ReadFile } from './read-file.ts'

const on = day('2026-03-09')
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readFileBytes('fil.csv', bytes(text), on)
const stated = (file: ReadFile) => file.rows.map((row) => row.stated)
const why = (file: ReadFile) =>
	file.rejected.map(({ line, reasons }) => `${line}: ${reasons.map(({ en }) => en).join('; ')}`)
const anna = '6103510002'

describe('the kind of a file', () => {
	test.each([
		['help', 'CPR-nr.;Praktisk hjælp;Personlig pleje;Hjemmesygepleje'],
		['help', 'Cpr nr;Praktisk hjælp (§ 83) - startdato'],
		['help', 'Personnummer;PRAKTISK HJAELP (ja/nej);Plejebolig'],
		['help', 'CPR;Bevilget fra personlig pleje'],
		['help', 'CPR;Navn;Sygepleje siden;Seneste besøg'],
		['visits', 'CPR;Seneste invitation;Seneste besøg;Frabedt til'],
		['visits', 'Borgers CPR;Sidst inviteret'],
		['visits', 'CPR-nummer;Ønsker ikke kontakt før'],
		[
			'visits',
			'Dato for næste handling;Navn;CPR;Bydel;Område;Adresse;Postnr;Køn;Civilstand;Alder;Status;Seneste invitation;Seneste besøg;Ansvarlig',
		],
		['population', 'CPR;Status;Seneste besøg;Praktisk hjælp'],
		['care_homes', 'Plejecenter;Vejnavn;Hus nr.;Postnr.;By'],
		['care_homes', 'Adresse;Postnr'],
		['care_homes', 'VEJ;HUSNR;ETAGE_OG_DOER;POSTNR (4 cifre)'],
		[null, 'CPR;Navn'],
		[null, 'Navn;Adresse'],
	])('%s is told by “%s”', (kind, heading) => expect(read(`${heading}\n`).kind).toBe(kind))

	test('fits none: says what was found and what each kind needs', () =>
		expect(why(read('Navn;CPR;Alder\nx;y;z'))[0]).toMatch(
			/^1: the heading fits no kind of file\. Found: “Navn”, “CPR”, “Alder”\. Understood: “CPR”\. .*register.*help.*visits.*care homes/,
		))

	test('fits none: a first line that is no heading is not repeated', () =>
		expect(JSON.stringify(read('6103510002;Anna\n6203500001;Otto'))).not.toContain('610351'))

	test.each(fileExamples.map((example) => [example.kind, example] as const))(
		'%s: the example shown is read without a question',
		(kind, { heading, rows }) => {
			const file = read([heading, ...rows].map((cells) => cells.join(';')).join('\n'))
			expect([file.kind, file.rejected, file.unused]).toEqual([kind, [], []])
			expect(file.rows.length + (file.careHomes?.length ?? 0)).toBe(2)
		},
	)
})

describe('a list of help', () => {
	const help = (cells: string) =>
		stated(read(`CPR;Praktisk hjælp;Praktisk hjælp siden;Plejebolig;Navn\n${anna};${cells};Anna`))[0]
	const base = { person_id: anna }
	test.each([
		['ja;;', { practical_help: true }],
		['X;;', { practical_help: true }],
		['1;01-02-2026;', { practical_help: true, practical_help_since: '2026-02-01' }],
		['01-02-2026;;', { practical_help: true, practical_help_since: '2026-02-01' }],
		['nej;01-02-2026;', { practical_help: false, practical_help_since: null }],
		['0;;', { practical_help: false, practical_help_since: null }],
		[';;', { practical_help: false, practical_help_since: null }],
		['ja;;ja', { practical_help: true, residence: 'care_home' }],
		['ja;;nej', { practical_help: true, residence: 'own_home' }],
		['ja;;2026-01-15 00:00', { practical_help: true, residence: 'care_home', residence_since: '2026-01-15' }],
	])('%s', (cells, expected) => expect(help(cells)).toEqual({ ...base, ...expected }))

	test('a day since which is a yes, also without a column for it', () =>
		expect(stated(read(`CPR;Sygepleje siden\n${anna};2.1.2026`))).toEqual([
			{ person_id: anna, nursing: true, nursing_since: '2026-01-02' },
		]))

	test('says what is wrong and never who', () => {
		const file = read(`CPR;Praktisk hjælp;Sygepleje siden\n${anna};måske;\n${anna};ja;10-03-2026\n12;ja;\n${anna};ja`)
		expect(why(file)).toEqual([
			'2: Praktisk hjælp must be yes, no, x, 1, 0 or the day the help began',
			'3: Sygepleje siden is after the day the file describes (2026-03-09)',
			'4: CPR is not a CPR number (ten digits with a date that exists)',
			'5: the row has 2 fields, the heading 3',
		])
		expect(JSON.stringify(file.rejected)).not.toContain('610351')
	})

	test('names the columns it has no use for, and the day it describes', () => {
		const file = read(`CPR;Navn;Praktisk hjælp;Opgjort pr.\n${anna};Anna;ja;01-03-2026`)
		expect(file).toMatchObject({ unused: ['Navn'], asOf: '2026-03-01' })
	})

	test('may have a title above it and empty rows below', () => {
		const file = read(`Hjemmehjælp i distrikt Nord;;\n;;\nCPR;Praktisk hjælp;\n${anna};ja;\n;;\n`)
		expect([file.kind, file.rejected, stated(file)]).toEqual(['help', [], [{ person_id: anna, practical_help: true }]])
	})
})

test('a history of visits takes nothing away with an empty cell, but for a no that has ended', () => {
	const file = read(
		`CPR;Seneste invitation;Seneste besøg;Frabedt til\n${anna};;02-04-2025;\n620350-0001;12-03-2025;;31-12-2026`,
	)
	expect(stated(file)).toEqual([
		{ person_id: anna, last_visit_on: '2025-04-02', declined_until: null },
		{ person_id: '6203500001', last_offer_on: '2025-03-12', declined_until: '2026-12-31' },
	])
})

describe('a list of care homes', () => {
	const homes = (text: string) => read(text).careHomes
	test('may have the address in one column', () =>
		expect(homes('Navn;Adresse;Postnr\nLunden;Lunden Allé 12 B, 1. tv;4180 Sorø\n;H.C. Andersens Vej 3;4180')).toEqual([
			{
				name: 'Lunden',
				street: 'Lunden Allé',
				houseNumber: '12 B',
				floorDoor: '1. tv',
				postalCode: '4180',
				town: 'Sorø',
			},
			{ name: '', street: 'H.C. Andersens Vej', houseNumber: '3', floorDoor: null, postalCode: '4180', town: null },
		]))
	test('means every flat where it says all', () =>
		expect(
			homes('Vej;Nr;Etage;Dør;Postnr\nEngvej;7;Alle;;4180\nEngvej;8;1;tv;4180')?.map(({ floorDoor }) => floorDoor),
		).toEqual([null, '1. tv']))
	test('says what is wrong', () =>
		expect(why(read('Vej;Husnr;Postnr\n;12;4180\nEngvej;x;41\n'))).toEqual([
			'2: the street is missing',
			'3: the house number must be a number, with a letter if it has one; the postal code must have four digits',
		]))
})

describe('a workbook', () => {
	const take = (rows: readonly (readonly WorkbookCell[])[]) => takeFile('liste.xlsx', workbook(rows), on)
	test('says the same as the file with semicolons', async () => {
		const file = await take([
			['Liste pr. 1. marts'],
			[],
			['CPR', 'Navn', 'Praktisk hjælp', 'Praktisk hjælp siden', 'Sygepleje'],
			['610351-0002', 'Anna', true, { serial: 46_054 }, null],
			[6_203_500_001, 'Otto', 'x'],
		])
		expect([file.kind, file.rejected, file.unused]).toEqual(['help', [], ['Navn']])
		expect(file.rows).toEqual([
			{
				file: 'liste.xlsx',
				line: 4,
				stated: {
					person_id: anna,
					practical_help: true,
					practical_help_since: '2026-02-01',
					nursing: false,
					nursing_since: null,
				},
			},
			{
				file: 'liste.xlsx',
				line: 5,
				stated: { person_id: '6203500001', practical_help: true, nursing: false, nursing_since: null },
			},
		])
	})

	test('that lost the first zero of a number gets it back', async () => {
		const file = await take([
			['CPR', 'Seneste besøg'],
			[101_500_000, '2025-01-01'],
			['10150-0000', '2025-01-01'],
			[{ serial: 101_500_000, style: 3 }, '2025-01-01'],
		])
		expect(stated(file).map(({ person_id }) => person_id)).toEqual(['0101500000', '0101500000', '0101500000'])
	})

	test.each([
		[undefined, '2026-02-01'],
		[{ from1904: true }, '2030-02-02'],
	])('whose days lost their format (%j) still has days', async (options, expected) => {
		const rows = [
			['CPR', 'Sygepleje siden', 'Praktisk hjælp', 'Seneste besøg'],
			[anna, 46_054, 46_054, null],
		]
		const [said] = stated(await takeFile('liste.xlsx', workbook(rows, options), day('2031-01-01')))
		expect(said).toMatchObject({ nursing_since: expected, practical_help: true, practical_help_since: expected })
	})

	test('a cell that looks like a formula is text', async () => {
		const file = await take([
			['person_id', 'status', 'given_names'],
			[anna, 'bosat', { formula: 'HYPERLINK("x")', was: '=HYPERLINK("x")' }],
		])
		expect(stated(file)[0]?.given_names).toBe('=HYPERLINK("x")')
	})

	test.each([
		['old', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'the old format .xls'],
		['cut short', workbook([['a']]).subarray(0, 300), 'damaged'],
		['empty', workbook([]), 'the workbook is empty'],
	])('%s says what to do', async (_, some, says) => expect(why(await takeFile('a.xls', some, on))[0]).toContain(says))
})

describe('a citizen in several rows of a list of help', () => {
	const heading = 'CPR;Praktisk hjælp;Praktisk hjælp siden;Sygepleje;Plejebolig'
	const together = (...rows: string[]) =>
		checkTogether([read([heading, ...rows.map((cells) => `${anna};${cells}`)].join('\n'))])
	test.each([
		[['ja;01-02-2026;;', ';;ja;'], { practical_help: true, practical_help_since: '2026-02-01', nursing: true }],
		[
			['ja;01-02-2026;;', 'ja;01-01-2026;;'],
			{ practical_help: true, practical_help_since: '2026-01-01', nursing: false, nursing_since: null },
		],
		[['ja;;;ja', 'nej;;nej;'], { practical_help: true, nursing: false, nursing_since: null, residence: 'care_home' }],
		[['nej;;nej;', ';;;'], { practical_help: false, practical_help_since: null, nursing: false, nursing_since: null }],
	])('%j is read as one', (rows, expected) => {
		const file = together(...rows)
		expect([stated(file), file.rejected]).toEqual([[{ person_id: anna, ...expected }], []])
	})
	test('may not live in two places', () =>
		expect(why(together('ja;;;ja', ';;;nej'))).toEqual(['3: the citizen lives elsewhere according to fil.csv, line 2']))
})

test('a day beside help that is not given is passed over and said', () =>
	expect(read(`CPR;Sygepleje;Sygepleje fra\n${anna};nej;01-02-2026`).rows[0]).toMatchObject({
		stated: { nursing: false, nursing_since: null },
		noted: [{ en: 'Sygepleje fra is not used: the row says that the help is not given' }],
	}))

test.each([
	['31-02-2026', 'is a day that does not exist'],
	['2026-02-31', 'is a day that does not exist'],
	['i foråret', 'is not a date, written as 2026-03-09, 09-03-2026, 9.3.2026 or 9/3/2026'],
	['46054', 'is not a date'],
])('%s as a day: %s', (written, says) =>
	expect(why(read(`CPR;Seneste besøg\n${anna};${written}`))[0]).toContain(`2: Seneste besøg ${says}`),
)

test('a file of nothing but wrong rows stops being read', () => {
	const file = read(`CPR;Sygepleje\n${'x;ja\n'.repeat(20_000)}`)
	expect(file.rejected).toHaveLength(10_001)
	expect(why(file).at(-1)).toContain('more than 10000 rows are wrong')
})

test('any bytes are rows or rejected rows, never a crash', () =>
	fc.assert(
		fc.asyncProperty(
			fc.oneof(
				fc.uint8Array({ maxLength: 200 }),
				fc.string({ unit: 'binary', maxLength: 200 }).map((text) => bytes(`CPR;Sygepleje;Plejebolig\n${text}`)),
				fc
					.array(
						fc.array(
							fc.constantFrom(
								anna,
								'ja',
								'',
								'=1+1',
								'\u0000',
								'"',
								'2026-01-01',
								'CPR',
								'status',
								'Postnr',
								'Adresse 1',
							),
						),
						{ maxLength: 6 },
					)
					.map((rows) => bytes(rows.map((cells) => cells.join(';')).join('\n'))),
			),
			async (some) => {
				const file = await takeFile('x', some, on)
				expect(file.rows.length + file.rejected.length).toBeGreaterThanOrEqual(0)
				for (const row of file.rows) expect(row.stated.person_id).toMatch(/^\d{6}[0-9A-Z]{4}$/)
			},
		),
		{ numRuns: 400 },
	))
