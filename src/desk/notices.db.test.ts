import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { hold } from '#booking/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { reportDeath, takeBackDeath } from '#population/actions.ts'
import {
	approve,
	at,
	dies,
	dora,
	follow,
	type House,
	inhabited,
	karl,
	karla,
	line,
	send,
	storyOf,
	today,
} from '../../test/lives.ts'
import { granted } from '../../test/story.ts'
import { noticesFor, seeNotice } from './notice-actions.ts'

const looking = ({ coordinator, consultant }: House, role: 'coordinator' | 'consultant') =>
	role === 'coordinator' ? { id: coordinator, isCoordinator: true } : { id: consultant, isCoordinator: false }
const shown = async (house: House, role: 'coordinator' | 'consultant', on = today): Promise<string[]> =>
	(await noticesFor(house.db, at(on), looking(house, role))).map(({ what }) => what.da)
const see = async (house: House, role: 'coordinator' | 'consultant', kind: string): Promise<boolean> => {
	const found = (await noticesFor(house.db, at(), looking(house, role))).find((one) => one.kind === kind)
	return seeNotice(house.db, at(), looking(house, role), { kind, about: found?.about ?? '' })
}
const visit = async (house: House, person: PersonId, on: Day) => {
	const span = { from: instantAt(on, clock('10:00')), to: instantAt(on, clock('11:00')) }
	const wish = { staff: house.consultant, person, purpose: 'home_visit' as const, heldUntil: null }
	return granted(await hold(house.db, at(addDays(today, -20)), { ...wish, span }))
}

describe('a visit of tomorrow to somebody who has died', () => {
	const off = 'Besøget i morgen kl. 10.00 er aflyst: borgeren er død'
	test('is told to the coordinator and to the consultant; each says that they have seen it for themselves', async () => {
		const house = await inhabited()
		const person = await house.who(dora)
		await visit(house, person, addDays(today, 1))
		expect(await shown(house, 'consultant')).toEqual([])
		await house.load(today, line(dora, 'Dora', '', '2', dies))
		expect(await shown(house, 'coordinator')).toEqual([off])
		expect(await shown(house, 'consultant')).toEqual([off])
		expect(await shown(house, 'coordinator', addDays(today, 1))).toEqual([off.replace('i morgen', 'i dag')])
		expect(await shown(house, 'coordinator', addDays(today, 2))).toEqual([])
		expect(await see(house, 'coordinator', 'visit_off')).toBe(true)
		expect([await shown(house, 'coordinator'), await shown(house, 'consultant')]).toEqual([[], [off]])
		expect(await see(house, 'consultant', 'visit_off')).toBe(true)
		expect(await shown(house, 'consultant')).toEqual([])
		expect(await storyOf(house, person)).toContain('Vigtig besked set, intet at gøre: besøget er aflyst')
	})
	test('in three days is no news', async () => {
		const house = await inhabited()
		await visit(house, await house.who(dora), addDays(today, 3))
		await house.load(today, line(dora, 'Dora', '', '2', dies))
		expect(await shown(house, 'coordinator')).toEqual([])
	})
})

describe('a spouse who is left', () => {
	test('keeps the time, and somebody looks whether it still fits; whose visit it is sees it, too', async () => {
		const house = await inhabited()
		await visit(house, await house.who(karla), addDays(today, 3))
		const has = 'Mistede sin ægtefælle 8. marts 2026 og har en tid 12. marts 2026 kl. 10.00'
		await house.load(today, line(karl, 'Karl', karla, '1', dies))
		expect(await shown(house, 'coordinator')).toEqual([has])
		expect(await shown(house, 'consultant')).toEqual([has])
		expect(await see(house, 'coordinator', 'bereaved')).toBe(true)
		expect([await shown(house, 'coordinator'), await shown(house, 'consultant')]).toEqual([[], [has]])
	})
	test('with a letter out, and with nothing at all', async () => {
		const house = await inhabited()
		await approve(house)
		await send(house)
		await house.load(today, line(karl, 'Karl', karla, '1', dies))
		expect((await shown(house, 'coordinator')).join()).toContain('Mistede sin ægtefælle 8. marts 2026 og har en tid')
		const other = await inhabited()
		await other.load(today, line(karl, 'Karl', karla, '1', dies))
		expect(await shown(other, 'coordinator')).toEqual([])
	})
	test('whose time was agreed long after the loss is left alone', async () => {
		const house = await inhabited()
		await house.load(today, line(karl, 'Karl', karla, '1', { ...dies, status_since: '2026-01-20' }))
		await visit(house, await house.who(karla), addDays(today, 3))
		expect(await shown(house, 'coordinator')).toEqual([])
	})
})

