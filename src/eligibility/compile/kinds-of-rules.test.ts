import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import type { Condition, Criterion, EventWindow, Exclusion, Interval, Opens, Standard } from '#standard/index.ts'
import { bareStandard } from '../../../test/random-standards.ts'
import { stanceOn } from '../decide.ts'
import { readFacts } from '../read-facts.ts'
import type { Stance } from '../verdict.ts'

/** Each kind of rule on days worked out by hand. */

const days = (count: number): Interval => ({ count, unit: 'days' })
const weeks = (count: number): Interval => ({ count, unit: 'weeks' })
const months = (count: number): Interval => ({ count, unit: 'months' })

const anyone = { ages: [], livesAlone: null, preventiveCase: null, when: null }
const rule = (code: string, opens: Opens, over: Partial<Criterion> = {}): Criterion => ({
	code,
	name: text(code, code),
	group: 'g',
	cites: '§',
	opens,
	needs: anyone,
	intervention: 'general',
	initiative: 'automatic',
	contact: 'fixed_time_letter',
	form: 'home_visit',
	minutes: 60,
	byAge: [],
	visitNeeds: 'a_yes',
	collective: null,
	period: { from: null, to: null },
	...over,
})
const closed = (code: string, when: Condition, over: Partial<Exclusion> = {}): Exclusion => ({
	code,
	name: text(code, code),
	cites: '§',
	when,
	strength: 'absolute',
	covers: 'all',
	...over,
})
const standard = (criteria: readonly Criterion[], over: Partial<Standard> = {}): Standard => ({
	...bareStandard,
	criteria,
	merging: { within: 'open_together', leading: criteria.map(({ code }) => code) },
	...over,
})

const stance = (of: Standard, stated: Record<string, unknown>, on: string): Stance => {
	const facts = readFacts({ id: 'p', bornOn: '1950-01-01', status: 'resident', ...stated })
	if (!facts.ok) throw new Error(facts.detail)
	return stanceOn(of, facts.value, day(on))
}
const asked = (outcome: 'yes' | 'no', on: string) => ({
	risks: [{ kind: 'lonely', on: '2026-02-01' }],
	history: [{ kind: 'assessed', on, criterion: 'c', outcome }],
})
/** `offer c 2026-01-01–2026-12-31, d …` */
const ask = (of: Standard, stated: Record<string, unknown>, on: string): string => {
	const { verdict, grounds } = stance(of, stated, on)
	const told = grounds.map(({ criterion, from, until, servedOn, overdue }) =>
		[criterion, `${from}–${until ?? ''}`, servedOn ? `served ${servedOn}` : '', overdue ? 'overdue' : '']
			.filter(Boolean)
			.join(' '),
	)
	return [verdict, told.join(', ')].filter(Boolean).join(' ')
}
const visit = (on: string) => ({ history: [{ kind: 'visit', on }] })
type Row = readonly [stated: Record<string, unknown>, on: string, expected: string]
const none = 'not_in_target_group'

const calendar75 = rule('c', { by: 'turning', ages: [{ from: 75, to: 75 }], during: 'calendar_year', fromMonth: 1 })
const april75 = rule('c', { by: 'turning', ages: [{ from: 75, to: 75 }], during: 'calendar_year', fromMonth: 4 })
const withHole = rule('c', {
	by: 'turning',
	ages: [
		{ from: 65, to: 79 },
		{ from: 81, to: 81 },
	],
	during: 'age_year',
	fromMonth: 1,
})
const fromBirthday = rule('c', {
	by: 'turning',
	ages: [
		{ from: 75, to: 75 },
		{ from: 80, to: 80 },
	],
	during: 'from_birthday',
	fromMonth: 1,
})
const yearly = (over: Partial<Extract<Opens, { by: 'yearly' }>>): Criterion =>
	rule('c', {
		by: 'yearly',
		fromAge: 82,
		toAge: null,
		times: 1,
		year: 'calendar_year',
		first: 'birthday',
		...over,
	})
const nov41 = { bornOn: '1941-11-20' }

