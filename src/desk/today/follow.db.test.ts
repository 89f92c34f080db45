import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { bookingsOf, hold } from '#booking/actions.ts'
import { stanceOf } from '#eligibility/actions.ts'
import { agree, agreementsOf, handOver, handOversOf } from '#followup/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { batchWith, recordAnswer } from '#offer/actions.ts'
import { reportDeath, takeBackDeath } from '#population/actions.ts'
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
	offerOf,
	openHouse,
	propose,
	send,
	sources,
	storyOf,
	theNight,
	today,
} from '../../../test/lives.ts'
import { granted } from '../../../test/story.ts'
import { callsToMake, followLives } from '../actions.ts'
import { mergePersons } from '../same-person/merge-actions.ts'
import { worklists } from './worklist-actions.ts'

describe('a citizen dies', () => {
	test('whose letter still lies in the outbox: it is set aside, the print file made again without it, the time free', async () => {
		const house = await inhabited()
		const batch = await approve(house)
		await send(house)
		const before = await house.files()
		expect(before).toContain(`print-batches/${batch}.pdf`)
		const person = await house.who(karl)
		await house.load(today, line(karl, 'Karl', karla, '1', dies))
		expect(await offerOf(house, person)).toMatchObject({ madeOn: null, endedBecause: 'dropped', endedWords: 'dead' })
		expect((await bookingsOf(house.db, person)).map(({ releasedBecause }) => releasedBecause)).toEqual(['dead'])
		expect((await house.files()).filter((name) => name.startsWith('held/'))).toHaveLength(2)
		await send(house)
		const { rows } = await sql<{ n: number }>`select count(*) as n from offer.letter where print_file = 1`.execute(
			house.db,
		)
		expect(rows[0]?.n).toBe(3)
		const after = await house.files()
		expect(after.filter((name) => name.startsWith('print-batches/'))).toEqual([`print-batches/${batch}.pdf`])
		expect(after.filter((name) => name.startsWith('held/print-batches/'))).toEqual([])
		expect(after.filter((name) => name.startsWith('held/print/'))).toHaveLength(1)
		expect(await storyOf(house, person)).toContain('Brevet blev ikke sendt: Borgeren er død')
	})

	test('whose letter has gone: the offer has lapsed, and the spouse’s own offer and time stay', async () => {
		const house = await inhabited()
		await approve(house)
		await send(house)
		await rm(house.municipal.outbox, { recursive: true })
		const [person, spouse] = [await house.who(karl), await house.who(karla)]
		await house.load(today, line(karl, 'Karl', karla, '1', dies))
		expect(await offerOf(house, person)).toMatchObject({ madeOn: today, endedBecause: 'lapsed', endedWords: 'dead' })
		expect(await offerOf(house, spouse)).toMatchObject({ madeOn: today, endedAt: null })
		const standing = async (one: PersonId) =>
			(await bookingsOf(house.db, one)).map(({ releasedAt }) => releasedAt === null)
		expect([await standing(person), await standing(spouse)]).toEqual([[false], [true]])
		expect(await storyOf(house, person)).toContain('Tilbuddet bortfaldt: Borgeren er død')
		expect((await stanceOf(house.db, person))?.verdict.verdict).toBe('not_resident')
	})

	test('whose letter waits for approval, or is approved: it never goes', async () => {
		for (const make of [propose, approve]) {
			const house = await inhabited()
			const batch = await make(house)
			const person = await house.who(erna)
			await house.load(today, line(erna, 'Erna', '', '3', dies))
			await send(house)
			const offers = (await batchWith(house.db, batch))!.offers
			expect(offers.find((offer) => offer.person === person)).toMatchObject({
				endedBecause: 'dropped',
				endedWords: 'dead',
			})
			expect(offers.filter(({ endedAt }) => endedAt === null)).toHaveLength(3)
			expect((await house.files()).filter((name) => name.startsWith('print/')).length).toBe(make === approve ? 3 : 0)
		}
	})

	test('with a firm time, an agreement and a place on the call list: all end, each with its reason in words', async () => {
		const house = await inhabited()
		const { db, consultant } = house
		const person = await house.who(dora)
		const [from, to] = [instantAt(day('2026-03-12'), clock('10:00')), instantAt(day('2026-03-12'), clock('11:00'))]
		const past = {
			from: instantAt(day('2026-03-02'), clock('10:00')),
			to: instantAt(day('2026-03-02'), clock('11:00')),
		}
		const wish = { staff: consultant, person, purpose: 'home_visit' as const, heldUntil: null }
		granted(await hold(db, at(), { ...wish, span: { from, to } }))
		granted(await hold(db, at(), { ...wish, span: past }))
		granted(
			await agree(db, at(), {
				person,
				visit: null,
				kind: 'partner',
				dueOn: today,
				what: 'Ring til foreningen',
				owner: consultant,
			}),
		)
		const given = { visit: null, note: null, key: '', to: 'volunteers' as const, what: 'En besøgsven' }
		granted(await handOver(db, at(), { ...given, person, consent: 'spoken', consentedOn: today, by: consultant }))
		await approve(house)
		await send(house)
		const offer = await offerOf(house, person)
		const said = { by: 'citizen' as const, byName: '', words: '', recordedBy: consultant, offer: offer.id, key: 'one' }
		granted(await recordAnswer(db, at(), { ...said, kind: 'call_later', callOn: today }))
		expect((await callsToMake(db, today)).map((call) => call.person)).toContain(person)
		await house.load(today, line(dora, 'Dora', '', '2', dies))
		const times = (await bookingsOf(db, person)).map(({ releasedBecause }) => releasedBecause)
		expect(times).toEqual([null, 'dead', 'dead'])
		expect(await agreementsOf(db, person)).toMatchObject([{ cancelledBecause: 'dead' }])
		expect((await callsToMake(db, today)).map((call) => call.person)).not.toContain(person)
		const story = await storyOf(house, person)
		expect(story).toContain('Aftale annulleret: borgeren er død')
		expect(await handOversOf(db, person)).toMatchObject([{ steps: [{ step: 'ended', words: 'dead' }] }])
		expect(story.some((told) => told.startsWith('Tid frigivet:') && told.endsWith('– borgeren er død'))).toBe(true)
		for (const list of await worklists(db, { today, of: null, municipality: house.municipal.municipality }, [
			'opfoelgning',
			'ring-op',
			'besoeg-i-dag',
		]))
			expect(list.tasks.map((task) => task.person)).not.toContain(person)
	})

	test('as the hospital tells it, and that was a mistake: the citizen is in line for a new offer', async () => {
		const house = await inhabited()
		await approve(house)
		await send(house)
		await rm(house.municipal.outbox, { recursive: true })
		const person = await house.who(erna)
		await reportDeath(house.db, at(), { person, on: today, source: 'hospital' })
		await follow(house.municipal, at(), today)
		expect(await offerOf(house, person)).toMatchObject({ endedBecause: 'lapsed', endedWords: 'dead' })
		await takeBackDeath(house.db, at(), person)
		await follow(house.municipal, at(), today)
		expect((await stanceOf(house.db, person))?.verdict.verdict).toBe('offer')
	})

	test.each([
		['moved_out', 'moved'],
		['emigrated', 'moved'],
		['disappeared', 'disappeared'],
	])('one who is %s is let go of as well, as %s', async (status, because) => {
		const house = await inhabited()
		await propose(house)
		await house.load(today, line(erna, 'Erna', '', '3', { status }))
		expect(await offerOf(house, await house.who(erna))).toMatchObject({ endedBecause: 'dropped', endedWords: because })
	})
})

