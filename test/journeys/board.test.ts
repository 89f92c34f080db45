import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAbsence, findBooking } from '#booking/actions.ts'
import { day } from '#kernel/day.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import { writeTime } from '#offer/index.ts'
import { type AnswerServer, answerServer } from '../answer-server.ts'
import { noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { coordinatorCalled, type FullWeek, fullWeek, monday } from '../full-week.ts'
import type { AtWork } from '../web-edge.ts'
import { sees } from './steps.ts'

const now = instantAt(day('2026-03-09'), clock('10:00'))

/** What the board says of where a visit hangs, once it has found out. */
const answered = async (page: Page): Promise<string> => {
	const bar = page.locator('#hj-board-live[data-may="yes"], #hj-board-live[data-may="no"]')
	await bar.waitFor()
	return (await bar.getAttribute('data-may')) ?? ''
}

describe.skipIf(noBrowser)('the week board', () => {
	let browser: Browser
	let house: AnswerServer
	let week: FullWeek
	let coordinator: Visitor
	let colleague: Visitor
	let plain: Visitor
	let consultant: Visitor

	beforeAll(async () => {
		const staff = new Map<string, AtWork>()
		house = await answerServer('soroe', 4900 + Math.floor(Math.random() * 90), () => now, { staff })
		week = await fullWeek(house, now)
		for (const name of ['dorte', 'david']) staff.set(name, await coordinatorCalled(house.db, now, name))
		const [asta] = week.consultants
		if (asta === undefined) throw new Error('nobody visits')
		staff.set('asta', { id: asta, name: 'Asta Prøvesen', roles: ['consultant'], profession: null })
		browser = await openBrowser()
		const someone = async (who: string, withoutJavaScript = false): Promise<Visitor> => {
			const visitor = await visitorOf(browser, 'soroe', { at: house.base, withoutJavaScript })
			await visitor.context.addCookies([{ name: 'hj_session', value: who, url: house.base }])
			return visitor
		}
		coordinator = await someone('dorte')
		colleague = await someone('david')
		plain = await someone('dorte', true)
		consultant = await someone('asta')
	})
	afterAll(async () => {
		for (const visitor of [coordinator, colleague, plain, consultant]) await visitor?.leave()
		await browser?.close()
		await house?.stop()
	})

	const board = `/uge?dag=${monday}`
	const where = async ({ booking }: FullWeek['firm']): Promise<string> => {
		const found = booking === null ? null : await findBooking(house.db, booking)
		return found === null ? '' : writeTime({ staff: found.staff, from: found.span.from })
	}
	const cardOf = ({ page }: Visitor, { booking }: FullWeek['firm']) => page.locator(`#besoeg-${booking}`)
	const moveForm = ({ booking }: FullWeek['firm']): string => `/uge/flyt/${booking}`

	test('shows a week of visits, another week, one consultant; a consultant looks and moves nothing', async () => {
		const { page } = coordinator
		await coordinator.goTo('/uge')
		await sees(page, 'Ugeoversigt: uge 11')
		await coordinator.press('Næste uge')
		await sees(page, 'Ugeoversigt: uge 12')
		await coordinator.goTo(board)
		await sees(page, 'Ugeoversigt: uge 16')
		for (const seen of ['Anna Prøvesen', 'Frode Prøvesen og Grethe Prøvesen', 'Beskyttet adresse', 'Venter på svar'])
			await sees(page, seen)
		await sees(page, /Aflyst: 13.00–14.00\s+Helga/)
		expect(await page.content()).not.toContain('Esthersvej')
		await coordinator.look('board')
		await page.locator('#konsulent').selectOption({ label: 'Bo Prøvesen' })
		await coordinator.press('Vis')
		expect(await page.locator('.hj-board thead th').allInnerTexts()).toEqual(['Dag', 'Bo Prøvesen'])
		await coordinator.look('board-one-consultant')
		await coordinator.press('Denne uge')
		await sees(page, 'Ugeoversigt: uge 11')
		await consultant.goTo(board)
		expect(await consultant.page.locator('.hj-card').count()).toBe(7)
		expect(await consultant.page.locator('[data-movable], .hj-card-move').count()).toBe(0)
	})

	test('at 390 pixels one day is shown at a time', async () => {
		const { page } = coordinator
		await page.setViewportSize({ width: 390, height: 844 })
		await coordinator.goTo(board)
		const shown = () => page.locator('.hj-board tbody tr:visible').evaluateAll((rows) => rows.map(({ id }) => id))
		expect(await shown()).toEqual([`dag-${monday}`])
		await page.getByRole('link', { name: 'tirsdag 14. april' }).click()
		expect(await shown()).toEqual(['dag-2026-04-14'])
		await sees(page, 'Cecilie')
		await page.setViewportSize({ width: 1280, height: 900 })
	})

	test('by keyboard: lifted, given up, moved with its cost told first, and taken back', async () => {
		const { page } = coordinator
		const before = await where(week.firm)
		await coordinator.goTo(board)
		const card = cardOf(coordinator, week.firm)
		await card.focus()
		await page.keyboard.press('m')
		for (const key of ['ArrowRight', 'ArrowDown', 'PageDown']) await page.keyboard.press(key)
		expect(await answered(page)).toBe('no')
		await sees(page, /tirsdag den 14. april 2026 kl. 9.45 hos Bo Prøvesen: Bo Prøvesen har besøg 10.00–/)
		expect(await page.locator('.hj-ghost').innerText()).toBe('9.45')
		const [ghost, bar] = [page.locator('.hj-ghost'), page.locator('#hj-board-live')]
		for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowDown')
		await answered(page)
		const [low, top] = [await ghost.boundingBox(), await bar.boundingBox()]
		expect((low?.y ?? 0) + (low?.height ?? 0)).toBeLessThan(top?.y ?? 0)
		for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowUp')
		await page.keyboard.press('ArrowUp')
		await page.keyboard.press('ArrowUp')
		await page.keyboard.press('Escape')
		await sees(page, 'Opgivet')
		expect(await card.evaluate((one) => one === document.activeElement)).toBe(true)
		await page.keyboard.press('m')
		await page.keyboard.press('PageDown')
		expect(await answered(page)).toBe('yes')
		await sees(page, /Kørslen er den samme|minutters (mere|mindre) kørsel/)
		await coordinator.look('board-moving')
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/uge\/flyt$/)
		await sees(page, 'går der et nyt brev ud')
		expect(await where(week.firm)).toBe(before)
		await coordinator.look('board-sure')
		await coordinator.press('Flyt besøget')
		await sees(page, 'Besøget er flyttet til tirsdag den 14. april 2026 kl. 9.30 hos Asta Prøvesen')
		expect(await where(week.firm)).toContain('2026-04-14T09:30')
		expect(page.url()).not.toContain('#')
		expect(await page.evaluate(() => window.scrollY)).toBe(0)
		await coordinator.look('board-moved')
		await coordinator.press('Fortryd flytningen')
		await sees(page, 'Flytningen er fortrudt. Besøget er igen mandag den 13. april')
		expect(await page.getByRole('button', { name: 'Fortryd flytningen' }).count()).toBe(0)
		expect(await where(week.firm)).toBe(before)
	})

	test('by hand: what it takes is seen before it is dropped; what does not fit says why', async () => {
		const { page } = coordinator
		const before = await where(week.offered)
		await coordinator.goTo(board)
		const card = cardOf(coordinator, week.offered)
		await card.evaluate((one) => one.scrollIntoView({ block: 'center' }))
		const from = await card.boundingBox()
		if (from === null) throw new Error('nowhere')
		const [x, y] = [from.x + from.width - 8, from.y + 8]
		await page.mouse.move(x, y)
		await page.mouse.down()
		await page.mouse.move(x, y + 75, { steps: 3 })
		expect(await answered(page)).toBe('yes')
		await sees(page, 'Et nyt brev går ud.')
		await page.keyboard.press('Escape')
		await page.mouse.up()
		await sees(page, 'Opgivet')
		await page.mouse.move(x, y)
		await page.mouse.down()
		await page.mouse.move(x, y + 75, { steps: 3 })
		await answered(page)
		await page.mouse.up()
		await page.waitForURL(/\/uge\/flyt$/)
		await sees(page, 'Til tirsdag den 14. april 2026 kl. 11.15 hos Bo Prøvesen')
		expect(await where(week.offered)).toBe(before)
	})

	test('by form, without a program: refused with the reason, then a free time near by', async () => {
		const { page } = plain
		await plain.goTo(board)
		await sees(page, 'Flyt')
		await plain.goTo(moveForm(week.offered))
		await plain.press('Se, hvad det betyder')
		await sees(page, 'Det er den tid, besøget har. Vælg en anden.')
		expect(await page.getByRole('button', { name: 'Flyt besøget' }).count()).toBe(0)
		await page.locator('input[name="kl"]').fill('22.15')
		await plain.press('Se, hvad det betyder')
		await sees(page, /Bo Prøvesen har besøgstid .+ den dag/)
		await page.locator('input[name="kl"]').fill('halv ti')
		await plain.press('Se, hvad det betyder')
		await sees(page, 'Skriv et klokkeslæt')
		await plain.goTo(moveForm(week.offered))
		await page.locator('.hj-pick a').first().click()
		await sees(page, /kørsel|Kørslen/)
		await sees(page, 'går der et nyt brev ud')
		await plain.press('Flyt besøget')
		await sees(page, 'Borgeren får et nyt brev.')
		await plain.press('Fortryd flytningen')
		await sees(page, 'Besøget er igen tirsdag den 14. april 2026 kl. 10.00 hos Bo Prøvesen')
	})

	test('how far it is to a protected address is told to nobody', async () => {
		const { page } = plain
		await plain.goTo(moveForm(week.hidden))
		await page.locator('.hj-pick a').first().click()
		await sees(page, 'Kørslen kan ikke regnes ud: adressen er beskyttet')
		const there = page.url().split('?')[1]
		await plain.goTo(`${moveForm(week.hidden)}/hvad?${there}`)
		await sees(page, 'Kørslen kan ikke regnes ud')
		expect(await page.locator('main').innerText()).not.toMatch(/minut|Esther/)
	})

	test('whoever is called in sick is seen to be away, and her visits are without a consultant', async () => {
		const { page } = coordinator
		const [, , carla] = week.consultants
		if (carla === undefined) throw new Error('nobody visits')
		const from = instantAt(day('2026-04-15'), clock('00:00'))
		const span = { from, to: addMinutes(from, 24 * 60) }
		await addAbsence(house.db, now, { staff: carla, span, kind: 'illness' }, null)
		await coordinator.goTo(board)
		const cell = page.locator(`td[data-staff="${carla}"][data-on="2026-04-15"]`)
		expect(await cell.getAttribute('data-hours')).toBe('')
		expect(await cell.locator('.hj-board-hours').innerText()).toBe('Sygdom')
		await coordinator.look('board-sick')
		const badge = cell.getByRole('link', { name: 'Uden medarbejder' })
		expect(await badge.getAttribute('href')).toMatch(`/sygemelding/${carla}`)
		await badge.click()
		await sees(page, 'Besøg uden medarbejder')
	})

	test('two move one visit at once: the second is told where it is now, and nothing is moved twice', async () => {
		await coordinator.goTo(moveForm(week.firm))
		await colleague.goTo(moveForm(week.firm))
		await coordinator.page.locator('.hj-pick a').first().click()
		await colleague.page.locator('.hj-pick a').nth(1).click()
		await coordinator.look('board-move')
		await coordinator.press('Flyt besøget')
		await sees(coordinator.page, 'Besøget er flyttet til')
		const now = await where(week.firm)
		await colleague.press('Flyt besøget')
		await sees(colleague.page, 'Besøget er flyttet, siden du så på det. Nu er det')
		expect(await where(week.firm)).toBe(now)
		await colleague.look('board-too-late')
	})
})