describe.each<readonly [name: string, of: Standard, rows: readonly Row[]]>([
	[
		'the calendar year of turning 75',
		standard([calendar75]),
		[
			[{ bornOn: '1951-03-02' }, '2025-12-31', none],
			[{ bornOn: '1951-03-02' }, '2026-01-01', 'offer c 2026-01-01–2026-12-31'],
			[{ bornOn: '1951-03-02' }, '2026-12-31', 'offer c 2026-01-01–2026-12-31'],
			[{ bornOn: '1951-03-02' }, '2027-01-01', none],
			[
				{ bornOn: '1951-12-31', ...visit('2026-01-01') },
				'2026-06-01',
				'not_now c 2026-01-01–2026-12-31 served 2026-01-01',
			],
			[{ bornOn: '1951-12-31', ...visit('2025-12-31') }, '2026-06-01', 'offer c 2026-01-01–2026-12-31'],
		],
	],
	[
		'the same from April on',
		standard([april75]),
		[
			[{ bornOn: '1951-03-02' }, '2026-03-31', none],
			[{ bornOn: '1951-03-02' }, '2026-04-01', 'offer c 2026-04-01–2026-12-31'],
		],
	],
	[
		'every age from 65 to 79, and 81',
		standard([withHole]),
		[
			[{ bornOn: '1946-06-10' }, '2026-06-09', 'offer c 2025-06-10–2026-06-09'],
			[{ bornOn: '1946-06-10' }, '2026-06-10', none],
			[{ bornOn: '1946-06-10' }, '2027-06-09', none],
			[{ bornOn: '1946-06-10' }, '2027-06-10', 'offer c 2027-06-10–2028-06-09'],
			[{ bornOn: '1952-02-29' }, '2027-02-28', 'offer c 2026-03-01–2027-02-28'],
			[{ bornOn: '1952-02-29' }, '2027-03-01', 'offer c 2027-03-01–2028-02-28'],
			[{ bornOn: '1952-02-29', ...visit('2027-02-28') }, '2027-03-01', 'offer c 2027-03-01–2028-02-28'],
		],
	],
	[
		'from the 75th birthday on, and again from the 80th',
		standard([fromBirthday]),
		[
			[{ bornOn: '1951-03-02' }, '2026-03-01', none],
			[{ bornOn: '1951-03-02' }, '2030-01-01', 'offer c 2026-03-02–'],
			[{ bornOn: '1951-03-02', ...visit('2027-01-01') }, '2031-03-01', 'not_now c 2026-03-02– served 2027-01-01'],
			[{ bornOn: '1951-03-02', ...visit('2027-01-01') }, '2031-03-02', 'offer c 2031-03-02–'],
			[{ bornOn: '1951-03-02' }, '2035-01-01', 'offer c 2026-03-02–'],
		],
	],
	[
		'yearly from 82 to 84, from the first of January of the first year',
		standard([yearly({ toAge: 84, first: 'calendar_year' })]),
		[
			[nov41, '2022-12-31', none],
			[nov41, '2023-01-01', 'offer c 2023-01-01–2023-12-31'],
			[nov41, '2025-12-31', 'offer c 2025-01-01–2025-12-31'],
			[nov41, '2026-01-01', none],
		],
	],
	[
		'twice a calendar year from the birthday',
		standard([yearly({ times: 2 })]),
		[
			[nov41, '2023-11-19', none],
			[nov41, '2023-11-20', 'offer c 2023-11-20–2023-12-31'],
			[nov41, '2024-06-30', 'offer c 2024-01-01–2024-06-30'],
			[{ ...nov41, ...visit('2024-06-30') }, '2024-07-01', 'offer c 2024-07-01–2024-12-31'],
			[{ bornOn: '1941-03-05' }, '2023-03-05', 'offer c 2023-03-05–2023-06-30'],
			[{ bornOn: '1941-03-05' }, '2023-07-01', 'offer c 2023-07-01–2023-12-31'],
		],
	],
	[
		'from birthday to birthday, once and twice',
		standard([yearly({ year: 'age_year' }), { ...yearly({ year: 'age_year', times: 2 }), code: 'd' }]),
		[
			[nov41, '2023-11-19', none],
			[nov41, '2024-05-19', 'offer c 2023-11-20–2024-11-19, d 2023-11-20–2024-05-19'],
			[nov41, '2024-05-20', 'offer c 2023-11-20–2024-11-19, d 2024-05-20–2024-11-19'],
		],
	],
	[
		'every 18 months from 75',
		standard([rule('c', { by: 'every', interval: months(18), fromAge: 75, toAge: null })]),
		[
			[{ bornOn: '1945-05-05' }, '2020-05-04', none],
			[{ bornOn: '1945-05-05' }, '2026-01-01', 'offer c 2020-05-05–'],
			[
				{ bornOn: '1945-05-05', ...visit('2025-01-31') },
				'2026-07-30',
				'not_now c 2025-01-31–2026-07-30 served 2025-01-31',
			],
			[{ bornOn: '1945-05-05', ...visit('2025-01-31') }, '2026-07-31', 'offer c 2026-07-31–'],
			[
				{ bornOn: '1945-05-05', ...visit('2025-08-31') },
				'2027-02-27',
				'not_now c 2025-08-31–2027-02-27 served 2025-08-31',
			],
			[{ bornOn: '1945-05-05', ...visit('2025-08-31') }, '2027-02-28', 'offer c 2027-02-28–'],
			[
				{ bornOn: '1951-05-05', ...visit('2026-05-01') },
				'2026-05-05',
				'not_now c 2026-05-01–2027-10-31 served 2026-05-01',
			],
			[{ bornOn: '1951-05-05', ...visit('2020-05-01') }, '2026-05-05', 'offer c 2026-05-05–'],
		],
	],
	[
		'every half year from 75 to 80',
		standard([rule('c', { by: 'every', interval: months(6), fromAge: 75, toAge: 80 })]),
		[
			[{ bornOn: '1945-05-05' }, '2026-05-04', 'offer c 2020-05-05–2026-05-04'],
			[{ bornOn: '1945-05-05' }, '2026-05-05', none],
			[
				{ bornOn: '1945-05-05', ...visit('2026-04-04') },
				'2026-05-04',
				'not_now c 2026-04-04–2026-05-04 served 2026-04-04',
			],
		],
	],
	[
		'by need between 79 and 81',
		standard([rule('c', { by: 'band', ages: { from: 79, to: 81 } }, { initiative: 'after_assessment' })]),
		[
			[{ bornOn: '1946-06-10' }, '2025-06-09', none],
			[{ bornOn: '1946-06-10' }, '2025-06-10', 'assess c 2025-06-10–2028-06-09'],
			[{ bornOn: '1946-06-10' }, '2028-06-10', none],
			[
				{ bornOn: '1946-06-10', history: [{ kind: 'assessed', on: '2025-06-10', criterion: 'c', outcome: 'yes' }] },
				'2026-01-01',
				'offer c 2025-06-10–2028-06-09',
			],
			[
				{ bornOn: '1946-06-10', history: [{ kind: 'assessed', on: '2025-06-10', criterion: 'c', outcome: 'no' }] },
				'2026-01-01',
				none,
			],
			[
				{ bornOn: '1946-06-10', history: [{ kind: 'assessed', on: '2025-06-09', criterion: 'c', outcome: 'no' }] },
				'2026-01-01',
				'assess c 2025-06-10–2028-06-09',
			],
		],
	],
	[
		'no lower and no upper age',
		standard([
			rule('c', { by: 'band', ages: { to: 60 } }, { initiative: 'on_request' }),
			rule('d', { by: 'band', ages: { from: 90 } }),
		]),
		[
			[{ bornOn: '1966-01-02' }, '2027-01-01', `${none} c 1966-01-02–2027-01-01`],
			[{ bornOn: '1966-01-02' }, '2027-01-02', none],
			[{ bornOn: '1930-01-02' }, '2026-01-01', 'offer d 2020-01-02–'],
		],
	],
	[
		'what the citizen asks for: a yes makes it an offer, a no closes it, a yes of another time does neither',
		standard([rule('c', { by: 'risk', kinds: ['lonely'], period: months(6) }, { initiative: 'on_request' })]),
		[
			[{ risks: [{ kind: 'lonely', on: '2026-02-01' }] }, '2026-03-01', `${none} c 2026-02-01–2026-07-31`],
			[asked('yes', '2026-03-01'), '2026-03-01', 'offer c 2026-02-01–2026-07-31'],
			[asked('yes', '2026-03-01'), '2026-02-28', `${none} c 2026-02-01–2026-07-31`],
			[asked('no', '2026-03-01'), '2026-03-01', none],
			[asked('yes', '2026-01-31'), '2026-03-01', `${none} c 2026-02-01–2026-07-31`],
		],
	],
	[
		'newcomers of any age who live alone',
		standard([
			rule('c', { by: 'newcomer', fromAge: 0, period: months(6) }, { needs: { ...anyone, livesAlone: true } }),
			rule('d', { by: 'newcomer', fromAge: 76, period: weeks(8) }),
		]),
		[
			[{ residentSince: '2026-01-31', livesAlone: true }, '2026-01-30', none],
			[
				{ residentSince: '2026-01-31', livesAlone: true },
				'2026-03-27',
				'offer c 2026-01-31–2026-07-30, d 2026-01-31–2026-03-27',
			],
			[{ residentSince: '2026-01-31', livesAlone: true }, '2026-07-30', 'offer c 2026-01-31–2026-07-30'],
			[{ residentSince: '2026-01-31', livesAlone: true }, '2026-07-31', none],
			[{ residentSince: '2026-01-31', livesAlone: null }, '2026-03-28', none],
			[{ residentSince: '2025-12-31', livesAlone: true }, '2026-01-01', 'offer c 2025-12-31–2026-06-29'],
			[{ livesAlone: true }, '2026-01-01', none],
		],
	],
])('%s', (_, of, rows) => {
	test.each(rows)('%j on %s: %s', (stated, on, expected) => expect(ask(of, stated, on)).toBe(expected))
})