describe('somebody living turns out to be somebody dead', () => {
	test('what was open for the one ends for the other', async () => {
		const house = await inhabited()
		await approve(house)
		const other = '6403430023'
		await house.load(today, line(other, 'Erna', '', '9', dies))
		const [living, dead] = [await house.who(erna), await house.who(other)]
		granted(
			await agree(house.db, at(), {
				person: living,
				visit: null,
				kind: 'partner',
				dueOn: day('2026-06-01'),
				what: 'Ring til foreningen',
				owner: house.consultant,
			}),
		)
		expect(await followLives(house.municipal, at(), today, sources)).toEqual({ lives: 0, offers: 0, times: 0 })
		granted(
			await mergePersons(house.db, at(), sources, {
				absorbed: living,
				stays: dead,
				by: house.coordinator,
				because: 'Samme borger',
			}),
		)
		expect(await followLives(house.municipal, at(), today, sources)).toEqual({ lives: 1, offers: 1, times: 1 })
		expect(await offerOf(house, dead)).toMatchObject({ endedBecause: 'dropped', endedWords: 'dead' })
		expect((await bookingsOf(house.db, dead)).map(({ releasedBecause }) => releasedBecause)).toEqual(['dead'])
		expect((await agreementsOf(house.db, dead)).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true])
	})
})

