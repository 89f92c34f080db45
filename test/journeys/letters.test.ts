import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { drawn } from '#offer/letter/letter-drawn.ts'
import { trialCitizens } from '#offer/letter/trial-citizens.ts'
import { templates, trialLetter, type Variant } from '#offer/letter/trial-letters.ts'
import { letterFolder } from '#offer/letter/wording-transport.ts'
import { latinFonts } from '#platform/letters/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { noBrowser, openBrowser } from '../browser.ts'

const folder = 'docs/letters'
const ofLetters: readonly Variant[] = [
	...templates.map((template) => ({ template, language: 'da', size: 'normal' }) as const),
	{ template: 'fixed-time', language: 'en', size: 'normal' },
	{ template: 'fixed-time', language: 'da', size: 'large' },
]

/** With SCREENSHOTS set, a picture of every letter for those who read about the program. */
describe.skipIf(noBrowser || process.env.SCREENSHOTS === undefined)('a picture of', () => {
	let browser: Browser
	const compiler = NodeCompiler.create({ workspace: letterFolder, fontArgs: [{ fontPaths: [...latinFonts] }] })
	beforeAll(async () => {
		browser = await openBrowser()
		await mkdir(folder, { recursive: true })
	})
	afterAll(() => browser.close())

	test.each(ofLetters)('$template in $language, $size', async (variant) => {
		const [municipality] = await readMunicipalities('municipalities', ['soroe'], 'https://besoeg.example.dk')
		const [who] = trialCitizens
		if (municipality === undefined || who === undefined) throw new Error('no municipality')
		const letter = trialLetter(municipality, variant, who, day('2026-03-09'))
		const data = JSON.stringify({ title: letter.title, language: letter.language, letters: [drawn(letter)] })
		// the white of every further side would lie upon the first
		const drawing = compiler
			.plainSvg({ mainFilePath: join(letterFolder, 'main.typ'), inputs: { data } })
			.replaceAll(/<path class="typst-shape" fill="#ffffff"[^>]*>/g, '')
		const sides = Math.round(Number(/viewBox="0 0 \S+ ([\d.]+)"/.exec(drawing)?.[1]) / 841.89)
		expect(sides).toBeGreaterThan(0)
		const page = await browser.newPage({ viewport: { width: 740, height: 1047 * sides } })
		await page.setContent(`<style>body{margin:0}svg{width:740px;height:auto;display:block}</style>${drawing}`)
		const name = `${variant.template}${variant.language === 'en' ? '-english' : ''}${variant.size === 'large' ? '-large' : ''}`
		const picture = await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
		expect(picture.length).toBeGreaterThan(20_000)
		await page.close()
	})
})