const windows: readonly EventWindow[] = [
	{ from: weeks(6), target: null, period: weeks(2) },
	{ from: months(6), target: null, period: months(1) },
	{ from: months(12), target: months(12), until: months(13) },
]
const series = rule('c', { by: 'event', kinds: ['spouse_died', 'friend_died'], details: [], windows })
const ofFriend = rule(
	'd',
	{
		by: 'event',
		kinds: ['relative_died'],
		details: [{ name: 'relation', is: ['friend', 'sibling'] }],
		windows: [{ from: days(0), target: null, period: months(3) }],
	},
	{ initiative: 'after_assessment' },
)
const died = (kind: string, on = '2026-01-01', details = {}) => ({ events: [{ kind, on, ...details }] })

describe('events', () => {
	test.each<Row>([
		[died('spouse_died'), '2025-12-31', none],
		[died('spouse_died'), '2026-02-11', 'not_now'],
		[died('spouse_died'), '2026-02-12', 'offer c 2026-02-12–2026-02-25'],
		[died('friend_died'), '2026-02-25', 'offer c 2026-02-12–2026-02-25'],
		[died('spouse_died'), '2026-02-26', 'not_now'],
		[died('spouse_died'), '2026-07-31', 'offer c 2026-07-01–2026-07-31'],
		[{ ...died('spouse_died'), ...visit('2026-02-20') }, '2026-07-31', 'offer c 2026-07-01–2026-07-31'],
		[died('spouse_died'), '2027-02-01', 'offer c 2027-01-01–2027-02-01'],
		[died('spouse_died'), '2027-02-02', none],
		[died('relative_died', '2026-01-01', { relation: 'friend' }), '2026-03-31', 'assess d 2026-01-01–2026-03-31'],
		[died('relative_died', '2026-01-01', { relation: 'cousin' }), '2026-03-31', none],
		[died('relative_died'), '2026-03-31', none],
	])('in a series, of several kinds, with details in words: %j on %s: %s', (stated, on, expected) =>
		expect(ask(standard([series, ofFriend]), stated, on)).toBe(expected),
	)

	const twoLevels = standard([
		rule('sure', {
			by: 'event',
			kinds: ['fell'],
			details: [{ name: 'alone', is: true }],
			windows: [{ from: days(0), target: null, period: months(1) }],
		}),
		rule(
			'maybe',
			{ by: 'event', kinds: ['fell'], details: [], windows: [{ from: days(0), target: null, period: months(3) }] },
			{ initiative: 'after_assessment' },
		),
	])
	test.each<Row>([
		[
			died('fell', '2026-01-01', { alone: true }),
			'2026-01-31',
			'offer sure 2026-01-01–2026-01-31, maybe 2026-01-01–2026-03-31',
		],
		[died('fell', '2026-01-01', { alone: true }), '2026-02-01', 'assess maybe 2026-01-01–2026-03-31'],
		[died('fell', '2026-01-01', { alone: false }), '2026-01-31', 'assess maybe 2026-01-01–2026-03-31'],
	])('the same event at two levels: %j on %s: %s', (stated, on, expected) =>
		expect(ask(twoLevels, stated, on)).toBe(expected),
	)

	test('a risk of the municipality’s own', () => {
		const own = standard([rule('c', { by: 'risk', kinds: ['night_wandering', 'lonely'], period: months(12) })])
		expect(ask(own, { risks: [{ kind: 'night_wandering', on: '2026-01-31' }] }, '2027-01-30')).toBe(
			'offer c 2026-01-31–2027-01-30',
		)
		expect(ask(own, { risks: [{ kind: 'carer', on: '2026-01-31' }] }, '2026-02-01')).toBe(none)
	})
})

