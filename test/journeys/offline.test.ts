import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type Booked, dayOfVisits, type House, interventions, notesAbout } from '../day-of-visits.ts'
import { sees } from './steps.ts'

const pin = '294817'

describe.skipIf(noBrowser)('a visit is written down with or without a network', () => {
	let browser: Browser
	let house: House
	const opened: Visitor[] = []

	beforeAll(async () => {
		house = await dayOfVisits()
		browser = await openBrowser()
	})
	afterAll(async () => {
		for (const { context } of opened) await context.close()
		await browser?.close()
		await house?.stop()
	})

	/** Asta with a device of her own: nothing is left on it from before. */
	const atWork = async (): Promise<Visitor> => {
		const visitor = await visitorOf(browser, 'soenderborg', { at: house.base })
		opened.push(visitor)
		await visitor.context.addCookies([{ name: 'hj_session', value: 'asta', url: house.base }])
		return visitor
	}
	const line = (page: Page): Promise<string> => page.locator('[data-saved]').innerText()
	const bar = (page: Page): Promise<string> => page.locator('[data-kept]').innerText()
	const says = (page: Page, what: RegExp): Promise<void> => soon(async () => what.test(await line(page)))
	const soon = async (isSo: () => Promise<boolean>): Promise<void> => {
		for (let tries = 0; tries < 150; tries++) {
			if (await isSo()) return
			await new Promise((later) => setTimeout(later, 100))
		}
		throw new Error('it did not come about')
	}
	const writes = (name: string) => async (): Promise<boolean> =>
		(await notesAbout(house, name)).some(({ body }) => body?.summary === `Resumé af ${name}`)

	const open = async ({ page, goTo }: Visitor, { name }: Booked): Promise<void> => {
		await goTo('/dagens-rute')
		const stop = page.locator('article', { hasText: name })
		await stop
			.getByRole('button', { name: /Begynd/ })
			.or(stop.getByRole('link', { name: 'Åbn besøget' }))
			.click()
		await page.waitForURL(/\/besoeg\//)
	}
	/** Something of every kind of field. */
	const write = async (page: Page, name: string): Promise<void> => {
		await page.locator('.hj-topic label[for$="-talk"]').first().click()
		await page.locator('textarea[name^="words."]').first().fill('Trapperne er stejle 🪜')
		await page.locator('.hj-topic input[name="important"]').first().check({ force: true })
		const row = page.locator('details', { has: page.locator('input[name="agreement"]') }).first()
		await row.locator('summary').click()
		await row.locator('textarea').fill('Ring om gelænder')
		await row.locator('.hj-due label').first().click()
		await page.locator('textarea[name="summary"]').fill(`Resumé af ${name}`)
	}
	const isAsWritten = async (page: Page, name: string): Promise<void> => {
		expect(await page.locator('textarea[name="summary"]').inputValue()).toBe(`Resumé af ${name}`)
		expect(await page.locator('textarea[name^="words."]').first().inputValue()).toBe('Trapperne er stejle 🪜')
		expect(await page.locator('input[name="important"]').first().isChecked()).toBe(true)
		expect(await page.locator('input.hj-state[name^="state."][value="talk"]').first().isChecked()).toBe(true)
		expect(await page.locator('textarea[name^="agreement."]').first().inputValue()).toBe('Ring om gelænder')
	}
	const isSigned = async (name: string): Promise<void> => {
		await soon(async () => (await notesAbout(house, name)).some(({ signed }) => signed))
		const [note, ...more] = await notesAbout(house, name)
		expect(more).toEqual([])
		expect(note?.body).toMatchObject({
			summary: `Resumé af ${name}`,
			topics: [{ state: 'talk', words: 'Trapperne er stejle 🪜', important: true }],
			agreements: [{ what: 'Ring om gelænder', dueOn: expect.stringMatching(/^2026-0/) }],
		})
	}

	const takeAlong = async ({ page, goTo }: Visitor): Promise<void> => {
		await goTo('/med')
		await page.locator('#pin').fill(pin)
		await page.locator('#pin-again').fill(pin)
		await page.getByRole('button', { name: 'Tag dagen med' }).click()
		await page.locator('.hj-along-visit').first().waitFor()
		// From here on the shell comes from the device.
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
	}
	const unlock = async (page: Page, how = pin): Promise<void> => {
		await page.locator('#pin-now').fill(how)
		await page.getByRole('button', { name: 'Lås op' }).click()
	}
	const openTaken = async (page: Page, name: string): Promise<void> => {
		await page.locator('.hj-along-visit', { hasText: name }).click()
		await page.locator('[data-visit] textarea[name="summary"]').waitFor()
	}
	/** The tab is gone at once; nothing in it is asked or told. */
	const killTab = async (page: Page): Promise<void> => {
		const session = await page.context().newCDPSession(page)
		await Promise.race([session.send('Page.crash').catch(() => null), new Promise((on) => setTimeout(on, 500))])
		await page.close().catch(() => null)
	}

	describe.each(interventions)('%s', (intervention) => {
		test('online: typed, network cut, tab killed, back again, signed', async () => {
			const visit = house.visits.find((one) => one.intervention === intervention) as Booked
			const asta = await atWork()
			await open(asta, visit)
			await says(asta.page, /gemmes af sig selv/)
			await asta.page.locator('textarea[name="summary"]').fill('Første ord')
			await says(asta.page, /^Gemt på enheden \d+\.\d\d · Leveret \d+\.\d\d$/)
			await asta.context.setOffline(true)
			await write(asta.page, visit.name)
			await says(asta.page, /Ikke leveret endnu/)
			const address = asta.page.url()
			await killTab(asta.page)
			await asta.context.setOffline(false)
			const back = await asta.context.newPage()
			await back.goto(address)
			await soon(writes(visit.name))
			await soon(async () => (await back.locator('textarea[name="summary"]').inputValue()) !== 'Første ord')
			await says(back, /gemmes af sig selv/)
			await isAsWritten(back, visit.name)
			await back.getByRole('button', { name: 'Gem og underskriv' }).click()
			await isSigned(visit.name)
			await sees(back, 'Underskrevet')
		})
	})

	test('offline: the day taken along, written in, killed, unlocked, signed; delivered when there is a network', async () => {
		const asta = await atWork()
		await takeAlong(asta)
		await asta.look('along-day')
		await asta.context.setOffline(true)
		const taken = house.visits.slice(5)
		for (const { name } of taken) {
			await openTaken(asta.page, name)
			await write(asta.page, name)
			await says(asta.page, /Gemt på enheden \d+\.\d\d · Ikke leveret endnu/)
			if (name === taken[0]?.name) await asta.look('along-visit')
			await asta.page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
			await asta.page.locator('.hj-along-visit').first().waitFor()
		}
		await killTab(asta.page)
		const page = await asta.context.newPage()
		await page.goto(`${house.base}/soenderborg/med`)
		expect(await page.locator('body').innerText()).not.toContain('Prøvesen')
		await soon(async () => /Ikke leveret endnu \(\d+ ændringer\)/.test(await bar(page)))
		await unlock(page)
		await page.locator('.hj-along-visit').first().waitFor()
		for (const [at, { name }] of taken.entries()) {
			await openTaken(page, name)
			await isAsWritten(page, name)
			if (at < 4) {
				await page.getByRole('button', { name: 'Gem og underskriv' }).click()
				await page.locator('.hj-along-visit', { hasText: name }).getByText('Underskrevet her').waitFor()
			} else await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		}
		expect((await Promise.all(taken.map(({ name }) => notesAbout(house, name)))).flat()).toEqual([])
		await asta.context.setOffline(false)
		for (const { name } of taken.slice(0, 4)) {
			await isSigned(name)
			await page.locator('.hj-along-visit', { hasText: name }).getByText('Underskrevet og leveret').waitFor()
		}
		await page
			.locator('.hj-along-visit', { hasText: taken[4]?.name ?? '' })
			.getByText('Kladde. Leveret')
			.waitFor()
		expect(await bar(page)).toMatch(/^(Gemt på enheden \d+\.\d\d · )?Leveret \d+\.\d\d$/)
		await soon(writes(taken[4]?.name ?? ''))
	})
})
