import { AxeBuilder } from '@axe-core/playwright'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { newestOf } from '#visit/measured/instrument.ts'
import { allInstruments, instrumentOf } from '#visit/measured/instrument-actions.ts'
import { MeasuredFields } from '#visit/measured/instrument-form.tsx'
import { emptyNote } from '#visit/note/note.ts'
import { noBrowser, openBrowser } from '../browser.ts'

const form = String(
	MeasuredFields({
		say: (da: string) => da,
		language: 'da',
		measuring: {
			instruments: newestOf(allInstruments()),
			instrumentOf,
			about: () => ({ sex: 'f', age: 79 }),
			before: () => [],
			conditions: [],
		},
		body: emptyNote,
		on: day('2026-03-09'),
	}),
)

describe.skipIf(noBrowser)('the program that scores while a consultant fills in', () => {
	let browser: Browser
	let page: Page
	beforeAll(async () => {
		browser = await openBrowser()
		page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
		const program = await build({
			entryPoints: ['src/visit/measured/instrument-browser.ts'],
			bundle: true,
			write: false,
			format: 'iife',
			target: 'es2020',
			minify: true,
		})
		await page.setContent(
			'<!doctype html><html lang="da"><title>Besøg</title><main id="main"><h1>Besøg</h1></main></html>',
		)
		// A tablet without Temporal, and a form that is brought into the page after the program has begun.
		await page.evaluate(() => Reflect.deleteProperty(globalThis, 'Temporal'))
		await page.addScriptTag({ content: program.outputFiles[0]?.text ?? '' })
		await page.locator('main').evaluate((main, html) => {
			main.insertAdjacentHTML('beforeend', `<form>${html}</form>`)
			for (const fold of main.querySelectorAll('details')) fold.open = true
		}, form)
	})
	afterAll(() => browser?.close())

	const field = (name: string) => page.locator(`[name="measured.${name}"]`)
	const says = (code: string) =>
		page.locator(`[data-instrument]:has([name^="measured.${code}."]) [data-result]`).innerText()
	const asks = (name: string) => page.locator(`[data-ask="measured.${name}"]`).innerText()

	test('the score and its band are there with the last answer', async () => {
		for (const [question, answer] of ['3', '2', '2', '2', '3'].entries()) {
			expect(await says('who-5')).not.toContain('af 100')
			await page.locator(`[name="measured.who-5.q${question + 1}"][value="${answer}"]`).check()
		}
		expect(await says('who-5')).toContain('48 af 100 point')
		await field('chair-stand.rises').fill('9')
		expect(await says('chair-stand')).toContain('Under gennemsnittet for alder og køn')
	})

	test('what is odd is asked about when the field is left, not while it is typed; it stays as typed', async () => {
		await field('blood-pressure.upper').pressSequentially('12')
		expect(await asks('blood-pressure.upper')).toBe('')
		await field('blood-pressure.lower').fill('800')
		expect(await asks('blood-pressure.upper')).toContain('12 mmHg kan ikke passe')
		await page.keyboard.press('Tab')
		expect(await asks('blood-pressure.lower')).toContain('800 mmHg kan ikke passe')
		expect(await field('blood-pressure.lower').inputValue()).toBe('800')
		expect(await field('blood-pressure.lower').getAttribute('aria-invalid')).toBe('true')
		await field('blood-pressure.lower').press('End')
		await page.keyboard.press('Backspace')
		expect(await asks('blood-pressure.lower')).toBe('')
		await page.keyboard.type('0')
		await page.keyboard.press('Tab')
		expect(await asks('blood-pressure.lower')).toContain('800 mmHg kan ikke passe')
		await field('blood-pressure.upper').fill('128')
		await field('blood-pressure.lower').fill('80')
		expect(await asks('blood-pressure.lower')).toBe('')
		expect(await says('blood-pressure')).toContain('128/80 mmHg')
	})

	test('that something odd is so is said of the answers that stand there, and of no others', async () => {
		const sure = page.locator('[name="sure.blood-pressure"]')
		const asked = page.locator('[data-sure]:has([name="sure.blood-pressure"])')
		expect(await asked.getAttribute('hidden')).not.toBeNull()
		await field('blood-pressure.upper').fill('58')
		await field('blood-pressure.lower').fill('28')
		await page.keyboard.press('Tab')
		expect(await asked.getAttribute('hidden')).toBeNull()
		expect(await says('blood-pressure')).toContain('Regnes ikke ud')
		await sure.evaluate((box) => (box as HTMLInputElement).click())
		expect(await sure.isChecked()).toBe(true)
		expect(await sure.inputValue()).toBe('lower=28 upper=58')
		for (const name of ['blood-pressure.upper', 'blood-pressure.lower']) {
			expect(await asks(name)).toBe('Bekræftet')
			expect(await field(name).getAttribute('aria-invalid')).toBeNull()
			expect(await page.locator(`.form-error [name="measured.${name}"]`).count()).toBe(0)
		}
		expect(await says('blood-pressure')).toContain('58/28 mmHg')
		expect(await says('blood-pressure')).not.toContain('Regnes ikke ud')
		await field('blood-pressure.lower').fill('27')
		await page.keyboard.press('Tab')
		expect(await sure.isChecked()).toBe(false)
		expect(await asks('blood-pressure.lower')).toContain('Er det rigtigt?')
		for (const never of ['fem', '٣٢', '800']) {
			await field('blood-pressure.lower').fill(never)
			await field('blood-pressure.upper').fill('128')
			await page.keyboard.press('Tab')
			expect(await asked.getAttribute('hidden')).not.toBeNull()
		}
		await field('blood-pressure.lower').fill('80')
		await page.keyboard.press('Tab')
		expect(await asked.getAttribute('hidden')).not.toBeNull()
	})

	test.each([
		['mouse', 'fem'],
		['mouse', '1'],
		['finger', 'fem'],
	])(
		'the press that follows a measurement counts: nothing moves while it is made, with a %s after “%s”',
		async (by, typed) => {
			const radio = page.locator('[name="measured.t-ils.isolated"][value="2"]')
			await radio.evaluate((one) => {
				;(one as HTMLInputElement).checked = false
			})
			await field('timed-up-and-go.seconds').fill('')
			await field('timed-up-and-go.seconds').pressSequentially(typed)
			await field('timed-up-and-go.seconds').evaluate((one) => one.scrollIntoView({ block: 'start' }))
			const before = await radio.boundingBox()
			if (before === null) throw new Error('the answer is not to be seen')
			const [x, y] = [before.x + before.width / 2, before.y + before.height / 2]
			if (by === 'finger') await page.touchscreen.tap(x, y)
			else {
				await page.mouse.move(x, y)
				await page.mouse.down()
				await page.waitForFunction(() => document.activeElement?.getAttribute('type') !== 'text')
				expect(await radio.boundingBox()).toEqual(before)
				await page.mouse.up()
			}
			await page.waitForFunction(
				(at) => document.querySelector(at)?.textContent !== '',
				'[data-ask="measured.timed-up-and-go.seconds"]',
			)
			expect(await radio.isChecked()).toBe(true)
		},
	)

	test('letters, a comma, and a figure that cannot be: 40 m/s', async () => {
		await field('gait-speed.seconds').fill('fire')
		await page.keyboard.press('Tab')
		expect(await asks('gait-speed.seconds')).toContain('“fire” er ikke et tal')
		await field('gait-speed.metres').fill('20')
		await field('gait-speed.seconds').fill('1')
		await page.keyboard.press('Tab')
		expect(await asks('gait-speed.seconds')).toContain('Det giver 20,00 m/s')
		await field('gait-speed.metres').fill('4')
		await field('gait-speed.seconds').fill('4,5')
		expect(await says('gait-speed')).toContain('0,89 m/s')
		await field('bmi.weight').fill('65')
		await field('bmi.height').fill('1,72')
		expect(await says('bmi')).toContain('1,72 meter er læst som 172 cm.')
	})

	test('every field and question is accessible', async () => {
		const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast', 'region']).analyze()
		expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
	})
})
