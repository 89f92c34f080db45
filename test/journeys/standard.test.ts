import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type House, ownHouse } from '../demonstration.ts'
import { fillDay, isPdf, sees } from './steps.ts'

const code = 'soroe'

const textOf = (page: Page): Promise<string> => page.locator('#yaml').inputValue()
const write = async (page: Page, change: (text: string) => string): Promise<void> =>
	page.locator('#yaml').fill(change(await textOf(page)))
/** What is marked in the text of the draft. */
const marked = (page: Page): Promise<string> =>
	page
		.locator('#yaml')
		.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))

let house: House
beforeAll(async () => {
	if (!noBrowser) house = await ownHouse(inject('untouched'), code)
})
afterAll(() => house?.stop())

describe.skipIf(noBrowser)('a standard is written, checked and put in force', () => {
	let browser: Browser
	let manager: Visitor
	let citizen: Visitor
	let draft: string

	beforeAll(async () => {
		browser = await openBrowser()
		manager = await visitorOf(browser, code, { at: house.base })
		citizen = await visitorOf(browser, code, { at: house.base })
		await logIn(manager, 'manager')
	})
	afterAll(async () => {
		await manager?.leave()
		await citizen?.leave()
		await browser?.close()
	})

	test('the manager sees what is promised, since when, and what the check says', async () => {
		await manager.goTo('/standarder')
		await sees(manager.page, /Gælder nu[\s\S]*Lovgrundlag[\s\S]*Kontrol/)
		await manager.look('standarder')
	})

	test('a new version begins as a copy; a slip of the pen is told while it is written, and found in the text', async () => {
		const { page } = manager
		await manager.press('Skriv en ny udgave')
		await page.waitForURL(/\/standarder\/kladde\//)
		draft = new URL(page.url()).pathname.replace(`/${code}`, '')
		await write(page, (text) =>
			text.replace(/validFrom: \S+/, 'validFrom: 2031-01-01').replace('livesAlone: true', 'livesAlon: true'),
		)
		await page.locator('#kontrol a[data-line]', { hasText: 'Linje' }).first().waitFor()
		await page.locator('#kontrol .badge-error').first().waitFor()
		await manager.look('standard-kladde-fejl')
		await page.locator('#kontrol li', { hasText: 'livesAlon' }).locator('a[data-line]').click()
		expect(await marked(page)).toContain('livesAlon')
	})

	test('mended and saved, it is compared with the one in force and read as citizens will', async () => {
		const { page } = manager
		await write(page, (text) =>
			text
				.replace('livesAlon: true', 'livesAlone: true')
				.replace(/age: 80$/m, 'age: 81')
				.replace(/age: 80,/, 'age: 81,'),
		)
		await manager.press('Gem og kontrollér')
		await sees(page, 'Kladden er gemt')
		await manager.look('standard-kladde')
		await manager.goTo(`${draft}/forskel`)
		await sees(page, /Fra 1\. januar 2031[\s\S]*Alder ændret fra 80 til 81/)
		await manager.look('standard-forskelle')
		await manager.goTo(`${draft}/laes`)
		await sees(page, 'Dette er en kladde')
	})

	test('put in force, it stands with who approved it; citizens can read what will be different', async () => {
		const { page } = manager
		await manager.goTo(draft)
		await page.getByLabel('Godkendt af', { exact: true }).fill('Social- og Sundhedsudvalget')
		await page.getByLabel('Godkendt af, på engelsk').fill('the Social and Health Committee')
		await fillDay(page, 'approved_on', '2026-03-02')
		await manager.press('Sæt i kraft')
		await sees(
			page,
			/Standarden er sat i kraft[\s\S]*Fra 1\. januar 2031[\s\S]*Social- og Sundhedsudvalget, 2\. marts 2026/,
		)
		await citizen.goTo('/standard')
		await citizen.press('Se, hvad der blev ændret')
		await sees(citizen.page, /Fra 1\. januar 2031[\s\S]*Alder ændret fra 80 til 81/)
		await citizen.look('standard-hvad-er-aendret')
		await isPdf(citizen.page, '/standard/2031-01-01/pdf')
	})
})

describe.skipIf(noBrowser)('a standard without JavaScript', () => {
	test('each problem shows its line, numbered, beside the text', async () => {
		const browser = await openBrowser()
		const manager = await visitorOf(browser, code, { withoutJavaScript: true, at: house.base })
		await logIn(manager, 'manager')
		await manager.goTo('/standarder')
		await manager.press('Skriv en ny udgave')
		const { page } = manager
		await write(page, (text) => text.replace('livesAlone: true', 'livesAlon: true'))
		await manager.press('Gem og kontrollér')
		await sees(page, /1 fejl[\s\S]*Linje \d+[\s\S]*livesAlon: true/)
		await manager.press('Opgiv kladden')
		await sees(page, 'Kladden er opgivet')
		await manager.leave()
		await browser.close()
	})
})
