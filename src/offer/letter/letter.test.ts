import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readPdf } from '#platform/letters/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { openPress } from '../transport.ts'
import { claimsRepealedRight } from './lawful.ts'
import type { LetterContent } from './letter.ts'
import { wordsForTemplate } from './trial.ts'
import { tryLetters } from './trial-actions.ts'
import { type TrialCitizen, trialCitizens } from './trial-citizens.ts'
import { templates, trialLetter, type Variant, variants } from './trial-letters.ts'

const dated = day('2026-03-09')
const folder = join(projectFolder, 'src/offer/letter/templates')
const files = readdirSync(folder).filter((name) => name.endsWith('.typ'))
const source = (name: string): string => readFileSync(join(folder, name), 'utf8')

const press = openPress()
let municipalities: Municipality[]
let soroe: Municipality
beforeAll(async () => {
	municipalities = await readMunicipalities(join(projectFolder, 'municipalities'))
	const [found] = municipalities.filter(({ code }) => code === 'soroe')
	if (found === undefined) throw new Error('no municipality')
	soroe = found
})
const [ordinary] = trialCitizens as [TrialCitizen]
const named = (givenNames: string, surname: string): TrialCitizen => ({ ...ordinary, givenNames, surname })
const set = (municipality: Municipality, letters: readonly LetterContent[]) =>
	press(municipality, { title: letters[0]?.title ?? '', dated, letters })
const pdfWith = async (municipality: Municipality, letter: LetterContent): Promise<Uint8Array> => {
	const pdf = await set(municipality, [letter])
	if (!pdf.ok) throw new Error(`${letter.template}: ${pdf.why} ${pdf.detail ?? ''}`)
	return pdf.value
}
const pdfOf = (municipality: Municipality, variant: Variant, who = ordinary): Promise<Uint8Array> =>
	pdfWith(municipality, trialLetter(municipality, variant, who, dated))
const wordsOf = (pdf: Uint8Array): string =>
	readPdf(pdf)
		.flatMap(({ lines }) => lines.map(({ text }) => text))
		.join(' ')
		.replace(/\s+/g, ' ')
		.replace(/[\u200b\u00ad]/g, '')

test('every kind of letter has a file in each language and a name among staff, and no file is without a kind', () => {
	const expected = templates.flatMap((template) => [`${template}.da.typ`, `${template}.en.typ`])
	expect(files.filter((name) => !/^(letter|main|phrases\.\w\w)\.typ$/.test(name)).toSorted()).toEqual(
		expected.toSorted(),
	)
	expect(Object.keys(wordsForTemplate).toSorted()).toEqual(templates.toSorted())
})

