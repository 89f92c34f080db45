import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listStaff } from '#access/actions.ts'
import { addAbsence, bookingsBetween, hold, hoursOf, setNeeds } from '#booking/actions.ts'
import { byStraightLine } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { BatchId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, instantAt, overlaps } from '#kernel/instant.ts'
import { approveBatch, batchWith, proposeBatch, takeOut, withdrawBatch } from '#offer/actions.ts'
import { giveOtherTime } from '#offer/batch/batch-actions.ts'
import { timesGivenIn } from '#offer/batch/batch-store.ts'
import { stillFree, timesFor } from '#offer/batch/batch-times-actions.ts'
import { layTimesAgain, timesThatCan } from '#offer/batch/batch-times-again-actions.ts'
import { leftOutOf, noTimeFor } from '#offer/batch/left-out-store.ts'
import { spanOf } from '#offer/offer.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from './database.ts'
import { granted, inRole, morning, smallMunicipality } from './story.ts'
import { temporaryFolder } from './temporary.ts'

const today = dayOf(morning)
let db: Db
let municipal: Municipal
let by: StaffId

beforeAll(async () => {
	db = await freshDatabase()
	municipal = await smallMunicipality(db, 'soroe', 600)
	by = inRole(await listStaff(db), 'coordinator').id
})

/** What is left of the test before is withdrawn, what was booked is freed, whoever was away is back. */
beforeEach(async () => {
	const { rows } = await sql<{ id: BatchId }>`
		select id from offer.batch where approved_at is null and withdrawn_at is null`.execute(db)
	for (const { id } of rows) await withdrawBatch(db, morning, { batch: id, by })
	await sql`update booking.booking set released_at = ${morning}, released_because = 'test' where released_at is null`.execute(
		db,
	)
	await sql`delete from booking.absence`.execute(db)
	await sql`update offer.offer set ended_at = ${morning}, ended_because = 'withdrawn', not_before = null`.execute(db)
})

const proposed = async (limit: number): Promise<BatchId> =>
	granted(await proposeBatch(db, morning, municipal.municipality, today, { by, limit })).id
const linesOf = async (batch: BatchId) =>
	((await batchWith(db, batch))?.offers ?? []).filter(({ endedAt, time }) => endedAt === null && time !== null)
const layAgain = async (batch: BatchId) =>
	granted(await layTimesAgain(db, morning, municipal.municipality, { batch, which: 'all' }))
const approve = async (batch: BatchId) =>
	granted(await approveBatch(db, morning, municipal.municipality, { batch, by }, async () => {}))
const away = async (staff: StaffId, from: Day, days: number): Promise<void> => {
	const span = { from: instantAt(from, clock('00:00')), to: instantAt(addDays(from, days), clock('00:00')) }
	granted(await addAbsence(db, morning, { staff, span, kind: 'illness' }, by))
}
/** Anybody of the population that has no offer. */
const somebody = async (): Promise<PersonId> => {
	const { rows } = await sql<{ id: PersonId }>`
		select id from population.person p where not exists (select from offer.offer o where o.person = p.id) limit 1`.execute(
		db,
	)
	return rows[0]?.id ?? never()
}
const never = (): never => {
	throw new Error('nothing there')
}

/** Every line lies in free time, apart from the others of the same consultant. */
const expectToStand = async (batch: BatchId): Promise<void> => {
	const lines = await linesOf(batch)
	const hours = await hoursOf(db, municipal.municipality, today, addDays(today, 100))
	for (const { time, minutes, id } of lines) {
		if (time === null) continue
		const span = spanOf(time, minutes)
		const free = hours.find(({ staff }) => staff === time.staff)?.free ?? []
		expect(free.some(({ from, to }) => from <= span.from && span.to <= to)).toBe(true)
		const others = lines.filter((other) => other.id !== id && other.time?.staff === time.staff)
		expect(others.filter((other) => other.time && overlaps(spanOf(other.time, other.minutes), span))).toEqual([])
	}
}

