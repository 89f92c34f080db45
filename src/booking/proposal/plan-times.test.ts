import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { clock, dayOf, type Instant, minutesBetween } from '#kernel/instant.ts'
import { faultsOf } from '../../../test/plan-checker.ts'
import { between, faultsOfTimes, job, monday, person, staff, works } from '../../../test/times-asked.ts'
import { solve } from '../planner/solve.ts'
import { byStraightLine, type Place } from '../travel/travel.ts'
import type { Hours } from '../working-time/hours.ts'
import type { Job } from './job.ts'
import { effortFor, planTimes } from './plan-times.ts'
import { timesProblem } from './times-problem.ts'

const place = fc.record({
	x: fc.integer({ min: 640_000, max: 680_000 }),
	y: fc.integer({ min: 6_130_000, max: 6_160_000 }),
})
const hoursWished = fc.constantFrom(
	{ from: clock('12:00'), to: clock('15:00') },
	{ from: clock('08:00'), to: clock('10:10') },
)
const rarely = <Value>(one: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
	fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: one })
const asked = fc.record({
	minutes: fc.constantFrom(30, 60, 90),
	place: fc.option(place),
	prefer: fc.option(fc.integer({ min: 1, max: 3 }).map(staff)),
	start: fc.integer({ min: -3, max: 14 }),
	length: fc.integer({ min: -1, max: 10 }),
	target: fc.option(fc.integer({ min: 0, max: 10 })),
	hours: rarely(hoursWished),
	notOnWeekdays: fc.subarray([1, 3, 5], { maxLength: 2 }),
	language: rarely(fc.constantFrom('ar', 'pl')),
	profession: rarely(fc.constantFrom('sygeplejerske', 'læge')),
	district: rarely(fc.constantFrom('nord', 'syd')),
	beside: rarely(fc.integer({ min: 90, max: 99 }).map(person)),
	person: rarely(fc.integer({ min: 90, max: 99 }).map(person)),
	priority: fc.constantFrom(0, 30, 100),
})
const drawn = fc.array(asked, { maxLength: 25, size: 'max' }).map((list) =>
	list.map(({ start, length, target, beside, person: other, ...rest }, n): Job => {
		const who = other ?? person(n)
		return job(n, {
			...{ ...rest, person: who, earliest: addDays(monday, start), latest: addDays(monday, start + length) },
			target: target === null ? null : addDays(monday, start + target),
			...(beside === null || beside === who ? {} : { beside }),
		})
	}),
)

/** Lunch, a day away, a joint visit, two visits with no time between them, one behind lunch, one outside hours; a base; languages. */
const somewhere = { x: 660_000, y: 6_145_000 }
const everyDay = (from: string, to: string) =>
	Array.from({ length: 12 }, (_, n) => between(addDays(monday, n), from, to))
const booked = (n: number, from: string, to: string, who: number, where: Place | null = somewhere) => ({
	...{ span: between(addDays(monday, n), from, to), place: where, person: person(who) },
})
const house: Hours = [
	works(1, 12, {
		away: [...everyDay('11:30', '12:00'), between(addDays(monday, 3), '08:00', '11:00')],
		booked: [
			booked(0, '10:00', '11:30', 98),
			booked(0, '10:00', '11:30', 99),
			booked(1, '12:00', '13:00', 90),
			booked(2, '08:10', '09:10', 91),
			booked(2, '09:15', '10:00', 92, { x: 640_000, y: 6_130_000 }),
			booked(4, '15:30', '16:30', 93, null),
		],
		...{ base: somewhere, profession: 'Sygeplejerske', districts: ['nord'] },
	}),
	works(2, 12, { from: '09:00', to: '12:00', languages: ['ar'] }),
	works(3, 5, { away: everyDay('10:00', '10:20'), languages: ['ar', 'pl'], districts: ['syd'] }),
]

test('whatever is asked, a plan keeps every promise and names every job once, in whatever order it is asked', () => {
	fc.assert(
		fc.property(drawn, (jobs) => {
			const plan = planTimes(jobs, house, { rounds: 150 })
			expect(faultsOfTimes(jobs, house, plan)).toEqual([])
			expect(plan).toEqual(planTimes(jobs.toReversed(), house.toReversed(), { rounds: 150 }))
		}),
		{ numRuns: 40 },
	)
})

