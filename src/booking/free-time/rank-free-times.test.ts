import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween, weekdayOf } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, clockOf, dayOf, instantAt } from '#kernel/instant.ts'
import type { TimeNeeds } from '../needs/time-needs.ts'
import type { ConsultantHours } from '../working-time/hours.ts'
import { mayVisit, suits } from './free-time-bounds.ts'
import { type Asked, bestNamed, calendarOf, rankIn } from './rank-free-times.ts'

const staff = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as StaffId
const other = '10000000-0000-4000-8000-000000000001' as PersonId
const monday = day('2026-03-09')
const span = (on: Day, from: string, to: string) => ({ from: instantAt(on, clock(from)), to: instantAt(on, clock(to)) })
const weekdays = (days: number) =>
	Array.from({ length: days }, (_, n) => addDays(monday, n)).filter((on) => weekdayOf(on) <= 5)

/** From eight to three on weekdays. */
const works = (n: number, days: number, deviation: Partial<ConsultantHours> = {}): ConsultantHours => ({
	staff: staff(n),
	free: weekdays(days).map((on) => span(on, '08:00', '15:00')),
	booked: [],
	...{ base: null, profession: null, languages: [], districts: [] },
	...deviation,
})
const asked: Asked = {
	...{ minutes: 60, from: monday, to: addDays(monday, 27), place: null, prefer: null, near: null },
	...{ notBefore: 0, atMost: 3, bounds: [{ needs: null, district: null }], taken: [] },
}
const rankFreeTimes = (wanted: Asked, hours: readonly ConsultantHours[]) => rankIn(wanted, calendarOf(hours)).times
const noNeeds: TimeNeeds = { hours: null, notOnWeekdays: [], language: null, profession: null }
const daysOf = (times: ReturnType<typeof rankFreeTimes>) => times.map(({ span }) => dayOf(span.from))
const halvesOf = (times: ReturnType<typeof rankFreeTimes>) =>
	times.map(({ span }) => (clockOf(span.from) < '12:00' ? 'morning' : 'afternoon'))

test('the three for a caller lie on days apart, mornings and afternoons, the soonest first', () => {
	const times = rankFreeTimes(asked, [works(1, 28), works(2, 28)])
	const days = daysOf(times)
	expect(days[0]).toBe(monday)
	for (const [i, on] of days.entries())
		for (const later of days.slice(i + 1)) expect(Math.abs(daysBetween(on, later))).toBeGreaterThanOrEqual(2)
	expect(new Set(halvesOf(times))).toEqual(new Set(['morning', 'afternoon']))
	expect(times.map(({ because }) => because.da)).toEqual([
		'Tidligste ledige tid',
		'Ledig tid en anden dag',
		'Ledig tid en anden dag',
	])
})

test('whoever knows the citizen comes first; a stranger only when that is long in coming', () => {
	const times = rankFreeTimes({ ...asked, prefer: staff(2) }, [works(1, 28), works(2, 28)])
	expect(times.map(({ staff, because, isPreferred }) => [staff, because.da, isPreferred])).toEqual(
		Array(3).fill([staff(2), 'Samme medarbejder', true]),
	)
	const away = works(2, 28, {
		free: weekdays(28)
			.slice(14)
			.map((on) => span(on, '08:00', '15:00')),
	})
	expect(rankFreeTimes({ ...asked, prefer: staff(2) }, [works(1, 28), away])[0]?.staff).toBe(staff(1))
})

test('shown in order of time, the best is said to be so; one alone needs no name', () => {
	const times = rankFreeTimes({ ...asked, near: addDays(monday, 8) }, [works(1, 28)])
	const shown = bestNamed(times)
	expect(daysOf(shown)).toEqual(daysOf(times).toSorted())
	expect(daysOf(times)).not.toEqual(daysOf(shown))
	const [best, ...more] = shown.filter(({ because }) => because.da.startsWith('Bedste bud · '))
	expect([best?.span, more]).toEqual([times[0]?.span, []])
	expect(bestNamed(times.slice(0, 1))).toEqual(times.slice(0, 1))
})

test('where there is only one day, its morning and its afternoon; never two of one half day', () => {
	const times = rankFreeTimes(asked, [works(1, 1)])
	expect(times.map(({ span }) => clockOf(span.from))).toEqual(['08:00', '12:00'])
})

