import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type House, ownHouse } from '../demonstration.ts'
import {
	addresses,
	answer,
	choose,
	eventually,
	fillDay,
	firstAgreement,
	lettersOf,
	logInAs,
	sees,
	unfold,
	whoVisitsWhen,
} from './steps.ts'

const code = 'soroe'

let house: House | undefined
let at: string
let data: string

beforeAll(async () => {
	house = await ownHouse(inject('untouched'), code)
	;({ base: at, data } = house)
})
afterAll(async () => {
	if (house) expect(await house.stop(), 'stopped as by Ctrl-C').toBe(0)
})

describe.skipIf(noBrowser)('the core of the work by keyboard', () => {
	let browser: Browser
	let coordinator: Visitor

	beforeAll(async () => {
		browser = await openBrowser()
		coordinator = await visitorOf(browser, code, { at })
	})
	afterAll(async () => {
		await coordinator?.leave()
		await browser?.close()
	})

	test('logging in takes the Tab and Enter keys', async () => {
		await coordinator.goTo('/')
		await tabTo(coordinator.page, /^For medarbejdere$/)
		await enter(coordinator.page)
		await tabTo(coordinator.page, /^Dorte Prøvesen$/)
		await enter(coordinator.page)
		await coordinator.page.waitForURL(/i-dag/)
		await sees(coordinator.page, 'Dorte Prøvesen')
	})

	test('the first Tab offers to skip to the content, and does', async () => {
		const { page } = coordinator
		await coordinator.goTo('/i-dag')
		await page.keyboard.press('Tab')
		expect(await focused(page)).toBe('Gå til sidens indhold')
		await page.keyboard.press('Enter')
		await page.keyboard.press('Tab')
		expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
	})

	test('a batch is proposed, opened and withdrawn', async () => {
		const { page } = coordinator
		await coordinator.goTo('/tilbud')
		await tabTo(page, /^(Foreslå næste udsendelse|Se den igennem)$/)
		await enter(page)
		await page.waitForURL(/\/tilbud\/[0-9a-f-]{36}/)
		await tabTo(page, /^Træk udsendelsen tilbage$/)
		await enter(page)
		await sees(page, 'trukket tilbage')
	})

	test('whatever has the focus is seen to have it', async () => {
		const { page } = coordinator
		for (const path of ['/i-dag', '/tilbud', '/borgere', '/']) {
			await page.goto(`${at}/${code}${path}`)
			for (let stops = 0; stops < 12; stops++) {
				await page.keyboard.press('Tab')
				const isSeen = await page.evaluate(() => {
					const it = document.activeElement
					if (it === null || it === document.body) return true
					const { outlineStyle, outlineWidth, boxShadow, borderStyle } = getComputedStyle(it)
					return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || borderStyle === 'solid'
				})
				expect(isSeen, `${path}: ${await focused(page)}`).toBe(true)
			}
		}
	})
})

