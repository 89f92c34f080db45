import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import { standardInFile } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { decide, stanceOn } from './decide.ts'
import type { Facts } from './facts.ts'
import { casesOf, standingOn, unserved } from './judge.ts'
import { sameStanding } from './why/next-change.ts'

const municipalities = {
	soroe: ['2019-07-01', '2025-07-01'],
	soenderborg: ['2021-02-02', '2025-07-01'],
}

const isoDay = (from: string, to: string): fc.Arbitrary<Day> =>
	fc.integer({ min: 0, max: daysBetween(day(from), day(to)) }).map((days) => addDays(day(from), days))
/** Days on which calendars go wrong are drawn as often as all others together. */
const asked = fc.oneof(
	isoDay('2018-06-01', '2027-12-31'),
	fc
		.constantFrom('2024-02-29', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01', '2023-02-28', '2023-03-01')
		.map(day),
)
const born = fc.oneof(
	isoDay('1920-01-01', '1965-12-31'),
	fc
		.constantFrom('1940-02-29', '1944-02-29', '1948-02-29', '1952-02-29', '1956-02-29', '1943-01-01', '1942-12-31')
		.map(day),
)
const some = <Value>(of: fc.Arbitrary<Value>) => fc.array(of, { maxLength: 3 })
const codes = fc.constantFrom(
	'age-70-alone',
	'age-75',
	'age-80',
	'age-82-yearly',
	'newcomer-75',
	'spouse-died',
	'lonely',
	'concern',
	'spouse-to-care-home',
)
const when = isoDay('2018-06-01', '2027-12-31')
const facts: fc.Arbitrary<Facts> = fc.record({
	id: fc.constant('p'),
	bornOn: born,
	sex: fc.constantFrom('f', 'm', null),
	status: fc.constantFrom('resident', 'resident', 'resident', 'resident', 'dead'),
	residentSince: fc.option(isoDay('2015-01-01', '2027-12-31')),
	livesAlone: fc.constantFrom(true, false, null),
	residence: fc.constantFrom('own_home', 'own_home', 'own_home', 'care_home'),
	help: fc.record({ practical: fc.boolean(), personal: fc.boolean(), nursing: fc.boolean() }),
	preventiveCase: fc.boolean(),
	events: some(
		fc.record({
			kind: fc.constantFrom(
				'spouse_died',
				'spouse_to_care_home',
				'discharged',
				'concern_raised',
				'spouse_seriously_ill',
				'fell',
			),
			on: when,
			readmissionRisk: fc.boolean(),
			knownToMunicipality: fc.boolean(),
		}),
	),
	risks: some(fc.record({ kind: fc.constantFrom('lonely', 'carer', 'no_children'), on: when })),
	history: some(
		fc.oneof(
			fc.record({ kind: fc.constant('offer' as const), on: when, criterion: codes }),
			fc.record({ kind: fc.constantFrom('visit' as const, 'phone_visit' as const, 'declined' as const), on: when }),
			fc.record({
				kind: fc.constant('assessed' as const),
				on: when,
				criterion: codes,
				outcome: fc.constantFrom('yes' as const, 'no' as const),
			}),
			fc.record({ kind: fc.constantFrom('owed' as const, 'owed_withdrawn' as const), on: when, criterion: codes }),
		),
	),
	exceptions: some(
		fc.record({ exclusion: fc.constantFrom('nursing', 'practical-and-personal-help', 'care-home'), on: when }),
	),
})

describe.each(Object.entries(municipalities))('%s', (code, dates) => {
	const standards = dates.map((from) => standardInFile(`municipalities/${code}/standard/${from}.yaml`))

	test('every verdict names every rule weighed, in both languages', () => {
		fc.assert(
			fc.property(facts, asked, (known, on) => {
				const { why, verdict, grounds, exclusions } = decide(standards, known, on)
				const standard = standardOn(standards, on)
				if (standard === null) {
					expect(verdict).toBe('no_standard_in_force')
					return
				}
				expect(why.flatMap(({ criterion }) => criterion ?? [])).toEqual(standard.criteria.map(({ code }) => code))
				expect(why.flatMap(({ exclusion }) => exclusion ?? [])).toEqual(standard.exclusions.map(({ code }) => code))
				for (const { da, en } of why) expect(da.length * en.length).toBeGreaterThan(0)
				const held = why.filter((one) => one.held).flatMap(({ criterion, exclusion }) => criterion ?? exclusion ?? [])
				expect(held.sort()).toEqual(
					[...grounds.map(({ criterion }) => criterion), ...exclusions.map(({ exclusion }) => exclusion)].sort(),
				)
			}),
			{ numRuns: 2000 },
		)
	})

	test('nothing changes before the day of the next change, and something does on it', () => {
		fc.assert(
			fc.property(facts, asked, fc.integer({ min: 0, max: 1000 }), (known, on, share) => {
				const { nextChangeOn } = stanceOn(standards, known, on)
				const cases = casesOf(known)
				const at = (day: Day) => standingOn(standards, cases, numberOf(day))
				const now = at(on)
				const last = nextChangeOn === null ? addDays(on, 12_000) : addDays(nextChangeOn, -1)
				const ahead = daysBetween(on, last)
				const close = Array.from({ length: Math.min(ahead, 45) }, (_, days) => addDays(on, days + 1))
				const between = addDays(on, Math.floor((ahead * share) / 1000))
				for (const later of [...close, between, last]) expect(sameStanding(now, at(later))).toBe(true)
				if (nextChangeOn !== null) expect(sameStanding(now, at(nextChangeOn))).toBe(false)
			}),
			{ numRuns: 1500 },
		)
	})

	test('the verdict follows from the grounds and the exclusions', () => {
		fc.assert(
			fc.property(facts, asked, (known, on) => {
				const { verdict, grounds, exclusions } = stanceOn(standards, known, on)
				const due = unserved(grounds).map(({ initiative }) => initiative)
				const isExcluded = exclusions.some(({ exceptionOn }) => exceptionOn === undefined)
				if (verdict === 'offer') expect([due.includes('automatic'), isExcluded]).toEqual([true, false])
				if (verdict === 'assess')
					expect([due.includes('automatic'), due.length > 0, isExcluded]).toEqual([false, true, false])
				if (verdict === 'excluded') expect([grounds.length > 0, isExcluded]).toEqual([true, true])
				if (verdict === 'not_in_target_group' || verdict === 'not_resident') expect(grounds).toEqual([])
			}),
			{ numRuns: 2000 },
		)
	})
})
