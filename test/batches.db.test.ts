import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listStaff } from '#access/actions.ts'
import { freeTimesFor } from '#booking/actions.ts'
import { addDays, dateOf, day, dayFrom, monthOf } from '#kernel/day.ts'
import type { BatchId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { approveBatch, batchWith, proposeBatch, sendQueue, takeOut, withdrawBatch } from '#offer/actions.ts'
import { continueBatch, giveOtherTime, stopBatch } from '#offer/batch/batch-actions.ts'
import { deliveredIn } from '#offer/batch/batch-store.ts'
import { candidatesOf } from '#offer/batch/candidate-actions.ts'
import { leftOutOf } from '#offer/batch/left-out-store.ts'
import { yearOfOffers } from '#offer/year/year-actions.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { jobs } from '../src/app.tsx'
import { freshDatabase } from './database.ts'
import { granted, inRole, morning, smallMunicipality } from './story.ts'

const today = dayOf(morning)
let db: Db
let municipal: Municipal
let by: StaffId

beforeAll(async () => {
	db = await freshDatabase()
	municipal = await smallMunicipality(db, 'soroe', 1200)
	by = inRole(await listStaff(db), 'coordinator').id
})

/** What waits from the test before is withdrawn. */
beforeEach(async () => {
	const { rows } = await sql<{ id: BatchId }>`
		select id from offer.batch where approved_at is null and withdrawn_at is null`.execute(db)
	for (const { id } of rows) await withdrawBatch(db, morning, { batch: id, by })
})

const proposed = async (asked: { limit?: number; birthMonth?: number } = {}): Promise<BatchId> =>
	granted(await proposeBatch(db, morning, municipal.municipality, today, { by, ...asked })).id
const offersIn = async (batch: BatchId) => (await batchWith(db, batch))?.offers ?? []
const send = async (): Promise<void> => {
	await jobs.find(({ queue }) => queue === sendQueue)?.run(municipal, morning, today)
}
const approved = async (batch: BatchId): Promise<void> => {
	granted(await approveBatch(db, morning, municipal.municipality, { batch, by }, async () => {}))
}
const lettersOf = async (): Promise<string[]> =>
	(await readdir(join(municipal.outbox), { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.pdf'))

describe('who is not in the portion', () => {
	test('every candidate is in it, or in one list with the reason', async () => {
		const candidates = (await candidatesOf(db, today)).map(({ person }) => person)
		const batch = await proposed({ limit: 3 })
		const inIt = (await offersIn(batch)).map(({ person }) => person)
		const left = await leftOutOf(db, batch)
		const everyone = [...inIt, ...[...(left ?? new Map()).values()].flat()]
		expect(inIt).toHaveLength(3)
		expect(everyone.toSorted()).toEqual(candidates.toSorted())
		expect(left?.get('over_limit')?.length).toBe((await batchWith(db, batch))?.batch.overLimit)
	})
	test('the lists are those of the newest portion', async () => {
		const first = await proposed({ limit: 2 })
		await withdrawBatch(db, morning, { batch: first, by })
		const second = await proposed({ limit: 2 })
		expect(await leftOutOf(db, first)).toBeNull()
		expect((await leftOutOf(db, second))?.size).toBeGreaterThan(0)
	})
	test('asked for one month of birth, the others come in the next', async () => {
		const bornIn = new Map((await candidatesOf(db, today)).map(({ person, bornOn }) => [person, monthOf(bornOn)]))
		const all = await offersIn(await proposed())
		const month = bornIn.get(all[0]?.person as PersonId) ?? 0
		await withdrawBatch(db, morning, { batch: all[0]?.batch as BatchId, by })
		const batch = await proposed({ birthMonth: month })
		const persons = (await offersIn(batch)).map(({ person }) => person)
		expect(persons.length).toBeGreaterThan(0)
		expect(new Set(persons.map((person) => bornIn.get(person)))).toEqual(new Set([month]))
		for (const { person } of all)
			if (!persons.includes(person)) expect((await leftOutOf(db, batch))?.get('over_limit')).toContain(person)
	})
})

describe('looked through', () => {
	test('several are taken out at once for one reason, all or nobody', async () => {
		const batch = await proposed({ limit: 3 })
		const [a, b, c] = (await offersIn(batch)).map(({ id }) => id) as [OfferId, OfferId, OfferId]
		const out = { because: 'Flytter i denne uge', notBefore: addDays(today, 30), by }
		const nobody = crypto.randomUUID() as OfferId
		expect(await takeOut(db, morning, { ...out, offers: [a, nobody] })).toMatchObject({ why: 'unknown_offer' })
		expect(await takeOut(db, morning, { ...out, offers: [a, b], because: '' })).toMatchObject({
			why: 'reason_is_missing',
		})
		expect((await offersIn(batch)).every(({ endedAt }) => endedAt === null)).toBe(true)
		expect(granted(await takeOut(db, morning, { ...out, offers: [a, b, a] }))).toHaveLength(2)
		const ended = (await offersIn(batch)).filter(({ endedBecause }) => endedBecause === 'taken_out')
		expect(ended.map(({ id }) => id).toSorted()).toEqual([a, b].toSorted())
		expect(ended.every(({ endedWords }) => endedWords === out.because)).toBe(true)
		await approved(batch)
		expect(await takeOut(db, morning, { ...out, offers: [c] })).toMatchObject({ why: 'already_approved' })
		await send()
		expect(await deliveredIn(db, batch)).not.toContain(a)
	})
	test('a letter is given another free time, not one that is taken or too near', async () => {
		const batch = await proposed({ limit: 3 })
		const offers = (await offersIn(batch)).filter(({ time }) => time !== null)
		const [offer, other] = offers
		if (!offer?.time || !other?.time) throw new Error('no fixed times')
		const ask = (time: typeof offer.time) =>
			giveOtherTime(db, morning, municipal.municipality, { offer: offer.id, time: time ?? never(), by })
		expect(await ask({ ...offer.time, from: `${addDays(today, 3)}T10:00:00Z` as never })).toMatchObject({
			why: 'time_is_gone',
		})
		expect(await ask(other.time), 'proposed to somebody else').toMatchObject({ why: 'time_is_gone' })
		const [free] = await freeTimesFor(db, municipal.municipality, {
			person: offer.person,
			minutes: offer.minutes,
			from: addDays(dayOf(offer.time.from), 20),
			to: addDays(dayOf(offer.time.from), 40),
		})
		const time = free === undefined ? never() : { staff: free.staff, from: free.span.from }
		granted(await ask(time))
		expect((await offersIn(batch)).find(({ id }) => id === offer.id)?.time).toEqual(time)
		await approved(batch)
		const times = (await offersIn(batch)).flatMap(({ time, endedAt }) =>
			time === null || endedAt !== null ? [] : [`${time.staff} ${time.from}`],
		)
		expect(new Set(times).size).toBe(times.length)
		expect(times).toContain(`${time.staff} ${time.from}`)
		expect(await ask(offer.time)).toMatchObject({ why: 'already_approved' })
	})
})

test('stopped, nothing more goes; continued, the rest goes once', async () => {
	await send()
	const batch = await proposed({ limit: 3 })
	expect(await stopBatch(db, morning, { batch, by })).toMatchObject({ why: 'not_being_sent' })
	await approved(batch)
	const before = (await lettersOf()).length
	granted(await stopBatch(db, morning, { batch, by }))
	granted(await stopBatch(db, morning, { batch, by }))
	await send()
	await send()
	expect((await lettersOf()).length).toBe(before)
	expect((await deliveredIn(db, batch)).size).toBe(0)
	expect((await batchWith(db, batch))?.batch.finishedAt).toBeNull()
	const asked: string[] = []
	granted(await continueBatch(db, batch, async (_tx, queue) => void asked.push(queue)))
	expect(asked).toEqual([sendQueue])
	await send()
	await send()
	const { rows } = await sql<{ letters: number; gone: number }>`
		select count(*) as letters, count(l.delivered_at) as gone from offer.letter l join offer.offer o on o.id = l.offer
		where o.batch = ${batch} and l.purpose = 'offer'`.execute(db)
	const open = (await offersIn(batch)).filter(({ madeOn }) => madeOn !== null).length
	expect(rows[0]).toEqual({ letters: open, gone: open })
	expect(open).toBeGreaterThan(0)
	expect((await batchWith(db, batch))?.batch.finishedAt).not.toBeNull()
	expect(await stopBatch(db, morning, { batch, by })).toMatchObject({ why: 'not_being_sent' })
})

test('the year adds up: made, underway and missing month by month, planned over all', async () => {
	const batch = await proposed({ limit: 2 })
	const { months } = await yearOfOffers(db, municipal.municipality, today)
	const sum = (of: (month: (typeof months)[number]) => number): number => months.reduce((all, one) => all + of(one), 0)
	for (const one of months) expect(one.made + one.underway + one.missing).toBe(one.byBirthMonth + one.onOtherGrounds)
	expect(sum(({ planned }) => planned ?? 0)).toBe(sum(({ missing }) => missing))
	expect(sum(({ underway }) => underway)).toBe((await offersIn(batch)).length)
	const { rows } = await sql<{ made: number }>`
		select count(*) as made from offer.offer where made_on between ${dayFrom(2026, 1, 1)}::date and ${today}::date`.execute(
		db,
	)
	expect(sum(({ made }) => made)).toBe(rows[0]?.made)
	expect(months.filter(({ room }) => room !== null).map(({ month }) => month)).toEqual([
		3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
	])
	expect(dateOf(today)).toBe(9)
	expect(today).toBe(day('2026-03-09'))
})

const never = (): never => {
	throw new Error('no time')
}