describe('who is excluded while an offer is out', () => {
	test('keeps it until somebody has looked', async () => {
		const house = await inhabited()
		await approve(house)
		await send(house)
		const person = await house.who(dora)
		await house.load(today, line(dora, 'Dora', '', '2', { residence: 'care_home', residence_since: '2026-03-08' }))
		const [told] = await shown(house, 'coordinator')
		expect(told).toMatch(/^Er nu undtaget \(.+\) og har en tid /)
		const { rows } = await sql<{
			ended_at: string | null
		}>`select ended_at from offer.offer where person = ${person}`.execute(house.db)
		expect(rows).toEqual([{ ended_at: null }])
		expect(await see(house, 'coordinator', 'excluded')).toBe(true)
		expect(await shown(house, 'coordinator')).toEqual([])
	})
	test('with nothing out is no news', async () => {
		const house = await inhabited()
		await house.load(today, line(dora, 'Dora', '', '2', { residence: 'care_home' }))
		expect(await shown(house, 'coordinator')).toEqual([])
	})
})

describe('a letter', () => {
	test('that could not be stopped any more is told of, and one set aside in time is not', async () => {
		for (const isFetched of [true, false]) {
			const house = await inhabited()
			await approve(house)
			await send(house)
			if (isFetched) await rm(house.municipal.outbox, { recursive: true })
			await house.load(today, line(dora, 'Dora', '', '2', dies))
			const went = 'Er død, og et brev er sendt 9. marts 2026. Stop det, hvis det kan nås'
			expect(await shown(house, 'coordinator')).toEqual(isFetched ? [went] : [])
			expect(await shown(house, 'coordinator', addDays(today, 4))).toEqual([])
		}
	})
})

test('a death reported by mistake: what was called off is to be agreed anew', async () => {
	const house = await inhabited()
	const person = await house.who(dora)
	await visit(house, person, addDays(today, 9))
	await reportDeath(house.db, at(), { person, on: today, source: 'hospital' })
	await follow(house.municipal, at(), today)
	await takeBackDeath(house.db, at(), person)
	await follow(house.municipal, at(), today)
	expect((await shown(house, 'coordinator')).join()).toContain('Blev meldt død ved en fejl')
	const story = await storyOf(house, person)
	for (const told of ['Meldt død, meldt af sygehuset', 'Meldingen om dødsfald var en fejl, meldt af sygehuset'])
		expect(story).toContain(told)
	expect(await see(house, 'coordinator', 'death_taken_back')).toBe(true)
})

test('what only its action ends cannot be marked as seen, nor what is not there', async () => {
	const house = await inhabited()
	await visit(house, await house.who(dora), addDays(today, 1))
	await sql`update population.person set status = 'dead'`.execute(house.db)
	expect(await shown(house, 'coordinator')).toEqual(['Død – har stadig en tid'])
	for (const asked of [
		{ kind: 'left', about: '' },
		{ kind: 'visit_off', about: 'x' },
	])
		expect(await seeNotice(house.db, at(), looking(house, 'coordinator'), asked)).toBe(false)
	expect(await shown(house, 'coordinator')).toHaveLength(1)
})