const of76 = { by: 'band', ages: { from: 70 } } as const
const helped = (over: Partial<Extract<Condition, { is: 'help' }>> = {}): Condition => ({
	is: 'help',
	kind: 'personal',
	longTerm: false,
	moreThanHours: null,
	...over,
})
const receives = (personal: unknown) => ({ help: { personal, practical: false, nursing: false } })

describe('conditions', () => {
	test.each<readonly [Condition, Record<string, unknown>, boolean]>([
		[helped(), receives(true), true],
		[helped(), receives(false), false],
		[helped({ longTerm: true }), receives(true), false],
		[helped({ longTerm: true }), receives({ received: true, longTerm: true }), true],
		[helped({ longTerm: true }), receives({ received: false, longTerm: true }), false],
		[helped({ moreThanHours: 2 }), receives(true), false],
		[helped({ moreThanHours: 2 }), receives({ received: true, hoursPerWeek: 2 }), false],
		[helped({ moreThanHours: 2 }), receives({ received: true, hoursPerWeek: 2.5 }), true],
		[{ is: 'not', of: helped() }, receives(false), true],
		[{ is: 'residence', in: ['care_home', 'houseboat'] }, { residence: 'houseboat' }, true],
		[{ is: 'residence', in: ['care_home', 'houseboat'] }, {}, false],
		[{ is: 'seenBy', in: ['home_nursing'] }, { seenBy: ['psychiatry', 'home_nursing'] }, true],
		[{ is: 'seenBy', in: ['home_nursing'] }, { seenBy: [] }, false],
		[{ is: 'seenBy', in: ['home_nursing'] }, {}, false],
		[{ is: 'any', of: [helped(), { is: 'residence', in: ['care_home'] }] }, { residence: 'care_home' }, true],
		[{ is: 'all', of: [helped(), { is: 'residence', in: ['care_home'] }] }, { residence: 'care_home' }, false],
		[
			{
				is: 'all',
				of: [
					{ is: 'not', of: helped() },
					{ is: 'any', of: [{ is: 'residence', in: ['care_home'] }] },
				],
			},
			{ residence: 'care_home' },
			true,
		],
	])('%j of %j: %s', (when, stated, held) => {
		expect(ask(standard([rule('c', of76, { needs: { ...anyone, when } })]), stated, '2026-01-01')).toBe(
			held ? 'offer c 2020-01-01–' : none,
		)
		expect(ask(standard([rule('c', of76)], { exclusions: [closed('x', when)] }), stated, '2026-01-01')).toBe(
			held ? 'excluded c 2020-01-01–' : 'offer c 2020-01-01–',
		)
	})

	test.each([
		['only_adult_at_address', true, null, true],
		['only_adult_at_address', null, true, null],
		['single_by_civil_status', false, true, true],
		['single_by_civil_status', true, null, null],
		['single_and_only_adult', true, true, true],
		['single_and_only_adult', true, false, false],
		['single_and_only_adult', false, null, false],
		['single_and_only_adult', null, false, false],
		['single_and_only_adult', null, true, null],
		['single_and_only_adult', true, null, null],
	] as const)('alone by %s, at the address %s, single %s: %s', (livesAlone, adult, single, alone) => {
		const asking = (asked: boolean) =>
			standard([rule('c', of76, { needs: { ...anyone, livesAlone: asked } })], { livesAlone })
		const stated = { livesAlone: adult, single }
		expect(ask(asking(true), stated, '2026-01-01')).toBe(alone === true ? 'offer c 2020-01-01–' : none)
		expect(ask(asking(false), stated, '2026-01-01')).toBe(alone === false ? 'offer c 2020-01-01–' : none)
	})
})

