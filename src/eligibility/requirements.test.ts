import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { interventionOf, type Standard } from '#standard/index.ts'
import { decide } from './decide.ts'
import { readFacts } from './read-facts.ts'

const soroe = standardInFile('municipalities/soroe/standard/2019-07-01.yaml')
const soenderborg = standardInFile('municipalities/soenderborg/standard/2021-02-02.yaml')

const ask = (standard: Standard, stated: Record<string, unknown>, on: string) => {
	const facts = readFacts({ id: 'p', status: 'resident', residentSince: '1990-05-01', ...stated })
	if (!facts.ok) throw new Error(facts.detail)
	return decide(standard, facts.value, day(on))
}
/** verdict and the criteria of its grounds */
const answer = (standard: Standard, stated: Record<string, unknown>, on: string): string => {
	const { verdict, grounds } = ask(standard, stated, on)
	return [verdict, ...grounds.map(({ criterion }) => criterion)].join(' ')
}
const event = (kind: string, on: string, details = {}) => ({ events: [{ kind, on, ...details }] })
const help = (...kinds: string[]) => ({
	help: {
		practical: kinds.includes('practical'),
		personal: kinds.includes('personal'),
		nursing: kinds.includes('nursing'),
	},
})

describe.each([
	// S1: 70 and living alone
	['S1', soroe, { bornOn: '1952-05-10', livesAlone: true }, '2022-05-09', 'not_in_target_group'],
	['S1', soroe, { bornOn: '1952-05-10', livesAlone: true }, '2022-05-10', 'offer age-70-alone'],
	['S1', soroe, { bornOn: '1952-05-10', livesAlone: true }, '2023-05-09', 'offer age-70-alone'],
	['S1', soroe, { bornOn: '1952-05-10', livesAlone: true }, '2023-05-10', 'not_in_target_group'],
	['S1', soroe, { bornOn: '1952-05-10', livesAlone: false }, '2022-05-10', 'not_in_target_group'],
	['S1', soroe, { bornOn: '1952-05-10' }, '2022-05-10', 'not_in_target_group'],
	['S1', soenderborg, { bornOn: '1952-05-10', livesAlone: true }, '2021-12-31', 'not_in_target_group'],
	['S1', soenderborg, { bornOn: '1952-05-10', livesAlone: true }, '2022-01-01', 'offer age-70-alone'],
	['S1', soenderborg, { bornOn: '1952-05-10', livesAlone: true }, '2022-12-31', 'offer age-70-alone'],
	['S1', soenderborg, { bornOn: '1952-05-10', livesAlone: true }, '2023-01-01', 'not_in_target_group'],
	// S2: 75 and 80, one offer each
	['S2', soroe, { bornOn: '1947-08-01' }, '2022-08-01', 'offer age-75'],
	[
		'S2',
		soroe,
		{ bornOn: '1947-08-01', history: [{ kind: 'offer', on: '2022-08-20', criterion: 'age-75' }] },
		'2023-07-31',
		'not_now age-75',
	],
	['S2', soroe, { bornOn: '1942-08-01' }, '2022-12-01', 'offer age-80'],
	['S2', soenderborg, { bornOn: '1947-08-01' }, '2022-01-01', 'offer age-75'],
	[
		'S2',
		soenderborg,
		{ bornOn: '1947-08-01', history: [{ kind: 'visit', on: '2022-03-01' }] },
		'2022-08-01',
		'not_now age-75',
	],
	['S2', soenderborg, { bornOn: '1942-08-01' }, '2022-12-31', 'offer age-80'],
	['S2', soenderborg, { bornOn: '1942-08-01' }, '2023-01-01', 'not_in_target_group'],
	// S3: 82 and yearly after
	['S3', soroe, { bornOn: '1940-02-29' }, '2022-02-28', 'not_in_target_group'],
	['S3', soroe, { bornOn: '1940-02-29' }, '2022-03-01', 'offer age-82-yearly'],
	['S3', soroe, { bornOn: '1940-02-29' }, '2023-01-01', 'offer age-82-yearly'],
	[
		'S3',
		soroe,
		{ bornOn: '1930-02-01', history: [{ kind: 'offer', on: '2022-12-31', criterion: 'age-82-yearly' }] },
		'2023-01-01',
		'offer age-82-yearly',
	],
	['S3', soenderborg, { bornOn: '1940-06-01' }, '2022-05-31', 'not_in_target_group'],
	['S3', soenderborg, { bornOn: '1940-06-01' }, '2022-06-01', 'offer age-82-yearly'],
	['S3', soenderborg, { bornOn: '1920-06-01' }, '2022-01-01', 'offer age-82-yearly'],
	// S4: newcomers of 75 and older
	['S4', soroe, { bornOn: '1945-06-01', residentSince: '2022-09-15' }, '2022-09-15', 'offer newcomer-75'],
	['S4', soroe, { bornOn: '1945-06-01', residentSince: '2022-09-15' }, '2023-09-14', 'offer newcomer-75'],
	['S4', soroe, { bornOn: '1945-06-01', residentSince: '2022-09-15' }, '2023-09-15', 'not_in_target_group'],
	['S4', soroe, { bornOn: '1947-09-16', residentSince: '2022-09-15' }, '2022-09-15', 'not_in_target_group'],
	['S4', soenderborg, { bornOn: '1945-06-01', residentSince: '2022-09-15' }, '2022-09-15', 'not_in_target_group'],
	// S5: special risk, by assessment
	['S5', soroe, { bornOn: '1957-03-01', risks: [{ kind: 'lonely', on: '2022-03-01' }] }, '2022-03-01', 'assess lonely'],
	[
		'S5',
		soroe,
		{ bornOn: '1957-03-02', risks: [{ kind: 'lonely', on: '2022-03-01' }] },
		'2022-03-01',
		'not_in_target_group',
	],
	['S5', soroe, { bornOn: '1940-03-02', risks: [{ kind: 'lonely', on: '2021-06-01' }] }, '2022-03-01', 'assess lonely'],
	[
		'S5',
		soroe,
		{ bornOn: '1940-03-01', risks: [{ kind: 'lonely', on: '2021-06-01' }] },
		'2022-03-01',
		'offer age-82-yearly',
	],
	[
		'S5',
		soenderborg,
		{ bornOn: '1957-01-01', ...event('concern_raised', '2022-02-01') },
		'2022-03-01',
		'assess concern',
	],
	[
		'S5',
		soenderborg,
		{ bornOn: '1957-04-01', ...event('concern_raised', '2022-02-01') },
		'2022-03-01',
		'not_in_target_group',
	],
	[
		'S5',
		soenderborg,
		{ bornOn: '1957-01-01', ...event('spouse_died', '2022-01-25') },
		'2022-03-01',
		'offer spouse-died',
	],
	[
		'S5',
		soenderborg,
		{ bornOn: '1957-01-01', ...event('spouse_to_care_home', '2022-01-25') },
		'2022-03-01',
		'offer spouse-to-care-home',
	],
	[
		'S5',
		soroe,
		{
			bornOn: '1950-01-01',
			risks: [{ kind: 'lonely', on: '2022-02-01' }],
			history: [{ kind: 'assessed', on: '2022-02-10', criterion: 'lonely', outcome: 'yes' }],
		},
		'2022-03-01',
		'offer lonely',
	],
	[
		'S5',
		soroe,
		{
			bornOn: '1950-01-01',
			risks: [{ kind: 'lonely', on: '2022-02-01' }],
			history: [{ kind: 'assessed', on: '2022-02-10', criterion: 'lonely', outcome: 'no' }],
		},
		'2022-03-01',
		'not_in_target_group',
	],
	// S6: criteria with conditions of their own
	['S6', soroe, { bornOn: '1950-01-01', ...event('spouse_died', '2022-01-01') }, '2022-03-31', 'assess spouse-died'],
	['S6', soroe, { bornOn: '1950-01-01', ...event('spouse_died', '2022-01-01') }, '2022-04-01', 'not_in_target_group'],
	[
		'S6',
		soroe,
		{ bornOn: '1950-01-01', ...event('spouse_seriously_ill', '2022-01-01') },
		'2022-12-31',
		'assess spouse-seriously-ill',
	],
	[
		'S6',
		soroe,
		{ bornOn: '1946-01-01', ...event('discharged', '2022-01-01', { knownToMunicipality: false }) },
		'2022-01-02',
		'assess discharged-no-contact',
	],
	[
		'S6',
		soroe,
		{ bornOn: '1946-01-01', ...event('discharged', '2022-01-01', { knownToMunicipality: true }) },
		'2022-01-02',
		'not_in_target_group',
	],
	['S6', soroe, { bornOn: '1946-01-01', ...event('discharged', '2022-01-01') }, '2022-01-02', 'not_in_target_group'],
	[
		'S6',
		soroe,
		{ bornOn: '1947-01-03', ...event('discharged', '2022-01-01', { knownToMunicipality: false }) },
		'2022-01-02',
		'not_in_target_group',
	],
	['S6', soenderborg, { bornOn: '1950-01-01', ...event('fell', '2022-01-01') }, '2022-01-02', 'not_in_target_group'],
	// S7: exclusions
	['S7', soroe, { bornOn: '1942-01-01', residence: 'care_home' }, '2022-03-01', 'excluded age-80'],
	['S7', soroe, { bornOn: '1942-01-01', ...help('practical', 'personal') }, '2022-03-01', 'excluded age-80'],
	['S7', soroe, { bornOn: '1942-01-01', ...help('nursing') }, '2022-03-01', 'excluded age-80'],
	['S7', soroe, { bornOn: '1942-01-01', ...help('practical') }, '2022-03-01', 'offer age-80'],
	['S7', soenderborg, { bornOn: '1942-01-01', residence: 'care_home' }, '2022-03-01', 'excluded age-80'],
	['S7', soenderborg, { bornOn: '1942-01-01', ...help('practical', 'personal') }, '2022-03-01', 'excluded age-80'],
	['S7', soenderborg, { bornOn: '1942-01-01', ...help('nursing') }, '2022-03-01', 'offer age-80'],
	['S7', soenderborg, { bornOn: '1943-01-01', residence: 'care_home' }, '2022-03-01', 'not_in_target_group'],
	// S8: exceptions
	[
		'S8',
		soroe,
		{ bornOn: '1942-01-01', ...help('nursing'), exceptions: [{ exclusion: 'nursing', on: '2022-02-01' }] },
		'2022-03-01',
		'offer age-80',
	],
	[
		'S8',
		soroe,
		{ bornOn: '1942-01-01', ...help('nursing'), exceptions: [{ exclusion: 'nursing', on: '2022-03-02' }] },
		'2022-03-01',
		'excluded age-80',
	],
	[
		'S8',
		soroe,
		{ bornOn: '1942-01-01', residence: 'care_home', exceptions: [{ exclusion: 'care-home', on: '2022-02-01' }] },
		'2022-03-01',
		'excluded age-80',
	],
	[
		'S8',
		soenderborg,
		{
			bornOn: '1942-01-01',
			...help('practical', 'personal'),
			exceptions: [{ exclusion: 'practical-and-personal-help', on: '2022-02-01' }],
		},
		'2022-03-01',
		'excluded age-80',
	],
	// S11: about six weeks after
	['S11', soenderborg, { bornOn: '1950-01-01', ...event('spouse_died', '2022-01-01') }, '2022-02-04', 'not_now'],
	[
		'S11',
		soenderborg,
		{ bornOn: '1950-01-01', ...event('spouse_died', '2022-01-01') },
		'2022-02-05',
		'offer spouse-died',
	],
	[
		'S11',
		soenderborg,
		{ bornOn: '1950-01-01', ...event('spouse_died', '2022-01-01') },
		'2022-02-26',
		'offer spouse-died',
	],
	[
		'S11',
		soenderborg,
		{ bornOn: '1950-01-01', ...event('spouse_died', '2022-01-01') },
		'2022-02-27',
		'not_in_target_group',
	],
	[
		'S11',
		soroe,
		{ bornOn: '1950-01-01', ...event('spouse_to_care_home', '2022-01-01') },
		'2022-01-01',
		'assess spouse-to-care-home',
	],
	// S12: a preventive case first
	[
		'S12',
		soenderborg,
		{ bornOn: '1950-01-01', preventiveCase: true, ...event('discharged', '2022-02-01', { readmissionRisk: true }) },
		'2022-03-01',
		'assess readmission-risk',
	],
	[
		'S12',
		soenderborg,
		{ bornOn: '1950-01-01', ...event('discharged', '2022-02-01', { readmissionRisk: true }) },
		'2022-03-01',
		'not_in_target_group',
	],
	[
		'S12',
		soroe,
		{ bornOn: '1950-01-01', preventiveCase: true, ...event('discharged', '2022-02-01', { readmissionRisk: true }) },
		'2022-03-01',
		'not_in_target_group',
	],
] as const)('%s', (_, standard, stated, on, expected) => {
	test(`${standard.municipality} ${JSON.stringify(stated)} on ${on}: ${expected}`, () => {
		expect(answer(standard, stated, on)).toBe(expected)
	})
})

