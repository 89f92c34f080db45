import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessEveryone } from '#eligibility/actions.ts'
import { type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, clockOf, dayOf, type Instant, instant, instantAt } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { folderOutbox, offerFacts, sendAll } from '#offer/actions.ts'
import { openPress } from '#offer/transport.ts'
import { type AnswerServer, answerServer } from '../answer-server.ts'
import { noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { coordinatorCalled } from '../full-week.ts'
import { consultant, resident } from '../invited.ts'
import { temporaryFolder } from '../temporary.ts'
import type { AtWork } from '../web-edge.ts'
import { fillDay, sees } from './steps.ts'

const code = 'soenderborg'
const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const bornOn = '1943-03-15'
const invited = 120

/** When each is to be visited, and by whom. */
type Held = {
	readonly person: PersonId
	readonly id: string
	readonly staff: StaffId
	readonly at: Instant
	readonly on: Day
}

describe.skipIf(noBrowser)('a large portion for two consultants', () => {
	let browser: Browser
	let house: AnswerServer
	let coordinator: Visitor
	let moved: Held

	beforeAll(async () => {
		const staff = new Map<string, AtWork>()
		house = await answerServer(code, 4300 + Math.floor(Math.random() * 500), () => now, { staff })
		staff.set('dorte', await coordinatorCalled(house.db, now, 'dorte'))
		for (const name of ['Asta', 'Bo']) await consultant(house.db, now, `${name} Prøvesen`)
		for (let number = 1; number <= invited; number++) {
			const [x, y] = [545_000 + (number % 12) * 1500, 6_085_000 + Math.floor(number / 12) * 1200]
			const { rows } = await sql<{ id: string }>`
				insert into population.address (key, street, house_number, postal_code, town, x, y)
				values (${`home ${number}`}, 'Prøvevej', ${String(number)}, '6400', 'Sønderborg', ${x}, ${y}) returning id`.execute(
				house.db,
			)
			await resident(house.db, { address: rows[0]?.id, born_on: bornOn })
		}
		await assessEveryone(house.db, now, today, [offerFacts])
		browser = await openBrowser()
		coordinator = await visitorOf(browser, code, { at: house.base })
		await coordinator.context.addCookies([{ name: 'hj_session', value: 'dorte', url: house.base }])
	})
	afterAll(async () => {
		await coordinator?.leave()
		await browser?.close()
		await house?.stop()
	})

	const held = async (): Promise<Held[]> => {
		const { rows } = await sql<{ person: PersonId; id: string; staff: StaffId; starts: string }>`
			select person, id, staff, lower(during) as starts from booking.booking where released_at is null order by lower(during), staff`.execute(
			house.db,
		)
		return rows.map(({ starts, ...rest }) => ({ ...rest, at: instant(starts), on: dayOf(instant(starts)) }))
	}
	/** The code in the letter, and all it says. */
	const letterOf = async (person: PersonId) => {
		const { rows } = await sql<{ code: string; words: string }>`
			select content ->> 'code' as code, content::text as words
			from offer.letter where person = ${person} and purpose = 'offer'`.execute(house.db)
		return rows[0]
	}

	test('is planned, every letter with a time of its own, and approved', async () => {
		const { page } = coordinator
		await coordinator.goTo('/tilbud')
		await coordinator.press('Foreslå næste udsendelse')
		await sees(page, String(invited))
		await coordinator.press(/^Godkend/)
		await sees(page, /godkendt/)
		const times = await held()
		expect(times).toHaveLength(invited)
		expect(new Set(times.map(({ staff }) => staff)).size).toBe(2)
	})

	test('stands on the week board, where one is moved by keyboard before its letter is sent', async () => {
		const { page } = coordinator
		const all = await held()
		const last = all.at(-1)
		if (last === undefined) throw new Error('nothing is held')
		await coordinator.goTo(`/uge?dag=${last.on}`)
		await coordinator.look('board-full')
		await page.locator(`#besoeg-${last.id}`).focus()
		await page.keyboard.press('m')
		const bar = page.locator('#hj-board-live')
		for (let step = 0; step < 30 && (await bar.getAttribute('data-may')) !== 'yes'; step++) {
			await page.keyboard.press(step % 10 === 9 ? 'ArrowLeft' : 'ArrowUp')
			await page.locator('#hj-board-live[data-may="yes"], #hj-board-live[data-may="no"]').waitFor()
		}
		await page.keyboard.press('Enter')
		await page.waitForURL(/flyt/)
		if (await page.getByRole('button', { name: 'Flyt besøget' }).count()) await coordinator.press('Flyt besøget')
		await sees(page, 'Besøget er flyttet til')
		moved = (await held()).find(({ id }) => id === last.id) ?? last
		expect([moved.at, moved.staff]).not.toEqual([last.at, last.staff])
	})

	test('is sent: a letter each, the moved one with the new time', async () => {
		const post = { press: openPress(), outbox: folderOutbox(await temporaryFolder('planning')), sources: [] }
		expect(await sendAll(house.db, now, house.municipality, post)).toMatchObject({ sent: invited, dropped: 0, held: 0 })
		expect((await letterOf(moved.person))?.words).toContain(writeClock(clockOf(moved.at), 'da'))
	})

	test('a citizen takes another time', async () => {
		const [first] = (await held()).filter(({ id }) => id !== moved.id)
		if (first === undefined) throw new Error('nobody is left')
		const citizen = await visitorOf(browser, code, { at: house.base })
		await citizen.goTo('/svar')
		await citizen.page.getByLabel('Koden i brevet').fill((await letterOf(first.person))?.code ?? '')
		await fillDay(citizen.page, 'born', bornOn)
		await citizen.press('Gå videre')
		await citizen.press('Vælg en anden tid')
		await citizen.press('Vis ledige tider')
		await citizen.page.locator('.form-group-radio label').nth(1).click()
		await citizen.press(/send mit svar/)
		await sees(citizen.page, 'Du har sagt ja tak')
		await citizen.leave()
	})

	test('a consultant is ill: whom it hits is shown, and what can be moved is moved at once', async () => {
		const { page } = coordinator
		const [ill] = (await held()).filter(({ id }) => id !== moved.id)
		if (ill === undefined) throw new Error('nobody is left')
		await coordinator.goTo('/sygemelding')
		await page.getByLabel('Hvem er fraværende?').selectOption(ill.staff)
		for (const name of ['first', 'last']) await fillDay(page, name, ill.on)
		await coordinator.press('Meld fravær, og se besøgene')
		await sees(page, /mangler en\s+medarbejder/)
		await coordinator.look('sick-list')
		const before = await held()
		await coordinator.press(/^(Flyt \d+ besøg|Gennemfør)/)
		await sees(page, /Flyttet/)
		const after = new Map((await held()).map((one) => [one.id, one]))
		const hit = before.filter(({ id, staff, on }) => after.get(id)?.staff !== staff || after.get(id)?.on !== on)
		expect(hit.length).toBeGreaterThan(0)
		expect(hit.every(({ on }) => on === ill.on)).toBe(true)
	})
})
