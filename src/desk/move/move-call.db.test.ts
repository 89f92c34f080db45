import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { bookingsOf, releaseBooking, tellPerson } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, instantAt } from '#kernel/instant.ts'
import { recordAnswer } from '#offer/actions.ts'
import { type ProposedTime, timeOf, writeTime } from '#offer/index.ts'
import { approve, at, erna, type House, inhabited, karl, karla, offerOf, send } from '../../../test/lives.ts'
import { granted } from '../../../test/story.ts'
import { type AtWork, webEdge } from '../../../test/web-edge.ts'
import { deskPages } from '../pages.tsx'
import { moveCalls } from './move-call-actions.ts'
import { moveVisit } from './move-visit-actions.ts'

let house: House
let person: PersonId
/** The morning before the visit: no letter arrives before it. */
let then: ReturnType<typeof at>

const visitTo = async (whom: PersonId): Promise<Booking> => {
	const [one] = (await bookingsOf(house.db, whom)).filter(({ releasedAt }) => releasedAt === null)
	if (one === undefined) throw new Error('no visit')
	return one
}
const accept = async (whom: PersonId) => {
	const offer = await offerOf(house, whom)
	const said = { kind: 'yes', time: null, by: 'citizen', byName: '', words: '' } as const
	const command = { ...said, offer: offer.id, key: crypto.randomUUID(), recordedBy: house.coordinator }
	granted(await recordAnswer(house.db, addMinutes(at(), 1), { ...command, kept: house.municipal.municipality }))
}
const move = async (booking: Booking, to: Partial<ProposedTime>) =>
	granted(
		await moveVisit(house.db, then, house.municipal.municipality, {
			...{ booking: booking.id, to: { ...timeOf(booking), ...to }, expected: timeOf(booking) },
			...{ because: 'rearranged', by: house.coordinator },
		}),
	)
const edge = () => {
	const staff: Record<string, AtWork> = {
		coordinator: { id: house.coordinator, name: 'x', roles: ['coordinator'], profession: null },
	}
	return webEdge({
		...{ db: house.db, municipality: house.municipal.municipality, routes: deskPages([]), staff, now: then },
	})
}
const owed = async (when = then) =>
	(await moveCalls(house.db, when)).map(({ whom }) => whom.map((one) => one.citizen.id))
/** A Tuesday on which the consultant has nothing. */
const far = (hour = '10:00') => instantAt('2026-05-05' as Day, clock(hour))

describe('a visit moved so late that no letter tells of it', () => {
	beforeEach(async () => {
		house = await inhabited()
		await approve(house)
		await send(house, dayOf(at()), at())
		person = await house.who(erna)
		await accept(person)
		then = instantAt(addDays(dayOf((await visitTo(person)).span.from), -1), clock('09:00'))
	})

	test('is on the list with what the citizen knows, until somebody has called; the card tells of it', async () => {
		const before = await visitTo(person)
		await move(before, { from: far() })
		const now = await visitTo(person)
		const [call] = await moveCalls(house.db, then)
		expect([timeOf(call!.knows), timeOf(call!.now)]).toEqual([timeOf(before), timeOf(now)])
		expect(await (await edge().get('/i-dag/ring-om-flyttet')).text()).toContain('/soroe/flyttede-besoeg')
		const page = await (await edge().get('/flyttede-besoeg')).text()
		expect(page).toContain('Borgeren venter os')
		const ticked = { booking: now.id, told: writeTime(timeOf(now)) }
		for (let times = 0; times < 2; times++) expect((await edge().post('/flyttede-besoeg', ticked)).status).toBe(303)
		expect(await owed()).toEqual([])
		const told = (await tellPerson(house.db, person)).map(({ what }) => what.da)
		expect(told.filter((line) => line === 'Ringet op om det flyttede besøg')).toHaveLength(1)
	})

	test('moved again before anybody called: the citizen knows the first time still, and the old new one is not ticked', async () => {
		const before = await visitTo(person)
		await move(before, { from: far() })
		const between = await visitTo(person)
		await move(between, { from: far('12:00') })
		expect((await moveCalls(house.db, then)).map(({ knows }) => timeOf(knows))).toEqual([timeOf(before)])
		const late = await edge().post('/flyttede-besoeg', { booking: before.id, told: writeTime(timeOf(between)) })
		expect(late.status).toBe(409)
		expect(await late.text()).toContain('flyttet igen i mellemtiden')
		expect(await owed()).toEqual([[person]])
		await move(await visitTo(person), timeOf(before))
		expect(await owed()).toEqual([])
	})

	test('nobody is called about a visit that is called off, or over', async () => {
		await move(await visitTo(person), { from: far() })
		expect(await owed(addMinutes(far(), 90))).toEqual([])
		granted(await releaseBooking(house.db, then, (await visitTo(person)).id, 'declined'))
		expect(await owed()).toEqual([])
	})
})