describe('every letter', () => {
	test.each(variants)(
		'$template in $language, $size: tagged, with code, telephone, hours and a way to say no',
		async (variant) => {
			for (const municipality of municipalities) {
				const letter = trialLetter(municipality, variant, ordinary, dated)
				expect(letter.template).toBe(variant.template)
				const pdf = await pdfOf(municipality, variant)
				const written = Buffer.from(pdf).toString('latin1')
				expect(written).toContain(variant.language === 'da' ? '/Lang (da' : '/Lang (en')
				expect(written).toMatch(/pdfuaid:part/)
				const words = wordsOf(pdf)
				expect(words).toContain('K7QM-4TXP')
				expect(words.replaceAll(' ', '')).toContain(`localhost:3000/${municipality.code}/svar`)
				for (const said of [...letter.sender.phones.slice(0, 1), ...letter.sender.hours]) expect(words).toContain(said)
				expect(words).toMatch(
					variant.language === 'da' ? /[Nn]ej tak|et nej|Kan du ikke komme/ : /[Nn]o thank you|still no|cannot come/,
				)
			}
		},
	)
	test.each(variants.filter(({ size }) => size === 'large'))(
		'$template in $language: large print is large',
		async (variant) => {
			const [first] = readPdf(await pdfOf(soroe, variant))
			const body = first?.lines.filter(({ base }) => base > 95 && base < 280) ?? []
			expect(body.length).toBeGreaterThan(5)
			expect(Math.min(...body.map(({ size }) => size))).toBeGreaterThanOrEqual(14)
			expect(body.some(({ size }) => size === 16)).toBe(true)
		},
	)
	test('says the same in the same bytes', async () => {
		const [first, second] = [await pdfOf(soroe, variants[0] as Variant), await pdfOf(soroe, variants[0] as Variant)]
		expect(Buffer.compare(first, second)).toBe(0)
	})
	test('begins on a sheet of its own in a print batch, also after one of a single side', async () => {
		const letters = ['fixed-time', 'goodbye', 'please-contact'].map((template) =>
			trialLetter(soroe, { template, language: 'da', size: 'normal' }, ordinary, dated),
		)
		const pdf = await set(soroe, letters)
		const sides = pdf.ok ? readPdf(pdf.value) : []
		expect(sides.map(({ lines }) => lines.some(({ text }) => text.startsWith('Kære')))).toEqual([
			true,
			false,
			true,
			false,
			true,
			false,
		])
	})
	test('names both of a couple, each with a code of their own', async () => {
		const words = wordsOf(await pdfOf(soroe, { template: 'fixed-time-both', language: 'da', size: 'normal' }))
		expect(words).toMatch(/K7QM-4TXP.*3HD9-WBZR/)
	})
	const aboutEvents = variants.filter(({ template, size }) => template.includes('event') && size === 'normal')
	test.each(aboutEvents)('$template in $language speaks of a visit only where one is given', async (variant) => {
		const letter = trialLetter(soroe, variant, ordinary, dated)
		if (letter.event === null) throw new Error('no event')
		const visit =
			variant.language === 'da' ? /Hellere et besøg|Ja tak til et besøg/ : /Rather a visit|Yes please to a visit/
		const none = { ...letter, event: { ...letter.event, 'visit-instead': false } }
		const { 'visit-instead': _, ...older } = letter.event
		expect(wordsOf(await pdfWith(soroe, letter))).toMatch(visit)
		expect(wordsOf(await pdfWith(soroe, { ...letter, event: older }))).toMatch(visit)
		const words = wordsOf(await pdfWith(soroe, none))
		expect(words).not.toMatch(visit)
		expect(words).not.toMatch(/hjem til dig|to your home|ny tid|new time/)
	})
	test('to a protected address stands with it: the letter is what must find them', () => {
		const variant = { template: 'fixed-time', language: 'da', size: 'normal' } as const
		expect(trialLetter(soroe, variant, ordinary, dated).to).toEqual([
			'Prøve Prøvesen',
			'Prøvevej 12, 2. tv',
			'9999 Prøveby',
		])
	})
})

describe('the hostile set: nothing runs over, and whose name cannot be shown is held alone', () => {
	test.each(templates.map((template) => ({ template })))('$template', async ({ template }) => {
		const which = variants.filter((variant) => variant.template === template)
		const tried = await tryLetters({ press, municipality: soroe, own: null, dated }, which)
		expect(tried.findings).toEqual([])
		expect({ letters: tried.letters, held: tried.held }).toEqual({ letters: 60, held: 16 })
	})
	test.each(['伟', 'علي', 'משה', 'ಠ_ಠ', '👵'])('%s is a refusal, not a letter with holes', async (givenNames) => {
		const letter = trialLetter(soroe, variants[0] as Variant, named(givenNames, 'Prøvesen'), dated)
		expect(await set(soroe, [letter])).toEqual({ ok: false, why: 'sign_missing_in_font' })
	})
	test('an address that fits the window at no size is a refusal', async () => {
		const letter = trialLetter(soroe, variants[0] as Variant, named('Prøve', 'Lang '.repeat(200)), dated)
		expect(await set(soroe, [letter])).toMatchObject({ ok: false, why: 'cannot_be_set' })
	})
	test('wording that is too long, too wide or broken is found', async () => {
		const trying = async (file: string, change: (words: string) => string) => {
			const own = { digest: 'a'.repeat(64), files: new Map([[file, change(source(file))]]) }
			const which = variants.filter((variant) => variant.template === 'goodbye' && variant.language === 'da')
			const tried = await tryLetters({ press: openPress(), municipality: soroe, own, dated }, which)
			return [...new Set(tried.findings.map(({ wrong }) => wrong))]
		}
		expect(
			await trying('goodbye.da.typ', (words) =>
				words.replace('Du kan stadig', `${'Du kan altid sige til. '.repeat(400)} Du kan stadig`),
			),
		).toContain('too_many_sides')
		expect(
			await trying('goodbye.da.typ', (words) => words.replace('Kære #d.name', '#box(width: 300mm)[Kære #d.name] her')),
		).toContain('over_the_edge')
		expect(
			await trying('goodbye.da.typ', (words) =>
				words.replace('Kære #d.name', 'Kære #d.name #place(top + left)[Hej igen til dig]'),
			),
		).toContain('over_other_words')
		expect(await trying('goodbye.da.typ', (words) => words.replace('#let more = none', ''))).toEqual(['cannot_be_set'])
		expect(await trying('phrases.da.typ', (words) => words.replace('Ring til os', 'Ring efter § 79 a'))).toEqual([
			'claims_a_repealed_right',
		])
	})
})