describe('what is promised beside the rules', () => {
	test.each([
		['S6', soroe.groups.find(({ code }) => code === 'special-risk')?.list, 'illustrative'],
		['S6', soenderborg.groups.find(({ code }) => code === 'special-risk')?.list, 'exhaustive'],
		['S6', soroe.criteria.filter(({ group }) => group === 'special-risk').length, 18],
		['S6', soenderborg.criteria.filter(({ group }) => group === 'special-risk').length, 4],
		['S9', soroe.furtherVisits.kinds, ['home_visit', 'phone_visit']],
		['S9', soroe.furtherVisits.phoneOnlyIfKnown, true],
		['S9', soenderborg.furtherVisits.kinds, ['home_visit', 'phone_visit']],
		['S10', soroe.interventions.map(({ code }) => code), ['general']],
		[
			'S10',
			soenderborg.interventions.map(({ code }) => code),
			['general', 'lost-spouse', 'spouse-to-care-home', 'readmission-prevention', 'concern'],
		],
		['S10', interventionOf(soenderborg, 'lost-spouse')?.purpose.length, 4],
		['S10', soenderborg.interventions.filter(({ specialFocus }) => specialFocus !== null).length, 4],
		[
			'C4',
			soenderborg.criteria.map(({ contact }) => contact),
			[
				'self_booking_letter',
				'fixed_time_letter',
				'fixed_time_letter',
				'fixed_time_letter',
				'fixed_time_letter',
				'fixed_time_letter',
				'phone',
				'phone',
			],
		],
		['C6', [soroe.answers.visitNeeds, soenderborg.answers.visitNeeds], ['a_yes', 'a_yes']],
		['V1', [...soroe.criteria, ...soenderborg.criteria].every(({ minutes }) => minutes === 60), true],
	] as const)('%s', (_, is, expected) => expect(is).toEqual(expected))
})

