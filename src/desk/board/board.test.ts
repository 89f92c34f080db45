import { describe, expect, test } from 'vitest'
import type { Booking } from '#booking/index.ts'
import { type Day, day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Offer } from '#offer/index.ts'
import { formOf } from '#platform/web/index.ts'
import type { Citizen } from '#population/index.ts'
import type { Visit } from '#visit/index.ts'
import { cardsOf, hoursOn, hoursShown } from './board.ts'
import { tightIn } from './board-cost.ts'
import { readMoveTo, readTypedClock } from './board-form.ts'
import { wordsForObstacle } from './board-refusals.ts'
import { asksFirst, wordsForMinutes, wordsWhileMoving } from './board-words.ts'

const monday = day('2026-03-30')
const at = (then: string, on: Day = monday): Instant => instantAt(on, clock(then))
const now = at('08:00')
const booking = (id: string, then: string, deviation: Partial<Booking> = {}): Booking => ({
	id: id as BookingId,
	staff: 'asta' as StaffId,
	person: `person ${id}` as PersonId,
	span: { from: at(then), to: addMinutes(at(then), 60) },
	purpose: 'home_visit',
	heldUntil: null,
	madeAt: now,
	madeBy: null,
	confirmedAt: null,
	releasedAt: null,
	releasedBecause: null,
	joint: null,
	...deviation,
})
const citizen = (person: string, deviation: object = {}): [PersonId, Citizen] => [
	person as PersonId,
	{ id: person, givenNames: person, surname: 'Prøvesen', address: null, protected: false, ...deviation } as Citizen,
]
const offerOf = (id: string, deviation: object): Offer =>
	({ booking: id, madeOn: monday, grounds: [], ...deviation }) as unknown as Offer
const visitOf = (id: string, deviation: object): Visit =>
	({ booking: id, notGoneAhead: null, tookPlaceOn: null, ...deviation }) as unknown as Visit
const cards = (
	bookings: readonly Booking[],
	known: { offers?: readonly Offer[]; visits?: readonly Visit[]; uncovered?: readonly string[] } = {},
) =>
	cardsOf({
		at: now,
		bookings,
		citizens: new Map(bookings.map(({ person }) => citizen(person))),
		offers: known.offers ?? [],
		visits: known.visits ?? [],
		uncovered: new Set(known.uncovered as BookingId[]),
	})

describe('a card', () => {
	const held = { heldUntil: day('2026-03-31') }
	test.each([
		['firm', booking('a', '09:00'), {}, true],
		['offered', booking('a', '09:00', held), { offers: [offerOf('a', {})] }, true],
		['proposed', booking('a', '09:00', held), { offers: [offerOf('a', { madeOn: null })] }, true],
		['begun', booking('a', '09:00'), { visits: [visitOf('a', {})] }, false],
		['took_place', booking('a', '09:00'), { visits: [visitOf('a', { tookPlaceOn: monday })] }, false],
		['not_gone_ahead', booking('a', '09:00'), { visits: [visitOf('a', { notGoneAhead: 'ill' })] }, false],
		['passed', booking('a', '07:00'), {}, false],
		['called_off', booking('a', '09:00', { releasedAt: now, releasedBecause: 'ill' }), {}, false],
	] as const)('is %s', (state, one, known, mayMove) => expect(cards([one], known)).toMatchObject([{ state, mayMove }]))

	test('is one for the two of a joint visit, who both are named; a loss is marked for either', () => {
		const both = [booking('a', '10:00', { joint: 'j' }), booking('b', '10:00', { joint: 'j' }), booking('c', '12:00')]
		const offers = [offerOf('b', { grounds: [{ criterion: 'spouse-died', intervention: 'general' }] })]
		const [first, second, ...more] = cards(both, { offers })
		expect(first?.citizens.map(({ id }) => id)).toEqual(['person a', 'person b'])
		expect([first?.isAfterLoss, second?.isAfterLoss, more.length]).toEqual([true, false, 0])
	})

	test('is uncovered where whoever was to come is away, also after its time, and no longer once the visit began', () => {
		const isUncovered = (one: Booking, visits: readonly Visit[] = []) =>
			cards([one], { visits, uncovered: ['a'] }).map((card) => card.isUncovered)
		expect(isUncovered(booking('a', '09:00'))).toEqual([true])
		expect(isUncovered(booking('a', '07:00'))).toEqual([true])
		expect(isUncovered(booking('b', '09:00'))).toEqual([false])
		expect(isUncovered(booking('a', '09:00'), [visitOf('a', {})])).toEqual([false])
	})

	test('never tells where somebody with a protected address lives', () => {
		const address = { street: 'Hemmelig Vej', houseNumber: '7', postalCode: '4180', town: 'Sorø', x: 1, y: 2 }
		const [card] = cardsOf({
			...{ at: now, bookings: [booking('a', '09:00')], offers: [], visits: [], uncovered: new Set() },
			citizens: new Map([citizen('person a', { address, protected: true })]),
		})
		expect(JSON.stringify(card)).not.toContain('Hemmelig')
		expect(card?.citizens[0]?.where.da).toBe('Beskyttet adresse')
	})
})

