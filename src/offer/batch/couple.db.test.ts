import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { bookingsOf, findBooking, hold } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, minutesBetween } from '#kernel/instant.ts'
import { inTransaction } from '#platform/db/index.ts'
import {
	approve,
	at,
	dies,
	dora,
	erna,
	follow,
	type House,
	inhabited,
	karl,
	karla,
	line,
	mergePersons,
	offerOf,
	propose,
	send,
	sources,
	theNight,
	today,
} from '../../../test/lives.ts'
import { granted } from '../../../test/story.ts'
import { approveBatch, batchWith, recordAnswer, takeOut } from '../actions.ts'
import type { LetterContent } from '../letter/letter.ts'
import { erasePerson } from '../merge-store.ts'
import { timeTogetherFor } from './couple-actions.ts'

const house = async (couples: 'together' | 'apart'): Promise<House & { he: PersonId; she: PersonId }> => {
	const found = await inhabited()
	const municipality = { ...found.municipal.municipality, couples }
	const [he, she] = [await found.who(karl), await found.who(karla)]
	return { ...found, municipal: { ...found.municipal, municipality }, he, she }
}
const letters = async ({ db }: House) =>
	(
		await sql<{ person: PersonId; id: string; carried: boolean; withheld: string | null; both: number | null }>`
		select person, id, carried_by is not null as carried, withheld_because as withheld,
			jsonb_array_length(nullif(content -> 'to-both', 'null')) as both
		from offer.letter where purpose = 'offer' order by written_at, id`.execute(db)
	).rows
