import { sql } from 'kysely'
import { beforeAll, expect, inject, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { no } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	addAbsence,
	addShift,
	bookingsOn,
	confirmBooking,
	endShift,
	findBooking,
	freeTimesFor,
	hold,
	hoursOf,
	moveBooking,
	releaseBooking,
	releaseLapsed,
	removeAbsence,
	tellPerson,
	workingTimeOf,
} from './actions.ts'
import type { Wish } from './index.ts'

const monday = day('2026-03-09')
const now = instantAt(day('2026-03-02'), clock('10:00'))
const house = { closedDays: [{ day: '--12-24' }], visitingHours: { from: clock('08:00'), to: clock('16:00') } }
const span = (on: Day, from: string, to: string) => ({ from: instantAt(on, clock(from)), to: instantAt(on, clock(to)) })

let db: Db
let anna: StaffId
let bo: StaffId
let people: PersonId[]

const consultant = async (name: string): Promise<StaffId> => {
	const added = await addStaff(db, now, null, {
		name,
		email: `${name.toLowerCase()}@example.invalid`,
		roles: ['consultant'],
		profession: 'sygeplejerske',
		authorisationId: null,
		login: null,
		activeFrom: day('2026-01-01'),
	})
	if (!added.ok) throw new Error(added.why)
	return added.value.id
}