test('the planner’s own promises hold too, also from a plan of yesterday', () => {
	fc.assert(
		fc.property(drawn, (jobs) => {
			const before = new Map(
				planTimes(jobs, house, { rounds: 20 }).planned.map(({ job, staff, span }) => [job, { staff, from: span.from }]),
			)
			const again = jobs.map((one) => ({ ...one, now: before.get(one.id) ?? null }))
			const problem = timesProblem(again, house.slice(1), byStraightLine())
			expect(faultsOf(problem.problem, solve(problem.problem, effortFor(problem, 50)))).toEqual([])
			expect(faultsOfTimes(again, house, planTimes(again, house, { rounds: 50 }))).toEqual([])
		}),
		{ numRuns: 20 },
	)
})

test('the checker of times sees what it is there to see', () => {
	const jobs = [job(1, { hours: { from: clock('12:00'), to: clock('15:00') }, language: 'ar' }), job(2)]
	const visit = (n: number, from: string, to: string) => ({
		...{ job: `job ${n}`, staff: staff(1), span: between(monday, from, to) },
	})
	const faults = faultsOfTimes(jobs, [works(1, 5)], {
		planned: [visit(1, '09:00', '10:00'), visit(2, '10:05', '11:05')],
		unplanned: [],
	})
	expect(faults).toEqual([
		'job 1 lies outside its hours',
		'job 1 is not understood',
		'job 1 has 5 minutes to drive',
		'job 2 begins on no quarter',
		'job 2 has 5 minutes to drive',
	])
})

test('who drives from far away is at the first visit when the hours begin: the way costs, and takes nothing of them', () => {
	const hours = works(1, 1, { from: '09:00', to: '11:15', base: { x: 700_000, y: 6_200_000 } })
	const jobs = [1, 2].map((n) => job(n, { minutes: 60, latest: monday, place: somewhere }))
	const { planned, unplanned } = planTimes(jobs, [hours])
	expect(unplanned).toEqual([])
	expect(planned.map(({ span }) => span.from).toSorted()).toEqual([
		between(monday, '09:00', '10:00').from,
		between(monday, '10:15', '11:15').from,
	])
})

test('a visit at an unknown place between two that are far apart leaves room for the whole way', () => {
	const far = { x: 680_000, y: 6_130_000 }
	const jobs = [
		job(1, { place: { x: 640_000, y: 6_130_000 }, minutes: 30, latest: monday }),
		job(2, { minutes: 30, latest: monday }),
		job(3, { place: far, minutes: 30, latest: monday }),
	]
	for (const order of [jobs, jobs.toReversed()]) {
		const hours = [works(1, 1, { from: '09:00', to: '12:00' })]
		expect(faultsOfTimes(order, hours, planTimes(order, hours))).toEqual([])
	}
})

test('a visit next to lunch keeps out of it, also when lunch is next to a visit that stands', () => {
	const lunch = [between(monday, '11:30', '12:00')]
	const wished = (from: string, to: string) => [job(1, { latest: monday, hours: { from: clock(from), to: clock(to) } })]
	const after = [works(1, 1, { away: lunch, booked: [booked(0, '12:00', '13:00', 90)] })]
	expect(planTimes(wished('10:45', '12:00'), after).planned).toEqual([])
	expect(planTimes(wished('10:15', '11:30'), after).planned).toHaveLength(1)
	const before = [works(1, 1, { away: lunch, booked: [booked(0, '10:30', '11:30', 90)] })]
	expect(planTimes(wished('11:45', '13:00'), before).planned).toEqual([])
	expect(planTimes(wished('11:45', '13:15'), before).planned).toMatchObject([
		{ span: between(monday, '12:15', '13:15') },
	])
})

