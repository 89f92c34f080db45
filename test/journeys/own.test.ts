import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type House, ownHouse } from '../demonstration.ts'
import { sees } from './steps.ts'

const code = 'soroe'

/** Logs a citizen in at the demonstration's broker, by what is said of them there. */
const logInAs = async ({ page, goTo }: Visitor, who: string): Promise<void> => {
	await goTo('/min-side/log-ind')
	await page.locator('li', { hasText: who }).first().getByRole('button').click()
	await page.waitForURL(/min-side/)
}

describe.skipIf(noBrowser)('a citizen on their own page', () => {
	let house: House
	let browser: Browser
	let citizen: Visitor
	let dorte: Visitor

	beforeAll(async () => {
		house = await ownHouse(inject('untouched'), code)
		browser = await openBrowser()
		citizen = await visitorOf(browser, code, { at: house.base })
		dorte = await visitorOf(browser, code, { at: house.base })
	})
	afterAll(async () => {
		await citizen?.leave()
		await dorte?.leave()
		await browser?.close()
		await house?.stop()
	})

	test('logs in, reads why not, who has looked, and asks for everything', async () => {
		const { page, press, look } = citizen
		await citizen.goTo('')
		await page.getByRole('main').getByRole('link', { name: 'Gå til Min side' }).click()
		await look('min-side-doer')
		await press('Log ind med MitID')
		await sees(page, /Opdigtet/)
		await logInAs(citizen, 'ikke i målgruppen')
		await sees(page, /Hvorfor – og hvorfor ikke/)
		await look('min-side')
		await page.keyboard.press('Tab')
		expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Gå til sidens indhold')
		await press('Se hvem')
		await sees(page, /Borgeren selv/)
		await look('min-side-hvem-har-set')
		await press('Tilbage til Min side')
		await page.getByText('Bed om alt, hvad I har skrevet om mig').click()
		await press('Ja, send anmodningen')
		await sees(page, /Svaret kommer senest onsdag den 18. marts 2026/)
		expect(page.url()).not.toMatch(/\d{6}-?\d{4}/)
		await press('English')
		await sees(page, /The answer comes by/)
		await press('Dansk')
	})

	test('is handed the file that a coordinator has read', async () => {
		await logIn(dorte, 'coordinator')
		await dorte.goTo('/aktindsigt')
		await dorte.look('aktindsigt')
		await dorte.page.locator('main td a').first().click()
		await dorte.press('Saml det hele')
		await sees(dorte.page, 'Oplysninger fra registret')
		await dorte.look('aktindsigt-laes')
		await dorte.page.locator('select').first().selectOption({ index: 1 })
		await dorte.press('Jeg har læst det: udlevér')
		await sees(dorte.page, /Udleveret/)
		await dorte.look('aktindsigt-udleveret')
		await citizen.goTo('/min-side/oversigt')
		await sees(citizen.page, /Filen om dig er klar/)
		await citizen.look('min-side-fil')
		const [download] = await Promise.all([
			citizen.page.waitForEvent('download'),
			citizen.page.getByRole('link', { name: 'Hent filen (PDF)' }).click(),
		])
		expect(download.suggestedFilename()).toBe('det-der-er-skrevet-om-mig.pdf')
		await citizen.press('Log ud')
		await sees(citizen.page, /Du er logget ud/)
	})

	test.each([
		['beskyttet', /navn og din adresse er beskyttet/, 'min-side-beskyttet'],
		['Bor ikke længere', /Du kan stadig se/, 'min-side-fraflyttet'],
		['Er død', /Ring til os, så hjælper vi/, 'min-side-doed'],
		['Findes ikke', /ikke skrevet noget om dig/, 'min-side-ukendt'],
	])('of whom the broker says “%s” has a kind answer', async (who, says, picture) => {
		await logInAs(citizen, who)
		await sees(citizen.page, says)
		await citizen.look(picture)
	})
})