beforeAll(async () => {
	db = await freshDatabase()
	anna = await consultant('Anna')
	bo = await consultant('Bo')
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status)
		select to_char(day, 'DDMMYY') || '0000', day, 'f', 'resident'
		from (select date '1940-01-01' + n as day from generate_series(1, 300) n) days returning id`.execute(db)
	people = rows.map(({ id }) => id)
	for (const weekday of [1, 2, 3, 4, 5])
		await addShift(
			db,
			now,
			anna,
			{
				weekday,
				from: clock('09:00'),
				to: clock('15:00'),
				weeks: 'every',
				validFrom: day('2026-01-01'),
				validTo: null,
			},
			null,
		)
})

/** Those below 200 throng at one slot. */
const citizen = (n: number): PersonId => people[200 + n]!
const wish = (n: number, deviation: Partial<Wish> = {}): Wish => ({
	staff: anna,
	person: citizen(n),
	span: span(monday, '09:00', '10:00'),
	purpose: 'home_visit',
	heldUntil: null,
	...deviation,
})

test.each([
	['nobody on staff', { staff: '00000000-0000-4000-8000-000000000009' as StaffId }],
	['the end of time', { span: span(day('2199-12-31'), '23:00', '23:59') }],
])('a time of %s is not to be had, neither held nor moved to', async (_, deviation) => {
	expect(await hold(db, now, wish(40, deviation))).toEqual(no('consultant_is_busy'))
	const mine = await hold(db, now, wish(40, { span: span(day('2026-05-19'), '09:00', '10:00') }))
	if (!mine.ok) throw new Error(mine.why)
	const to = { staff: anna, span: span(day('2026-05-19'), '11:00', '12:00'), because: 'x', ...deviation }
	expect(await moveBooking(db, now, mine.value.id, to)).toEqual(no('consultant_is_busy'))
	await releaseBooking(db, now, mine.value.id, 'x')
})

test('200 clients on one slot: exactly one is given it', async () => {
	const on = day('2026-03-23')
	const outcomes = await Promise.all(
		people.slice(0, 200).map((person) => hold(db, now, wish(0, { person, span: span(on, '09:00', '10:00') }))),
	)
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
	expect(new Set(outcomes.map((outcome) => (outcome.ok ? 'given' : outcome.why)))).toEqual(
		new Set(['given', 'consultant_is_busy']),
	)
	expect(await bookingsOn(db, on)).toHaveLength(1)
})

test('200 clients, overlapping by a quarter each: nothing that stands overlaps', async () => {
	const on = day('2026-03-24')
	await Promise.all(
		people.slice(0, 200).map((person, n) => {
			const from = `${String(9 + Math.floor((n % 20) / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`
			const start = instantAt(on, clock(from))
			return hold(
				db,
				now,
				wish(0, {
					person,
					span: {
						from: start,
						to: instantAt(on, clock(`${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}${from.slice(2)}`)),
					},
				}),
			)
		}),
	)
	const standing = await bookingsOn(db, on, anna)
	expect(standing.length).toBeGreaterThan(0)
	standing.forEach(({ span }, i) => {
		if (i > 0) expect(span.from >= standing[i - 1]!.span.to).toBe(true)
	})
})

test('one citizen is not visited by two at once', async () => {
	const on = day('2026-03-25')
	const both = await Promise.all(
		[anna, bo].map((staff) => hold(db, now, wish(1, { staff, span: span(on, '09:00', '10:00') }))),
	)
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	expect(both.find(({ ok }) => !ok)).toMatchObject({ why: 'citizen_is_busy' })
})

test('asked again with the same key, also at the same moment, there is one booking', async () => {
	const again = wish(2, { key: 'offer 17', span: span(monday, '13:00', '14:00') })
	const answers = await Promise.all([1, 2, 3, 4].map(() => hold(db, now, again)))
	expect(new Set(answers.map((answer) => (answer.ok ? answer.value.id : answer.why))).size).toBe(1)
	expect(await hold(db, now, { ...again, span: span(monday, '14:00', '15:00') })).toEqual(no('key_means_another_time'))
})

test('a held time lapses the day after its last, once; a firm one never', async () => {
	const held = await hold(
		db,
		now,
		wish(3, { heldUntil: day('2026-03-20'), span: span(addDays(monday, 21), '09:00', '10:00') }),
	)
	const firm = await hold(
		db,
		now,
		wish(4, { heldUntil: day('2026-03-20'), span: span(addDays(monday, 21), '10:15', '11:15') }),
	)
	if (!held.ok || !firm.ok) throw new Error('not held')
	expect(await confirmBooking(db, now, firm.value.id)).toMatchObject({ ok: true, value: { heldUntil: null } })
	expect(await releaseLapsed(db, now, day('2026-03-20'))).toEqual([])
	expect((await releaseLapsed(db, now, day('2026-03-21'))).map(({ id }) => id)).toEqual([held.value.id])
	expect(await releaseLapsed(db, now, day('2026-03-21'))).toEqual([])
	expect(await confirmBooking(db, now, held.value.id)).toMatchObject({ why: 'released' })
	expect((await tellPerson(db, citizen(4))).map(({ what }) => what.da.slice(0, 14))).toEqual([
		'Tid sat af: 30',
		'Tid bekræftet:',
	])
	expect((await hold(db, now, wish(5, { span: span(addDays(monday, 21), '09:00', '10:00') }))).ok).toBe(true)
})

test('released with a reason the slot is free; released again the first reason stands', async () => {
	const on = addDays(monday, 22)
	const first = await hold(db, now, wish(6, { span: span(on, '09:00', '10:00') }))
	if (!first.ok) throw new Error(first.why)
	expect(await releaseBooking(db, now, first.value.id, '  ')).toEqual(no('because_is_empty'))
	await releaseBooking(db, now, first.value.id, 'Borgeren er indlagt')
	await releaseBooking(db, now, first.value.id, 'En anden grund')
	expect((await findBooking(db, first.value.id))?.releasedBecause).toBe('Borgeren er indlagt')
	expect((await hold(db, now, wish(7, { span: span(on, '09:00', '10:00') }))).ok).toBe(true)
	expect(
		(await tellPerson(db, citizen(6))).map(({ what, struck, words }) => [what.da, struck ?? false, words]),
	).toEqual([
		['Tid aftalt: 31. marts 2026 kl. 9.00', true, undefined],
		['Tid frigivet: 31. marts 2026 kl. 9.00', false, 'Borgeren er indlagt'],
	])
})

test('a move keeps the booking, tells where it was, and may overlap its own old time', async () => {
	const on = addDays(monday, 23)
	const made = await hold(db, now, wish(8, { span: span(on, '09:00', '10:00') }))
	const other = await hold(db, now, wish(9, { span: span(on, '11:00', '12:00') }))
	if (!made.ok || !other.ok) throw new Error('not held')
	const { id } = made.value
	expect(
		await moveBooking(db, now, id, { staff: anna, span: span(on, '09:30', '10:30'), because: 'Lægetid', by: bo }),
	).toMatchObject({ ok: true })
	expect(await moveBooking(db, now, id, { staff: anna, span: span(on, '11:30', '12:30'), because: '' })).toEqual(
		no('consultant_is_busy'),
	)
	expect((await findBooking(db, id))?.span).toEqual(span(on, '09:30', '10:30'))
	expect((await findBooking(db, id))?.releasedAt).toBe(null)
	expect((await tellPerson(db, citizen(8))).map(({ what, who, words }) => [what.da, who, words])).toEqual([
		['Tid aftalt: 1. april 2026 kl. 9.00', undefined, undefined],
		['Tid flyttet til 1. april 2026 kl. 9.30', 'Bo', 'Lægetid'],
	])
})

test('two who move different visits to one slot: one is moved, the other stands where it was', async () => {
	const on = addDays(monday, 24)
	const hours = [
		['09:00', '10:00'],
		['10:00', '11:00'],
		['11:00', '12:00'],
		['12:00', '13:00'],
	] as const
	const made = await Promise.all(
		hours.map(([from, to], n) => hold(db, now, wish(10 + n, { span: span(on, from, to) }))),
	)
	const target = span(on, '14:00', '15:00')
	const moved = await Promise.all(
		made.map((one) => (one.ok ? moveBooking(db, now, one.value.id, { staff: anna, span: target, because: '' }) : one)),
	)
	expect(moved.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await bookingsOn(db, on, anna)).toHaveLength(4)
})

test('a "no" inside a larger transaction leaves the rest of it whole', async () => {
	const on = addDays(monday, 25)
	await hold(db, now, wish(20, { span: span(on, '09:00', '10:00') }))
	await inTransaction(db, async (tx) => {
		expect(await hold(tx, now, wish(21, { span: span(on, '09:00', '10:00') }))).toEqual(no('consultant_is_busy'))
		return hold(tx, now, wish(21, { span: span(on, '10:15', '11:15') }))
	})
	expect(await bookingsOn(db, on)).toHaveLength(2)
})

test('a pattern line that overlaps is refused by the decision and by the database', async () => {
	const line = {
		weekday: 2,
		from: clock('10:00'),
		to: clock('12:00'),
		weeks: 'even',
		validFrom: day('2026-01-01'),
		validTo: null,
	} as const
	expect(await addShift(db, now, anna, line, null)).toEqual(no('overlaps_another'))
	const racing = await Promise.all(
		[line, { ...line, weeks: 'every' as const }].map((one) => addShift(db, now, bo, one, null)),
	)
	expect(racing.filter(({ ok }) => ok)).toHaveLength(1)
	const { shifts } = await workingTimeOf(db, bo, monday)
	await endShift(db, bo, shifts[0]!.id, day('2026-03-31'))
	expect((await workingTimeOf(db, bo, monday)).shifts[0]?.validTo).toBe('2026-03-31')
	await endShift(db, bo, shifts[0]!.id, day('2025-12-31'))
	expect((await workingTimeOf(db, bo, monday)).shifts).toEqual([])
})

test('absence takes the time, shows whom it hits, and gives the time back when it is removed', async () => {
	const on = addDays(monday, 28)
	await hold(db, now, wish(30, { span: span(on, '09:00', '10:00') }))
	const away = { staff: anna, span: span(on, '08:00', '12:00'), kind: 'illness' as const }
	expect(await addAbsence(db, now, { ...away, span: { from: away.span.to, to: away.span.from } }, null)).toEqual(
		no('ends_before_it_begins'),
	)
	const recorded = await addAbsence(db, now, away, bo)
	await addAbsence(db, now, away, bo)
	expect(recorded.ok && recorded.value.hits.map(({ person }) => person)).toEqual([citizen(30)])
	const [hours] = await hoursOf(db, house, on, on, anna)
	expect(hours?.free).toEqual([])
	const { absences } = await workingTimeOf(db, anna, monday)
	expect(absences).toHaveLength(1)
	await removeAbsence(db, anna, absences[0]!.id)
	expect((await hoursOf(db, house, on, on, anna))[0]?.free.map(({ from }) => from.slice(11, 16))).toEqual([])
})

test('free times are computed from what stands; a caller gets the best few', async () => {
	const on = day('2026-04-14')
	await hold(db, now, wish(40, { span: span(on, '09:00', '10:00') }))
	const [hours] = await hoursOf(db, house, on, on, anna)
	expect(hours?.free).toEqual([span(on, '10:00', '15:00')])
	expect(hours?.booked).toHaveLength(1)
	const times = await freeTimesFor(db, house, { person: citizen(40), minutes: 60, from: on, to: addDays(on, 13) })
	expect(times).toHaveLength(3)
	expect(times[0]).toMatchObject({ staff: anna, because: { da: 'Samme medarbejder' } })
})

test('with a year of bookings, there are still times for a caller', async () => {
	if (inject('engine') === 'pglite') await sql`analyze booking.booking`.execute(db)
	await sql`
		insert into booking.booking (staff, person, during, purpose, made_at)
		select ${anna}, p.id, tstzrange(d + interval '9 hours', d + interval '10 hours'), 'home_visit', ${now}
		from (select d, row_number() over () as n from generate_series(date '2026-05-01', date '2027-05-01', interval '1 day') d) days
		join (select id, row_number() over () as n from population.person) p on p.n = days.n % 200 + 1`.execute(db)
	expect(
		await freeTimesFor(db, house, { person: citizen(50), minutes: 60, from: day('2026-05-01'), to: day('2026-06-30') }),
	).toHaveLength(3)
})
