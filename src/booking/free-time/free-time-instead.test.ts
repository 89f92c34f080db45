import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, weekdayOf } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, dayOf, instantAt, overlaps, type Span } from '#kernel/instant.ts'
import type { Place } from '../travel/travel.ts'
import type { ConsultantHours } from '../working-time/hours.ts'
import { type Displaced, type Instead, otherTimes, timesInstead } from './free-time-instead.ts'
import { spanOf, stretchOf, subtract } from './spans.ts'

const staff = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as StaffId
const person = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId
const booking = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}` as BookingId
const monday = day('2026-03-09')
const span = (on: Day, from: string, to: string): Span => ({
	from: instantAt(on, clock(from)),
	to: instantAt(on, clock(to)),
})
const home: Place = { x: 650_000, y: 6_150_000 }
const farOff: Place = { x: 690_000, y: 6_150_000 }

/** Weekdays from eight to three for four weeks; `from`: the first day back. */
const works = (n: number, booked: ConsultantHours['booked'] = [], from: Day = monday): ConsultantHours => {
	const days = Array.from({ length: 28 }, (_, i) => addDays(monday, i)).filter((on) => on >= from && weekdayOf(on) <= 5)
	const taken = booked.map((stop) => stretchOf(stop.span))
	return {
		staff: staff(n),
		free: days.flatMap((on) => subtract([stretchOf(span(on, '08:00', '15:00'))], taken).map(spanOf)),
		booked,
		...{ base: null, profession: null, languages: [], districts: [] },
	}
}
const noNeeds = { hours: null, notOnWeekdays: [], language: null, profession: null }
const visitAt = (n: number, from: string, to: string, deviation: Partial<Displaced> = {}): Displaced => ({
	...{ booking: booking(n), staff: staff(1), span: span(monday, from, to), place: home, knownTo: [staff(1)] },
	whom: [{ person: person(n), needs: null, district: null, taken: [] }],
	...{ earliest: addDays(monday, 1), isAhead: true },
	...deviation,
})
const stopOf = ({ span, place, whom }: Displaced) => whom.map((one) => ({ span, place, person: one.person }))
/** Away on Monday and Tuesday, with her visits still standing. */
const away = (...visits: readonly Displaced[]) => ({
	...works(1, [], addDays(monday, 2)),
	booked: visits.flatMap(stopOf),
})
const one = visitAt(1, '10:00', '11:00')
const instead = (visit: Displaced, ...others: readonly ConsultantHours[]): readonly Instead[] =>
	timesInstead([visit], [away(visit), ...others]).get(visit.booking) ?? []
const shortly = (times: readonly Instead[]) =>
	times.map(({ staff, because, isSameTime }) => [staff, because.da, isSameTime])

test('a colleague at the same time comes first, then the same consultant after the absence', () => {
	const times = instead(one, works(2))
	expect(shortly(times)).toEqual([
		[staff(2), 'Samme tid', true],
		[staff(1), 'Samme medarbejder', false],
		[staff(1), 'Samme medarbejder', false],
		[staff(1), 'Samme medarbejder', false],
	])
	expect(times[0]?.span).toEqual(one.span)
	expect(times.slice(1).every(({ span }) => dayOf(span.from) >= addDays(monday, 2))).toBe(true)
})

test('of colleagues whoever knows the citizen, else whoever is nearby', () => {
	const near = works(3, [{ span: span(monday, '12:00', '13:00'), place: home, person: person(9) }])
	expect(instead(one, works(2), near)[0]).toMatchObject({
		staff: staff(3),
		because: { da: 'Samme tid, og er i nærheden' },
	})
	expect(instead({ ...one, knownTo: [staff(2)] }, works(2), near)[0]).toMatchObject({
		staff: staff(2),
		because: { da: 'Samme tid, og kender borgeren' },
	})
})

test.each<[string, Place, Place]>([
	['whose address is secret', { ...home, isSecret: true }, home],
	['beside whom somebody with a secret address is visited', home, { ...home, isSecret: true }],
])('nobody is told that a colleague is near a citizen %s', (_, place, visited) => {
	const near = works(3, [{ span: span(monday, '12:00', '13:00'), place: visited, person: person(9) }])
	const [first, ...others] = instead({ ...one, place }, works(2), near)
	expect(first).toMatchObject({ staff: staff(2), because: { da: 'Samme tid' } })
	expect(others.map(({ because }) => because.da).filter((why) => why.includes('nærheden'))).toEqual([])
})

test.each<[string, Displaced, ConsultantHours]>([
	['is booked then', one, works(2, [{ span: span(monday, '10:30', '11:30'), place: home, person: person(9) }])],
	[
		'cannot drive there in time',
		one,
		works(2, [{ span: span(monday, '11:15', '12:00'), place: farOff, person: person(9) }]),
	],
	['does not work that day', one, works(2, [], addDays(monday, 1))],
	[
		'does not speak the language',
		{ ...one, whom: [{ ...one.whom[0]!, needs: { ...noNeeds, language: 'ar' } }] },
		works(2),
	],
	[
		'serves another district',
		{ ...one, whom: [{ ...one.whom[0]!, district: 'syd' }] },
		{ ...works(2), districts: ['nord'] },
	],
	['would come when the time has begun', { ...one, isAhead: false }, works(2)],
])('no colleague who %s', (_, visit, colleague) => {
	expect(instead(visit, colleague).some(({ isSameTime }) => isSameTime)).toBe(false)
})

test('two visits at nearly one time do not go to one colleague; both of a joint visit keep to what both need', () => {
	const other = visitAt(2, '10:30', '11:30', { staff: staff(4) })
	const hours = [away(one), { ...works(4, [], addDays(monday, 2)), booked: stopOf(other) }, works(2), works(3)]
	const found = timesInstead([one, other], hours)
	expect(new Set([found.get(one.booking)?.[0]?.staff, found.get(other.booking)?.[0]?.staff])).toEqual(
		new Set([staff(2), staff(3)]),
	)
	const couple = {
		...one,
		whom: [one.whom[0]!, { ...one.whom[0]!, person: person(8), needs: { ...noNeeds, language: 'ar' } }],
	}
	const times = instead(couple, works(2), { ...works(3), languages: ['ar'] })
	expect(new Set(times.map(({ staff }) => staff))).toEqual(new Set([staff(3)]))
})

test('nobody free and nobody back: nothing is proposed', () => {
	expect(timesInstead([one], [{ ...works(1), free: [] }]).get(one.booking)).toEqual([])
})

test('whichever are chosen, no two are in each other’s way', () => {
	const starts = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 })
	fc.assert(
		fc.property(starts, fc.integer({ min: 0, max: 2 }), (hours, colleagues) => {
			const visits = hours
				.toSorted((a, b) => a - b)
				.map((n) => visitAt(n, `${String(8 + n).padStart(2, '0')}:00`, `${String(9 + n).padStart(2, '0')}:00`))
			const others = Array.from({ length: colleagues }, (_, n) => works(n + 2))
			const all = [...timesInstead(visits, [away(...visits), ...others])].flatMap(([id, times]) =>
				times.map((time) => ({ id, time })),
			)
			for (const a of all)
				for (const b of all)
					if (a.id < b.id && a.time.staff === b.time.staff) expect(overlaps(a.time.span, b.time.span)).toBe(false)
		}),
		{ numRuns: 40 },
	)
})

test('a day agreed on counts for more than who comes: nobody waits a week for the same consultant', () => {
	const backIn = (days: number) => ({ ...away(one), free: works(1, [], addDays(monday, days)).free })
	const busyThen = works(2, [{ span: span(monday, '08:00', '15:00'), place: home, person: person(9) }])
	const first = (days: number) => timesInstead([one], [backIn(days), busyThen]).get(one.booking)?.[0]
	expect(first(7)?.staff).toBe(staff(2))
	expect(first(2)?.staff).toBe(staff(1))
})

const move = (visit: Displaced, ...others: readonly ConsultantHours[]) =>
	otherTimes(visit, [works(1, stopOf(visit)), ...others], {
		...{ prefer: staff(1), near: dayOf(visit.span.from), atMost: 4 },
	})

test('other times for a visit that stands lie neither upon it nor beside it for its own sake', () => {
	const times = move(one)
	expect(times).toHaveLength(4)
	for (const time of times) {
		expect(dayOf(time.span.from) >= one.earliest).toBe(true)
		expect(time.because.da).not.toContain('på vejen')
	}
	const today = move({ ...one, earliest: monday })
	expect(today.every(({ span }) => !overlaps(span, one.span))).toBe(true)
	expect(today.map(({ because }) => because.da).join()).not.toContain('på vejen')
})

test('other times for a joint visit heed what both need', () => {
	const afternoons = { ...noNeeds, hours: { from: clock('12:00'), to: clock('15:00') } }
	const couple = {
		...one,
		whom: [
			{ ...one.whom[0]!, needs: { ...noNeeds, notOnWeekdays: [2, 3] } },
			{ ...one.whom[0]!, person: person(8), needs: afternoons },
		],
	}
	const times = move(couple)
	expect(times.length).toBeGreaterThan(0)
	for (const { span } of times) {
		expect([2, 3]).not.toContain(weekdayOf(dayOf(span.from)))
		expect(span.from >= instantAt(dayOf(span.from), clock('12:00'))).toBe(true)
	}
})
