import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deactivateStaff, findStaff } from '#access/actions.ts'
import { addDays, addYears, type Day, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../../test/database.ts'
import { consultant, resident } from '../../../test/invited.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { hold } from '../actions.ts'
import { bookingPages } from '../pages.tsx'
import type { AbsenceKind } from './absence.ts'
import { absencesAhead, reportAbsence, visitsHit } from './absence-actions.ts'
import { reportedText } from './absence-report.ts'
import { wholeDays } from './whole-days.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('08:00'))
const at = (on: Day, hour: string): Instant => instantAt(on, clock(hour))

let db: Db
let house: Municipality
let anna: StaffId

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no municipality')
	house = soroe
})
beforeEach(async () => {
	await inTransaction(db, async (tx) => {
		await sql`delete from booking.absence`.execute(tx)
		await sql`delete from booking.booking`.execute(tx)
	})
	anna = await consultant(db, now, 'Anna')
})

const booked = async (staff: StaffId, on: Day, hour = '10:00') => {
	const span = { from: at(on, hour), to: at(on, `${Number(hour.slice(0, 2)) + 1}:00`) }
	const taken = await hold(db, now, {
		...{ staff, person: await resident(db), span, purpose: 'home_visit', heldUntil: null },
	})
	if (!taken.ok) throw new Error(taken.why)
	return taken.value
}
const report = (
	first: Day,
	last: Day,
	deviation: { staff?: StaffId; kind?: AbsenceKind; isMeant?: boolean; by?: StaffId } = {},
) =>
	reportAbsence(
		db,
		now,
		{ staff: deviation.staff ?? anna, span: wholeDays(first, last), kind: deviation.kind ?? 'illness' },
		{ by: null, isMeant: deviation.isMeant ?? false },
	)

describe('an absence is reported', () => {
	test('and tells whom it hits, in order of time; reported again it is one', async () => {
		const [second, first] = [await booked(anna, addDays(today, 1)), await booked(anna, today)]
		await booked(await consultant(db, now, 'Bo'), today)
		await booked(anna, addDays(today, 4))
		const reported = await report(today, addDays(today, 2))
		expect(reported).toMatchObject({ ok: true, value: { isNew: true, others: [] } })
		expect(reported.ok && reported.value.hits.map(({ id }) => id)).toEqual([first.id, second.id])
		const again = await report(today, addDays(today, 1))
		expect(again.ok && again.value.isNew).toBe(false)
		expect(again.ok && reportedText(again.value).da).toBe(
			'Fraværet var meldt i forvejen. 2 besøg mangler en medarbejder.',
		)
		expect(await absencesAhead(db, now, anna)).toHaveLength(1)
	})

	test('beside other absence: both stand, and it is said which stood already', async () => {
		await report(today, addDays(today, 10), { kind: 'holiday' })
		const ill = await report(addDays(today, 8), addDays(today, 12))
		expect(ill.ok && reportedText(ill.value).da).toBe(
			'Fraværet er meldt. Der står allerede: ferie 9.3.2026–19.3.2026. Det rammer ingen besøg.',
		)
		expect(await absencesAhead(db, now, anna)).toHaveLength(2)
	})

	test('part of a day hits what lies in it', async () => {
		const [morning, afternoon] = [await booked(anna, today, '09:00'), await booked(anna, today, '13:00')]
		const span = { from: at(today, '12:00'), to: at(today, '16:00') }
		await reportAbsence(db, now, { staff: anna, span, kind: 'course' }, { by: null, isMeant: false })
		const hit = (await visitsHit(db, now, anna)).map(({ id }) => id)
		expect([hit.includes(morning.id), hit.includes(afternoon.id)]).toEqual([false, true])
	})

	test('at the same moment by two: it stands once', async () => {
		await Promise.all([report(today, today), report(today, today)])
		expect(await absencesAhead(db, now, anna)).toHaveLength(1)
	})
})

test('whoever has left hits every visit from that day on', async () => {
	const [before, after] = [await booked(anna, today), await booked(anna, addDays(today, 20))]
	const staff = await findStaff(db, anna)
	const left = await deactivateStaff(db, at(addDays(today, 3), '12:00'), null, anna, staff?.version ?? 0)
	expect(left.ok).toBe(true)
	const hit = (await visitsHit(db, now)).map(({ id }) => id)
	expect([hit.includes(before.id), hit.includes(after.id)]).toEqual([false, true])
	expect(await report(addDays(today, 3), addDays(today, 4))).toMatchObject({ why: 'not_on_staff' })
	expect(await report(addDays(today, 2), addDays(today, 4))).toMatchObject({ ok: true })
})

test.each<[string, [number, number], boolean, string]>([
	['that ends before it begins', [2, 0], false, 'ends_before_it_begins'],
	['that is over', [-5, -1], false, 'is_over'],
	['that lasts over a year', [0, 365], false, 'is_long'],
	['that begins in more than a year', [400, 401], false, 'is_far_ahead'],
	['that lasts over a year, and is meant so', [0, 400], true, 'recorded'],
	['of a year less a day', [0, 364], false, 'recorded'],
	['that began before today and goes on', [-3, 0], false, 'recorded'],
	['of years, from and to the last day there is, is meant so', [0, 20_000], true, 'recorded'],
])('an absence %s', async (_, [first, last], isMeant, what) => {
	const done = await report(addDays(today, first), addDays(today, last), { isMeant })
	expect(done.ok ? 'recorded' : done.why).toBe(what)
	expect(await absencesAhead(db, now, anna)).toHaveLength(what === 'recorded' ? 1 : 0)
})

describe('the form on the page of working time', () => {
	const edge = (roles: string[]) => {
		const staff = { id: anna, name: 'Anna', roles, profession: null }
		return webEdge({ db, municipality: house, routes: bookingPages(), staff: { one: staff }, now })
	}
	const send = (fields: Record<string, string>, roles = ['coordinator']) =>
		edge(roles).post(`/medarbejdere/${anna}/fravaer`, { kind: 'illness', ...fields })

	test('leads to the visits it hits whoever may move them; others back', async () => {
		await booked(anna, today)
		const moved = async (roles: string[]) => (await send({ first: today }, roles)).headers.get('location')
		expect(await moved(['coordinator'])).toContain(`/soroe/sygemelding/${anna}`)
		expect(await moved(['administrator'])).toContain(`/soroe/medarbejdere/${anna}/arbejdstid`)
	})

	test.each<[string, Record<string, string>, string]>([
		['is over', { first: '2026-03-01' }, 'Fraværet er slut før i dag'],
		['ends before it begins', { first: '2026-03-12', last: '2026-03-10' }, 'slutter, før det begynder'],
		['is over a year long', { first: '2026-03-12', last: addYears(today, 2) }, 'varer mere end et år'],
		['begins in thirty years', { first: '2056-03-12' }, 'begynder om mere end et år'],
		['has no such day', { first: '2026-02-30' }, 'Skriv dagen med dag, måned og år'],
	])('an absence that %s comes back with what to mend', async (_, fields, words) => {
		const answer = await send(fields)
		expect(answer.status).toBe(422)
		const page = await answer.text()
		expect(page).toContain(words)
		expect(page).not.toMatch(/absence_|constraint/)
		expect(await absencesAhead(db, now, anna)).toEqual([])
	})

	test('asked again, a long one is recorded', async () => {
		const answer = await send({ first: today, last: addYears(today, 2), meant: 'yes' })
		expect(answer.status).toBe(303)
		expect(await absencesAhead(db, now, anna)).toHaveLength(1)
	})
})
