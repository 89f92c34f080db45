import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { commitImport, likelySame, stageImport } from '../actions.ts'
import { readFileBytes } from '../transport.ts'
import type { Someone } from './alike.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const on = day('2026-03-09')
const file = `person_id;status;given_names;surname;street;house_number;postal_code;town;protected;phone
6103510002;resident;Åse Marie;Aagaard;Ågade;1;4180;Sorø;0;01020304
6103510010;resident;Øjvind;Østergård;Storgade;12;4180;Sorø;0;
6103510028;resident;Jens;Hansen;Storgade;14;4180;Sorø;0;
6103510036;resident;Jens;Hansen;Bakkevej;16;4180;Sorø;0;
6103510044;resident;Zita;Zacho;Hemmelig Allé;2;4293;Dianalund;1;
6203510001;dead;Bo;Zacho;;;;;0;
`
let db: Db
beforeAll(async () => {
	db = await freshDatabase()
	const read = readFileBytes('a.csv', new TextEncoder().encode(file), on)
	const staged = await stageImport(db, at, { files: ['a.csv'], on, read, by: null })
	expect(await commitImport(db, at, staged.id, null)).toMatchObject({ ok: true })
})

const found = async (told: Partial<Someone>) =>
	(await likelySame(db, { givenNames: '', surname: '', ...told })).map(
		({ citizen, certain }) => `${citizen.givenNames}${certain ? '!' : ''}`,
	)

describe('the likely same', () => {
	test.each<[string, Partial<Someone>, string[]]>([
		['the CPR number', { cpr: '6103510010' }, ['Øjvind!']],
		[
			'birth date and full name',
			{ givenNames: 'Aase Marie', surname: 'Ågård', bornOn: day('1951-03-01') },
			['Åse Marie!'],
		],
		[
			'birth date and part of the name',
			{ givenNames: 'Marie', surname: 'Aagaard', bornOn: day('1951-03-01') },
			['Åse Marie'],
		],
		[
			'two of one name and day: neither is certain',
			{ givenNames: 'Jens', surname: 'Hansen', bornOn: day('1951-03-01') },
			['Jens', 'Jens'],
		],
		[
			'another number against name and day',
			{ cpr: '6103519999', givenNames: 'Øjvind', surname: 'Østergård', bornOn: day('1951-03-01') },
			['Øjvind'],
		],
		['a name alone', { givenNames: 'Oejvind', surname: 'Ostergaard' }, []],
		['a name alone, in Danish or without its letters', { givenNames: 'Oejvind', surname: 'Oestergaard' }, ['Øjvind']],
		[
			'a slip in the birth date, with the telephone',
			{ givenNames: 'Åse', surname: 'Aagaard', bornOn: day('1951-01-03'), phone: '+45 01020304' },
			['Åse Marie'],
		],
		[
			'a married name, with the telephone',
			{ givenNames: 'Åse', surname: 'Nørregård', phone: '01020304' },
			['Åse Marie'],
		],
		[
			'a protected address',
			{ givenNames: 'Zita', surname: 'Berg', bornOn: day('1951-03-01'), street: 'Hemmelig Allé 2', postalCode: '4293' },
			[],
		],
		['the dead', { givenNames: 'Bo', surname: 'Zacho', bornOn: day('1951-03-02') }, ['Bo!']],
		['nothing', {}, []],
		['signs that mean something to a database', { givenNames: '%', surname: '_' }, []],
	])('by %s', async (_, told, expected) => expect(await found(told)).toEqual(expected))
})