describe('planned anew', () => {
	test('from the plan as it is, with nothing changed, nobody loses a time', async () => {
		const batch = await proposed(12)
		const before = await linesOf(batch)
		const changed = await layAgain(batch)
		expect(changed.every(({ time }) => time !== null)).toBe(true)
		expect((await linesOf(batch)).length).toBe(before.length)
		await expectToStand(batch)
	})

	test('a time chosen by hand stays, a line taken out leaves room, a consultant who falls ill is nobody’s any more', async () => {
		const batch = await proposed(12)
		const [first, out] = await linesOf(batch)
		if (!first?.time || !out) never()
		const free = Array.from({ length: 20 }, (_, n) => ({
			staff: first!.time!.staff,
			from: instantAt(addDays(today, 30 + n), clock('10:15')),
		}))
		const within = { municipality: municipal.municipality, today, batch }
		const [chosen] = await timesThatCan(db, within, first!, free, byStraightLine())
		const time = chosen ?? never()
		granted(await giveOtherTime(db, morning, municipal.municipality, { offer: first!.id, time, by }))
		expect([...(await timesGivenIn(db, batch))]).toEqual([first!.id])
		granted(await takeOut(db, morning, { offers: [out!.id], because: 'Rejst', notBefore: addDays(today, 3), by }))
		const others = (await linesOf(batch)).filter(
			({ id, time }) => id !== first!.id && time?.staff !== first!.time!.staff,
		)
		const ill = others[0]?.time?.staff
		if (ill !== undefined) await away(ill, today, 90)
		await layAgain(batch)
		const after = await linesOf(batch)
		expect(after.find(({ id }) => id === first!.id)?.time).toEqual(time)
		expect(after.some(({ id }) => id === out!.id)).toBe(false)
		expect(after.some(({ time }) => time?.staff === ill)).toBe(false)
		await expectToStand(batch)
		expect(await approve(batch)).toEqual({ isApproved: true })
	})

	test('a time chosen by hand has room for the way as the municipality knows it, not as the crow flies', async () => {
		const batch = await proposed(2)
		const [one, other] = await linesOf(batch)
		if (!one || !other?.time) never()
		const { staff, from } = other!.time!
		const gaps = [30, 45, 60, 75].flatMap((gap) => [other!.minutes + gap, -one!.minutes - gap])
		const beside = gaps.map((minutes) => ({ staff, from: addMinutes(from, minutes) }))
		const within = { municipality: municipal.municipality, today, batch }
		const [time = never()] = await timesThatCan(db, within, one!, beside, { road: () => 1, gapMinutes: 1 })
		const { rows: places } = await sql<{ x: number; y: number }>`
			select a.x, a.y from population.person p join population.address a on a.id = p.address
			where p.id in (${one!.person}, ${other!.person})`.execute(db)
		const folder = await temporaryFolder('ways')
		const give = async (minutes: number) => {
			const rows = places.map((_, row) => places.map((_, column) => (row === column ? 0 : minutes)))
			await writeFile(join(folder, 'ways.json'), JSON.stringify({ places, minutes: rows }))
			const roads = { ...municipal.municipality.roads, matrix: 'ways.json' }
			const municipality = { ...municipal.municipality, roads, folder }
			return giveOtherTime(db, morning, municipality, { offer: one!.id, time, by })
		}
		expect(await give(90)).toMatchObject({ why: 'time_is_gone' })
		expect((await give(20)).ok).toBe(true)
	})

	test('once approved or withdrawn nothing is laid again, and nothing unknown', async () => {
		const batch = await proposed(3)
		const again = (id: BatchId) => layTimesAgain(db, morning, municipal.municipality, { batch: id, which: 'all' })
		await withdrawBatch(db, morning, { batch, by })
		expect(await again(batch)).toMatchObject({ why: 'withdrawn' })
		const approved = await proposed(3)
		await approve(approved)
		expect(await again(approved)).toMatchObject({ why: 'already_approved' })
		expect(await again(crypto.randomUUID() as BatchId)).toMatchObject({ why: 'unknown_batch' })
	})
})