describe('exclusions', () => {
	const decided = { exceptions: [{ exclusion: 'x', on: '2026-02-01' }] }
	test.each([
		['absolute', '2026-01-31', 'excluded', [{ exclusion: 'x', cites: '§', exceptionPossible: false }]],
		['absolute', '2026-02-01', 'excluded', [{ exclusion: 'x', cites: '§', exceptionPossible: false }]],
		['default', '2026-01-31', 'excluded', [{ exclusion: 'x', cites: '§', exceptionPossible: true }]],
		[
			'default',
			'2026-02-01',
			'offer',
			[{ exclusion: 'x', cites: '§', exceptionPossible: true, exceptionOn: '2026-02-01' }],
		],
		['permissive', '2026-01-31', 'offer', []],
		['permissive', '2026-02-01', 'excluded', [{ exclusion: 'x', cites: '§', exceptionPossible: false }]],
	] as const)('%s, with a decision of 1 February, on %s: %s', (strength, on, verdict, exclusions) => {
		const of = standard([rule('c', of76)], { exclusions: [closed('x', helped(), { strength })] })
		expect(stance(of, { ...receives(true), ...decided }, on)).toMatchObject({ verdict, exclusions })
		expect(stance(of, { ...receives(false), ...decided }, on)).toMatchObject({ verdict: 'offer', exclusions: [] })
	})

	test('covers some rules and leaves the others', () => {
		const of = standard([rule('c', of76), rule('d', of76, { initiative: 'after_assessment' })], {
			exclusions: [closed('x', helped(), { covers: ['c'] })],
		})
		expect(stance(of, receives(true), '2026-01-01').verdict).toBe('assess')
		expect(stance(of, receives(false), '2026-01-01').verdict).toBe('offer')
	})
})

