import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { no, type Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	besideOf,
	bookingsOn,
	findBooking,
	hold,
	joinTimes,
	moveBooking,
	moveJoint,
	releaseBooking,
	timesAsOf,
} from './actions.ts'
import { besideIn, type Wish } from './index.ts'

const monday = day('2026-03-09')
const now = instantAt(day('2026-03-02'), clock('10:00'))
const at = (from: string, to: string) => ({ from: instantAt(monday, clock(from)), to: instantAt(monday, clock(to)) })
const granted = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}

let db: Db
let anna: StaffId
let [inger, ole, third]: PersonId[] = []

beforeAll(async () => {
	db = await freshDatabase()
	anna = granted(
		await addStaff(db, now, null, {
			name: 'Anna',
			email: 'anna@example.invalid',
			roles: ['consultant'],
			profession: 'sygeplejerske',
			authorisationId: null,
			login: null,
			activeFrom: day('2026-01-01'),
		}),
	).id
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status)
		select to_char(day, 'DDMMYY') || '0000', day, 'f', 'resident'
		from (select date '1940-01-01' + n as day from generate_series(1, 3) n) days returning id`.execute(db)
	;[inger, ole, third] = rows.map(({ id }) => id)
})

const wish = (person: PersonId | undefined, deviation: Partial<Wish> = {}): Wish => ({
	staff: anna,
	person: person!,
	span: at('09:00', '10:30'),
	purpose: 'home_visit',
	heldUntil: null,
	...deviation,
})
const joint = '00000000-0000-4000-8000-0000000000aa'
const empty = async () => {
	await sql`delete from booking.move`.execute(db)
	await sql`delete from booking.booking`.execute(db)
}

test('two of one joint visit have one time with one consultant; a third is still refused', async () => {
	await empty()
	const hers = granted(await hold(db, now, wish(inger, { joint })))
	const his = granted(await hold(db, now, wish(ole, { joint })))
	expect(await hold(db, now, wish(third))).toEqual(no('consultant_is_busy'))
	expect(await hold(db, now, wish(third, { joint: '00000000-0000-4000-8000-0000000000bb' }))).toEqual(
		no('consultant_is_busy'),
	)
	expect((await besideOf(db, hers))?.id).toBe(his.id)
	expect((await bookingsOn(db, monday)).map(({ id }) => id).toSorted()).toEqual([hers.id, his.id].toSorted())
})

test('one released or moved leaves the other where it was', async () => {
	await empty()
	const hers = granted(await hold(db, now, wish(inger, { joint })))
	const his = granted(await hold(db, now, wish(ole, { joint })))
	const moved = granted(
		await moveBooking(db, now, his.id, { staff: anna, span: at('11:00', '12:00'), because: 'En anden tid' }),
	)
	expect(moved.joint).toBeNull()
	expect(await findBooking(db, hers.id)).toEqual(hers)
	expect(await besideOf(db, hers)).toBeNull()
	expect(await moveBooking(db, now, his.id, { staff: anna, span: at('10:00', '11:00'), because: 'x' })).toEqual(
		no('consultant_is_busy'),
	)
	granted(await releaseBooking(db, now, hers.id, 'Aflyst'))
	expect((await bookingsOn(db, monday)).map(({ id }) => id)).toEqual([his.id])
})

test('moved together, both stand at the new time and both moves are kept; one who is taken then keeps both back', async () => {
	await empty()
	const hers = granted(await hold(db, now, wish(inger, { joint, heldUntil: day('2026-03-06') })))
	const his = granted(await hold(db, now, wish(ole, { joint, heldUntil: day('2026-03-06') })))
	const other = granted(await hold(db, now, wish(third, { span: at('13:00', '14:00') })))
	const before = await bookingsOn(db, monday)
	expect(await moveJoint(db, now, hers.id, { staff: anna, span: at('12:30', '14:00'), because: 'x' })).toEqual(
		no('consultant_is_busy'),
	)
	expect(await bookingsOn(db, monday)).toEqual(before)
	const later = instantAt(day('2026-03-03'), clock('10:00'))
	granted(await moveJoint(db, later, his.id, { staff: anna, span: at('10:00', '11:30'), because: 'Bil' }))
	const stand = await bookingsOn(db, monday)
	const moved = await findBooking(db, hers.id)
	expect([moved?.span, besideIn(stand, moved!)?.id]).toEqual([at('10:00', '11:30'), his.id])
	expect(besideIn(stand, other)).toBeNull()
	expect((await timesAsOf(db, [hers.id]))(hers.id, now)?.from).toBe(hers.span.from)
	expect((await findBooking(db, hers.id))?.heldUntil).toBe('2026-03-06')
})

test('the second joins the first: their own time is given up, the visit grows where there is room, and begins as told', async () => {
	await empty()
	const first = granted(await hold(db, now, wish(inger, { span: at('09:00', '10:00') })))
	const own = granted(await hold(db, now, wish(ole, { span: at('13:00', '14:00'), heldUntil: day('2026-03-06') })))
	const second = {
		person: ole!,
		booking: own.id,
		purpose: 'home_visit' as const,
		minutes: 90,
		because: 'chosen_by_citizen',
	}
	const joined = granted(await joinTimes(db, now, first.id, second))
	expect(joined).toMatchObject({ id: own.id, span: at('09:00', '10:30'), heldUntil: null })
	expect((await besideOf(db, joined))?.span).toEqual(at('09:00', '10:30'))
	granted(await hold(db, now, wish(third, { span: at('13:00', '14:00') })))
})

test('without room to grow it lasts as long as the first’s; a first that is gone joins nobody', async () => {
	await empty()
	const first = granted(await hold(db, now, wish(inger, { span: at('09:00', '10:00') })))
	granted(await hold(db, now, wish(third, { span: at('10:00', '11:00') })))
	const second = { person: ole!, booking: null, purpose: 'home_visit' as const, minutes: 90, because: 'sammen' }
	expect(granted(await joinTimes(db, now, first.id, second)).span).toEqual(at('09:00', '10:00'))
	granted(await releaseBooking(db, now, first.id, 'Aflyst'))
	expect(await joinTimes(db, now, first.id, second)).toEqual(no('released', undefined))
})
