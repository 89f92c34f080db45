import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, dayOf, instantAt, isBefore, minutesBetween, overlaps } from '#kernel/instant.ts'
import { closedDaysBetween } from './closed-days.ts'
import { freeSpans } from './free-spans.ts'
import type { ConsultantHours, Hours } from './hours.ts'
import type { Job, Proposal } from './job.ts'
import { proposeTimes } from './propose-times.ts'
import { driveMinutes, type Place } from './travel.ts'

const staff = (n: number) => `00000000-0000-0000-0000-00000000000${n}` as StaffId
const person = (n: number) => `10000000-0000-0000-0000-${String(n).padStart(12, '0')}` as PersonId
const monday = day('2026-03-09')
const at = (on: Day, hour: string) => instantAt(on, clock(hour))

const works = (
	n: number,
	days: number,
	booked: ConsultantHours['booked'] = [],
	from = '08:00',
	to = '15:00',
): ConsultantHours => ({
	staff: staff(n),
	free: freeSpans(
		[1, 2, 3, 4, 5].map((weekday) => ({
			weekday,
			from: clock(from),
			to: clock(to),
			weeks: 'every',
			validFrom: day('2026-01-01'),
			validTo: null,
		})),
		closedDaysBetween([], monday, addDays(monday, days - 1)),
		{ from: '08:00', to: '16:00' },
		booked.map(({ span }) => span),
		monday,
		addDays(monday, days - 1),
	),
	booked,
	base: null,
	profession: null,
	languages: [],
	districts: [],
})
const job = (n: number, deviation: Partial<Job> = {}): Job => ({
	id: `job ${n}`,
	person: person(n),
	minutes: 60,
	place: null,
	prefer: null,
	earliest: monday,
	latest: addDays(monday, 27),
	target: null,
	hours: null,
	notOnWeekdays: [],
	language: null,
	profession: null,
	district: null,
	priority: 0,
	...deviation,
})

/** Checked from the plan and the input alone; knows nothing of how the plan was made. */
const faultsOf = (jobs: readonly Job[], hours: Hours, { planned, unplanned }: Proposal): string[] => {
	const faults: string[] = []
	const named = [...planned, ...unplanned].map((line) => line.job).sort()
	if (JSON.stringify(named) !== JSON.stringify(jobs.map(({ id }) => id).sort()))
		faults.push('a job is missing or doubled')
	for (const visit of planned) {
		const wanted = jobs.find(({ id }) => id === visit.job)
		const theirs = hours.find((one) => one.staff === visit.staff)
		if (!wanted || !theirs) return ['unknown job or consultant']
		const on = dayOf(visit.span.from)
		if (on < wanted.earliest || on > wanted.latest) faults.push(`${visit.job} outside its days`)
		if (minutesBetween(visit.span.from, visit.span.to) !== wanted.minutes)
			faults.push(`${visit.job} has another length`)
		if (Number(visit.span.from.slice(14, 16)) % 15 !== 0) faults.push(`${visit.job} not on a quarter`)
		if (!theirs.free.some((free) => !isBefore(visit.span.from, free.from) && !isBefore(free.to, visit.span.to)))
			faults.push(`${visit.job} outside free hours`)
		const others = [
			...theirs.booked,
			...planned
				.filter((other) => other !== visit && other.staff === visit.staff)
				.map((other) => ({ span: other.span, place: jobs.find(({ id }) => id === other.job)?.place ?? null })),
		]
		for (const other of others) {
			if (overlaps(visit.span, other.span)) faults.push(`${visit.job} overlaps`)
			const gap = isBefore(visit.span.from, other.span.from)
				? minutesBetween(visit.span.to, other.span.from)
				: minutesBetween(other.span.to, visit.span.from)
			if (gap < driveMinutes(wanted.place, other.place)) faults.push(`${visit.job} has ${gap} minutes to drive`)
		}
	}
	return faults
}

const place = fc.record({
	x: fc.integer({ min: 640_000, max: 680_000 }),
	y: fc.integer({ min: 6_130_000, max: 6_160_000 }),
})
const someJobs = fc.array(
	fc.record({
		minutes: fc.constantFrom(30, 60, 90),
		place: fc.option(place),
		prefer: fc.option(fc.integer({ min: 1, max: 3 }).map(staff)),
		start: fc.integer({ min: -3, max: 14 }),
		length: fc.integer({ min: -1, max: 10 }),
		target: fc.option(fc.integer({ min: 0, max: 10 })),
	}),
	{ maxLength: 40 },
)
const drawn = someJobs.map((list) =>
	list.map(({ start, length, target, ...rest }, n) =>
		job(n, {
			...rest,
			earliest: addDays(monday, start),
			latest: addDays(monday, start + length),
			target: target === null ? null : addDays(monday, start + target),
		}),
	),
)

