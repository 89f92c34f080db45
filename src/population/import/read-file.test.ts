import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { comparable } from '../lives/registered.ts'
import { readFileBytes } from '../transport.ts'
import { checkTogether } from './check-file.ts'

const on = day('2026-03-09')
const read = (text: string) => readFileBytes('fil.csv', new TextEncoder().encode(text), on)
const row = (text: string) => read(text).rows[0]?.stated
const why = (text: string) =>
	read(text).rejected.map(({ line, reasons }) => `${line}: ${reasons.map(({ en }) => en).join('; ')}`)

describe('a population file', () => {
	test('needs no more than a number and a status', () =>
		expect(row('person_id;status\n610351-0002;resident')).toEqual({
			person_id: '6103510002',
			status: 'resident',
			born_on: '1951-03-01',
			sex: 'f',
		}))

	test('may be written in Danish, with commas and Danish words', () =>
		expect(
			row(
				'CPR-nr,Personstatus,Fødselsdato,Køn,Civilstand,Praktisk hjælp,Boligform,Etage/dør,Vej\n6103510002,Bosat,1.3.1951,K,Enke,Ja,Plejebolig,1. tv,Å',
			),
		).toMatchObject({
			status: 'resident',
			civil_status: 'widowed',
			practical_help: true,
			residence: 'care_home',
			floor_door: '1. tv',
			street: 'Å',
		}))

	test('may be Windows-1252', () => {
		const bytes = Uint8Array.from(
			[...'person_id;status;efternavn\n6103510002;d\u00f8d;\u00d8stergård'].map((sign) => sign.charCodeAt(0)),
		)
		expect(readFileBytes('fil.csv', bytes, on).rows[0]?.stated).toMatchObject({ status: 'dead', surname: 'Østergård' })
	})

	test.each([
		['a missing column', 'person_id\n6103510002', '1: the heading fits no kind of file. Found: “person_id”'],
		['a column twice', 'person_id;status;cpr\n6103510002;resident;', '1: the column person_id is there twice'],
		[
			'an address id without its address',
			'person_id;status;address_id\n',
			'1: the column street is missing beside address_id',
		],
		['no heading at all', '', '1: the file is empty'],
		[
			'a number with a date that does not exist',
			'person_id;status\n3102511234;resident',
			'2: person_id is not a CPR number',
		],
		[
			'another birthday',
			'person_id;status;born_on\n6103510002;resident;1951-03-02',
			'2: born_on does not agree with the CPR number',
		],
		[
			'a day that does not exist',
			'person_id;status;resident_since\n6103510002;resident;2025-02-29',
			'2: resident_since is a day that does not exist',
		],
		[
			'a day to come',
			'person_id;status;last_visit_on\n6103510002;resident;2026-03-10',
			'2: last_visit_on is after the day',
		],
		['an unknown word', 'person_id;status;sex\n6103510002;bosiddende;f', '2: status must be one of resident'],
		['a word of JavaScript', 'person_id;status\n6103510002;constructor', '2: status must be one of'],
		['a coordinate elsewhere', 'person_id;status;x;y\n6103510002;resident;12.5;55.6', '2: x is not a coordinate'],
		['too few fields', 'person_id;status;sex\n6103510002;resident', '2: the row has 2 fields, the heading 3'],
		[
			'being one’s own spouse',
			'person_id;status;spouse_id\n6103510002;resident;6103510002',
			'2: spouse_id is the citizen',
		],
		['letters without a birthday', 'person_id;status\n610351AB02;resident', '2: born_on is missing; sex is missing'],
		['a quote that never ends', 'person_id;status\n"6103510002;resident\n', '2: a quote begins here'],
		[
			'a sign that cannot be read',
			'person_id;status;surname\n6103510002;resident;a\u0000b',
			'2: surname has characters',
		],
	])('is refused for %s', (_, text, expected) => expect(why(text)[0]).toContain(expected))

	test('never repeats a cell in a reason', () => {
		const reasons = JSON.stringify(read('person_id;status;phone\n3102511234;resident;3102511234').rejected)
		expect(reasons).not.toContain('310251')
	})

	test('takes a number with letters when birthday and sex are given', () =>
		expect(row('person_id;status;born_on;sex\n610351AB02;resident;1951-03-01;f')).toMatchObject({
			person_id: '610351AB02',
		}))
})

describe('several files together', () => {
	test('may not name a citizen twice, nor a dwelling in two places', () => {
		const heading = 'person_id;status;street;house_number;address_id\n'
		const together = checkTogether([
			read(`${heading}6103510002;resident;Storgade;1;A`),
			read(`${heading}6103510002;resident;Storgade;1;A\n6103500003;resident;Storgade;2;A`),
		])
		expect(together.rows.length).toBe(1)
		expect(together.rejected.flatMap(({ reasons }) => reasons.map(({ en }) => en))).toEqual([
			'the citizen is also in fil.csv, line 2',
			'address_id is another address in fil.csv, line 2',
		])
	})
})

test('what is compared states an address whole and leaves the unknown out', () => {
	const stated = row('person_id;status;street;house_number;x;status_since\n6103510002;resident;Storgade;1;;')!
	expect(comparable(stated)).toMatchObject({ address_id: '@Storgade|1||', floor_door: null, town: null })
	expect(Object.keys(comparable(stated))).not.toContain('x')
	expect(Object.keys(comparable(stated))).not.toContain('status_since')
})
