import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type House, municipalities, ownHouse } from '../demonstration.ts'
import {
	addresses,
	answer,
	choose,
	eventually,
	everyCountEqualsItsList,
	fillDay,
	firstAgreement,
	isPdf,
	lettersOf,
	logInAs,
	sees,
	someoneToWorryAbout,
	unfold,
	whoVisitsWhen,
} from './steps.ts'

/** What differs between the two: it is data of theirs, and nothing else. */
const theirs = {
	soroe: {
		name: 'Sorø Kommune',
		phone: '57 87 62 61',
		firstVersion: '2019-07-01',
		worry: /ensomhed/,
	},
	soenderborg: {
		name: 'Sønderborg Kommune',
		phone: null,
		firstVersion: '2021-02-02',
		worry: /bekymret/,
	},
} as const

let house: House | undefined
afterAll(() => house?.stop())

describe.skipIf(noBrowser).each(municipalities)('the whole service in %s', (code) => {
	const our = theirs[code]
	let at: string
	let browser: Browser
	let citizen: Visitor
	let coordinator: Visitor
	let consultant: Visitor
	let manager: Visitor
	let administrator: Visitor
	/** The citizen whom the journey follows: the address of their card. */
	let card: string
	let name: string
	let dayOfVisit: string

	beforeAll(async () => {
		house ??= await ownHouse(inject('untouched'), ...municipalities)
		at = house.base
		browser = await openBrowser()
		const someone = () => visitorOf(browser, code, { at })
		;[citizen, coordinator, consultant, manager, administrator] = await Promise.all([
			someone(),
			someone(),
			someone(),
			someone(),
			someone(),
		])
	})
	afterAll(async () => {
		for (const visitor of [citizen, coordinator, consultant, manager, administrator]) await visitor?.leave()
		await browser?.close()
	})

	test('a citizen reads what the service is, in Danish and English, without logging in', async () => {
		const { page } = citizen
		await citizen.goTo('/')
		await sees(page, our.name)
		if (our.phone) await sees(page, our.phone)
		await citizen.look('citizens-front')
		await citizen.press(/Læs om besøget/)
		await sees(page, 'ikke')
		await citizen.look('citizens-standard')
		await citizen.press('English')
		expect(await page.locator('html').getAttribute('lang')).toBe('en')
		await citizen.look('citizens-standard-english')
		await citizen.press('Dansk')
		await citizen.goTo(`/standard/${our.firstVersion}`)
		await sees(page, 'gælder ikke i dag')
		await citizen.look('citizens-standard-earlier')
	})

	test('staff log in through the identity provider; a role that may not see a page is told why', async () => {
		await coordinator.goTo('/log-ind')
		await coordinator.look('login')
		await logIn(coordinator, 'coordinator')
		await logIn(consultant, 'consultant')
		await logIn(manager, 'manager')
		await logIn(administrator, 'administrator')
		const answer = await consultant.page.goto(`${at}/${code}/medarbejdere`)
		expect(answer?.status()).toBe(403)
		await sees(consultant.page, 'Siden kan åbnes af: administrator')
		await consultant.look('no-access')
		const [session] = (await coordinator.context.cookies()).filter((cookie) => cookie.name === 'hj_session')
		expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
	})

	test('an administrator adds a member of staff, changes them and ends their access', async () => {
		const { page } = administrator
		await administrator.goTo('/medarbejdere')
		await administrator.look('staff')
		await administrator.goTo('/medarbejdere/ny')
		await administrator.look('staff-new')
		await administrator.press(/^(Opret|Gem|Tilføj)/)
		await administrator.look('staff-new-with-errors')
		await page.getByLabel('Navn', { exact: true }).fill('Vikar Prøvesen')
		await page.getByLabel(/E-mail/).fill('vikar@demonstration.invalid')
		await page
			.getByLabel(/koordinator/i)
			.first()
			.check()
		await administrator.press(/^(Opret|Gem|Tilføj)/)
		await sees(page, 'Vikar Prøvesen')
		await administrator.press('Vikar Prøvesen')
		await administrator.look('staff-one')
		await administrator.press(/Stop adgang|Deaktiv/)
		await sees(page, /stoppet|har ikke adgang/i)
	})

	test('working hours and absence are entered, and free times follow', async () => {
		const { page } = administrator
		await administrator.goTo('/medarbejdere')
		const [address] = await addresses(page, /\/medarbejdere\/[0-9a-f-]{36}$/)
		await administrator.goTo(`${address}/arbejdstid`)
		await administrator.look('working-hours')
		await coordinator.goTo('/ledige-tider')
		await coordinator.look('free-times')
	})

	test('the coordinator looks a citizen up and reads why a visit is offered, or why not', async () => {
		const { page } = coordinator
		await coordinator.goTo('/borgere')
		await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('Hansen')
		await coordinator.press(/^Søg$/)
		await sees(page, 'Hansen')
		await coordinator.look('citizens')
		const [first] = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		await coordinator.goTo(first ?? '')
		await coordinator.look('card')
		await page.getByText(/^Hvorfor( ikke)?\?$/).click()
		await coordinator.look('card-why')
	})

	test('a population file is reviewed before it is taken in, and can be thrown away', async () => {
		const { page } = coordinator
		await coordinator.goTo('/indlaesning')
		await coordinator.look('imports')
		await page
			.getByLabel('Fil', { exact: true })
			.setInputFiles({ name: 'borgere.csv', mimeType: 'text/csv', buffer: Buffer.from(aFile) })
		await coordinator.press(/Se, hvad filen vil ændre/)
		await sees(page, 'Afviste')
		await coordinator.look('import-review')
		await coordinator.press(/Kassér|Smid|Gem ikke/)
		await coordinator.look('imports-afterwards')
	})

	test('a worry is written down, and a professional decides with a reason', async () => {
		await coordinator.goTo('/borgere?soeg=Jensen')
		const { page } = consultant
		const waiting = await someoneToWorryAbout(coordinator, consultant, our.worry)
		await coordinator.goTo('/vurdering')
		await coordinator.look('assessments')
		await consultant.goTo(`/vurdering/${waiting}`)
		await consultant.look('assessment')
		await page.getByLabel('Begrundelse', { exact: true }).first().fill('Har mistet kontakten til naboerne.')
		await consultant.press('Ja, tilbyd et besøg')
		await sees(page, 'Vurderingen er gemt')
	})

	test('a batch is proposed, looked through and approved; the letters lie in the outbox', async () => {
		const { page } = coordinator
		await coordinator.goTo('/tilbud')
		await coordinator.look('offers')
		await coordinator.press('Foreslå næste udsendelse')
		await coordinator.look('batch')
		const batch = page.url()
		const inBatch = await page.locator('table tbody tr').count()
		expect(inBatch).toBeGreaterThan(4)
		const [leaf] = await addresses(page, /\/se\//)
		await coordinator.goTo(leaf ?? '')
		await coordinator.look('batch-letter')
		const [letter] = await addresses(page, /\/brev\//)
		await isPdf(page, letter ?? '')
		await coordinator.goTo(batch)
		await coordinator.press('Tag ud')
		await coordinator.look('batch-take-out')
		await page.getByLabel('Hvorfor?').fill('Er på ferie.')
		await coordinator.press('Tag ud')
		await sees(page, 'taget ud')
		await coordinator.press(/^Godkend/)
		await sees(page, /godkendt/)
		// Elsewhere meanwhile: the page reloads itself when all is sent, under whoever looks at it.
		await coordinator.goTo('/tilbud')
		await eventually(async () => (await lettersOf(code, house?.data ?? '')).length >= inBatch - 1)
		await coordinator.goTo(batch)
		await coordinator.look('batch-approved')
		expect((await lettersOf(code, house?.data ?? '')).length).toBeGreaterThanOrEqual(inBatch - 1)
	})

	test('answers are recorded: yes to a time, no this time, phone me later, no contact', async () => {
		const { page } = coordinator
		await coordinator.goTo('/tilbud/afventer')
		await coordinator.look('awaiting')
		const cards = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		expect(cards.length).toBeGreaterThanOrEqual(4)
		const [yes, no, later, never] = cards as [string, string, string, string]
		card = yes
		await answer(coordinator, no, /^Nej/, 'answer-no')
		await answer(coordinator, later, /^Ring/)
		await answer(coordinator, never, /kontakt/i)
		await coordinator.goTo(never)
		await sees(page, /Ønsker ikke kontakt|Kontakt ikke/)
		await coordinator.look('card-no-contact')
		await answer(coordinator, yes, /^Ja/)
		await coordinator.goTo(yes)
		name = (await page.locator('h1').first().innerText()).replace(/,?\s+\d+ år[\s\S]*$/, '')
		await sees(page, 'Tid aftalt')
		await coordinator.look('card-time-agreed')
	})

	test('the call list shows one at a time', async () => {
		await coordinator.goTo('/ringeliste')
		await coordinator.look('call-list')
	})

	test('the consultant finds the visit on the day, holds it, writes and signs', async () => {
		await coordinator.goTo(card)
		const found = await whoVisitsWhen(coordinator, code)
		dayOfVisit = found.day
		await logInAs(consultant, found.consultant)
		const { page } = consultant
		await consultant.goTo(`/dagens-rute?dag=${dayOfVisit}`)
		await sees(page, name)
		await consultant.look('day')
		await page
			.locator('article', { hasText: name })
			.getByRole('button', { name: /Begynd/ })
			.click()
		if (dayOfVisit > '2026-03-09') {
			await sees(page, 'Er det holdt i dag?')
			await consultant.look('visit-before-its-day')
			await consultant.press('Ja, begynd besøget i dag')
		}
		await page.waitForURL(/\/besoeg\/[0-9a-f-]{36}$/)
		await consultant.look('visit')
		await consultant.press('Gem og underskriv')
		await page.getByText('Der er ikke skrevet noget endnu.').first().waitFor()
		await consultant.look('visit-with-errors')
		await fillDay(page, 'happened', '2026-03-09')
		await page.locator('input[name="accepted"]').first().check()
		await page.getByLabel('Kort om besøget').fill('En god samtale om hverdagen og om trappen.')
		await page.getByLabel('Råd og vejledning').fill('Gåture i lokalområdet.')
		await unfold(page, '[name^="agreement."][name$=".what"]')
		const agreement = await firstAgreement(page)
		await page.locator(`[name="${agreement}.what"]`).fill('Ser på trappen sammen')
		await choose(page, `${agreement}.on`, '')
		await fillDay(page, `${agreement}.due`, '2026-03-09')
		await choose(page, `${agreement}.kind`, 'visit')
		await consultant.press('Gem og underskriv')
		await page.getByText('Underskrevet', { exact: true }).first().waitFor()
		await consultant.look('visit-signed')
	})

	test('a signed note is corrected beside itself, never changed', async () => {
		const { page } = consultant
		await page.getByText('Ret eller tilføj').click()
		await page.getByLabel('Det skal stå sådan').fill('Trappen har gelænder i begge sider.')
		await page.locator('article details input[type=radio]').first().check()
		await consultant.press('Føj til notatet')
		await sees(page, 'Trappen har gelænder i begge sider.')
		await sees(page, 'En god samtale om hverdagen og om trappen.')
		await consultant.look('visit-corrected')
	})

	test('what was agreed stands on the list when it is due, is done, and the course is closed', async () => {
		const { page } = consultant
		await consultant.goTo('/opfoelgning')
		await sees(page, name)
		await consultant.look('follow-up')
		const [agreement] = await addresses(page, /\/opfoelgning\/[0-9a-f-]{36}$/)
		await consultant.goTo(agreement ?? '')
		await consultant.look('agreement')
		await page.getByLabel('Hvad kom der ud af det?').fill('Gelænderet er skruet fast.')
		await consultant.press('Markér som udført')
		await sees(page, 'udført')
		await consultant.goTo(`${card}/afslut`)
		await consultant.look('close')
		await page.locator('input[name="reason"]').first().check()
		await consultant.press('Afslut forløbet')
		await sees(page, 'afsluttet')
	})

	test('the desk counts what the lists hold, and the card tells the whole story', async () => {
		for (const visitor of [coordinator, consultant]) {
			await visitor.goTo('/i-dag')
			await everyCountEqualsItsList(visitor, code)
		}
		await coordinator.goTo('/i-dag')
		await coordinator.look('today')
		await consultant.goTo('/i-dag')
		await consultant.look('today-consultant')
		await coordinator.goTo(card)
		for (const part of [/Brev|Tilbud/, /Takket ja|Ja/, /Besøg/, /Afsluttet|afsluttet/])
			await sees(coordinator.page, part)
		await coordinator.look('card-whole-story')
	})

	test('the manager sees the numbers and who has looked', async () => {
		await manager.goTo('/tal')
		await manager.look('figures')
		await manager.goTo('/opslag')
		await sees(manager.page, 'Dorte Prøvesen')
		await manager.look('read-log')
	})

	test('signing out ends the session', async () => {
		await coordinator.goTo('/i-dag')
		await coordinator.press('Log ud')
		await coordinator.look('signed-out')
		const answer = await coordinator.page.goto(`${at}/${code}/i-dag`)
		expect(answer?.url()).not.toContain('/i-dag')
	})
})

/** One who is new, one without a status, one whose number cannot be. */
const aFile = [
	'person_id;status;given_names;surname;street;house_number;postal_code;town',
	'7003451234;resident;Prøve;Prøvesen;Prøvevej;1;4180;Sorø',
	'7003461234;;Prøve;Prøvesen;Prøvevej;1;4180;Sorø',
	'9999999999;resident;Prøve;Prøvesen;Prøvevej;1;4180;Sorø',
].join('\r\n')