describe.skipIf(noBrowser)('the core of the work without JavaScript', () => {
	let browser: Browser
	let coordinator: Visitor
	let consultant: Visitor
	let card: string

	beforeAll(async () => {
		browser = await openBrowser()
		coordinator = await visitorOf(browser, code, { withoutJavaScript: true, at })
		consultant = await visitorOf(browser, code, { withoutJavaScript: true, at })
		await logIn(coordinator, 'coordinator')
		await logIn(consultant, 'consultant')
	})
	afterAll(async () => {
		await coordinator?.leave()
		await consultant?.leave()
		await browser?.close()
	})

	test('a batch is proposed and approved, and its letters are sent', async () => {
		await coordinator.goTo('/tilbud')
		await coordinator.press(/^(Foreslå næste udsendelse|Se den igennem)$/)
		const before = (await lettersOf(code, data)).length
		await coordinator.press(/^Godkend/)
		await sees(coordinator.page, /godkendt/)
		await eventually(async () => (await lettersOf(code, data)).length > before)
	})

	test('a yes is recorded and becomes a visit, written and signed', async () => {
		await coordinator.goTo('/tilbud/afventer')
		card = (await addresses(coordinator.page, /\/borger\/[0-9a-f-]{36}$/))[0] ?? ''
		await answer(coordinator, card, /^Ja/)
		await coordinator.goTo(card)
		await sees(coordinator.page, 'Tid aftalt')
		const found = await whoVisitsWhen(coordinator, code)
		await logInAs(consultant, found.consultant)
		const { page } = consultant
		await consultant.goTo(`/dagens-rute?dag=${found.day}`)
		await page
			.getByRole('button', { name: /Begynd/ })
			.first()
			.click()
		if (found.day > '2026-03-09') {
			await sees(page, 'Er det holdt i dag?')
			await consultant.press('Ja, begynd besøget i dag')
		}
		await page.waitForURL(/\/besoeg\/[0-9a-f-]{36}$/)
		await fillDay(page, 'happened', '2026-03-09')
		await page.locator('input[name="accepted"]').first().check()
		await page.getByLabel('Kort om besøget').fill('Skrevet uden JavaScript.')
		await unfold(page, '[name^="agreement."][name$=".what"]')
		const agreement = await firstAgreement(page)
		await page.locator(`[name="${agreement}.what"]`).fill('Ringe om en måned')
		await choose(page, `${agreement}.on`, '')
		await fillDay(page, `${agreement}.due`, '2026-04-09')
		await choose(page, `${agreement}.kind`, 'visit')
		await consultant.press('Gem og underskriv')
		await page.getByText('Underskrevet', { exact: true }).first().waitFor()
	})

	test('lists are filtered and sorted by their address, and searched without a word of it there', async () => {
		const { page } = coordinator
		await coordinator.goTo('/i-dag/tilbud-mangler?sort=navn&dir=desc')
		await coordinator.goTo('/stilling?sort=navn')
		await page.getByLabel('Søg i listen').fill('Hansen')
		await coordinator.press('Vis')
		await sees(page, /Hansen|Ingen/)
		expect(await page.getByLabel('Søg i listen').inputValue()).toBe('Hansen')
		expect(page.url()).toMatch(/\/stilling\?sort=navn&soegt=[\w-]+#liste$/)
	})
})

describe.skipIf(noBrowser)('an answer by keyboard', () => {
	let browser: Browser
	let coordinator: Visitor

	beforeAll(async () => {
		browser = await openBrowser()
		coordinator = await visitorOf(browser, code, { at })
		await logIn(coordinator, 'coordinator')
	})
	afterAll(async () => {
		await coordinator?.leave()
		await browser?.close()
	})

	test('an answer is chosen with the arrows and saved', async () => {
		const { page } = coordinator
		await coordinator.goTo('/tilbud/afventer')
		const [card] = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		await coordinator.goTo(card ?? '')
		const [form] = await addresses(page, /\/svar\//)
		await coordinator.goTo(form ?? '')
		await tabTo(page, /^kind$/)
		await page.keyboard.press('Space')
		await page.keyboard.press('ArrowDown')
		expect(await page.evaluate(() => (document.activeElement as { value?: string } | null)?.value)).toBe('no')
		await tabTo(page, /^Gem svaret$/)
		await enter(page)
		await sees(page, 'Svaret er gemt')
	})
})

/** What has the focus: what it says, else its name. */
const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const it = document.activeElement as (HTMLElement & { name?: string; type?: string }) | null
		const isField = it !== null && ['INPUT', 'SELECT', 'TEXTAREA'].includes(it.tagName)
		return (isField ? (it.name ?? '') : (it?.textContent ?? '')).trim().replaceAll(/\s+/g, ' ')
	})

const tabTo = async (page: Page, what: RegExp): Promise<void> => {
	const passed: string[] = []
	for (let stops = 0; stops < 200; stops++) {
		await page.keyboard.press('Tab')
		const here = await focused(page)
		if (what.test(here)) return
		passed.push(here.slice(0, 40))
	}
	throw new Error(`Tab never came to ${what}; it passed ${passed.slice(0, 30).join(' · ')}`)
}

const enter = async (page: Page): Promise<void> => {
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
