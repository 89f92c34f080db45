import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import type { Criterion, Exclusion } from '../rule.ts'
import type { Standard } from '../standard.ts'
import { readStandardFolder } from '../transport.ts'
import { difference, differenceLead } from './difference.ts'
import { differingPassages } from './passages.ts'

const versionsOf = (folder: string) =>
	readStandardFolder(`${folder}/standard`).flatMap(({ standard }) => standard ?? [])
const everyVersion = ['municipalities', 'examples'].flatMap((all) =>
	readdirSync(all, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) => versionsOf(`${all}/${name}`)),
)
const [older, newer] = versionsOf('municipalities/soroe') as [Standard, Standard]

/** Everything said, a line each. */
const said = (from: Standard, to: Standard, language: Language = 'da'): string[] =>
	difference(from, to, language).flatMap(({ changes }) =>
		changes.flatMap(({ words, details, passages }) => [
			words,
			...details,
			...passages.map(({ before, after }) => `${before} → ${after}`),
		]),
	)

const withCriterion = (code: string, deviation: Partial<Criterion>): Standard => ({
	...newer,
	criteria: newer.criteria.map((one) => (one.code === code ? { ...one, ...deviation } : one)),
})
const withExclusion = (code: string, deviation: Partial<Exclusion>): Standard => ({
	...newer,
	exclusions: newer.exclusions.map((one) => (one.code === code ? { ...one, ...deviation } : one)),
})
const rule = (code: string): Criterion => newer.criteria.find((one) => one.code === code)!
const nursing: Exclusion = newer.exclusions.find(({ when }) => when.is === 'help' && when.kind === 'nursing')!
const risk = newer.criteria.find(({ opens }) => opens.by === 'risk')!