test('the ground after a loss names its window, its target and when it changes next', () => {
	const verdict = ask(
		standardInFile('municipalities/soenderborg/standard/2025-07-01.yaml'),
		{ bornOn: '1951-03-02', ...event('spouse_died', '2026-01-01') },
		'2026-02-12',
	)
	expect(verdict).toMatchObject({
		standard: 'soenderborg@2025-07-01',
		verdict: 'offer',
		nextChangeOn: '2026-02-27',
		grounds: [
			{ criterion: 'age-75', from: '2026-01-01', target: null, until: '2026-12-31', contact: 'fixed_time_letter' },
			{
				criterion: 'spouse-died',
				intervention: 'lost-spouse',
				from: '2026-02-05',
				target: '2026-02-12',
				until: '2026-02-26',
			},
		],
	})
})

test('outside its period a standard gives no rules, which is not the same as not entitled', () => {
	expect(answer(soenderborg, { bornOn: '1942-01-01' }, '2021-02-01')).toBe('no_standard_in_force')
	expect(answer(soroe, { bornOn: '1942-01-01' }, '2025-07-01')).toBe('no_standard_in_force')
	expect(answer(soroe, { bornOn: '1942-01-01', status: 'dead' }, '2022-07-01')).toBe('not_resident')
})

test('an offer owed stays until it is made or withdrawn', () => {
	const born = { bornOn: '1942-08-01' }
	const owed = { kind: 'owed', criterion: 'age-80', on: '2023-01-01' }
	expect(ask(soenderborg, { ...born, history: [owed] }, '2023-03-01')).toMatchObject({
		verdict: 'offer',
		grounds: [{ criterion: 'age-80', overdue: true, from: '2022-01-01', until: '2022-12-31' }],
	})
	expect(answer(soenderborg, { ...born, history: [owed] }, '2022-12-31')).toBe('offer age-80')
	for (const end of [
		{ kind: 'offer', criterion: 'age-80', on: '2023-02-01' },
		{ kind: 'visit', on: '2023-02-01' },
		{ kind: 'owed_withdrawn', criterion: 'age-80', on: '2023-02-01' },
	])
		expect(answer(soenderborg, { ...born, history: [owed, end] }, '2023-03-01')).toBe('not_in_target_group')
})

test.each([
	[[{ kind: 'opted_out', on: '2022-01-10', until: null }], true],
	[[{ kind: 'opted_out', on: '2022-01-10', until: '2022-02-28' }], undefined],
	[
		[
			{ kind: 'opted_out', on: '2022-01-10' },
			{ kind: 'opt_out_ended', on: '2022-02-01' },
		],
		undefined,
	],
	[[{ kind: 'opted_out', on: '2022-03-02' }], undefined],
])('an opt-out leaves the verdict as it is: %j', (history, optedOut) => {
	expect(ask(soroe, { bornOn: '1942-01-01', history }, '2022-03-01')).toMatchObject({
		verdict: 'offer',
		...(optedOut ? { optedOut } : {}),
	})
	expect(ask(soroe, { bornOn: '1942-01-01', history }, '2022-03-01').optedOut).toBe(optedOut)
})