describe('form and contact', () => {
	const byAge = [
		{ ages: [{ from: 82, to: 84 }], contact: 'self_booking_letter' as const, form: null, minutes: null },
		{ ages: [{ from: 85, to: 85 }], contact: 'fixed_time_letter' as const, form: null, minutes: 90 },
	]
	const terms = (of: Standard, stated: Record<string, unknown>, on: string) =>
		stance(of, stated, on).grounds.map(({ contact, form, minutes }) => `${contact} ${form} ${minutes}`)

	test.each([
		['2025-12-31', ['self_booking_letter home_visit 60']],
		['2026-01-01', ['fixed_time_letter home_visit 90']],
		['2027-01-01', ['phone home_visit 60']],
	])('alternating by the age that the year is for: on %s %j', (on, expected) => {
		const of = standard([{ ...yearly({}), contact: 'phone', byAge }])
		expect(terms(of, { bornOn: '1941-11-20' }, on)).toEqual(expected)
	})

	test('by the age of the day where the rule is for no age, which is a change to come', () => {
		const of = standard([rule('c', of76, { contact: 'phone', byAge })])
		expect(terms(of, { bornOn: '1941-11-20' }, '2023-11-19')).toEqual(['phone home_visit 60'])
		expect(terms(of, { bornOn: '1941-11-20' }, '2023-11-20')).toEqual(['self_booking_letter home_visit 60'])
		expect(stance(of, { bornOn: '1941-11-20' }, '2023-01-01').nextChangeOn).toBe('2023-11-20')
		expect(stance(of, { bornOn: '1941-11-20' }, '2023-11-20').nextChangeOn).toBe('2026-11-20')
	})

	test('phone instead of visit for a time, and only where there was to be a visit', () => {
		const replacements = [
			{
				from: day('2026-03-01'),
				to: day('2026-03-31'),
				instead: 'home_visit',
				gives: 'phone_visit',
				contact: 'phone',
				covers: ['c', 'd'],
				because: text('', ''),
				cites: null,
			},
		] as const
		const of = standard([rule('c', of76), rule('d', of76, { form: 'collective_event' }), rule('e', of76)], {
			replacements,
		})
		const usual = [
			'fixed_time_letter home_visit 60',
			'fixed_time_letter collective_event 60',
			'fixed_time_letter home_visit 60',
		]
		expect(terms(of, {}, '2026-02-28')).toEqual(usual)
		expect(terms(of, {}, '2026-03-31')).toEqual(['phone phone_visit 60', usual[1], usual[2]])
		expect(terms(of, {}, '2026-04-01')).toEqual(usual)
		expect(stance(of, {}, '2026-02-01').nextChangeOn).toBe('2026-03-01')
		expect(stance(of, {}, '2026-03-01').nextChangeOn).toBe('2026-04-01')
	})

	const invited = (...history: Record<string, unknown>[]) => ({
		history: [{ kind: 'offer', on: '2026-02-01', criterion: 'c', form: 'collective_event' }, ...history],
	})
	const declined = { kind: 'declined', on: '2026-02-10', form: 'collective_event' }
	const event = (attendingServes: boolean, then: 'home_visit' | 'nothing') =>
		standard([rule('c', of76, { form: 'collective_event', collective: { attendingServes, declined: then } })])
	test.each<readonly [string, Standard, Record<string, unknown>, string, string]>([
		['an invitation serves', event(true, 'home_visit'), invited(), 'not_now', 'collective_event'],
		['who declines it is offered a visit', event(true, 'home_visit'), invited(declined), 'offer', 'home_visit'],
		['or is not', event(true, 'nothing'), invited(declined), 'not_now', 'collective_event'],
		[
			'no matter what else was declined',
			event(true, 'home_visit'),
			invited({ ...declined, form: 'home_visit' }),
			'not_now',
			'collective_event',
		],
		[
			'the visit offered after that serves',
			event(true, 'home_visit'),
			invited(declined, { kind: 'offer', on: '2026-02-20', criterion: 'c' }),
			'not_now',
			'home_visit',
		],
		[
			'declined the day it was offered',
			event(true, 'home_visit'),
			invited({ ...declined, on: '2026-02-01' }),
			'offer',
			'home_visit',
		],
		[
			'a visit offered is not declined with an event',
			event(true, 'home_visit'),
			{ history: [{ kind: 'offer', on: '2026-02-01', criterion: 'c', form: 'home_visit' }, declined] },
			'not_now',
			'collective_event',
		],
		[
			'coming uses up the offer',
			event(true, 'home_visit'),
			{ history: [{ kind: 'event_attended', on: '2026-02-05' }] },
			'not_now',
			'collective_event',
		],
		[
			'or does not',
			event(false, 'home_visit'),
			{ history: [{ kind: 'event_attended', on: '2026-02-05' }] },
			'offer',
			'collective_event',
		],
		[
			'who was invited and came is still offered a visit where coming does not use up the offer',
			event(false, 'home_visit'),
			invited({ kind: 'event_attended', on: '2026-02-20' }),
			'offer',
			'home_visit',
		],
		[
			'and nothing more where it does',
			event(true, 'home_visit'),
			invited({ kind: 'event_attended', on: '2026-02-20' }),
			'not_now',
			'collective_event',
		],
		[
			'nor where nothing follows an event',
			event(false, 'nothing'),
			invited({ kind: 'event_attended', on: '2026-02-20' }),
			'not_now',
			'collective_event',
		],
		[
			'the visit offered after coming serves',
			event(false, 'home_visit'),
			invited(
				{ kind: 'event_attended', on: '2026-02-20' },
				{ kind: 'offer', on: '2026-02-25', criterion: 'c', form: 'home_visit' },
			),
			'not_now',
			'home_visit',
		],
	])('%s', (_, of, stated, verdict, form) => {
		expect(stance(of, stated, '2026-03-01')).toMatchObject({ verdict, grounds: [{ form }] })
	})
})

