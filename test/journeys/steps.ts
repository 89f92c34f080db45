import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from '../browser.ts'

export const sees = async (page: Page, what: string | RegExp): Promise<void> => {
	const text = await page.locator('body').innerText()
	expect(text).toMatch(what)
}

/** Addresses inside the municipality to which the page links, in order. */
export const addresses = async (page: Page, like: RegExp): Promise<string[]> => {
	const all = await page
		.locator('main a[href]')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
	return [...new Set(all.filter((href) => like.test(href)).map((href) => href.replace(/^\/[a-z]+/, '')))]
}

export const isPdf = async (page: Page, address: string): Promise<void> => {
	const { origin, pathname } = new URL(page.url())
	const answer = await page.request.get(`${origin}/${pathname.split('/')[1]}${address}`)
	expect(answer.headers()['content-type']).toBe('application/pdf')
	expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
}

export const lettersOf = async (code: string, data: string): Promise<string[]> =>
	(await readdir(join(data, code, 'outbox'), { recursive: true }).catch(() => [])).filter((file) =>
		/^(print|digital-post)\//.test(file),
	)

export const eventually = async (isSo: () => Promise<boolean>): Promise<void> => {
	for (let tries = 0; tries < 80; tries++) {
		if (await isSo()) return
		await new Promise((later) => setTimeout(later, 500))
	}
	throw new Error('it did not come about')
}

/** Opens what is folded around a field. */
export const unfold = async (page: Page, field: string): Promise<void> => {
	const around = page.locator('details', { has: page.locator(field) })
	for (const fold of await around.all())
		if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click()
}

/** One of several, whether they stand in a list or as round buttons. */
export const choose = async (page: Page, name: string, value: string): Promise<void> => {
	const list = page.locator(`select[name="${name}"]`)
	if ((await list.count()) > 0) await list.selectOption(value)
	else await page.locator(`input[name="${name}"][value="${value}"]`).check()
}

/** Day fields take a day in three parts. */
export const fillDay = async (page: Page, name: string, day: string): Promise<void> => {
	const [year, month, date] = day.split('-') as [string, string, string]
	await page.locator(`[name="${name}_day"]`).fill(String(Number(date)))
	await page.locator(`[name="${name}_month"]`).fill(String(Number(month)))
	await page.locator(`[name="${name}_year"]`).fill(year)
}

export const answer = async (visitor: Visitor, card: string, what: RegExp, picture?: string): Promise<void> => {
	const { page } = visitor
	await visitor.goTo(card)
	const [form] = await addresses(page, /\/svar\//)
	await visitor.goTo(form ?? '')
	if (picture) await visitor.look(picture)
	await page.getByLabel(what).first().check()
	// A letter without a time asks for one.
	const times = page.locator('input[name="time"]')
	const isAsked = (await times.count()) > 0 && (await page.locator('input[name="time"]:checked').count()) === 0
	if (what.test('Ja tak') && isAsked) await times.first().check()
	await fillDay(page, 'call_on', '2026-03-10')
	await visitor.press('Gem svaret')
	await sees(page, 'Svaret er gemt')
}

export const everyCountEqualsItsList = async ({ page }: Visitor, code: string): Promise<void> => {
	const counts = await page.locator('.hj-counts a, .hj-nothing-waits a').evaluateAll((links) =>
		links.map((link) => ({
			to: link.getAttribute('href') ?? '',
			count: Number(link.querySelector('strong')?.textContent ?? 0),
		})),
	)
	expect(counts.length).toBeGreaterThan(3)
	for (const { to, count } of counts) {
		const answer = await page.request.get(`${new URL(page.url()).origin}${to}?format=csv`)
		const lines = (await answer.text()).trim().split('\r\n').length - 1
		expect(lines, `${code} ${to}`).toBe(count)
	}
}

/** Goes through citizens until a worry about one gives a ground that waits for an assessment. */
export const someoneToWorryAbout = async (
	coordinator: Visitor,
	consultant: Visitor,
	worry: RegExp,
): Promise<string> => {
	const { page } = consultant
	for (const card of (await addresses(coordinator.page, /\/borger\/[0-9a-f-]{36}$/)).slice(0, 40)) {
		const person = card.split('/').at(-1) ?? ''
		await consultant.goTo(`/haendelse/${person}`)
		const options = await page
			.locator('select[name="kind"] option')
			.allInnerTexts()
			.catch(() => [])
		const option = options.find((text) => worry.test(text))
		if (option === undefined) throw new Error(`no such event: ${worry} in ${options.join(', ')}`)
		await page.locator('select[name="kind"]').selectOption({ label: option })
		await fillDay(page, 'on', '2026-03-05')
		await page.locator('select[name="source"]').selectOption({ index: 2 })
		await consultant.press('Gem hændelsen')
		if (page.url().includes('/vurdering/')) {
			await consultant.look('event-recorded')
			return person
		}
	}
	throw new Error('nobody of those found can be assessed')
}

/** From the card: the day agreed on and the consultant. */
export const whoVisitsWhen = async ({ page }: Visitor, code: string): Promise<{ day: string; consultant: string }> => {
	const text = await page.locator('main').innerText()
	const consultant = /(Asta|Bo|Carla) Prøvesen/.exec(text)?.[0]
	const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ')
	const written = new RegExp(`Tid aftalt[\\s\\S]*?(\\d{1,2})\\. (${months.join('|')}) (\\d{4})`).exec(text)
	if (!consultant || !written) throw new Error(`${code}: the card does not say when and who:\n${text.slice(0, 1500)}`)
	const month = String(months.indexOf(written[2] ?? '') + 1).padStart(2, '0')
	return { consultant, day: `${written[3]}-${month}-${String(written[1]).padStart(2, '0')}` }
}

export const logInAs = async (visitor: Visitor, name: string): Promise<void> => {
	await visitor.goTo('/i-dag')
	await visitor.press('Log ud')
	await visitor.context.clearCookies()
	await visitor.goTo('/log-ind')
	await visitor.press(name)
	await visitor.page.waitForURL(/\/i-dag/)
}

/** The row for an agreement that stands first on the visit's page, as its fields begin. */
export const firstAgreement = async (page: Page): Promise<string> =>
	`agreement.${await page.locator('input[name="agreement"]').first().inputValue()}`