test('the hours of a day are what is free and what is taken, and the board shows whole hours around all', () => {
	const span = (from: string, to: string, on?: Day) => ({ from: at(from, on), to: at(to, on) })
	const hours = hoursOn(monday, [span('10:00', '11:00'), span('08:30', '10:00'), span('12:00', '15:15')])
	expect(hours).toEqual([
		[510, 660],
		[720, 915],
	])
	expect(hoursOn(monday, [span('08:00', '09:00', day('2026-03-31'))])).toEqual([])
	expect(hoursShown([{ hours, cards: [] }])).toEqual({ opens: 8, closes: 16 })
	expect(hoursShown([{ hours: [], cards: cards([booking('a', '17:30')]) }])).toEqual({ opens: 17, closes: 19 })
	expect(hoursShown([])).toEqual({ opens: 8, closes: 16 })
})

test('a gap shorter than the way is told, before and after, and not of the visit itself', () => {
	const place = { x: 0, y: 0 }
	const stop = (id: string, from: number) => ({ id, from, to: from + 60, place })
	const tight = (from: number, takes: number) =>
		tightIn([stop('a', 540), stop('b', 700), stop('me', 620)], stop('me', from), () => takes)
	expect(tight(620, 20)).toEqual([])
	expect(tight(610, 20)).toEqual([{ before: true, has: 10, takes: 20 }])
	expect(tight(630, 20)).toEqual([{ before: false, has: 10, takes: 20 }])
	expect(tight(620, 25)).toHaveLength(2)
})

test.each([
	['9', '09:00'],
	['9.30', '09:30'],
	[' 13:15 ', '13:15'],
	['0930', '09:30'],
	['24.00', null],
	['9.60', null],
	['halv ti', null],
	['', null],
])('the clock typed %j is %j', (typed, read) => expect(readTypedClock(typed)).toBe(read))

test('where a visit is to go comes whole or in pieces; what is no time is none', () => {
	const staff = '00000000-0000-4000-8000-000000000001'
	const form = (fields: Readonly<Record<string, string>>) =>
		readMoveTo(formOf(new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))))
	const there = { staff, from: at('09:30') }
	expect(form({ to: `${staff} ${there.from}` })).toEqual(there)
	expect(form({ hos: staff, dag: '2026-03-30', kl: '9.30' })).toEqual(there)
	expect(form({ hos: staff, dag_day: '30', dag_month: '3', dag_year: '2026', kl: '9:30' })).toEqual(there)
	const broken: Readonly<Record<string, string>>[] = [
		{},
		{ to: 'nobody' },
		{ hos: 'x', dag: '2026-03-30', kl: '9' },
		{ hos: staff, dag: '2026-02-30', kl: '9' },
	]
	for (const fields of broken) expect(form(fields)).toBeNull()
	expect(form({ hos: staff, dag: '2026-03-29', kl: '2.30' })?.from).toBe('2026-03-29T03:30:00+02:00')
})

test('somebody is asked first where a citizen believes in the time; minutes are told more, less or the same', () => {
	expect(
		[['letter'], ['letter_too_late'], ['call'], ['same_time', 'letter']].map((told) => asksFirst({ told } as never)),
	).toEqual([true, true, true, true])
	expect(asksFirst({ told: ['letter_to_come', 'same_time'] })).toBe(false)
	expect([3, -1, 0].map((minutes) => wordsForMinutes(minutes).da)).toEqual([
		'3 minutters mere kørsel.',
		'1 minuts mindre kørsel.',
		'Kørslen er den samme.',
	])
})

test('a no names what stands in the way and the mend; whoever moves is told to call', () => {
	const words = (why: Parameters<typeof wordsForObstacle>[0]['why'], ...stretches: [number, number][]) =>
		wordsForObstacle({ why, stretches }, 'Bo').da
	expect(words('consultant_is_busy', [570, 630])).toBe('Bo har besøg 9.30–10.30. Vælg en anden tid eller konsulent.')
	expect(words('outside_hours', [540, 720], [750, 900])).toMatch(/^Bo har besøgstid 9.00–12.00 og 12.30–15.00 den dag/)
	expect(words('outside_hours')).toMatch(/^Bo arbejder ikke den dag/)
	expect(words('consultant_is_away')).toMatch(/^Bo er fraværende/)
	expect(wordsWhileMoving(['letter_too_late', 'letter']).map(({ da }) => da)).toEqual([
		'Et nyt brev går ud.',
		'Du skal ringe til borgeren.',
	])
	expect(wordsWhileMoving(['letter_to_come', 'same_time'])).toEqual([])
})
