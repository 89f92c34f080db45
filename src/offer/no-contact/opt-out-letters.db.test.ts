import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { at, type House, line, openHouse, send, theNight, today } from '../../../test/lives.ts'
import { granted } from '../../../test/story.ts'
import { milestoneNight, optOut, takeBackOptOut } from '../actions.ts'

/** Turns 80 on 20 March 2026. */
const ida = '8003460001'
const house = async (milestoneLetters = false): Promise<House & { ida: PersonId }> => {
	const found = await openHouse('soroe')
	const municipality = { ...found.municipal.municipality, milestoneLetters }
	await found.load(today, line(ida, 'Ida', '', '7'))
	return { ...found, municipal: { ...found.municipal, municipality }, ida: await found.who(ida) }
}
const letters = async ({ db }: House) =>
	(
		await sql<{ purpose: string; occasion: string; out: boolean; withheld: string | null }>`
		select purpose, case purpose when 'milestone' then occasion else '' end as occasion,
			delivered_at is not null as out, withheld_because as withheld
		from offer.letter order by written_at, id`.execute(db)
	).rows
const wish = ({ ida: person, coordinator: by }: House & { ida: PersonId }, until: Day | null = null) => ({
	person,
	until,
	askedBy: 'citizen' as const,
	words: '',
	by,
})
const goodbye = { purpose: 'goodbye', occasion: '', out: true, withheld: null }

describe('a goodbye', () => {
	test('goes out once after the wish, however often it is said anew', async () => {
		const one = await house()
		await optOut(one.db, at(), wish(one))
		await send(one)
		await send(one)
		await optOut(one.db, at(addDays(today, 1)), wish(one, addDays(today, 400)))
		await send(one, addDays(today, 1))
		expect(await letters(one)).toEqual([goodbye])
	})

	test('comes again after the citizen has wanted contact in between; never to who took the wish back before it went', async () => {
		const one = await house()
		const takeBack = async (on: Day) =>
			granted(await takeBackOptOut(one.db, at(on), { person: one.ida, words: 'Ringede', by: one.coordinator }))
		await optOut(one.db, at(), wish(one))
		await takeBack(today)
		await send(one)
		expect(await letters(one)).toEqual([])
		await optOut(one.db, at(addDays(today, 1)), wish(one))
		await send(one, addDays(today, 1))
		await takeBack(addDays(today, 2))
		await optOut(one.db, at(addDays(today, 3)), wish(one))
		await send(one, addDays(today, 3))
		expect(await letters(one)).toEqual([goodbye, goodbye])
	})

	test('is not written long after, nor to who has died since', async () => {
		const one = await house()
		await optOut(one.db, at(), wish(one))
		await send(one, addDays(today, 15))
		expect(await letters(one)).toEqual([])
		const other = await house()
		await optOut(other.db, at(), wish(other))
		await other.load(today, line(ida, 'Ida', '', '7', { status: 'dead', status_since: today }))
		await send(other)
		expect((await letters(other)).filter(({ out }) => out)).toEqual([])
	})
})

describe('at the next milestone age', () => {
	const birthday = day('2026-03-20')
	const lived = async (milestoneLetters: boolean, before?: (one: House & { ida: PersonId }) => Promise<unknown>) => {
		const one = await house(milestoneLetters)
		await optOut(one.db, at(), wish(one))
		await send(one)
		await before?.(one)
		for (const on of [addDays(birthday, -1), birthday, addDays(birthday, 1)]) {
			await theNight(one.municipal, at(on), on)
			await send(one, on)
		}
		return one
	}
	const milestones = async (one: House) => (await letters(one)).filter(({ purpose }) => purpose === 'milestone')

	test('one neutral letter, never a second', async () => {
		const one = await lived(true)
		expect(await milestones(one)).toEqual([{ purpose: 'milestone', occasion: '80', out: true, withheld: null }])
		const later = addDays(birthday, 40)
		expect(await milestoneNight(one.db, at(later), later, one.municipal.municipality)).toEqual({ written: 0 })
	})

	test.each([
		['where the municipality does not say so', false, undefined],
		[
			'to who wants contact again',
			true,
			(one: House & { ida: PersonId }) =>
				takeBackOptOut(one.db, at(addDays(today, 1)), { person: one.ida, words: 'Ringede', by: one.coordinator }),
		],
		[
			'to who has moved to a care home',
			true,
			(one: House) => one.load(addDays(today, 1), line(ida, 'Ida', '', '7', { residence: 'care_home' })),
		],
		[
			'to who has died',
			true,
			(one: House) => one.load(addDays(today, 1), line(ida, 'Ida', '', '7', { status: 'dead', status_since: today })),
		],
	] as const)('none %s', async (_, setting, before) => {
		expect(await milestones(await lived(setting, before))).toEqual([])
	})
})