describe('what a letter may say', () => {
	test('no template, of the program or of a municipality, claims the repealed right', () => {
		const own = municipalities.flatMap(({ folder: place }) => {
			const letters = join(place, 'letters')
			return readdirSync(place).includes('letters')
				? readdirSync(letters).map((name) => readFileSync(join(letters, name), 'utf8'))
				: []
		})
		for (const words of [...files.map(source), ...own])
			expect(claimsRepealedRight(words, day('2025-07-01'))).toBe(false)
		expect(claimsRepealedRight('efter § 79 a', day('2025-07-01'))).toBe(true)
		expect(claimsRepealedRight('efter serviceloven §79a', day('2025-06-30'))).toBe(false)
	})
	test('nothing of the ground reaches the letter but its choice of template', () => {
		for (const municipality of municipalities)
			for (const variant of variants) {
				const { template, ...said } = trialLetter(municipality, variant, ordinary, dated)
				expect(JSON.stringify(said)).not.toMatch(/79|age-75|spouse|criterion|cites|bereaved/)
			}
	})
	test('only the letters to the bereaved speak of a loss', () => {
		const speaks = files.filter((name) => /mistet|\blost\b|\bloss\b|død|died/i.test(source(name)))
		expect(speaks.toSorted()).toEqual(files.filter((name) => name.includes('bereaved')).toSorted())
	})
	test('no health word; voluntary, identification and the basis of recording are in every letter that offers a visit', async () => {
		const everything = files.map(source).join('\n')
		expect(everything).not.toMatch(/sygdom|diagnose|demens|ensom|alkohol|medicin|illness|dementia|lonely|alcohol/i)
		expect(everything).not.toMatch(/samtykke|consent/i)
		for (const template of templates.filter((name) => /^(fixed-time|please-contact|reminder)(?!-event)/.test(name)))
			for (const language of ['da', 'en'] as const) {
				const words = wordsOf(await pdfOf(soroe, { template, language, size: 'normal' }))
				const must =
					language === 'da'
						? ['frivilligt', 'legitimation', 'bygger ikke på dit ja', 'Vil du ikke have breve']
						: ['voluntary', 'identification', 'does not rest on your yes', 'rather not have letters']
				for (const said of must) expect(words).toContain(said)
			}
	})
	test('whose visit is confirmed or moved reads who comes, and that a companion is welcome', async () => {
		for (const template of ['confirmation', 'change']) {
			const words = wordsOf(await pdfOf(soroe, { template, language: 'da', size: 'normal' }))
			expect(words).toContain('forebyggelseskonsulent Anne')
			expect(words).toMatch(/Du må gerne have en pårørende|du må gerne have en pårørende/)
		}
	})
	test('a municipality’s own name stands only in its data', () => {
		for (const { name } of municipalities) expect(files.map(source).join('\n')).not.toContain(name.da)
	})
})
