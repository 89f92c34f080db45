import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { assessEveryone } from '#eligibility/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, dayOf, instantAt } from '#kernel/instant.ts'
import { folderOutbox, offerFacts, sendAll } from '#offer/actions.ts'
import { openPress } from '#offer/transport.ts'
import { type AnswerServer, answerServer } from '../answer-server.ts'
import { noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { resident } from '../invited.ts'
import { temporaryFolder } from '../temporary.ts'
import type { AtWork } from '../web-edge.ts'
import { fillDay, sees } from './steps.ts'

const code = 'soroe'
const bornOn = '1951-08-15'
let now = instantAt(day('2026-03-09'), clock('10:00'))
const after = instantAt(day('2026-04-15'), clock('17:00'))

describe.skipIf(noBrowser)('a meeting instead of a visit', () => {
	let browser: Browser
	let house: AnswerServer
	let coordinator: Visitor
	let citizen: Visitor
	let people: PersonId[]
	let event: string

	beforeAll(async () => {
		const staff = new Map<string, AtWork>()
		const port = 4100 + Math.floor(Math.random() * 800)
		house = await answerServer(code, port, () => now, { standard: 'examples/nordmark-by/standard', staff })
		const karla = { name: 'Karla Prøvesen', roles: ['coordinator', 'consultant'], profession: null } as const
		const added = await addStaff(house.db, now, null, {
			...{ ...karla, email: 'karla@example.invalid', authorisationId: null, login: null },
			activeFrom: day('2025-01-01'),
		})
		if (!added.ok) throw new Error(added.why)
		staff.set('karla', { id: added.value.id, ...karla })
		people = []
		for (const name of ['Anders', 'Berit', 'Carl']) {
			const { rows } = await sql<{ id: string }>`
				insert into population.address (key, street, house_number, postal_code, town)
				values (${name}, 'Prøvevej', '1', '4180', 'Sorø') returning id`.execute(house.db)
			const lives = { born_on: bornOn, given_names: name, surname: 'Prøvesen', address: rows[0]?.id }
			people.push(await resident(house.db, lives))
		}
		browser = await openBrowser()
		coordinator = await visitorOf(browser, code, { at: house.base })
		await coordinator.context.addCookies([{ name: 'hj_session', value: 'karla', url: house.base }])
		citizen = await visitorOf(browser, code, { at: house.base })
	})
	afterAll(async () => {
		await coordinator?.leave()
		await citizen?.leave()
		await browser?.close()
		await house?.stop()
	})

	const codeOf = async (person: PersonId | undefined): Promise<string> => {
		const { rows } = await sql<{ code: string }>`
			select content ->> 'code' as code from offer.letter where person = ${person} and purpose = 'offer'`.execute(
			house.db,
		)
		return rows[0]?.code ?? ''
	}
	const enter = async (person: PersonId | undefined): Promise<void> => {
		await citizen.goTo('/svar')
		await citizen.page.getByLabel('Koden i brevet').fill(await codeOf(person))
		await fillDay(citizen.page, 'born', bornOn)
		await citizen.press('Gå videre')
		await sees(citizen.page, 'Du er inviteret')
	}
	const takesSeat = async (person: PersonId | undefined): Promise<void> => {
		await enter(person)
		await citizen.press(/jeg vil gerne med/)
		await citizen.press('Send mit svar')
		await sees(citizen.page, 'Du har en plads')
		await citizen.press('Luk siden')
	}

	test('is planned', async () => {
		const { page } = coordinator
		await coordinator.goTo('/arrangementer/nyt')
		await page.getByLabel('Hvad hedder det?').fill('Et godt liv med alderen')
		await page.getByLabel('Hvor er det?').fill('Kulturhuset, Storgade 1')
		await fillDay(page, 'on', '2026-04-15')
		await page.getByLabel('Fra klokken').fill('14.00')
		await page.getByLabel('Til klokken').fill('16.00')
		await page.getByLabel('Hvor mange pladser?').fill('10')
		await fillDay(page, 'answer_by', '2026-04-01')
		await coordinator.look('event-new')
		await coordinator.press('Planlæg arrangementet')
		await sees(page, 'Arrangementet er planlagt')
		event = new URL(page.url()).pathname.replace(`/${code}`, '')
	})

	test('the next batch invites to it, and nothing of it is left to approve', async () => {
		const { page } = coordinator
		await assessEveryone(house.db, now, dayOf(now), [offerFacts])
		await coordinator.goTo('/tilbud')
		await coordinator.press('Foreslå næste udsendelse')
		await coordinator.press(/^Godkend/)
		await sees(page, /godkendt/)
		const outbox = folderOutbox(await temporaryFolder('event-letters'))
		await sendAll(house.db, now, house.municipality, { press: openPress(), outbox, sources: [offerFacts] })
		await coordinator.goTo('/tilbud')
		expect(await page.getByText('En udsendelse venter på godkendelse').count()).toBe(0)
		await coordinator.goTo(event)
		await sees(page, 'Inviteret, har ikke svaret (3)')
		await coordinator.look('event-invited')
	})

	test('two take a seat with the code of the letter', async () => {
		await takesSeat(people[0])
		await takesSeat(people[1])
		await coordinator.goTo(event)
		await sees(coordinator.page, 'Har plads (2)')
	})

	test('a daughter says no: the coordinator finds out that the citizen comes, and records it', async () => {
		const { page } = coordinator
		const { rows } = await sql<{ id: string }>`select id from offer.offer where person = ${people[1]}`.execute(house.db)
		const about = `/borger/${people[1]}`
		await coordinator.goTo(`${about}/svar/${rows[0]?.id}`)
		await page.getByLabel('Nej tak denne gang').check()
		await page.locator('select[name="by"]').selectOption('relative')
		await page.getByLabel('Navn, hvis det ikke var borgeren selv').fill('Datter Prøvesen')
		await coordinator.press('Gem svaret')
		await sees(page, 'Svaret er gemt')
		await coordinator.goTo(`${about}/modstrid/${rows[0]?.id}`)
		await sees(page, 'Pladsen er holdt imens')
		await coordinator.look('event-conflict')
		await page.getByLabel('Ja, til arrangementet').check()
		await page.getByLabel('Hvordan har du fundet ud af det?').fill('Talte med Berit selv.')
		await coordinator.press('Gem, hvad der gælder')
		await sees(page, 'Det, der gælder, er gemt')
		await coordinator.goTo(event)
		await sees(page, 'Har plads (2)')
	})

	test('the third calls, and is given a seat where staff record answers', async () => {
		const { page } = coordinator
		await coordinator.goTo(event)
		await coordinator.press(/^Skriv svar/)
		await page.getByLabel('Ja, til arrangementet').check()
		await coordinator.look('event-answer')
		await coordinator.press('Gem svaret')
		await sees(page, 'Svaret er gemt')
		await coordinator.goTo(event)
		await sees(page, 'Har plads (3)')
	})

	test('is held: who came is ticked', async () => {
		const { page } = coordinator
		now = after
		await coordinator.goTo(event)
		await page.getByLabel(/^Anders/).check()
		await page.getByLabel(/^Berit/).check()
		await coordinator.look('event-attendance')
		await coordinator.press('Gem fremmødet')
		await sees(page, 'Fremmødet er gemt: 2 kom')
		const { rows } = await sql<{ person: PersonId; attended: boolean }>`
			select person, attended from offer.seat order by number`.execute(house.db)
		expect(rows).toEqual(people.map((person, place) => ({ person, attended: place < 2 })))
		expect([...coordinator.complaints, ...citizen.complaints]).toEqual([])
	})
})