test('nobody is visited by two at once; the second visit comes after the first', () => {
	const here = { person: person(1), latest: monday }
	const [morning, day] = [
		{ from: '09:00', to: '10:00' },
		{ from: '09:00', to: '12:00' },
	]
	const both = [job(1, here), job(2, here)]
	expect(planTimes(both, [works(1, 1, morning), works(2, 1, morning)]).planned).toHaveLength(1)
	expect(planTimes(both, [works(1, 1, day), works(2, 1, day)]).planned).toHaveLength(2)
	const joint = [job(1, here), job(2, { ...here, person: person(2), beside: person(1) })]
	expect(planTimes(joint, [works(1, 1, morning), works(2, 1, morning)]).planned).toHaveLength(1)
})

test('one day holds five visits of an hour and not six', () => {
	const plan = planTimes(
		[1, 2, 3, 4, 5, 6, 7].map((n) => job(n, { latest: monday })),
		[works(1, 1)],
	)
	expect(plan.planned).toHaveLength(5)
	expect(plan.unplanned.map(({ why }) => why.code)).toEqual(['all_full', 'all_full'])
})

test('of more than there is room for, those who come first have a time, and the sooner', () => {
	const jobs = Array.from({ length: 9 }, (_, n) =>
		job(n, { latest: addDays(monday, 0), priority: n % 2 === 0 ? 90 : 30 }),
	)
	const { planned, unplanned } = planTimes(jobs, [works(1, 1)])
	expect(planned.map(({ job }) => job).sort()).toEqual(['job 0', 'job 2', 'job 4', 'job 6', 'job 8'])
	expect(unplanned).toHaveLength(4)
	const many = Array.from({ length: 12 }, (_, n) => job(n, { priority: n < 3 ? 100 : 0 }))
	const first = planTimes(many, [works(1, 28)]).planned.filter(({ job }) => ['job 0', 'job 1', 'job 2'].includes(job))
	expect(first.map(({ span }) => dayOf(span.from))).toEqual([monday, monday, monday])
})

test('the consultant who knows the citizen comes first, the target day next', () => {
	const [visit] = planTimes(
		[job(1, { prefer: staff(2), target: day('2026-03-18') })],
		[works(1, 28), works(2, 28)],
	).planned
	expect([visit?.staff, dayOf(visit!.span.from)]).toEqual([staff(2), '2026-03-18'])
})

test('a full consultant gives way to a colleague rather than to nobody', () => {
	const { planned } = planTimes(
		[1, 2, 3, 4, 5, 6].map((n) => job(n, { prefer: staff(1), latest: monday })),
		[works(1, 1), works(2, 1)],
	)
	expect(planned.filter((visit) => visit.staff === staff(2))).toHaveLength(1)
})

test('neighbours share a day', () => {
	const north = { x: 650_000, y: 6_160_000 }
	const south = { x: 650_000, y: 6_130_000 }
	const near = ({ x, y }: Place, n: number) => ({ x: x + n * 50, y })
	const jobs = [0, 1, 2, 3].map((n) =>
		job(n, { place: near(n % 2 === 0 ? north : south, n), latest: addDays(monday, 3) }),
	)
	const { planned } = planTimes(jobs, [works(1, 4)])
	const dayFor = (id: string) => dayOf(planned.find((one) => one.job === id)!.span.from)
	expect(dayFor('job 0')).toBe(dayFor('job 2'))
	expect(dayFor('job 1')).toBe(dayFor('job 3'))
	expect(dayFor('job 0')).not.toBe(dayFor('job 1'))
})

test('the load is fair: who works half the hours has about half the visits, and who has many already gets fewer', () => {
	const jobs = Array.from({ length: 30 }, (_, n) => job(n))
	const countsOf = (hours: Hours) => {
		const visits = planTimes(jobs, hours).planned
		return hours.map(({ staff }) => visits.filter((visit) => visit.staff === staff).length)
	}
	const [whole = 0, half = 0] = countsOf([works(1, 28), works(2, 28, { to: '11:30' })])
	expect([whole + half, whole >= 17 && whole <= 23]).toEqual([30, true])
	const busy = Array.from({ length: 15 }, (_, n) =>
		booked(
			n % 5,
			`${8 + Math.floor(n / 5)}:00`.padStart(5, '0'),
			`${9 + Math.floor(n / 5)}:00`.padStart(5, '0'),
			200 + n,
			null,
		),
	)
	const [had = 0, had0 = 0] = countsOf([works(1, 28, { booked: busy }), works(2, 28)])
	expect(had).toBeLessThan(had0)
})

