import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Contact } from '../offer.ts'
import { type AtHome, ageCriteriaOf, couplesIn, isOneLetter, sharedTimes, timeTogether } from './couple.ts'

const today = day('2026-03-09')
const [inger, ole, ida] = ['inger', 'ole', 'ida'] as PersonId[] as [PersonId, PersonId, PersonId]
const home = { id: 'home' } as NonNullable<AtHome['citizen']['address']>
const other = { id: 'other' } as typeof home
const byAge = new Set(['age-75', 'age-80'])

const letter = (
	person: PersonId,
	criteria: readonly string[] = ['age-80'],
	contact: Contact = 'fixed_time_letter',
) => ({
	person,
	contact,
	grounds: criteria.map((criterion) => ({ criterion })) as never,
})
const at = (
	spouse: PersonId | null,
	deviation: Partial<AtHome['citizen']> = {},
	bereavedOn: AtHome['bereavedOn'] = null,
): AtHome => ({
	citizen: { status: 'resident', spouse, address: home, protected: false, residence: 'own_home', ...deviation },
	bereavedOn,
	ageCriteria: byAge,
})
const both = [letter(inger, ['age-75']), letter(ole)]

describe('a couple in one batch', () => {
	test('is told of one time when both are due by age in one home', () => {
		const homes = new Map([
			[inger, at(ole)],
			[ole, at(inger)],
		])
		expect(couplesIn(both, homes, today)).toEqual([[inger, ole]])
		expect(couplesIn(both.toReversed(), homes, today)).toEqual([[ole, inger]])
	})

	test.each<[string, AtHome]>([
		['the other is not their spouse by the register', at(null)],
		['lives elsewhere', at(inger, { address: other })],
		['has no address', at(inger, { address: null })],
		['is dead', at(inger, { status: 'dead' })],
		['has moved', at(inger, { status: 'moved_out' })],
		['has a protected address', at(inger, { protected: true })],
		['lives in a care home', at(inger, { residence: 'care_home' })],
		['has lost a spouse this year', at(inger, {}, day('2025-06-01'))],
	])('not when he %s', (_, his) => {
		for (const letters of [both, both.toReversed()])
			expect(
				couplesIn(
					letters,
					new Map([
						[inger, at(ole)],
						[ole, his],
					]),
					today,
				),
			).toEqual([])
	})

	test.each([
		['he is due on a loss too', [letter(inger), letter(ole, ['age-80', 'spouse-died'])]],
		['he chooses a time himself', [letter(inger), letter(ole, ['age-80'], 'self_booking_letter')]],
		['only she is in the batch', [letter(inger)]],
	])('not when %s', (_, letters) => {
		const homes = new Map([
			[inger, at(ole)],
			[ole, at(inger)],
		])
		expect(couplesIn(letters, homes, today)).toEqual([])
	})

	test('criteria of age alone: living alone is none, nor is an event', () => {
		const rule = (code: string, by: string, livesAlone: boolean | null) => ({
			code,
			opens: { by },
			needs: { livesAlone },
		})
		const criteria = [
			rule('age-75', 'turning', null),
			rule('age-82-yearly', 'yearly', null),
			rule('age-70-alone', 'turning', true),
			rule('spouse-died', 'event', null),
			rule('newcomer', 'newcomer', null),
		]
		expect(ageCriteriaOf({ criteria } as never)).toEqual(new Set(['age-75', 'age-82-yearly']))
		expect(ageCriteriaOf(undefined)).toEqual(new Set())
	})

	test('whatever the marriages: nobody is in two couples, and each couple is married to each other', () => {
		const persons = Array.from({ length: 8 }, (_, n) => String(n) as PersonId)
		fc.assert(
			fc.property(fc.array(fc.option(fc.nat(7)), { minLength: 8, maxLength: 8 }), (spouses) => {
				const homes = new Map(
					persons.map((person, n) => [person, at(spouses[n] == null ? null : (String(spouses[n]) as PersonId))]),
				)
				const couples = couplesIn(
					persons.map((person) => letter(person)),
					homes,
					today,
				)
				expect(new Set(couples.flat()).size).toBe(couples.length * 2)
				for (const [one, two] of couples) {
					expect(homes.get(one)?.citizen.spouse).toBe(two)
					expect(homes.get(two)?.citizen.spouse).toBe(one)
				}
			}),
		)
	})
})

test('of the offers of a batch, those at one time with one consultant are a couple’s; one taken out leaves the other alone', () => {
	const from = instantAt(addDays(today, 30), clock('10:00'))
	const offer = (id: string, staff: string, deviation: object = {}) => ({
		id: id as OfferId,
		time: { staff: staff as StaffId, from },
		endedAt: null,
		contact: 'fixed_time_letter' as const,
		...deviation,
	})
	const [a, b, c] = [offer('a', 'anna'), offer('b', 'anna'), offer('c', 'bo')]
	expect(sharedTimes([a, c, b])).toEqual([[a, b]])
	expect(sharedTimes([a, { ...b, endedAt: from }])).toEqual([])
	expect(sharedTimes([a, { ...b, time: null }, { ...c, time: null }])).toEqual([])
})

describe('one letter to both', () => {
	const her = { id: inger, status: 'resident', spouse: ole, address: home, protected: false, language: 'da' } as const
	const him = { ...her, id: ole, spouse: inger }
	test.each([
		['both on paper', her, him, ['paper', 'paper'], true],
		['one has Digital Post', her, him, ['paper', 'digital_post'], false],
		['he reads English', her, { ...him, language: 'en' }, ['paper', 'paper'], false],
		['his address is protected', her, { ...him, protected: true }, ['paper', 'paper'], false],
		['he is dead', her, { ...him, status: 'dead' as const }, ['paper', 'paper'], false],
		['he lives elsewhere', her, { ...him, address: other }, ['paper', 'paper'], false],
		['they are not married', her, { ...him, spouse: ida }, ['paper', 'paper'], false],
	] as const)('%s', (_, one, two, channels, isOne) => {
		expect(isOneLetter(one, two, channels)).toBe(isOne)
		expect(isOneLetter(two, one, [channels[1], channels[0]])).toBe(isOne)
	})
})

describe('the other’s time is shown', () => {
	const now = instantAt(today, clock('10:00'))
	const time = {
		staff: 'anna' as StaffId,
		from: instantAt(addDays(today, 9), clock('10:00')),
		booking: 'booking' as BookingId,
	}
	const his = { person: ole, together: true, time }
	test.each([
		['when both have asked', true, [his], time],
		['not before she has asked', false, [his], null],
		['not unless he has asked', true, [{ ...his, together: false }], null],
		['not when he has no time', true, [{ ...his, time: null }], null],
		['not when it is over', true, [{ ...his, time: { ...time, from: instantAt(today, clock('09:00')) } }], null],
		['not when two others could be meant', true, [his, { ...his, person: ida }], null],
		['not to herself', true, [{ ...his, person: inger }], null],
	] as const)('%s', (_, together, others, shown) => {
		expect(timeTogether({ person: inger, together }, others, now)).toEqual(shown)
	})
})