describe('following', () => {
	test('cut short changes nothing, is done by the next run, and the run after that does nothing', async () => {
		const house = await inhabited()
		await propose(house)
		const person = await house.who(erna)
		await sql`update population.person set status = 'dead' where id = ${person}`.execute(house.db)
		const crash = { ...house.municipal, enqueue: async () => Promise.reject(new Error('the power went')) }
		await expect(followLives(crash, at(), today, sources)).rejects.toThrow('the power went')
		expect(await offerOf(house, person)).toMatchObject({ endedAt: null })
		expect(await followLives(house.municipal, at(), today, sources)).toEqual({ lives: 1, offers: 1, times: 0 })
		expect(await followLives(house.municipal, at(), today, sources)).toEqual({ lives: 0, offers: 0, times: 0 })
	})

	test('by two at once does everything once', async () => {
		const house = await inhabited()
		await approve(house)
		await sql`update population.person set status = 'dead'`.execute(house.db)
		const both = await Promise.all([1, 2].map(() => followLives(house.municipal, at(), today, sources)))
		expect(both.reduce((sum, { lives }) => sum + lives, 0)).toBe(4)
		expect(both.reduce((sum, { offers }) => sum + offers, 0)).toBe(4)
		expect(both.reduce((sum, { times }) => sum + times, 0)).toBe(4)
	})
})

describe('a widower, from the register’s word to the letter', () => {
	const husband = '6103540001' // 72 years old: no rule of age speaks for him
	const wife = '6203540002'
	const died = day('2026-03-05')
	const couple = [line(husband, 'Hans', wife, '7'), line(wife, 'Hanne', husband, '7')]
	const widowed = async (code: string): Promise<House> => {
		const house = await openHouse(code)
		await house.load(day('2026-03-02'), ...couple)
		await theNight(house.municipal, at(day('2026-03-03')), day('2026-03-03'))
		const booked = {
			from: instantAt(day('2026-03-17'), clock('10:00')),
			to: instantAt(day('2026-03-17'), clock('11:00')),
		}
		const wish = {
			staff: house.consultant,
			person: await house.who(wife),
			purpose: 'home_visit' as const,
			heldUntil: null,
		}
		granted(await hold(house.db, at(day('2026-03-03')), { ...wish, span: booked }))
		await house.load(
			today,
			line(wife, 'Hanne', husband, '7', { status: 'dead', status_since: died }),
			line(husband, 'Hans', wife, '7', { civil_status: 'widowed' }),
		)
		expect((await bookingsOf(house.db, await house.who(wife))).map(({ releasedBecause }) => releasedBecause)).toEqual([
			'dead',
		])
		expect((await storyOf(house, await house.who(husband))).join()).toContain('Mistede sin ægtefælle')
		return house
	}
	const due = async (house: House, key: 'vurdering' | 'tilbud-mangler', on: Day) => {
		await theNight(house.municipal, at(on), on)
		const [list] = await worklists(house.db, { today: on, of: null, municipality: house.municipal.municipality }, [key])
		return list?.tasks.map(({ person }) => person) ?? []
	}

	test('where the standard says about six weeks: nothing before the fifth week, then a gentle letter', async () => {
		const house = await widowed('soenderborg')
		const person = await house.who(husband)
		expect((await stanceOf(house.db, person))?.verdict.verdict).toBe('not_now')
		expect(await due(house, 'tilbud-mangler', addDays(died, 34))).toEqual([])
		const weekFive = addDays(died, 35)
		await theNight(house.municipal, at(weekFive), weekFive)
		expect((await stanceOf(house.db, person))?.verdict).toMatchObject({ verdict: 'offer' })
		const aboutSix = addDays(died, 40)
		await theNight(house.municipal, at(aboutSix), aboutSix)
		const batch = await approve(house, aboutSix)
		await send(house, aboutSix)
		const offers = (await batchWith(house.db, batch))!.offers
		expect(offers.map((offer) => [offer.person, offer.grounds[0]?.criterion])).toEqual([[person, 'spouse-died']])
		const { rows } = await sql<{ template: string; content: { title: string } }>`
			select template, content from offer.letter`.execute(house.db)
		expect(rows).toHaveLength(1)
		expect(rows[0]?.template).toBe('fixed-time-bereaved')
		expect(offers[0]?.time).not.toBeNull()
	})

	test('where a professional decides: on the assessment list the same minute', async () => {
		const house = await widowed('soroe')
		const person = await house.who(husband)
		expect((await stanceOf(house.db, person))?.verdict.verdict).toBe('assess')
		const [list] = await worklists(house.db, { today, of: null, municipality: house.municipal.municipality }, [
			'vurdering',
		])
		expect(list?.tasks.map((task) => task.person)).toEqual([person])
	})
})