test('from a plan of today little moves when a line falls out', () => {
	const jobs = fc.sample(place, { numRuns: 60, seed: 3 }).map((where, n) => job(n, { place: where }))
	const hours = [works(1, 28), works(2, 28)]
	const before = new Map(planTimes(jobs, hours).planned.map(({ job, ...time }) => [job, time]))
	const left = jobs.slice(1).map((one) => {
		const time = before.get(one.id)
		return { ...one, now: time === undefined ? null : { staff: time.staff, from: time.span.from } }
	})
	const after = planTimes(left, hours)
	const moved = after.planned.filter(({ job, staff, span }) => {
		const was = before.get(job)
		return was?.staff !== staff || dayOf(was.span.from) !== dayOf(span.from)
	})
	expect([after.planned.length, moved.length < 12]).toEqual([59, true])
})

test('a month of 300 visits for four consultants: nobody is left out', () => {
	const draw = fc.sample(place, { numRuns: 300, seed: 1 })
	const jobs = draw.map((where, n) =>
		job(n, {
			...{ place: where, prefer: n % 3 === 0 ? staff((n % 4) + 1) : null },
			target: n % 5 === 0 ? addDays(monday, n % 28) : null,
		}),
	)
	const hours = [1, 2, 3, 4].map((n) => works(n, 28))
	const plan = planTimes(jobs, hours, { rounds: 1500 })
	expect(faultsOfTimes(jobs, hours, plan)).toEqual([])
	expect(plan.planned.length).toBe(300)
	expect(plan.planned.every(({ span }) => minutesBetween(span.from, span.to) === 60)).toBe(true)
})

test('planned again when a day is lost, nobody but who is hit has another day, consultant or hour', () => {
	const hilly = Array.from({ length: 40 }, (_, n) =>
		job(n, { place: { x: 650_000 + ((n * 7_919) % 20_000), y: 6_140_000 + ((n * 104_729) % 15_000) } }),
	)
	const hours = [works(1, 26, { base: somewhere }), works(2, 26, { base: somewhere })]
	const before = new Map(planTimes(hilly, hours, { rounds: 1500 }).planned.map((visit) => [visit.job, visit]))
	const lost = dayOf(before.get('job 0')?.span.from ?? never())
	const ill = before.get('job 0')?.staff
	const left = hours.map((one) =>
		one.staff === ill ? { ...one, free: one.free.filter(({ from }) => dayOf(from) !== lost) } : one,
	)
	const asked = hilly.map((one) => {
		const { staff, span } = before.get(one.id) ?? never()
		return { ...one, now: { staff, from: span.from } }
	})
	const after = planTimes(asked, left, { rounds: 1500 })
	expect(faultsOfTimes(asked, left, after)).toEqual([])
	const isHit = ({ staff, span }: { staff: string; span: { from: Instant } }) =>
		staff === ill && dayOf(span.from) === lost
	for (const visit of after.planned) {
		const was = before.get(visit.job) ?? never()
		if (!isHit(was)) expect(visit).toEqual(was)
	}
	const unchanged = planTimes(asked, hours, { rounds: 1500 }).planned
	expect(new Map(unchanged.map((visit) => [visit.job, visit]))).toEqual(before)
})

test('whoever has a time that no longer suits them does not keep it', () => {
	const [visit = never()] = planTimes([job(1)], [works(1, 5)]).planned
	const now = { staff: visit.staff, from: visit.span.from }
	const afternoon = { from: clock('12:00'), to: clock('15:00') }
	const [moved] = planTimes([job(1, { now, hours: afternoon })], [works(1, 5)]).planned
	expect(moved?.span.from).not.toBe(now.from)
	expect(
		faultsOfTimes([job(1, { hours: afternoon })], [works(1, 5)], { planned: [moved ?? never()], unplanned: [] }),
	).toEqual([])
})

const never = (): never => {
	throw new Error('nothing there')
}