describe('the life of rules', () => {
	test.each<Row>([
		[{}, '2026-03-31', none],
		[{}, '2026-04-01', 'offer c 2026-04-01–2026-06-30'],
		[{}, '2026-06-30', 'offer c 2026-04-01–2026-06-30'],
		[{}, '2026-07-01', none],
		[visit('2026-03-31'), '2026-05-01', 'offer c 2026-04-01–2026-06-30'],
		[visit('2026-04-01'), '2026-05-01', 'not_now c 2026-04-01–2026-06-30 served 2026-04-01'],
	])('a programme from April to June: %j on %s: %s', (stated, on, expected) => {
		const period = { from: day('2026-04-01'), to: day('2026-06-30') }
		expect(ask(standard([rule('c', of76, { period })]), stated, on)).toBe(expected)
	})

	test.each<Row>([
		[died('fell', '2026-03-01'), '2026-03-15', 'not_now'],
		[died('fell', '2026-03-01'), '2026-04-01', 'offer c 2026-04-01–2026-05-31'],
		[died('fell', '2026-06-20'), '2026-06-25', 'offer c 2026-06-20–2026-06-30'],
		[died('fell', '2025-12-01'), '2026-02-15', none],
	])('an event waits for a programme that begins before its window ends: %j on %s: %s', (stated, on, expected) => {
		const period = { from: day('2026-04-01'), to: day('2026-06-30') }
		const opens = {
			by: 'event',
			kinds: ['fell'],
			details: [],
			windows: [{ from: days(0), target: null, period: months(3) }],
		} as const
		expect(ask(standard([rule('c', opens, { period })]), stated, on)).toBe(expected)
	})

	const merged = standard(
		[
			rule('c', {
				by: 'event',
				kinds: ['fell'],
				details: [],
				windows: [{ from: days(0), target: null, period: months(12) }],
			}),
		],
		{ merging: { within: 'calendar_year', leading: ['c'] } },
	)
	const offered = (on: string) => ({ history: [{ kind: 'offer', on, criterion: 'another' }] })
	test.each<Row>([
		[died('fell', '2026-06-01'), '2026-06-01', 'offer c 2026-06-01–2027-05-31'],
		[
			{ ...died('fell', '2026-06-01'), ...offered('2026-02-01') },
			'2026-12-31',
			'not_now c 2026-06-01–2027-05-31 served 2026-02-01',
		],
		[{ ...died('fell', '2026-06-01'), ...offered('2026-02-01') }, '2027-01-01', 'offer c 2026-06-01–2027-05-31'],
		[
			{ ...died('fell', '2026-06-01'), ...visit('2026-02-01') },
			'2026-12-31',
			'not_now c 2026-06-01–2027-05-31 served 2026-02-01',
		],
		[
			{ ...died('fell', '2026-06-01'), ...visit('2026-07-01') },
			'2027-01-01',
			'not_now c 2026-06-01–2027-05-31 served 2026-07-01',
		],
	])('one offer serves all grounds of its calendar year: %j on %s: %s', (stated, on, expected) =>
		expect(ask(merged, stated, on)).toBe(expected),
	)
	test('and counts no longer when the year is over', () =>
		expect(stance(merged, { ...died('fell', '2026-06-01'), ...offered('2026-02-01') }, '2026-07-01').nextChangeOn).toBe(
			'2027-01-01',
		))

	test('grounds stand in the order in which they lead', () => {
		const leading = ['e', 'c', 'd']
		const of = standard([rule('c', of76), rule('d', of76), rule('e', of76)], {
			merging: { within: 'open_together', leading },
		})
		expect(stance(of, {}, '2026-01-01').grounds.map(({ criterion }) => criterion)).toEqual(leading)
	})

	test('a priority is named and is no ground', () => {
		const first = rule('first', { by: 'risk', kinds: ['lonely'], period: months(1) }, { initiative: 'priority' })
		const lonely = { risks: [{ kind: 'lonely', on: '2026-01-10' }] }
		expect(stance(standard([first]), lonely, '2026-02-09')).toMatchObject({
			verdict: none,
			grounds: [],
			priorities: ['first'],
		})
		expect(stance(standard([first]), lonely, '2026-02-10').priorities).toBeUndefined()
		expect(stance(standard([first]), { ...lonely, status: 'dead' }, '2026-02-09').priorities).toBeUndefined()
	})
})

