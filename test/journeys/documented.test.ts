import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type House, municipalities, ownHouse } from '../demonstration.ts'
import { countedEffort, type Effort } from './effort.ts'
import { addresses, sees } from './steps.ts'

/** Most visits: some topics go well, two or three are talked about, one is taken up again, one thing is measured, told of and agreed. */
const states = ['fine', 'fine', 'talk', 'fine', 'talk', 'fine', 'act', 'fine'] as const
const notes = [
	'Går til gymnastik om tirsdagen, men savner selskab i weekenden.',
	'Sover afbrudt, står op to gange om natten. Vil prøve uden kaffe efter kl. 15.',
	'Svimmel, når hun rejser sig hurtigt. Ringer selv til egen læge i morgen.',
]
const summary =
	'God samtale om hverdagen. Klarer sig selv og er glad for sin bolig. Vil gerne ud blandt andre igen; datteren kommer hver uge og hjælper med indkøb.'
const advice = 'Rejs dig i to tempi, og hold fast i stolen. Drik et glas vand til hvert måltid.'

const most = { taps: 25, minutes: 3 }

/** One visit written from the first tap to the signature, as it is written at a kitchen table. */
const writeVisit = async (page: Page, effort: Effort): Promise<void> => {
	const topics = page.locator('.hj-topic')
	let written = 0
	for (const [nth, state] of states.entries()) {
		const topic = topics.nth(nth)
		await effort.tap(topic.locator(`.hj-state[value="${state}"]`))
		if (state === 'fine') continue
		await effort.type(topic.getByRole('textbox').first(), notes[written++] ?? '')
	}
	await effort.tap(topics.nth(2).getByText('Tag op næste gang'))
	await effort.tap(page.getByText(/^(Tilføj en test eller måling|Passer til samtalen)/).first())
	const instrument = page.locator('.hj-instrument:visible', { has: page.locator('input[inputmode]') }).first()
	await effort.tap(instrument.locator('summary').first())
	await effort.type(instrument.locator('input[inputmode]:visible').first(), '5')
	await effort.type(page.getByLabel('Råd og vejledning'), advice)
	await effort.tap(page.getByText(/^Vælg blandt \d+ tilbud/))
	const kind = page.locator('.hj-told details details summary').first()
	if ((await kind.count()) > 0) await effort.tap(kind)
	await effort.tap(page.locator('.hj-told label:visible').filter({ hasNotText: 'Find et tilbud' }).first())
	await effort.tap(page.getByText('Tilføj en aftale').first())
	await effort.type(
		page.locator('.hj-agreement:visible textarea').first(),
		'Ringer og hører, hvordan det går med søvnen',
	)
	await effort.tap(page.locator('.hj-agreement:visible').getByLabel('En måned'))
	await effort.type(page.getByLabel('Kort om besøget'), summary)
	await effort.tap(page.getByRole('button', { name: 'Gem og underskriv' }))
}

let house: House | undefined
afterAll(() => house?.stop())