const inOutbox = async (one: House) => (await one.files()).filter((name) => /^print\//.test(name))
const said = { by: 'citizen', byName: '', words: '', recordedBy: null } as const
const key = () => crypto.randomUUID()

describe('a couple of one home, due in one batch', () => {
	test('is proposed one time for a visit long enough, held for both or for neither, and written to in one letter', async () => {
		const one = await house('together')
		await approve(one)
		const [his, hers] = [await offerOf(one, one.he), await offerOf(one, one.she)]
		expect(his.time).toEqual(hers.time)
		expect(his.booking).not.toBe(hers.booking)
		const booking = await findBooking(one.db, his.booking!)
		expect(booking?.joint).toBe((await findBooking(one.db, hers.booking!))?.joint)
		expect(minutesBetween(booking!.span.from, booking!.span.to)).toBe(90)
		await send(one)
		const written = await letters(one)
		expect(written).toHaveLength(4)
		const theirs = written.filter(({ person }) => person === one.he || person === one.she)
		expect(theirs.map(({ carried, both }) => [carried, both])).toEqual(
			expect.arrayContaining([
				[false, 2],
				[true, 2],
			]),
		)
		expect(await inOutbox(one)).toHaveLength(3)
		expect((await offerOf(one, one.he)).madeOn).toBe(today)
		expect((await offerOf(one, one.she)).madeOn).toBe(today)
	})

	test('gets a time and a letter each where the municipality keeps them apart', async () => {
		const one = await house('apart')
		await approve(one)
		expect((await offerOf(one, one.he)).time).not.toEqual((await offerOf(one, one.she)).time)
		await send(one)
		expect((await letters(one)).map(({ carried, both }) => [carried, both])).toEqual(Array(4).fill([false, null]))
		expect(await inOutbox(one)).toHaveLength(4)
	})

	test('is one alone when the other is taken out: the visit is as long as a visit to one, and nobody else is named', async () => {
		const one = await house('together')
		const batch = await propose(one)
		granted(
			await takeOut(one.db, at(), {
				offers: [(await offerOf(one, one.he)).id],
				because: 'Indlagt',
				notBefore: addDays(today, 30),
				by: one.coordinator,
			}),
		)
		granted(
			await approveBatch(one.db, at(), one.municipal.municipality, { batch, by: one.coordinator }, async () => {}),
		)
		const [hers] = await bookingsOf(one.db, one.she)
		expect([hers?.joint, minutesBetween(hers!.span.from, hers!.span.to)]).toEqual([null, 60])
		await send(one)
		expect((await letters(one)).map(({ both }) => both)).toEqual([null, null, null])
	})

	test('when the time is gone before the approval, both get the same new one', async () => {
		const one = await house('together')
		await propose(one)
		const { time } = await offerOf(one, one.he)
		granted(
			await hold(one.db, at(), {
				staff: time!.staff,
				person: await one.who(dora),
				span: { from: addMinutes(time!.from, 30), to: addMinutes(time!.from, 60) },
				purpose: 'phone_visit',
				heldUntil: null,
			}),
		)
		const batch = (await offerOf(one, one.he)).batch!
		const approve = async () =>
			granted(
				await approveBatch(one.db, at(), one.municipal.municipality, { batch, by: one.coordinator }, async () => {}),
			)
		const changed = await approve()
		expect(changed.isApproved ? [] : changed.changed.map(({ offer }) => offer.person).toSorted()).toEqual(
			[one.he, one.she].toSorted(),
		)
		expect(await approve()).toEqual({ isApproved: true })
		const [his, hers] = [await offerOf(one, one.he), await offerOf(one, one.she)]
		expect(his.time).toEqual(hers.time)
		expect(his.time).not.toEqual(time)
		expect((await batchWith(one.db, batch))?.offers.every(({ booking }) => booking !== null)).toBe(true)
	})

	test.each([
		['his', karl],
		['hers', karla],
	] as const)(
		'a death, %s: the letter to both is taken back, and the other’s waits for a person to look',
		async (_, cpr) => {
			const one = await house('together')
			await approve(one)
			await send(one)
			const [dead, alive] = cpr === karl ? [one.he, one.she] : [one.she, one.he]
			const before = await inOutbox(one)
			await one.load(today, line(cpr, cpr === karl ? 'Karl' : 'Karla', cpr === karl ? karla : karl, '1', dies))
			expect((await offerOf(one, dead)).endedBecause).toBe('dropped')
			const survivor = await offerOf(one, alive)
			expect(survivor).toMatchObject({ endedAt: null, madeOn: null })
			expect((await findBooking(one.db, survivor.booking!))?.releasedAt).toBeNull()
			expect(await inOutbox(one)).toHaveLength(before.length - 1)
			await send(one)
			expect((await offerOf(one, alive)).heldBecause).toBe('bereaved_since')
			expect(await inOutbox(one)).toHaveLength(before.length - 1)
			expect(
				(await letters(one)).filter(({ person, withheld }) => person === dead && withheld === 'dead'),
			).toHaveLength(1)
		},
	)

	test('a death after the letters were fetched: the survivor is not reminded before a person has looked', async () => {
		const one = await house('together')
		await approve(one)
		await send(one)
		await rm(one.municipal.outbox, { recursive: true })
		const fourDays = addDays(today, 4)
		await one.load(fourDays, line(karl, 'Karl', karla, '1', { ...dies, status_since: fourDays }))
		expect((await offerOf(one, one.he)).endedBecause).toBe('lapsed')
		expect((await offerOf(one, one.she)).endedAt).toBeNull()
		const reminded = async () =>
			(
				await sql<{ person: PersonId; held: string | null; out: boolean }>`
				select person, held_because as held, delivered_at is not null as out from offer.letter where purpose = 'reminder'`.execute(
					one.db,
				)
			).rows
		for (let days = 14; days <= 21 && (await reminded()).length === 0; days++) {
			await theNight(one.municipal, at(addDays(today, days)), addDays(today, days))
			await send(one, addDays(today, days))
		}
		expect(await reminded()).toContainEqual({ person: one.she, held: 'bereaved_since', out: false })
	})

	/** Written, and nobody takes it; then the way is free again. */
	const inVain = async (one: House) => {
		await approve(one)
		await mkdir(dirname(one.municipal.outbox), { recursive: true })
		await writeFile(one.municipal.outbox, 'a file stands where the folder should be')
		await send(one)
		await rm(one.municipal.outbox)
	}
	const contentOf = async ({ db }: House, person: PersonId) =>
		(
			await sql<{ content: LetterContent; out: boolean }>`
				select content, delivered_at is not null as out from offer.letter where person = ${person} and purpose = 'offer'`.execute(
				db,
			)
		).rows
	const eachOfThem = [
		['his', karl],
		['hers', karla],
	] as const

	test.each(eachOfThem)(
		'a death while the outbox is closed, %s: nothing is decided before it is open',
		async (_, cpr) => {
			const one = await house('together')
			await approve(one)
			await send(one)
			const dead = cpr === karl ? one.he : one.she
			const before = await inOutbox(one)
			await writeFile(join(one.municipal.outbox, 'held'), 'no folder')
			const gone = line(cpr, cpr === karl ? 'Karl' : 'Karla', cpr === karl ? karla : karl, '1', dies)
			await expect(one.load(today, gone)).rejects.toThrow()
			expect(await offerOf(one, dead)).toMatchObject({ endedAt: null, madeOn: today })
			await rm(join(one.municipal.outbox, 'held'))
			await follow(one.municipal, at(), today)
			expect(await offerOf(one, dead)).toMatchObject({ endedBecause: 'dropped', madeOn: null })
			expect(await inOutbox(one)).toHaveLength(before.length - 1)
		},
	)

	test.each(eachOfThem)('an offer falls at a merging, %s: the other is written to alone', async (_, cpr) => {
		const one = await house('together')
		await inVain(one)
		const [from, stays] = cpr === karl ? [one.he, one.she] : [one.she, one.he]
		const into = await one.who(dora)
		await sql`update offer.offer set made_on = ${today}, proposed_at = proposed_at + interval '1 hour' where person = ${into}`.execute(
			one.db,
		)
		const merging = { absorbed: from, stays: into, by: one.coordinator, because: 'Samme borger' }
		granted(await mergePersons(one.db, at(), sources, merging))
		expect((await offerOf(one, stays)).madeOn).toBeNull()
		await send(one, addDays(today, 1))
		expect(await contentOf(one, stays)).toMatchObject([{ out: true, content: { 'to-both': null } }])
		expect((await letters(one)).filter(({ withheld }) => withheld === 'same_citizen')).toHaveLength(1)
	})

	test.each(eachOfThem)('one is erased, %s: the other’s letter names them no more', async (_, cpr) => {
		const one = await house('together')
		await approve(one)
		await send(one)
		const [erased, stays] = cpr === karl ? [one.he, one.she] : [one.she, one.he]
		const code = (await contentOf(one, erased))[0]?.content.code ?? ''
		await inTransaction(one.db, (tx) => erasePerson(tx, erased))
		const [left, ...more] = await contentOf(one, stays)
		expect([left?.out, more]).toEqual([true, []])
		expect(JSON.stringify(left)).not.toContain(code)
		expect(JSON.stringify(left)).not.toMatch(cpr === karl ? /Karl\b/ : /Karla\b/)
		expect(left?.content['to-both']).toEqual([{ name: left?.content.name, code: left?.content.code }])
		expect(left?.content.to).toHaveLength(3)
	})

	test.each(eachOfThem)('one is erased before it goes, %s: the other is written to alone', async (_, cpr) => {
		const one = await house('together')
		await inVain(one)
		const [erased, stays] = cpr === karl ? [one.he, one.she] : [one.she, one.he]
		await inTransaction(one.db, (tx) => erasePerson(tx, erased))
		expect(await contentOf(one, stays)).toEqual([])
		await send(one, addDays(today, 1))
		expect(await contentOf(one, stays)).toMatchObject([{ out: true, content: { 'to-both': null } }])
	})

	test('one says no: the other’s time stands, and each yes keeps the whole visit', async () => {
		const one = await house('together')
		await approve(one)
		await send(one)
		const [his, hers] = [await offerOf(one, one.he), await offerOf(one, one.she)]
		granted(await recordAnswer(one.db, at(), { ...said, offer: hers.id, key: key(), kind: 'yes', time: null }))
		granted(await recordAnswer(one.db, at(), { ...said, offer: his.id, key: key(), kind: 'no' }))
		const [stands] = await bookingsOf(one.db, one.she)
		expect(stands).toMatchObject({ heldUntil: null, releasedAt: null, id: hers.booking })
		expect(minutesBetween(stands!.span.from, stands!.span.to)).toBe(90)
		expect((await findBooking(one.db, his.booking!))?.releasedAt).not.toBeNull()
	})
})

describe('two who ask to be visited together', () => {
	const sent = async () => {
		const one = await house('apart')
		await approve(one)
		await send(one)
		return { ...one, his: await offerOf(one, one.he), hers: await offerOf(one, one.she) }
	}
	const yes = { ...said, kind: 'yes', time: null } as const

	test('nothing of the one is shown to the other before both have asked', async () => {
		const one = await sent()
		const shown = (together: boolean) => timeTogetherFor(one.db, at(), one.she, together)
		expect(await shown(true)).toBeNull()
		granted(await recordAnswer(one.db, at(), { ...yes, offer: one.his.id, key: key() }))
		expect(await shown(true)).toBeNull()
		granted(await recordAnswer(one.db, at(), { ...yes, offer: one.his.id, key: key(), together: true }))
		expect(await shown(false)).toBeNull()
		expect(await shown(true)).toMatchObject({ booking: one.his.booking })
		expect(await timeTogetherFor(one.db, at(), await one.who(erna), true)).toBeNull()
	})

	test('the second takes the first’s time: one visit, and her own is free again', async () => {
		const one = await sent()
		granted(await recordAnswer(one.db, at(), { ...yes, offer: one.his.id, key: key(), together: true }))
		const time = await timeTogetherFor(one.db, at(), one.she, true)
		const kept = one.municipal.municipality
		granted(await recordAnswer(one.db, at(), { ...yes, time, offer: one.hers.id, key: key(), together: true, kept }))
		const [his, hers] = [await findBooking(one.db, one.his.booking!), await findBooking(one.db, one.hers.booking!)]
		expect(hers?.span).toEqual(his?.span)
		expect([hers?.joint, hers?.heldUntil]).toEqual([his?.joint, null])
		expect(his?.joint).not.toBeNull()
		expect((await bookingsOf(one.db, one.she)).filter(({ releasedAt }) => releasedAt === null)).toHaveLength(1)
	})

	test('without having asked she does not get it, were its address known to her', async () => {
		const one = await sent()
		granted(await recordAnswer(one.db, at(), { ...yes, offer: one.his.id, key: key(), together: true }))
		const time = await timeTogetherFor(one.db, at(), one.she, true)
		const answer = await recordAnswer(one.db, at(), { ...yes, time, offer: one.hers.id, key: key() })
		expect(answer).toMatchObject({ ok: false, why: 'time_is_taken' })
	})
})
