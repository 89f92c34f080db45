import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { standardInFile } from '../actions.ts'
import type { Standard } from '../standard.ts'
import { publicSections } from './public.ts'
import { notInForce } from './public-life.ts'

const [office] = (await readMunicipalities('municipalities')) as [Municipality]
const older = standardInFile('municipalities/soroe/standard/2019-07-01.yaml')
const standard = standardInFile('municipalities/soroe/standard/2025-07-01.yaml')
const today = day('2026-03-09')

const page = (of: Standard, language: Language = 'da', on: Day = today): string =>
	publicSections(of, office, language, on)
		.flatMap(({ heading, shown }) => [
			heading,
			...shown.flatMap((part) =>
				part.is === 'list' ? part.items : part.is === 'links' ? part.items.map(({ words }) => words) : [part.words],
			),
		])
		.join('\n')

const [exclusion] = standard.exclusions
const [criterion] = standard.criteria
if (exclusion === undefined || criterion === undefined) throw new Error('a standard without rules')
const withRule = (deviation: Partial<typeof criterion>): Standard => ({
	...standard,
	criteria: [{ ...criterion, ...deviation }, ...standard.criteria.slice(1)],
})

describe('the published standard says', () => {
	test('how strong an exclusion is, and which rules it closes', () => {
		const permissive: Standard = {
			...standard,
			exclusions: [{ ...exclusion, strength: 'permissive', covers: ['age-75'] }],
		}
		expect(page(permissive)).toMatch(
			/Vi kan beslutte, at vi ikke tilbyder besøg til den, der\nbor i plejebolig \(gælder kun: “Fylder 75 år”\)\nDet sker kun, når vi har besluttet det for netop dig/,
		)
		expect(page(permissive, 'en')).toMatch(/We can decide not to offer[\s\S]*only when we have decided it about you/)
		expect(page(permissive)).not.toContain('Som udgangspunkt')
	})

	test('that we phone instead of coming for a time, until it is over', () => {
		const replaced: Standard = {
			...standard,
			replacements: [
				{
					from: day('2026-12-01'),
					to: day('2027-02-28'),
					instead: 'home_visit',
					gives: 'phone_visit',
					contact: 'phone',
					covers: 'all',
					because: { da: 'Der er influenza.', en: 'There is influenza.' },
					cites: null,
				},
			],
		}
		expect(page(replaced)).toContain(
			'I perioden fra 1. december 2026 til 28. februar 2027 ringer vi i stedet for at komme. Der er influenza.',
		)
		expect(page(replaced, 'en')).toContain(
			'In the period from 1 December 2026 to 28 February 2027 we phone instead of coming. There is influenza.',
		)
		expect(page(replaced, 'da', day('2027-03-01'))).not.toContain('influenza')
	})

	test('the days of a programme, and what a rule does not give of itself', () => {
		expect(page(withRule({ period: { from: null, to: day('2027-06-30') } }))).toContain(
			'Fylder 70 år og bor alene (til 30. juni 2027)',
		)
		expect(page(withRule({ initiative: 'on_request' }))).toContain('(når du selv beder om det)')
		expect(page(withRule({ initiative: 'priority' }), 'en')).toContain('gives no offer of itself')
		expect(page(standard)).toContain('At bo alene betyder her: den eneste voksne på adressen.')
	})

	test('how soon we answer: once where the whole group is alike, else beside the rule', () => {
		const within = (only: readonly string[]): Standard => ({
			...standard,
			criteria: standard.criteria.map((one) =>
				one.initiative === 'after_assessment' && (only.length === 0 || only.includes(one.code))
					? { ...one, decideWithin: { count: 5, unit: 'days' } }
					: one,
			),
		})
		expect(page(within([]))).toContain('Har sociale problemer\nVi svarer inden 5 dage.')
		expect(page(within([])).match(/svarer inden/g)).toHaveLength(1)
		expect(page(within(['lonely']), 'en')).toContain('feels lonely (we answer within 5 days)')
		expect(page(standard)).not.toContain('svarer inden')
	})

	test('which reading of the source was chosen, by whom and when, and what is not decided', () => {
		const about = { da: 'Hvad er en tilflytter?', en: 'Who is a newcomer?' }
		const chosen = { da: 'Den, der er flyttet hertil.', en: 'Who moved here.' }
		const by = { da: 'Socialudvalget', en: 'the social committee' }
		const read = (deviation: object): Standard => ({
			...standard,
			readings: [{ about, chosen, chosenBy: by, on: day('2026-01-15'), ...deviation }],
		})
		expect(page(read({}))).toContain(
			'Hvad er en tilflytter? Den, der er flyttet hertil. Valgt af Socialudvalget den 15. januar 2026.',
		)
		expect(page(read({ chosen: null, chosenBy: null }), 'en')).toContain('Who is a newcomer? That is not decided yet.')
	})

	test('what it rests on in each period, seen from the day it is read', () => {
		const law = { da: 'Loven', en: 'The Act' }
		const own = { da: 'Vores eget tilbud', en: 'Our own service' }
		const both: Standard = {
			...standard,
			validFrom: day('2024-01-01'),
			legalBasis: [
				{ from: null, to: day('2025-06-30'), text: law },
				{ from: day('2025-07-01'), to: null, text: own },
			],
		}
		expect(page(both, 'da', day('2025-01-01'))).toMatch(
			/Grundlag: Loven\.\nFra 1\. juli 2025 er grundlaget: Vores eget tilbud\./,
		)
		expect(page(both)).toMatch(/Til 30\. juni 2025 var grundlaget: Loven\.\nGrundlag: Vores eget tilbud\./)
	})

	test('that a version is over, or not yet in force', () => {
		expect(notInForce(older, today, 'da')).toContain('gælder ikke mere')
		expect(notInForce(standard, day('2025-06-30'), 'en')).toBe('This version is in force only from 1 July 2025.')
		expect(notInForce(standard, today, 'da')).toBeNull()
	})
})