describe('who had earned an offer under the version replaced', () => {
	const earning = (criteria: readonly Criterion[], own: readonly Criterion[] = []) =>
		standard(own, {
			validFrom: day('2026-07-01'),
			transitional: { earned: text('', ''), cites: '§', lastDay: day('2026-06-30') as Day, criteria },
		})
	const old = earning([calendar75])
	const born = { bornOn: '1951-09-09' }
	const overdue = 'offer c 2026-01-01– overdue'
	test.each<readonly [string, Standard, ...Row]>([
		['still has it', old, born, '2026-07-01', overdue],
		['also when the window is long closed', old, born, '2030-01-01', overdue],
		['not if it was made under the old rules', old, { ...born, ...visit('2026-02-01') }, '2026-07-01', none],
		['not if it was made since', old, { ...born, ...visit('2026-08-01') }, '2026-08-01', none],
		['until the day it is made', old, { ...born, ...visit('2026-08-01') }, '2026-07-31', overdue],
		['an offer before the window does not count', old, { ...born, ...visit('2025-12-31') }, '2026-07-01', overdue],
		['not if the window was closed on the last day', old, { bornOn: '1950-09-09' }, '2026-07-01', none],
		['not by what happened later', earning([ofFriend, series]), died('spouse_died', '2026-07-01'), '2026-08-20', none],
		[
			'not if somebody let go of it',
			old,
			{ ...born, history: [{ kind: 'owed_withdrawn', criterion: 'c', on: '2026-07-02' }] },
			'2026-07-02',
			none,
		],
		[
			'needs as they were met on the last day',
			earning([{ ...calendar75, needs: { ...anyone, ages: [{ to: 74 }] } }]),
			born,
			'2026-12-01',
			overdue,
		],
		[
			'not what needed assessment',
			earning([{ ...calendar75, initiative: 'after_assessment' }]),
			born,
			'2026-07-01',
			none,
		],
		[
			'once, where the new rules give it as well',
			earning([calendar75], [calendar75]),
			born,
			'2026-07-01',
			'offer c 2026-01-01–2026-12-31',
		],
		['when the new rule is over', earning([calendar75], [calendar75]), born, '2027-01-01', overdue],
		[
			'as owed, where it stands as owed',
			old,
			{ bornOn: '1950-09-09', history: [{ kind: 'owed', criterion: 'c', on: '2026-01-01' }] },
			'2026-07-01',
			'offer c 2025-01-01–2025-12-31 overdue',
		],
	])('%s', (_, of, stated, on, expected) => expect(ask(of, stated, on)).toBe(expected))

	test('an exclusion of the new version covers it', () => {
		const of = { ...old, exclusions: [closed('x', helped())] }
		expect(ask(of, { ...born, ...receives(true) }, '2026-07-01')).toBe('excluded c 2026-01-01– overdue')
	})
})