test('told by Digital Post the day before, it may lie unread: the message goes, and somebody calls', async () => {
	house = await inhabited()
	person = await house.who(erna)
	await sql`update population.person set digital_post = true where id = ${person}`.execute(house.db)
	await approve(house)
	await send(house, dayOf(at()), at())
	await accept(person)
	const visit = await visitTo(person)
	const on = (days: number) => instantAt(addDays(dayOf(visit.span.from), -days), clock('09:00'))
	then = on(3)
	expect((await move(visit, { from: far() })).told).toEqual(['letter'])
	expect(await owed()).toEqual([])
	await move(await visitTo(person), timeOf(visit))
	then = on(2)
	expect(await move(visit, { from: far() })).toMatchObject({ told: ['letter_and_call'], isCallOwed: true })
	expect(await owed()).toEqual([[person]])
	await send(house, dayOf(then), addMinutes(then, 1))
	const { rows } = await sql<{ held_because: string | null }>`
		select held_because from offer.letter where person = ${person} and purpose = 'change' and withheld_at is null`.execute(
		house.db,
	)
	expect(rows).toEqual([{ held_because: null }])
})

test('a visit whose time has begun is moved nowhere: the board and its page say so, and what to do instead', async () => {
	house = await inhabited()
	await approve(house)
	await send(house, dayOf(at()), at())
	person = await house.who(erna)
	await accept(person)
	const visit = await visitTo(person)
	const [on, page] = [dayOf(visit.span.from), `/uge/flyt/${visit.id}`]
	const asWritten = async (path: string) => (await edge().get(path)).text()
	const read = async (path: string) => (await asWritten(path)).replaceAll(/<[^>]+>/g, ' ')
	const [week, stuck] = [`/uge?dag=${on}`, new RegExp(`/uge/flyt/${visit.id}"[^>]*>Kan ikke flyttes`)]
	then = addMinutes(visit.span.from, -5)
	expect(await asWritten(week)).not.toMatch(stuck)
	expect(await read(page)).toContain('Ledige tider i nærheden')
	then = addMinutes(visit.span.from, 5)
	expect(await asWritten(week)).toMatch(stuck)
	const shown = await read(page)
	expect(shown).toContain('Besøgets tid er begyndt')
	expect(shown).toContain('Ring, og aftal en ny tid')
	expect(shown).not.toContain('Ledige tider i nærheden')
})

test('the two of a joint visit are one call', async () => {
	const found = await inhabited()
	const municipality = { ...found.municipal.municipality, couples: 'together' as const }
	house = { ...found, municipal: { ...found.municipal, municipality } }
	await approve(house)
	await send(house, dayOf(at()), at())
	const [one, other] = [await house.who(karl), await house.who(karla)]
	await accept(one)
	await accept(other)
	const visit = await visitTo(one)
	then = instantAt(addDays(dayOf(visit.span.from), -1), clock('09:00'))
	await move(visit, { from: far('12:00') })
	expect((await owed()).map((persons) => persons.toSorted())).toEqual([[one, other].toSorted()])
	const [call] = await moveCalls(house.db, then)
	const ticked: [string, string][] = [
		...call!.whom.map(({ booking }): [string, string] => ['booking', booking]),
		['told', writeTime(timeOf(call!.now))],
	]
	expect((await edge().post('/flyttede-besoeg', ticked)).status).toBe(303)
	expect(await owed()).toEqual([])
})
