import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

/** Whether a browser starts here; without one the journeys are skipped, and the closing lines say so. */
export const noBrowser = inject('chromium') === ''
const screens = process.env.SCREENSHOTS === undefined ? null : 'docs/screens'

const desktop = { width: 1280, height: 900 }
const telephone = { width: 390, height: 844 }

export const openBrowser = (): Promise<Browser> =>
	chromium.launch({
		executablePath: inject('chromium'),
		args: ['--no-sandbox'],
		env: inject('chromiumEnvironment'),
	})

/** Someone at a browser: goes to places, reads, presses, fills in – and is shown every page as others would see it. */
export type Visitor = {
	readonly page: Page
	readonly context: BrowserContext
	/** Goes to an address inside the municipality. */
	readonly goTo: (path: string) => Promise<void>
	/** Looks at the page that is open, wide and narrow: accessible, nothing cut off; a picture when asked for. */
	readonly look: (name: string) => Promise<void>
	/** Presses a button or a link by what it says. */
	readonly press: (says: string | RegExp) => Promise<void>
	readonly leave: () => Promise<void>
	/** What the browser complained about: broken scripts, refused content. */
	readonly complaints: readonly string[]
}

type Wishes = {
	readonly withoutJavaScript?: boolean
	/** Where the demonstration is. */
	readonly at: string
}

export const visitorOf = async (browser: Browser, municipality: string, wishes: Wishes): Promise<Visitor> => {
	const context = await browser.newContext({
		viewport: desktop,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		javaScriptEnabled: wishes.withoutJavaScript !== true,
	})
	const page = await context.newPage()
	page.setDefaultTimeout(15_000)
	const complaints: string[] = []
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
	page.on('console', (message) => {
		if (message.type() === 'error' && !/status of (400|403|404|409|422)/.test(message.text()))
			complaints.push(`${page.url()}: ${message.text()}`)
	})
	const home = `${wishes.at}/${municipality}`
	return {
		page,
		context,
		complaints,
		goTo: async (path) => {
			const answer = await page.goto(path.startsWith('http') ? path : `${home}${path}`)
			expect(answer?.status(), `${path} answered ${answer?.status()}`).toBeLessThan(400)
		},
		look: async (name) => {
			if (wishes.withoutJavaScript) return
			for (const size of [desktop, telephone]) {
				await page.setViewportSize(size)
				await seesNothingSerious(page, `${name} at ${size.width}`)
				await isNotCutOff(page, `${name} at ${size.width}`)
				if (screens !== null) await picture(page, join(screens, municipality, `${name}-${size.width}.png`))
			}
			await page.setViewportSize(desktop)
		},
		press: async (says) => {
			const what = page
				.getByRole('button', { name: says })
				.or(page.getByRole('link', { name: says }))
				.first()
			await what.click()
			await page.waitForLoadState()
		},
		leave: async () => {
			expect(complaints, 'the browser complained').toEqual([])
			await context.close()
		},
	}
}

/** Logs in by choosing one of the demonstration's users: the first with this role in its login name. */
export const logIn = async (visitor: Visitor, role: string): Promise<void> => {
	await visitor.goTo('/log-ind')
	const { page } = visitor
	if (!page.url().includes('/demo-idp/'))
		await page.locator('main form button[type=submit], main a.button').first().click()
	await page.waitForURL(/demo-idp/)
	await page.locator(`button[value*="${role}"]`).first().click()
	await page.waitForURL((address) => !address.pathname.includes('demo-idp') && !address.pathname.includes('log-ind'))
}

/** Only what is wrong is worked out, where the page stands: to describe all that is right takes seven times as long. A letter shown in a frame is not ours to judge. */
const judged: Parameters<AxeBuilder['options']>[0] = {
	resultTypes: ['violations'],
	runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
	iframes: false,
}

const seesNothingSerious = async (page: Page, where: string): Promise<void> => {
	const { violations } = await new AxeBuilder({ page }).options(judged).setLegacyMode().analyze()
	const serious = violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200))}`)
	expect(serious, `axe on ${where} (${page.url()})`).toEqual([])
}

const isNotCutOff = async (page: Page, where: string): Promise<void> => {
	const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	expect(beyond, `${where} (${page.url()}) is wider than the screen`).toBeLessThanOrEqual(1)
}

const picture = async (page: Page, file: string): Promise<void> => {
	await mkdir(join(file, '..'), { recursive: true })
	await page.screenshot({ path: file, fullPage: true })
}
