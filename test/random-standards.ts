import fc, { type Arbitrary } from 'fast-check'
import type { Facts, HistoryEntry } from '#eligibility/index.ts'
import { addDays, type Day, day, daysBetween } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import type {
	AgeRange,
	Condition,
	Criterion,
	EventWindow,
	Exclusion,
	Form,
	Interval,
	Needs,
	Opens,
	Replacement,
	Scope,
	Standard,
} from '#standard/index.ts'

/** Standards that no municipality would decide, and citizens to try them on: every word of the format in every company. */

const isoDay = (from: string, to: string): Arbitrary<Day> =>
	fc.integer({ min: 0, max: daysBetween(day(from), day(to)) }).map((days) => addDays(day(from), days))
const often = <Value>(value: Value, other: Arbitrary<Value>, weight = 3): Arbitrary<Value> =>
	fc.oneof({ arbitrary: fc.constant(value), weight }, { arbitrary: other, weight: 1 })
const few = <Value>(of: Arbitrary<Value>, maxLength = 3) => fc.array(of, { maxLength })
const some = <Value>(of: Arbitrary<Value>, maxLength = 3) => fc.array(of, { minLength: 1, maxLength })

/** A day to ask on; days on which calendars go wrong are drawn often. */
export const anyDayAsked: Arbitrary<Day> = fc.oneof(
	{ arbitrary: isoDay('2018-01-01', '2030-12-31'), weight: 2 },
	{
		arbitrary: fc
			.constantFrom('2024-02-28', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01', '2024-12-31', '2025-01-01')
			.map(day),
		weight: 1,
	},
)
const born: Arbitrary<Day> = fc.oneof(
	{ arbitrary: isoDay('1922-01-01', '1965-12-31'), weight: 3 },
	{
		arbitrary: fc
			.constantFrom('1940-02-29', '1944-02-29', '1948-02-29', '1952-02-29', '1943-01-01', '1942-12-31', '1950-08-31')
			.map(day),
		weight: 1,
	},
)
const lived = isoDay('2017-01-01', '2031-12-31')

const codes = Array.from({ length: 8 }, (_, at) => `c${at}`)
const exclusionCodes = ['x0', 'x1', 'x2']
const eventKinds = ['spouse_died', 'relative_died', 'discharged', 'house_fire']
const riskKinds = ['lonely', 'carer', 'night_wandering']
const residences = ['own_home', 'care_home', 'houseboat']
const staff = ['home_nursing', 'rehabilitation', 'parish_nurse']
const relations = ['friend', 'sibling', 'child']

const name = text('Navn', 'Name')
const interval: Arbitrary<Interval> = fc.oneof(
	fc.record({ count: fc.nat(420), unit: fc.constant('days' as const) }),
	fc.record({ count: fc.nat(60), unit: fc.constant('weeks' as const) }),
	fc.record({ count: fc.nat(40), unit: fc.constant('months' as const) }),
)
const age = fc.oneof(
	{ arbitrary: fc.integer({ min: 62, max: 95 }), weight: 9 },
	{ arbitrary: fc.constantFrom(0, 1, 50, 129, 130), weight: 1 },
)
const ageRange: Arbitrary<AgeRange> = fc
	.tuple(age, fc.nat(8), fc.constantFrom('both', 'both', 'from', 'to', 'one'))
	.map(([from, more, ends]): AgeRange => {
		const to = Math.min(130, from + more)
		if (ends === 'from') return { from }
		if (ends === 'to') return { to }
		return ends === 'one' ? { from, to: from } : { from, to }
	})
const ages = some(ageRange)

const longer = (from: Interval, by: Interval): Interval =>
	from.unit === by.unit ? { ...from, count: from.count + by.count } : by
const eventWindow: Arbitrary<EventWindow> = fc
	.record({
		from: often<Interval>({ count: 0, unit: 'days' }, interval, 1),
		target: fc.option(interval),
		length: interval,
		lasts: fc.boolean(),
	})
	.map(
		({ from, target, length, lasts }): EventWindow =>
			lasts ? { from, target, period: length } : { from, target, until: longer(from, length) },
	)
const detail = fc.oneof(
	fc.record({ name: fc.constant('readmissionRisk'), is: fc.boolean() }),
	fc.record({ name: fc.constant('relation'), is: some(fc.constantFrom(...relations), 2) }),
)
const toAge = fc.option(fc.nat(6))
const opens: Arbitrary<Opens> = fc.oneof(
	fc.record({
		by: fc.constant('turning' as const),
		ages,
		during: fc.constantFrom('calendar_year' as const, 'age_year' as const, 'from_birthday' as const),
		fromMonth: often(1, fc.integer({ min: 1, max: 12 })),
	}),
	fc
		.record({
			by: fc.constant('yearly' as const),
			fromAge: age,
			toAge,
			times: fc.constantFrom(1 as const, 2 as const),
			year: fc.constantFrom('calendar_year' as const, 'age_year' as const),
			first: fc.constantFrom('birthday' as const, 'calendar_year' as const),
		})
		.map((yearly) => ({ ...yearly, toAge: endOf(yearly.fromAge, yearly.toAge) })),
	fc
		.record({ by: fc.constant('every' as const), interval, fromAge: age, toAge })
		.map((every) => ({ ...every, toAge: endOf(every.fromAge, every.toAge) })),
	fc.record({ by: fc.constant('band' as const), ages: ageRange }),
	fc.record({ by: fc.constant('newcomer' as const), fromAge: often(0, age, 1), period: interval }),
	fc.record({
		by: fc.constant('event' as const),
		kinds: some(fc.constantFrom(...eventKinds), 2),
		details: often([], few(detail, 2), 1),
		windows: some(eventWindow),
	}),
	fc.record({ by: fc.constant('risk' as const), kinds: some(fc.constantFrom(...riskKinds), 2), period: interval }),
)
const endOf = (fromAge: number, more: number | null): number | null =>
	more === null ? null : Math.min(130, fromAge + more)

const leaf: Arbitrary<Condition> = fc.oneof(
	fc.record({
		is: fc.constant('help' as const),
		kind: fc.constantFrom('practical' as const, 'personal' as const, 'nursing' as const),
		longTerm: fc.boolean(),
		moreThanHours: often(null, fc.constantFrom(0, 2, 6), 1),
	}),
	fc.record({ is: fc.constant('residence' as const), in: some(fc.constantFrom(...residences), 2) }),
	fc.record({ is: fc.constant('seenBy' as const), in: some(fc.constantFrom(...staff), 2) }),
)
const condition = (depth: number): Arbitrary<Condition> =>
	depth === 0
		? leaf
		: fc.oneof(
				{ arbitrary: leaf, weight: 2 },
				{
					arbitrary: fc.record({
						is: fc.constantFrom('any' as const, 'all' as const),
						of: some(condition(depth - 1)),
					}),
					weight: 1,
				},
				{ arbitrary: fc.record({ is: fc.constant('not' as const), of: condition(depth - 1) }), weight: 1 },
			)

const needs: Arbitrary<Needs> = fc.record({
	ages: often([], ages, 2),
	livesAlone: often(null, fc.boolean()),
	preventiveCase: often(null, fc.boolean(), 5),
	when: often(null, condition(2)),
})
const form = fc.constantFrom<Form>('home_visit', 'collective_event', 'either', 'citizen_chooses', 'phone_visit')
const contact = fc.constantFrom('fixed_time_letter' as const, 'self_booking_letter' as const, 'phone' as const)
const validFrom = isoDay('2019-01-01', '2026-12-31')
const period = often(
	{ from: null, to: null },
	fc
		.record({ from: fc.option(lived), length: fc.option(fc.nat(1500)) })
		.map(({ from, length }) => ({ from, to: length === null ? null : addDays(from ?? day('2022-01-01'), length) })),
)

/** Only where a professional decides. */
const answered = (made: Criterion, decideWithin: Interval | null): Criterion =>
	decideWithin === null || made.initiative !== 'after_assessment' ? made : { ...made, decideWithin }

const criterion = (code: string): Arbitrary<Criterion> =>
	fc.tuple(criterionWithoutDeadline(code), fc.option(interval)).map(([made, within]) => answered(made, within))
const criterionWithoutDeadline = (code: string): Arbitrary<Criterion> =>
	fc.record({
		code: fc.constant(code),
		name: fc.constant(name),
		group: fc.constantFrom('g0', 'g1'),
		cites: fc.constant('§ 1'),
		opens,
		needs,
		intervention: fc.constant('general'),
		initiative: fc.constantFrom(
			'automatic' as const,
			'automatic' as const,
			'automatic' as const,
			'after_assessment' as const,
			'after_assessment' as const,
			'on_request' as const,
			'priority' as const,
		),
		contact,
		form,
		minutes: fc.constantFrom(45, 60),
		byAge: often(
			[],
			few(
				fc.record({
					ages,
					contact: fc.option(contact),
					form: fc.option(form),
					minutes: fc.option(fc.constantFrom(30, 90)),
				}),
				2,
			),
		),
		visitNeeds: fc.constant('a_yes' as const),
		collective: fc.option(
			fc.record({
				attendingServes: fc.boolean(),
				declined: fc.constantFrom('home_visit' as const, 'nothing' as const),
			}),
		),
		period,
	})
const criteriaOf = (chosen: readonly string[]): Arbitrary<Criterion[]> => fc.tuple(...chosen.map(criterion))

const scope: Arbitrary<Scope> = fc.oneof(
	fc.constant('all' as const),
	fc.subarray(codes, { minLength: 1 }).map((chosen): Scope => chosen),
)
const exclusion = (code: string): Arbitrary<Exclusion> =>
	fc.record({
		code: fc.constant(code),
		name: fc.constant(name),
		cites: fc.constant('§ 2'),
		when: condition(2),
		strength: fc.constantFrom('absolute' as const, 'default' as const, 'permissive' as const),
		covers: scope,
	})
const replacement: Arbitrary<Replacement> = fc
	.record({ from: lived, days: fc.nat(500), instead: form, gives: form, contact: fc.option(contact), covers: scope })
	.map(({ days, ...said }) => ({ ...said, to: addDays(said.from, days), because: name, cites: null }))

const said = {
	municipality: 'nowhere',
	hash: '0',
	title: name,
	replaces: null,
	approval: { by: name, on: null },
	legalBasis: [],
	source: name,
	assumption: null,
	readings: [],
	ownWords: { events: [], risks: [], residences: [], staff: [] },
	answers: { visitNeeds: 'a_yes', hold: 'until_answer_by' },
	reminders: { after: { count: 14, unit: 'days' }, times: 1 },
	phoneAfterSilences: 2,
	furtherVisits: { kinds: [], phoneOnlyIfKnown: true, cites: '' },
	topics: [],
	interventions: [],
	groups: [],
	texts: {
		summary: name,
		purpose: name,
		offer: name,
		visit: name,
		notPart: name,
		followUp: name,
		staff: name,
		rights: name,
		acceptance: name,
		recording: name,
		contact: name,
	},
} as const

/** A standard without a rule, for tests that give it some. */
export const bareStandard: Standard = {
	...said,
	validFrom: day('2000-01-01'),
	validTo: null,
	transitional: null,
	replacements: [],
	merging: { within: 'open_together', leading: [] },
	livesAlone: 'only_adult_at_address',
	criteria: [],
	exclusions: [],
}

/** A standard of one to six criteria, any kind in any company. */
export const anyStandard: Arbitrary<Standard> = fc
	.record({
		chosen: fc.subarray(codes, { minLength: 1, maxLength: 6 }),
		earned: often([] as string[], fc.subarray(codes, { minLength: 1, maxLength: 3 }), 2),
		closing: fc.subarray(exclusionCodes),
		validFrom,
		days: fc.option(fc.nat(1500)),
	})
	.chain(({ chosen, earned, closing, validFrom, days }) =>
		fc
			.record({
				criteria: criteriaOf(chosen),
				earned: criteriaOf(earned),
				exclusions: fc.tuple(...closing.map(exclusion)),
				replacements: often([], few(replacement, 2), 2),
				within: fc.constantFrom('open_together' as const, 'open_together' as const, 'calendar_year' as const),
				leading: fc.shuffledSubarray(chosen, { minLength: chosen.length, maxLength: chosen.length }),
				livesAlone: fc.constantFrom(
					'only_adult_at_address' as const,
					'single_by_civil_status' as const,
					'single_and_only_adult' as const,
				),
			})
			.map(
				({ criteria, earned, exclusions, replacements, within, leading, livesAlone }): Standard => ({
					...said,
					validFrom,
					validTo: days === null ? null : addDays(validFrom, days),
					transitional:
						earned.length === 0
							? null
							: { earned: name, cites: '§ 3', lastDay: addDays(validFrom, -1), criteria: earned },
					replacements,
					merging: { within, leading },
					livesAlone,
					criteria,
					exclusions,
				}),
			),
	)

/** One version, or two of which the later may begin before the earlier has ended. */
export const anyStandards: Arbitrary<readonly Standard[]> = fc
	.array(anyStandard, { minLength: 1, maxLength: 2 })
	.filter(([first, second]) => second === undefined || first?.validFrom !== second.validFrom)

const yesNo = fc.constantFrom('yes' as const, 'no' as const)
const code = fc.constantFrom(...codes)
const entry: Arbitrary<HistoryEntry> = fc.oneof(
	fc.record({
		kind: fc.constant('offer' as const),
		on: lived,
		criterion: code,
		form: fc.option(form, { nil: undefined }),
	}),
	fc.record({ kind: fc.constant('offer' as const), on: lived, criteria: few(code) }),
	fc.record({
		kind: fc.constant('offer' as const),
		on: lived,
		criteria: few(code),
		form: fc.constant('collective_event' as const),
	}),
	fc.record({ kind: fc.constantFrom('visit' as const, 'event_attended' as const), on: lived }),
	fc.record({ kind: fc.constantFrom('phone_visit' as const, 'no_answer' as const), on: lived }),
	fc.record({ kind: fc.constant('declined' as const), on: lived, form: fc.option(form, { nil: undefined }) }),
	fc.record({ kind: fc.constant('declined' as const), on: lived, form: fc.constant('collective_event' as const) }),
	fc.record({ kind: fc.constant('assessed' as const), on: lived, criterion: code, outcome: yesNo }),
	fc.record({ kind: fc.constantFrom('owed' as const, 'owed_withdrawn' as const), on: lived, criterion: code }),
	fc.record({ kind: fc.constant('opted_out' as const), on: lived, until: fc.option(lived) }),
	fc.record({ kind: fc.constant('opt_out_ended' as const), on: lived }),
)
const help = fc.oneof(
	{ arbitrary: fc.boolean(), weight: 2 },
	{
		arbitrary: fc.record(
			{ received: fc.boolean(), longTerm: fc.boolean(), hoursPerWeek: fc.constantFrom(0, 1, 2, 3, 6, 10) },
			{ requiredKeys: ['received'] },
		),
		weight: 1,
	},
)

/** A citizen of whom anything may be known, also what happens after the day asked. */
export const anyFacts: Arbitrary<Facts> = fc.record(
	{
		id: fc.constant('p'),
		bornOn: born,
		sex: fc.constantFrom('f', 'm', null),
		status: often('resident', fc.constantFrom('dead', 'moved_out', 'emigrated', 'disappeared'), 15),
		residentSince: fc.option(lived),
		livesAlone: fc.constantFrom(true, true, false, null),
		single: fc.constantFrom(true, true, false, null),
		residence: often('own_home', fc.constantFrom(...residences), 2),
		help: fc.record({ practical: help, personal: help, nursing: help }),
		seenBy: few(fc.constantFrom(...staff), 2),
		preventiveCase: fc.boolean(),
		events: few(
			fc.record(
				{
					kind: fc.constantFrom(...eventKinds),
					on: lived,
					readmissionRisk: fc.boolean(),
					relation: fc.constantFrom(...relations),
				},
				{ requiredKeys: ['kind', 'on'] },
			),
		),
		risks: few(fc.record({ kind: fc.constantFrom(...riskKinds), on: lived })),
		history: few(entry, 5),
		exceptions: few(fc.record({ exclusion: fc.constantFrom(...exclusionCodes), on: lived }), 2),
	},
	{
		requiredKeys: [
			'id',
			'bornOn',
			'sex',
			'status',
			'residentSince',
			'livesAlone',
			'residence',
			'help',
			'preventiveCase',
			'events',
			'risks',
			'history',
			'exceptions',
		],
	},
)
