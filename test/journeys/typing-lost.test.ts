import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser } from '../browser.ts'
import { dayOfVisits, type House } from '../day-of-visits.ts'
import { killTab, type MortalBrowser, mortalBrowser } from '../mortal-browser.ts'
import { sized } from '../size.ts'

/** So much typing may be lost, in milliseconds. */
const mostLost = 2000
const blows = ['tab', 'browser', 'network and tab', 'server and tab', 'network and browser'] as const

describe.skipIf(noBrowser)('typing is not lost', () => {
	let house: House
	let device: MortalBrowser
	let visit = ''

	beforeAll(async () => {
		house = await dayOfVisits()
		device = await mortalBrowser()
		await device.open()
		const page = await anew()
		await page.goto(`${house.base}/soenderborg/dagens-rute`)
		await page
			.getByRole('button', { name: /Begynd/ })
			.first()
			.click()
		await page.waitForURL(/\/besoeg\//)
		visit = page.url()
		await page.close()
	})
	afterAll(async () => {
		await device?.kill()
		await house?.stop()
	})

	const anew = async (): Promise<Page> => {
		await device.context().addCookies([{ name: 'hj_session', value: 'asta', url: house.base }])
		const page = await device.context().newPage()
		page.setDefaultTimeout(20_000)
		return page
	}
	/** The visit's page, ready to be typed on: whatever lay on the device has been delivered, and the page fetched anew. */
	const opened = async (): Promise<Page> => {
		const page = await anew()
		await page.goto(visit)
		await page.locator('[data-saved]', { hasText: 'gemmes af sig selv' }).waitFor()
		return page
	}
	/** Types numbered words until told to stop; when each was on the screen. */
	const type = async (page: Page, of: string, until: Promise<unknown>): Promise<Map<string, number>> => {
		const typed = new Map<string, number>()
		let isOver = false
		until.then(() => {
			isOver = true
		})
		for (let nth = 0; !isOver; nth++) {
			const word = `${of}.${nth}`
			const isShown = await page.keyboard.insertText(`${word} `).then(
				() => true,
				() => false,
			)
			if (isShown) typed.set(word, Date.now())
			await new Promise((on) => setTimeout(on, 20 + (nth % 7) * 15))
		}
		return typed
	}
	const strike = async (page: Page, blow: (typeof blows)[number]): Promise<void> => {
		if (blow.includes('server')) await house.kill()
		if (blow.includes('network')) await page.context().setOffline(true)
		// Sometimes with no time in between, sometimes with enough to notice.
		if (blow.includes('and')) await new Promise((on) => setTimeout(on, Math.random() * 1500))
		if (blow.includes('browser')) await device.kill()
		else await killTab(page)
	}
	const recover = async (blow: (typeof blows)[number]): Promise<void> => {
		if (blow.includes('browser')) await device.open()
		else await device.context().setOffline(false)
		await house.revive()
	}

	const tell = (so: number, words: number, lost: readonly number[]): void => {
		const ordered = lost.toSorted((a, b) => a - b)
		const [middle, worst] = [ordered[Math.floor(so / 2)], ordered.at(-1)]
		process.stderr.write(
			`Typing: ${so} deaths, ${words} words; lost of it ${middle} ms in the middle, ${worst} ms at most\n`,
		)
	}
	const moments = sized('moments at which something dies while somebody types', 10, 200)
	test(
		`at ${moments} random moments at most two seconds of it`,
		async () => {
			const lost: number[] = []
			let words = 0
			let page = await opened()
			for (let moment = 0; moment < moments; moment++) {
				const blow = blows[moment % blows.length] ?? 'tab'
				const field = page.locator('textarea[name="summary"]')
				await field.fill('')
				await field.focus()
				const struck = new Promise((on) => setTimeout(on, 200 + Math.random() * 2000)).then(() => strike(page, blow))
				const typed = await type(page, `o${moment}`, struck)
				await recover(blow)
				page = await opened()
				const there = await page.locator('textarea[name="summary"]').inputValue()
				const gone = [...typed].filter(([word]) => !there.includes(`${word} `))
				// Counted to the last word that stood on the screen: from then on the page answered nobody any more.
				const last = Math.max(...typed.values())
				words += typed.size
				lost.push(gone.length === 0 ? 0 : Math.max(...gone.map(([, at]) => last - at)))
				const said = `${blow}, moment ${moment}: ${gone.map(([word]) => word)} of ${typed.size}`
				expect(lost.at(-1), said).toBeLessThan(mostLost)
				if (moment === moments - 1 || moment % 50 === 49) tell(moment + 1, words, lost)
			}
		},
		60_000 + moments * 15_000,
	)
})