describe('approved after the data have changed', () => {
	test('a consultant who is away since: the lines are told, have new times, and only a second approval sends them', async () => {
		const batch = await proposed(8)
		const lines = await linesOf(batch)
		const ill = lines[0]?.time?.staff ?? never()
		const hit = lines.filter(({ time }) => time?.staff === ill).map(({ id }) => id)
		await away(ill, today, 90)
		const told = await approve(batch)
		expect(told.isApproved ? [] : told.changed.map(({ offer }) => offer.id).toSorted()).toEqual(hit.toSorted())
		expect((await batchWith(db, batch))?.batch.approvedAt).toBeNull()
		expect(await bookingsBetween(db, today, addDays(today, 90))).toEqual([])
		expect(await approve(batch)).toEqual({ isApproved: true })
		expect((await bookingsBetween(db, today, addDays(today, 90))).some(({ staff }) => staff === ill)).toBe(false)
	})

	test('where nobody has a time left, the citizen waits for the next portion with the reason', async () => {
		const batch = await proposed(3)
		for (const { id, roles } of await listStaff(db)) if (roles.includes('consultant')) await away(id, today, 120)
		const told = await approve(batch)
		expect(told.isApproved ? [] : told.changed.map(({ time }) => time)).toEqual([null, null, null])
		expect(await approveBatch(db, morning, municipal.municipality, { batch, by }, async () => {})).toMatchObject({
			why: 'nobody_left',
		})
		const ended = ((await batchWith(db, batch))?.offers ?? []).map(({ endedBecause, endedWords }) => [
			endedBecause,
			endedWords,
		])
		expect(ended).toEqual(Array(3).fill(['dropped', 'time_lost']))
	})
})

test('what was found is looked at again: a time taken since, or one beside it, cannot stand', async () => {
	const batch = await proposed(4)
	const wanted = await linesOf(batch)
	await withdrawBatch(db, morning, { batch, by })
	const found = await timesFor(
		db,
		municipal.municipality,
		today,
		wanted.map((offer) => ({ ...offer, time: null })),
	)
	expect(await stillFree(db, municipal.municipality, today, found)).toEqual(found.visits)
	const [gone] = found.visits
	const person = await somebody()
	const span = { from: addMinutes(gone!.span.to, 5), to: addMinutes(gone!.span.to, 30) }
	granted(await hold(db, morning, { staff: gone!.staff, person, span, purpose: 'home_visit', heldUntil: null }))
	const left = await stillFree(db, municipal.municipality, today, found)
	expect(left).not.toContainEqual(gone)
	expect(left.length).toBeGreaterThanOrEqual(found.visits.length - 2)
})

test('somebody else books while a portion is planned: no time is in both, and everyone is accounted for', async () => {
	const consultant = inRole(await listStaff(db), 'consultant').id
	const person = await somebody()
	const bookAll = async (): Promise<void> => {
		for (let n = 21; n < 45; n++) {
			const from = instantAt(addDays(today, n), clock('09:00'))
			await hold(db, morning, {
				...{ staff: consultant, person, span: { from, to: addMinutes(from, 240) } },
				...{ purpose: 'home_visit' as const, heldUntil: null },
			})
		}
	}
	const [made] = await Promise.all([
		proposeBatch(db, morning, municipal.municipality, today, { by, limit: 25 }),
		bookAll(),
	])
	const batch = granted(made).id
	const told = await approve(batch)
	if (!told.isApproved) expect(await approve(batch)).toEqual({ isApproved: true })
	const all = await bookingsBetween(db, today, addDays(today, 90), consultant)
	for (const one of all) for (const other of all) if (one !== other) expect(overlaps(one.span, other.span)).toBe(false)
})

test('who needs a language nobody speaks gets no time, and the list says why', async () => {
	const first = await proposed(3)
	const [one] = await linesOf(first)
	await withdrawBatch(db, morning, { batch: first, by })
	const person = one?.person ?? never()
	const needs = { partOfDay: null, notOnWeekdays: [], language: 'so', profession: null }
	granted(await setNeeds(db, morning, person, needs, by))
	const batch = await proposed(3)
	expect((await linesOf(batch)).some((line) => line.person === person)).toBe(false)
	expect((await leftOutOf(db, batch))?.get('without_time')).toContain(person)
	expect((await noTimeFor(db, batch)).get(person)?.da).toMatch(/taler somali/)
	granted(await setNeeds(db, morning, person, { ...needs, language: null }, by))
})
