import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { publicSections } from '../src/standard/public/public.ts'
import { publishedHtml } from '../src/standard/public/published.ts'
import type { Standard } from '../src/standard/standard.ts'
import { readStandardFolder } from '../src/standard/transport.ts'

/** Serviceloven § 79 a gave a right to these visits until 30 June 2025. No page or letter dated later claims it. */
const repealed = day('2025-07-01')
const days = [repealed, day('2026-03-09'), day('2031-01-01')]

/** What rested on the section is told as what was; that claims nothing. */
const history = /(Til [^.]+\. \S+ \d{4} var grundlaget|Until \d+ \S+ \d{4} the basis was): [^<]*?\.(?=<|"|$)/g
const claim = /(§|section|paragraf)\s*79\s*a|79\s*a\b/i

/** The words around a claim, or null. */
const claimIn = (words: string): string | null => {
	const told = words.replaceAll(history, '')
	const found = claim.exec(told)
	return found === null ? null : told.slice(Math.max(0, found.index - 80), found.index + 40)
}

const [municipality] = (await readMunicipalities('municipalities')) as [Municipality]
const standards = ['municipalities', 'examples'].flatMap((all) =>
	readdirSync(all, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) =>
			readStandardFolder(join(all, name, 'standard')).flatMap(({ file, standard }) =>
				standard === null ? [] : [{ file, standard }],
			),
		),
)
/** The page, and what the PDF is set from: both are made of the same sections. */
const published = (standard: Standard, language: Language, today: Day): string =>
	publishedHtml(standard, municipality, language, today) +
	JSON.stringify(publicSections(standard, municipality, language, today))

describe('a published standard dated after the repeal', () => {
	test.each(standards.map(({ file, standard }) => [file, standard] as const))('%s claims no right', (_, standard) => {
		for (const today of days)
			for (const language of ['da', 'en'] as const) expect(claimIn(published(standard, language, today))).toBeNull()
	})

	test('while the section was in force it was the basis, and was called so', () => {
		const older = standards.find(({ file }) => file.endsWith('soroe/standard/2019-07-01.yaml'))!.standard
		expect(published(older, 'da', day('2025-06-30'))).toContain('Grundlag: Serviceloven § 79 a.')
		expect(published(older, 'da', repealed)).toContain('Til 30. juni 2025 var grundlaget: Serviceloven § 79 a.')
		expect(published(older, 'da', repealed)).toContain('gælder ikke mere')
	})

	test('a planted violation is seen, wherever it stands', () => {
		const standard = standards[0]!.standard
		const words = { da: 'Du har ret til et besøg efter servicelovens § 79 a.', en: 'A right under section 79 a.' }
		const planted: Standard[] = [
			{ ...standard, title: words },
			{ ...standard, texts: { ...standard.texts, rights: words } },
			{ ...standard, source: words },
			{ ...standard, assumption: words },
			{ ...standard, exclusions: standard.exclusions.map((one) => ({ ...one, name: words })) },
		]
		for (const one of planted)
			for (const language of ['da', 'en'] as const) expect(claimIn(published(one, language, repealed))).not.toBeNull()
	})

	test('a basis that was never given an end is told as what was, all the same', () => {
		const standard = standards[0]!.standard
		const text = { da: 'Serviceloven § 79 a', en: 'The Social Services Act, section 79 a' }
		const endless: Standard = { ...standard, validTo: null, legalBasis: [{ from: null, to: null, text }] }
		expect(published(endless, 'en', repealed)).toContain('Until 30 June 2025 the basis was')
		expect(claimIn(published(endless, 'da', repealed))).toBeNull()
	})
})

describe('what letters and pages are made of', () => {
	const sources = ['src', 'bin'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && /\.(typ|tsx|html)$/.test(entry.name) && !/\.test\./.test(entry.name))
			.map((entry) => join(entry.parentPath, entry.name)),
	)
	test.each(sources)('%s claims no right', (file) => expect(claimIn(readFileSync(file, 'utf8'))).toBeNull())
	test('letters and the published PDF are among them', () => {
		expect(sources.filter((file) => file.includes('letter/templates/')).length).toBeGreaterThan(8)
		expect(sources).toContain('src/standard/published/standard.typ')
	})
	test('a planted violation is seen', () =>
		expect(claimIn('#let right = [Efter § 79 a har du ret til et besøg.]')).not.toBeNull())
})
