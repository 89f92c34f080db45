import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type House, ownHouse } from '../demonstration.ts'

describe.skipIf(noBrowser)('a manager tries another age limit', () => {
	let house: House
	let browser: Browser
	let manager: Visitor
	let plain: Visitor

	beforeAll(async () => {
		house = await ownHouse(inject('untouched'), 'soroe')
		browser = await openBrowser()
		manager = await visitorOf(browser, 'soroe', { at: house.base })
		plain = await visitorOf(browser, 'soroe', { at: house.base, withoutJavaScript: true })
		await logIn(manager, 'manager')
		await logIn(plain, 'manager')
	})
	afterAll(async () => {
		await manager?.leave()
		await plain?.leave()
		await browser?.close()
		await house?.stop()
	})

	test('the standard in force is drawn; a changed age redraws it where it stands, with the table behind', async () => {
		const { page } = manager
		page.setDefaultTimeout(60_000)
		await manager.goTo('/simulering')
		await page.locator('summary').first().click()
		await page.locator('[id="age-82-yearly.fra"]').fill('78')
		await page.locator('[id="age-82-yearly.fra"]').press('Tab')
		await page.locator('#plots .hj-band-side-b').first().waitFor()
		expect(await page.locator('details').first().getAttribute('open')).not.toBeNull()
		expect(await page.locator('#tables').innerText()).toContain('Kommer til, B')
		await page.reload()
		expect(await page.locator('[id="age-82-yearly.fra"]').inputValue()).toBe('78')
		await manager.look('simulering')
	})

	test('the same without JavaScript, by the button', async () => {
		const { page } = plain
		page.setDefaultTimeout(60_000)
		await plain.goTo('/simulering?a=2025-07-01&b=2025-07-01&aar=5&proevet=2025-07-01&age-75.fra=76')
		await page.locator('[id="age-75.fra"]').fill('halvfjerds')
		await plain.press('Beregn')
		expect(await page.locator('#plots').innerText()).toContain('alderen er et helt tal')
		await page.locator('[id="age-75.fra"]').fill('78')
		await plain.press('Beregn')
		expect(await page.locator('#plots').innerText()).toContain('ændret')
	})
})