describe('what is different', () => {
	test('is nothing between a version and itself', () => {
		for (const version of everyVersion)
			for (const language of ['da', 'en'] as const) expect(difference(version, version, language)).toEqual([])
	})

	test('between the two versions on file is their life and their basis, and no rule', () => {
		expect(difference(older, newer, 'da').map(({ id }) => id)).toEqual(['liv'])
		expect(said(older, newer)).toContainEqual(
			expect.stringMatching(/^Grundlag: nu Kommunens eget tilbud.* før Serviceloven § 79 a/),
		)
		expect(differenceLead(newer, 'da')).toBe('Fra 1. juli 2025')
		expect(differenceLead(newer, 'en')).toBe('From 1 July 2025')
	})

	test.each<[string, Standard, string, string]>([
		[
			'the background demanded of staff',
			{ ...newer, staff: { professions: ['nurse'], cites: 'afsnit 7' } },
			'Den, der underskriver i journalen, er: nu sygeplejerske (afsnit 7) – før sygeplejerske, fysioterapeut',
			'Whoever signs in the journal is: now nurse (afsnit 7)',
		],
		[
			'an age',
			withCriterion('age-75', { opens: { ...rule('age-75').opens, ages: [{ from: 78, to: 78 }] } as never }),
			'Alder ændret fra 75 til 78',
			'Age changed from 75 to 78',
		],
		[
			'a yearly age',
			withCriterion('age-82-yearly', { opens: { ...rule('age-82-yearly').opens, fromAge: 85 } as never }),
			'Alder ændret fra 82 til 85',
			'Age changed from 82 to 85',
		],
		[
			'a duration',
			withCriterion('age-75', { minutes: 45 }),
			'Varighed ændret fra 60 til 45 minutter',
			'Duration changed from 60 to 45 minutes',
		],
		[
			'a contact',
			withCriterion('age-75', { contact: 'phone' }),
			'Kontakt ændret fra brev med fast tid til opringning',
			'Contact changed from a letter with a fixed time to a phone call',
		],
		[
			'living alone no longer needed',
			withCriterion('age-70-alone', { needs: { ...rule('age-70-alone').needs, livesAlone: null } }),
			'Kræver ændret fra bor alene til ingenting',
			'Needs changed from lives alone to nothing',
		],
		[
			'how long a risk counts',
			withCriterion(risk.code, { opens: { ...risk.opens, period: { count: 6, unit: 'months' } } as never }),
			'i 6 måneder efter at det er noteret – før',
			'for 6 months after it was noted – before',
		],
		[
			'how soon a professional answers',
			withCriterion(risk.code, { decideWithin: { count: 5, unit: 'days' } }),
			'Svar fra en fagperson ændret fra kommunens egen frist til inden 5 dage',
			'A professional’s answer: now within 5 days – before the municipality’s own deadline',
		],
		[
			'a new rule',
			{
				...newer,
				criteria: [
					...newer.criteria,
					{ ...rule('age-75'), code: 'age-85', name: { da: 'Fylder 85 år', en: 'Turning 85' } },
				],
			},
			'Ny regel: Fylder 85 år',
			'New rule: Turning 85',
		],
		[
			'a rule gone',
			{ ...newer, criteria: newer.criteria.filter(({ code }) => code !== 'age-70-alone') },
			'Regel taget ud: Fylder 70 år og bor alene',
			'Rule taken out: Turning 70 and living alone',
		],
		[
			'an exclusion gone',
			{ ...newer, exclusions: newer.exclusions.filter((one) => one !== nursing) },
			`Undtagelsen “${nursing.name.da}” er taget ud`,
			`The exclusion “${nursing.name.en}” is taken out`,
		],
		[
			'an exclusion wider',
			withExclusion(nursing.code, {
				when: { is: 'any', of: [nursing.when, { is: 'residence', in: ['institution'] }] },
			}),
			'Bredere: nu også den, der bor i institution',
			'Wider: now also somebody who lives in an institution',
		],
		[
			'an exclusion narrower',
			withExclusion(nursing.code, { covers: ['age-75'] }),
			'Smallere: lukker ikke længere for',
			'Narrower: no longer closes',
		],
		[
			'an exclusion stricter',
			withExclusion(nursing.code, { strength: 'absolute' }),
			'Gælder: nu uden undtagelse – før som udgangspunkt',
			'Applies: now without exception – before as a rule',
		],
		[
			'reminders',
			{ ...newer, reminders: { ...newer.reminders, times: 0 } },
			'Påmindelser ændret fra én efter 14 dage til ingen',
			'Reminders changed from one after 14 days to none',
		],
		[
			'a text',
			{
				...newer,
				texts: {
					...newer.texts,
					rights: { da: `${newer.texts.rights.da}\n\nEn ny ret.`, en: `${newer.texts.rights.en}\n\nA new right.` },
				},
			},
			'null → En ny ret.',
			'null → A new right.',
		],
		[
			'phone instead of visits for a time',
			{
				...newer,
				replacements: [
					{
						from: day('2026-12-01'),
						to: day('2027-02-28'),
						instead: 'home_visit',
						gives: 'phone_visit',
						contact: null,
						covers: 'all',
						because: { da: 'Sygdom i huset.', en: 'Illness about.' },
						cites: null,
					},
				],
			},
			'Midlertidigt fra 1. december 2026 til 28. februar 2027: telefonbesøg i stedet for hjemmebesøg; alle regler. Sygdom i huset.',
			'For a time from 1 December 2026 to 28 February 2027: a phone visit instead of a home visit; all rules. Illness about.',
		],
	])('%s is said in words', (_, to, da, en) => {
		expect(said(newer, to, 'da')).toContainEqual(expect.stringContaining(da))
		expect(said(newer, to, 'en')).toContainEqual(expect.stringContaining(en))
		expect(said(newer, to).join('\n')).not.toMatch(/undefined|\[object|[{}]/)
		expect(said(to, newer).length).toBeGreaterThan(0)
	})

	test('several windows after an event are listed', () => {
		const event = newer.criteria.find(({ opens }) => opens.by === 'event')!
		const window = (from: number, until: number) => ({
			from: { count: from, unit: 'weeks' as const },
			target: null,
			until: { count: until, unit: 'weeks' as const },
		})
		const series = withCriterion(event.code, {
			opens: { by: 'event', kinds: ['spouse_died'], details: [], windows: [window(4, 8), window(22, 30)] },
		})
		expect(said(newer, series).join('\n')).toContain(
			'ægtefælle eller samlever er død – fra 4 uger til 8 uger efter og fra 22 uger til 30 uger efter',
		)
	})
})

/** The same data with one leaf changed: a day later, a number higher, a word longer, a yes for a no, one of a list less. */
function* mutations(value: unknown, path: readonly string[] = []): Generator<{ path: string; value: unknown }> {
	if (typeof value === 'number') yield { path: path.join('.'), value: value + 1 }
	if (typeof value === 'boolean') yield { path: path.join('.'), value: !value }
	if (path.at(-1) === 'covers' && value === 'all') yield { path: path.join('.'), value: ['age-75'] }
	else if (typeof value === 'string')
		yield { path: path.join('.'), value: /^\d{4}-\d\d-\d\d$/.test(value) ? '2031-05-17' : other(value, path) }
	if (Array.isArray(value)) {
		if (value.length > 0) yield { path: path.join('.'), value: value.slice(1) }
		if (value.length > 1) yield { path: `${path.join('.')} turned`, value: value.toReversed() }
		for (const [at, part] of value.entries())
			for (const { path: where, value: changed } of mutations(part, [...path, String(at)]))
				yield { path: where, value: value.with(at, changed) }
	} else if (typeof value === 'object' && value !== null)
		for (const [key, part] of Object.entries(value))
			for (const { path: where, value: changed } of mutations(part, [...path, key]))
				yield { path: where, value: { ...value, [key]: changed } }
}
const choices: Readonly<Record<string, readonly string[]>> = {
	during: ['calendar_year', 'age_year', 'from_birthday'],
	first: ['birthday', 'calendar_year'],
	year: ['calendar_year', 'age_year'],
	initiative: ['automatic', 'after_assessment', 'on_request', 'priority'],
	contact: ['fixed_time_letter', 'self_booking_letter', 'phone'],
	form: ['home_visit', 'phone_visit', 'collective_event', 'either', 'citizen_chooses'],
	instead: ['home_visit', 'phone_visit', 'collective_event', 'either', 'citizen_chooses'],
	gives: ['home_visit', 'phone_visit', 'collective_event', 'either', 'citizen_chooses'],
	kinds: ['home_visit', 'phone_visit'],
	visitNeeds: ['a_yes', 'no_cancellation'],
	strength: ['absolute', 'default', 'permissive'],
	kind: ['practical', 'personal', 'nursing'],
	unit: ['days', 'weeks', 'months'],
	list: ['exhaustive', 'illustrative'],
	within: ['open_together', 'calendar_year'],
	livesAlone: ['only_adult_at_address', 'single_by_civil_status', 'single_and_only_adult'],
	declined: ['home_visit', 'nothing'],
}
const other = (word: string, path: readonly string[]): string => {
	const key = /^\d+$/.test(path.at(-1) ?? '') ? path.at(-2) : path.at(-1)
	const among = choices[key ?? '']?.includes(word) ? choices[key ?? ''] : undefined
	return among === undefined ? `${word}x` : (among[(among.indexOf(word) + 1) % among.length] ?? '')
}

/**
 * No change at all: there is one choice only, the unit of nothing, a month or a first year where none counts, the rules of
 * another version that a transition speaks of; or no standard any more.
 */
const untold =
	/^(hash|answers\.hold)$|\.opens\.by$|\.when(\.of(\.\d+)?)*\.is$|\.windows\.\d+\.from\.unit$|\.opens\.(fromMonth|first)$|^transitional\.criteria\./

test('nothing in a standard can change without being said, in both languages', () => {
	const missed: string[] = []
	for (const version of everyVersion) {
		let count = 0
		for (const { path, value } of mutations(version)) {
			if (untold.test(path) || (version.reminders.times === 0 && path.startsWith('reminders.after'))) continue
			count++
			const to = value as Standard
			const isOneLanguage = /\.(da|en)$/.exec(path)?.[1] as Language | undefined
			for (const language of isOneLanguage ? [isOneLanguage] : (['da', 'en'] as const))
				if (said(version, to, language).length === 0) missed.push(`${path} (${language})`)
		}
		expect(count).toBeGreaterThan(200)
	}
	expect(missed).toEqual([])
})

describe('texts are compared by paragraph', () => {
	test.each<[string, string, ReturnType<typeof differingPassages>]>([
		['a\n\nb', 'a\n\nb', []],
		['a\n\nb', 'a\n\nc', [{ before: 'b', after: 'c' }]],
		['a\n\nb\n\nc', 'a\n\nc', [{ before: 'b', after: null }]],
		['a\n\nc', 'a\n\nb\n\nc', [{ before: null, after: 'b' }]],
		['x\n- a\n- b', 'x\n- a\n- c\n- b', [{ before: null, after: '- c' }]],
		['one\nline', 'one line', []],
		[
			'a\n\nb\n\nc\n\nd',
			'd\n\na\n\nB\n\nc',
			[
				{ before: null, after: 'd' },
				{ before: 'b', after: 'B' },
				{ before: 'd', after: null },
			],
		],
	])('%j and %j', (before, after, found) => expect(differingPassages(before, after)).toEqual(found))
	test('of any length, in bounded time', () => {
		const book = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word} ${n}`).join('\n\n')
		expect(differingPassages(book('a'), book('b'))).toHaveLength(1)
	})
})