test('whatever is asked, a plan keeps every promise and names every job once', () => {
	const booked = [
		{
			span: { from: at(monday, '10:00'), to: at(monday, '11:00') },
			place: { x: 660_000, y: 6_145_000 },
			person: person(99),
		},
	]
	const hours = [works(1, 12, booked), works(2, 12, [], '09:00', '12:00')]
	fc.assert(
		fc.property(drawn, (jobs) => {
			const plan = proposeTimes(jobs, hours)
			expect(faultsOf(jobs, hours, plan)).toEqual([])
			expect(plan).toEqual(proposeTimes(jobs.toReversed(), hours.toReversed()))
		}),
	)
})

test('a visit at an unknown place between two that are far apart leaves room for the whole way', () => {
	const far = { x: 680_000, y: 6_130_000 }
	const jobs = [
		job(1, { place: { x: 640_000, y: 6_130_000 }, minutes: 30, latest: monday }),
		job(2, { minutes: 30, latest: monday }),
		job(3, { place: far, minutes: 30, latest: monday }),
	]
	for (const order of [jobs, jobs.toReversed()]) {
		const hours = [works(1, 1, [], '09:00', '12:00')]
		expect(faultsOf(order, hours, proposeTimes(order, hours))).toEqual([])
	}
})

test('nobody is visited by two at once', () => {
	const here = { person: person(1), latest: monday }
	const { planned } = proposeTimes(
		[job(1, here), job(2, here)],
		[works(1, 1, [], '09:00', '10:00'), works(2, 1, [], '09:00', '10:00')],
	)
	expect(planned).toHaveLength(1)
})

test('one day holds five visits of an hour and not six', () => {
	const plan = proposeTimes(
		[1, 2, 3, 4, 5, 6, 7].map((n) => job(n, { latest: monday })),
		[works(1, 1)],
	)
	expect(plan.planned).toHaveLength(5)
	expect(plan.unplanned.map(({ why }) => why.code)).toEqual(['all_full', 'all_full'])
})

test.each([
	['no_days', { earliest: addDays(monday, 3), latest: monday }],
	['nobody_works', { earliest: addDays(monday, 5), latest: addDays(monday, 6) }],
	['too_long', { minutes: 600 }],
])('what would have to give is named: %s', (code, deviation) => {
	expect(proposeTimes([job(1, deviation)], [works(1, 7)]).unplanned[0]?.why.code).toBe(code)
})

test('the consultant who knows the citizen comes first, the target day next', () => {
	const [visit] = proposeTimes(
		[job(1, { prefer: staff(2), target: day('2026-03-18') })],
		[works(1, 28), works(2, 28)],
	).planned
	expect([visit?.staff, dayOf(visit!.span.from)]).toEqual([staff(2), '2026-03-18'])
})

test('a full consultant gives way to a colleague rather than to nobody', () => {
	const { planned } = proposeTimes(
		[1, 2, 3, 4, 5, 6].map((n) => job(n, { prefer: staff(1), latest: monday })),
		[works(1, 1), works(2, 1)],
	)
	expect(planned.filter((visit) => visit.staff === staff(2))).toHaveLength(1)
})

test('neighbours share a half day', () => {
	const north = { x: 650_000, y: 6_160_000 }
	const south = { x: 650_000, y: 6_130_000 }
	const near = ({ x, y }: Place, n: number) => ({ x: x + n * 50, y })
	const jobs = [0, 1, 2, 3].map((n) =>
		job(n, { place: near(n % 2 === 0 ? north : south, n), latest: addDays(monday, 3) }),
	)
	const { planned } = proposeTimes(jobs, [works(1, 4)])
	const halfDay = (id: string) => {
		const visit = planned.find((one) => one.job === id)
		return `${dayOf(visit!.span.from)} ${visit!.span.from.slice(11, 13) < '12'}`
	}
	expect(halfDay('job 0')).toBe(halfDay('job 2'))
	expect(halfDay('job 1')).toBe(halfDay('job 3'))
	expect(halfDay('job 0')).not.toBe(halfDay('job 1'))
})

test('plans a month of 300 visits for four consultants in under a second', () => {
	const draw = fc.sample(place, { numRuns: 300, seed: 1 })
	const jobs = draw.map((where, n) =>
		job(n, {
			place: where,
			prefer: n % 3 === 0 ? staff((n % 4) + 1) : null,
			target: n % 5 === 0 ? addDays(monday, n % 28) : null,
		}),
	)
	const hours = [1, 2, 3, 4].map((n) => works(n, 28))
	const began = performance.now()
	const plan = proposeTimes(jobs, hours)
	expect(performance.now() - began).toBeLessThan(1000)
	expect(faultsOf(jobs, hours, plan)).toEqual([])
	expect(plan.planned.length).toBeGreaterThanOrEqual(280)
})