test('on the way to a neighbour that day, and near the day that it was', () => {
	const [home, next] = [
		{ x: 650_000, y: 6_150_000 },
		{ x: 650_400, y: 6_150_000 },
	]
	const thursday = addDays(monday, 10)
	const busy = works(1, 28, {
		free: weekdays(28).flatMap((on) =>
			on === thursday ? [span(on, '08:00', '09:00'), span(on, '10:00', '15:00')] : [span(on, '08:00', '15:00')],
		),
		booked: [{ span: span(thursday, '09:00', '10:00'), place: next, person: other }],
	})
	const [first] = rankFreeTimes({ ...asked, place: home, near: thursday }, [busy])
	expect(first).toMatchObject({ because: { da: 'På vejen den dag' } })
	expect(first && dayOf(first.span.from)).toBe(thursday)
	expect(rankFreeTimes({ ...asked, near: thursday }, [works(1, 28)])[0]?.because.da).toBe('Tæt på den oprindelige dag')
})

test('nothing before the moment, and nothing beside another visit of the citizen', () => {
	const tuesday = addDays(monday, 1)
	const notBefore = Date.parse('2026-03-10T12:15:00+01:00')
	expect(rankFreeTimes({ ...asked, notBefore }, [works(2, 14)])[0]?.span.from).toBe('2026-03-11T08:00:00+01:00')
	const times = rankFreeTimes({ ...asked, from: tuesday, to: tuesday, taken: [span(tuesday, '08:30', '09:30')] }, [
		works(1, 14),
	])
	expect(times.map(({ span }) => clockOf(span.from))).toEqual(['12:00'])
})

test('within what the citizen needs: afternoons, not on Tuesdays, a language, a profession, the district', () => {
	const hours = [
		works(1, 14),
		works(2, 14, { languages: ['ar'], profession: 'Sygeplejerske', districts: ['syd'] }),
		works(3, 14, { languages: ['ar'], districts: ['nord'] }),
	]
	const needs = { ...noNeeds, hours: { from: clock('13:00'), to: clock('15:00') }, notOnWeekdays: [2], language: 'ar' }
	const times = rankFreeTimes({ ...asked, atMost: 20, bounds: [{ needs, district: 'syd' }] }, hours)
	expect(times.length).toBeGreaterThan(5)
	expect(new Set(times.map(({ staff }) => staff))).toEqual(new Set([staff(2)]))
	for (const { span } of times) {
		expect(weekdayOf(dayOf(span.from))).not.toBe(2)
		expect(clockOf(span.from) >= '13:00' && clockOf(span.to) <= '15:00').toBe(true)
		expect(suits(span, { needs, district: null })).toBe(true)
	}
	const who = (needs: Partial<TimeNeeds>) =>
		rankFreeTimes({ ...asked, bounds: [{ needs: { ...noNeeds, ...needs }, district: null }] }, hours).map(
			({ staff }) => staff,
		)
	expect(who({ profession: 'sygeplejerske' })[0]).toBe(staff(2))
	expect(who({ language: 'so' })).toEqual([])
	expect(mayVisit(works(1, 1), { needs: null, district: 'nord' })).toBe(true)
})

test.each([
	[span(monday, '12:30', '13:30'), false],
	[span(monday, '13:00', '14:00'), true],
	[span(addDays(monday, 1), '13:00', '14:00'), false],
])('a time is held against the needs whole: %o', (time, fits) => {
	const needs = { ...noNeeds, hours: { from: clock('13:00'), to: clock('15:00') }, notOnWeekdays: [2] }
	expect(suits(time, { needs, district: null })).toBe(fits)
})

test('what is settled within a month is the same as within three', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 60 }),
			fc.integer({ min: 0, max: 60 }),
			fc.integer({ min: 1, max: 6 }),
			(one, two, atMost) => {
				const hours = [
					works(1, 90, {
						free: weekdays(90)
							.slice(one)
							.map((on) => span(on, '08:00', '15:00')),
					}),
					works(2, 90, {
						free: weekdays(90)
							.slice(two)
							.map((on) => span(on, '13:00', '15:00')),
					}),
				]
				const wanted = { ...asked, prefer: staff(2), atMost }
				const month = rankIn({ ...wanted, to: addDays(monday, 27) }, calendarOf(hours))
				const whole = rankIn({ ...wanted, to: addDays(monday, 89) }, calendarOf(hours))
				if (month.isSettled) expect(month.times).toEqual(whole.times)
				if (one === 0 && two === 0 && atMost < 4) expect(month.isSettled).toBe(true)
			},
		),
		{ numRuns: 60 },
	)
})
