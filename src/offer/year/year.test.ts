import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Candidate, chooseDue, type OpenGround } from '../batch/choose.ts'
import { fillUp, whoFits } from '../batch/portion.ts'
import type { Offer } from '../offer.ts'
import { broughtForward, monthsOf, planOf } from './year.ts'

const ground = (deviation: Partial<OpenGround> = {}): OpenGround => ({
	criterion: 'age-82-yearly',
	intervention: 'general',
	initiative: 'automatic',
	contact: 'fixed_time_letter',
	minutes: 60,
	cites: '',
	from: day('2026-01-01'),
	target: null,
	until: day('2026-12-31'),
	...deviation,
})
const candidate = (person: string, month: number, deviation: Partial<Candidate> = {}): Candidate => ({
	person: person as PersonId,
	bornOn: day(`1940-${String(month).padStart(2, '0')}-20`),
	standard: 'x@2025-07-01',
	grounds: [ground()],
	hasPriority: false,
	bereavedOn: null,
	canBePhoned: true,
	keptOut: false,
	...deviation,
})
const march = day('2026-03-09')
const room = (rooms: Readonly<Record<number, number>>) => (month: number) => rooms[month] ?? 0

describe('brought forward from a month with too little time', () => {
	const choice = chooseDue([candidate('march', 3), candidate('b', 5), candidate('a', 5), candidate('june', 6)], march)

	test('only as many as are too many, and only while this month has room', () => {
		const early = (rooms: Readonly<Record<number, number>>) =>
			broughtForward(choice, planOf(choice, room(rooms), march), march).map(({ person }) => person)
		expect(early({ 3: 9, 4: 0, 5: 1, 6: 1 })).toEqual(['a'])
		expect(early({ 3: 9, 4: 0, 5: 0, 6: 0 })).toEqual(['a', 'b', 'june'])
		expect(early({ 3: 1, 4: 0, 5: 0, 6: 0 })).toEqual([])
		expect(early({ 3: 9, 4: 9, 5: 9, 6: 9 })).toEqual([])
	})
	test('the letter says why it comes now', () => {
		const [first] = broughtForward(choice, planOf(choice, room({ 3: 9 }), march), march)
		expect(first?.due).toEqual({ kind: 'brought_forward', on: '2026-05-01' })
	})
	test('a best day is never brought forward', () => {
		const target = chooseDue([candidate('t', 5, { grounds: [ground({ target: day('2026-05-12') })] })], march)
		expect(target.later).toHaveLength(1)
		expect(broughtForward(target, planOf(target, room({ 3: 9 }), march), march)).toEqual([])
	})
	test('nobody who is due loses their time to somebody who is not', () => {
		const due = chooseDue([candidate('x', 3)], march).letters
		const portion = whoFits(due, new Set(['x' as PersonId]), 5)
		const times = (...persons: string[]) => new Set(persons as PersonId[])
		expect(fillUp(portion, choice.later, times('x', 'a', 'b'), 5).map(({ person }) => person)).toEqual(['a', 'b'])
		expect(fillUp(portion, choice.later, times('a', 'b', 'june'), 5)).toEqual([])
		expect(fillUp(portion, choice.later, times('x', 'a', 'b', 'june'), 2)).toHaveLength(1)
		expect(fillUp({ ...portion, withoutTime: ['y' as PersonId] }, choice.later, times('x', 'a'), 5)).toEqual([])
	})
})

describe('the year month by month', () => {
	const offer = (on: string, madeOn: string | null): Pick<Offer, 'due' | 'madeOn'> => ({
		due: { kind: 'birth_month', on: day(on) },
		madeOn: madeOn === null ? null : day(madeOn),
	})
	test('made, underway and missing add up in each month; what is planned adds up to what is missing', () => {
		const choice = chooseDue(
			[
				candidate('late', 1, {
					grounds: [ground({ from: day('2025-01-01'), until: day('2025-12-31'), overdue: true })],
				}),
				...Array.from({ length: 12 }, (_, at) => candidate(`p${at}`, at + 1)),
			],
			march,
		)
		const offers = [offer('2026-01-01', '2026-02-02'), offer('2026-02-01', null), offer('2025-11-01', '2026-01-07')]
		const months = monthsOf(choice, offers, room({ 3: 9, 4: 1, 5: 0, 6: 1, 7: 1, 8: 1, 9: 1, 10: 1, 11: 1 }), march)
		const total = (of: (month: (typeof months)[number]) => number) => months.reduce((sum, month) => sum + of(month), 0)
		expect(total(({ missing }) => missing)).toBe(13)
		expect(total(({ planned }) => planned ?? 0)).toBe(13)
		expect(total(({ made }) => made)).toBe(2)
		for (const month of months)
			expect(month.made + month.underway + month.missing).toBe(month.byBirthMonth + month.onOtherGrounds)
		expect(months.find(({ month }) => month === 1)).toMatchObject({ made: 2, missing: 1, room: null, planned: null })
		// Everyone due now, the one from May, and one of two in November; April keeps its own.
		expect(months.find(({ month }) => month === 3)).toMatchObject({ planned: 6, room: 9 })
		expect(months.find(({ month }) => month === 0)).toMatchObject({ missing: 1 })
	})
})

test('nobody due vanishes: whoever is a candidate is in the portion or left out for exactly one reason', () => {
	const windows = [
		ground(),
		ground({ initiative: 'on_request' }),
		ground({ contact: 'phone' }),
		ground({ contact: 'self_booking_letter' }),
		ground({ from: day('2025-01-01'), until: day('2025-12-31'), overdue: true }),
		ground({ servedOn: day('2026-02-01') }),
		ground({ target: day('2026-03-12') }),
	]
	const one = fc.record({
		month: fc.integer({ min: 1, max: 12 }),
		grounds: fc.subarray(windows),
		keptOut: fc.boolean(),
		canBePhoned: fc.boolean(),
		bereaved: fc.boolean(),
		hasTime: fc.boolean(),
	})
	fc.assert(
		fc.property(fc.array(one, { maxLength: 40 }), fc.nat(12), fc.nat(9), (some, limit, room3) => {
			const candidates = some.map(({ month, bereaved, hasTime: _, ...rest }, at) =>
				candidate(`p${at}`, month, { ...rest, bereavedOn: bereaved ? day('2026-02-20') : null }),
			)
			const withTime = new Set(some.flatMap(({ hasTime }, at) => (hasTime ? [`p${at}` as PersonId] : [])))
			const choice = chooseDue(candidates, march)
			const portion = whoFits(choice.letters, withTime, limit)
			const early = fillUp(
				portion,
				broughtForward(choice, planOf(choice, room({ 3: room3 }), march), march),
				withTime,
				limit,
			)
			const inIt = [...portion.in, ...early].map(({ person }) => person)
			const later = choice.later.map(({ person }) => person).filter((person) => !inIt.includes(person))
			const everyone = [
				...inIt,
				...portion.withoutTime,
				...portion.overLimit,
				...later,
				...choice.calls.map(({ person }) => person),
				...choice.inPeace,
				...choice.keptOut,
				...choice.nothingToOffer,
			]
			expect(everyone.toSorted()).toEqual(candidates.map(({ person }) => person).toSorted())
			expect(inIt.length).toBeLessThanOrEqual(limit)
		}),
	)
})
