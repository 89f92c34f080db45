import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import type { Standard } from '#standard/index.ts'
import { decide, explain } from '../decide.ts'
import { readFacts } from '../read-facts.ts'
import { partsOf } from './why.ts'

const soroe = standardInFile('municipalities/soroe/standard/2025-07-01.yaml')
const soenderborg = standardInFile('municipalities/soenderborg/standard/2025-07-01.yaml')

const facts = (stated: Record<string, unknown>) => {
	const read = readFacts({ id: 'p', status: 'resident', ...stated })
	if (!read.ok) throw new Error(read.detail)
	return read.value
}
/** What one rule says, without its name. */
const said = (standard: Standard, code: string, stated: Record<string, unknown>, on = '2026-02-12') => {
	const { why } = decide(standard, facts(stated), day(on))
	const found = why.find(({ criterion, exclusion }) => (criterion ?? exclusion) === code)
	return found?.da.slice(found.da.lastIndexOf(': ') + 2)
}
const lonely = { bornOn: '1955-01-01', risks: [{ kind: 'lonely', on: '2026-01-05' }] }

test.each([
	[
		soenderborg,
		'age-75',
		{ bornOn: '1951-04-03' },
		'Du fylder 75 år den 3. april 2026. Reglen gælder for dig fra 1. januar 2026 til 31. december 2026.',
	],
	[soroe, 'age-75', { bornOn: '1951-04-03' }, 'Du fylder først 75 år den 3. april 2026.'],
	[
		soroe,
		'age-70-alone',
		{ bornOn: '1955-06-01', livesAlone: false },
		'Du fyldte 70 år den 1. juni 2025. Du bor ikke alene ifølge folkeregistret.',
	],
	[
		soroe,
		'age-70-alone',
		{ bornOn: '1955-06-01' },
		'Du fyldte 70 år den 1. juni 2025. Vi ved ikke, om du bor alene (ukendt).',
	],
	[
		soenderborg,
		'age-80',
		{ bornOn: '1940-04-03' },
		'Du fyldte 80 år den 3. april 2020. Reglen kunne gælde for dig til og med 31. december 2020.',
	],
	[
		soroe,
		'lonely',
		lonely,
		'Vi noterede det den 5. januar 2026. Du er 71 år. Reglen gælder for dig fra 5. januar 2026 til 4. januar 2027. En fagperson vurderer det først.',
	],
	[
		soroe,
		'lonely',
		{ ...lonely, bornOn: '1940-01-01' },
		'Vi noterede det den 5. januar 2026. Du er 86 år; reglen gælder 65–81 år.',
	],
	[soroe, 'carer', lonely, 'Det har vi ikke noteret om dig.'],
	[
		soenderborg,
		'spouse-died',
		{ bornOn: '1951-03-02', events: [{ kind: 'spouse_died', on: '2026-02-01' }] },
		'Det skete den 1. februar 2026. Du er 74 år. Reglen kan tidligst gælde for dig fra 8. marts 2026.',
	],
	[
		soenderborg,
		'age-75',
		{ bornOn: '1951-04-03', history: [{ kind: 'visit', on: '2026-01-20' }] },
		'Du fylder 75 år den 3. april 2026. Du fik et tilbud eller et besøg den 20. januar 2026.',
	],
	[
		soenderborg,
		'practical-and-personal-help',
		{ bornOn: '1951-04-03', help: { practical: true, personal: false, nursing: false } },
		'Du får praktisk hjælp. Du får ikke personlig hjælp. Gælder ikke for dig.',
	],
	[
		soroe,
		'nursing',
		{ bornOn: '1951-04-03', help: { practical: false, personal: false, nursing: true } },
		'Du får hjemmesygepleje. Gælder for dig, så vi tilbyder ikke et besøg. En fagperson kan gøre en undtagelse.',
	],
] as const)('%#: what is known, what held and what did not', (standard, code, stated, expected) =>
	expect(said(standard, code, stated)).toBe(expected),
)

test('a rule of which nobody has noted anything bears its own name, and no other does', () => {
	const { why } = decide(soroe, facts(lonely), day('2026-02-12'))
	const named = why.filter(({ unnoted }) => unnoted !== undefined)
	expect(named.map(({ criterion }) => criterion)).toContain('carer')
	expect(named.map(({ da, unnoted }) => da === `${unnoted?.da}: Det har vi ikke noteret om dig.`)).not.toContain(false)
	expect(why.filter(({ da }) => da.includes('ikke noteret'))).toEqual(named)
})

test('each part says for itself whether it held, in both languages', () => {
	const { weighings } = explain(soenderborg, facts({ bornOn: '1951-04-03', livesAlone: true }), day('2026-02-12'))
	expect(weighings.slice(0, 2).map((weighing) => [weighing.held, partsOf(weighing)])).toEqual([
		[
			false,
			[
				{ held: false, da: 'Du fyldte 70 år den 3. april 2021.', en: 'You turned 70 on 3 April 2021.' },
				{
					held: true,
					da: 'Du bor alene ifølge folkeregistret.',
					en: 'According to the civil register you live alone.',
				},
				{
					held: false,
					da: 'Reglen kunne gælde for dig til og med 31. december 2021.',
					en: 'The rule could hold for you up to and including 31 December 2021.',
				},
			],
		],
		[
			true,
			[
				{ held: true, da: 'Du fylder 75 år den 3. april 2026.', en: 'You turn 75 on 3 April 2026.' },
				{
					held: true,
					da: 'Reglen gælder for dig fra 1. januar 2026 til 31. december 2026.',
					en: 'The rule holds for you from 1 January 2026 to 31 December 2026.',
				},
			],
		],
	])
})