describe.skipIf(noBrowser).each(municipalities)('a visit is written at a kitchen table in %s', (code) => {
	let at: string
	let browser: Browser
	let consultant: Visitor

	beforeAll(async () => {
		house ??= await ownHouse(inject('untouched'), ...municipalities)
		at = house.base
		browser = await openBrowser()
		consultant = await visitorOf(browser, code, { at })
		await logIn(consultant, 'consultant')
	})
	afterAll(async () => {
		await consultant?.leave()
		await browser?.close()
	})

	test('the whole of it in at most 25 taps and three minutes of typing', async () => {
		const { page } = consultant
		await consultant.goTo('/borgere?soeg=Hansen')
		const [card] = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		await consultant.goTo(`${card}/besoeg?occasion=request&form=home_visit`)
		await consultant.press('Begynd')
		await page.waitForURL(/\/besoeg\/[0-9a-f-]{36}$/)
		await consultant.look('visit-to-write')
		const effort = countedEffort()
		await writeVisit(page, effort)
		await page.getByText('Underskrevet', { exact: true }).first().waitFor()
		for (const words of [...notes, summary, advice]) await sees(page, words)
		await consultant.look('visit-written')
		const minutes = effort.minutesOfTyping()
		console.info(
			`${code}: a visit written in ${effort.taps()} taps and ${effort.characters()} characters, ${minutes.toFixed(1)} minutes of typing`,
		)
		expect(effort.taps()).toBeLessThanOrEqual(most.taps)
		expect(minutes).toBeLessThan(most.minutes)
	})

	test('what the next one at the door is to know is noted, seen, and ended', async () => {
		const { page } = consultant
		const noted = page.locator('.hj-warning')
		const before = await noted.count()
		await page.getByText('Skriv noget om hjemmet til den næste').click()
		await page.getByLabel('Hund', { exact: true }).check()
		await page.getByLabel(/^Kort \(/).fill('Stor, men rolig. Lukkes inde, hvis man siger til.')
		await consultant.press('Gem om hjemmet')
		await sees(page, 'Stor, men rolig.')
		expect(await noted.count()).toBe(before + 1)
		await consultant.look('visit-warning')
		await page.getByText('Gælder det stadig?').first().click()
		await consultant.press('Nej, ikke længere')
		await sees(page, 'Det vises ikke længere.')
		expect(await noted.count()).toBe(before)
	})

	test('a visit that cannot go ahead: why, then the one question; by phone only to somebody visited before', async () => {
		const { page } = consultant
		await consultant.goTo('/borgere?soeg=Jensen')
		const [card] = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		await consultant.goTo(`${card}/besoeg?occasion=need&form=phone_visit`)
		await consultant.press('Begynd')
		await sees(page, 'Telefonbesøg er kun til borgere, du har besøgt før.')
		await consultant.look('visit-by-phone-refused')
		await page.getByLabel('Besøg i hjemmet').check()
		await consultant.press('Begynd')
		await page.waitForURL(/\/besoeg\/[0-9a-f-]{36}$/)
		await page.getByText('Kunne besøget ikke gennemføres?').click()
		await page.getByLabel('Andet', { exact: true }).last().check()
		await consultant.press('Registrér')
		await page.getByText('Skriv kort, hvad der skete.').first().waitFor()
		await consultant.look('visit-not-held-with-errors')
		await page.getByLabel('Borgeren var indlagt').check()
		await consultant.press('Registrér')
		await page.getByText('Skal borgeren tilbydes en ny tid?').first().waitFor()
		await consultant.look('visit-not-held')
		await consultant.press('Nej, ikke nu')
		await sees(page, 'Der tilbydes ikke en ny tid nu.')
	})

	test('without JavaScript a note is written and signed as well', async () => {
		const plain = await visitorOf(browser, code, { at, withoutJavaScript: true })
		await plain.context.addCookies(await consultant.context.cookies())
		const { page } = plain
		await consultant.goTo('/borgere?soeg=Nielsen')
		const [card] = await addresses(consultant.page, /\/borger\/[0-9a-f-]{36}$/)
		await plain.goTo(`${card}/besoeg?occasion=need&form=home_visit`)
		await plain.press('Begynd')
		await page.waitForURL(/\/besoeg\/[0-9a-f-]{36}$/)
		await page.locator('.hj-topic .hj-state[value="talk"]').first().click()
		await page.locator('.hj-topic textarea:visible').first().fill('Talt om hverdagen.')
		await plain.press('Gem kladde')
		await sees(page, /Kladden er gemt \d/)
		expect(await page.locator('.hj-topic textarea').first().inputValue()).toBe('Talt om hverdagen.')
		await page.getByLabel('Sagde ja, da jeg kom').check()
		await plain.press('Gem og underskriv')
		await sees(page, 'Talt om hverdagen.')
		await sees(page, 'Underskrevet')
		await plain.leave()
	})
})
