import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { Citizen } from '#population/index.ts'
import { claimsRepealedRight } from './lawful.ts'
import { type LetterContent, letterContent, templateFor } from './letter.ts'
import type { Contact } from './offer.ts'
import { openPress } from './transport.ts'

const dated = day('2026-03-09')
const folder = join(projectFolder, 'src/offer/letters')
const templates = readdirSync(folder).filter((name) => name.endsWith('.typ'))
const source = (name: string): string => readFileSync(join(folder, name), 'utf8')

const citizen = (deviation: Partial<Citizen> = {}): Citizen => ({
	id: '' as PersonId,
	cpr: '6001500000',
	bornOn: day('1950-01-01'),
	sex: 'f',
	givenNames: 'Ellen',
	surname: 'Testesen',
	status: 'resident',
	statusSince: null,
	reportedDeadBy: null,
	createdHere: false,
	residentSince: null,
	civilStatus: null,
	spouse: null,
	address: {
		id: '',
		street: 'Nygade',
		houseNumber: '12',
		floorDoor: '2. tv',
		postalCode: '4180',
		town: 'Sorø',
		x: null,
		y: null,
	},
	protected: false,
	digitalPost: false,
	phone: null,
	language: 'da',
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	livesAlone: null,
	lastOfferOn: null,
	lastVisitOn: null,
	...deviation,
})

const ground = (criterion: string, intervention = 'general') => ({
	criterion,
	intervention,
	from: dated,
	target: null,
	until: null,
	cites: 'Serviceloven § 79 a',
	overdue: false,
})

const content = (
	municipality: Municipality,
	deviation: { contact?: Contact; isBereaved?: boolean; citizen?: Citizen; consultant?: string } = {},
): LetterContent =>
	letterContent({
		offer: {
			contact: deviation.contact ?? 'fixed_time_letter',
			grounds: [deviation.isBereaved ? ground('spouse-died', 'lost-spouse') : ground('age-75')],
			time:
				deviation.contact === 'self_booking_letter'
					? null
					: { staff: '' as StaffId, from: instantAt(day('2026-03-26'), clock('09:30')) },
			minutes: 60,
			answerBy: day('2026-03-20'),
		},
		citizen: deviation.citizen ?? citizen(),
		municipality,
		consultant: deviation.consultant ?? 'Karen Holm',
		dated,
		letterId: '7f3a21c9-0000-4000-8000-000000000000',
	})

/** Pages of a PDF, counted in its packed objects. */
const pagesOf = (pdf: Uint8Array): number => {
	const written = Buffer.from(pdf).toString('latin1')
	const packed = [...written.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, inside = '']) =>
		unpacked(inside),
	)
	return [written, ...packed].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}
const unpacked = (packed: string): string => {
	try {
		return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
	} catch {
		return ''
	}
}

const press = openPress()
let municipalities: Municipality[]
beforeAll(async () => {
	municipalities = await readMunicipalities(join(projectFolder, 'municipalities'))
})
const set = (municipality: Municipality, letters: readonly LetterContent[]) =>
	press(municipality, { title: letters[0]?.title ?? '', dated, letters })

describe('every letter', () => {
	const kinds = (['fixed_time_letter', 'self_booking_letter'] as const).flatMap((contact) =>
		[false, true].flatMap((isBereaved) =>
			(['da', 'en'] as const).map((language) => ({ contact, isBereaved, language })),
		),
	)
	test.each(kinds)('$contact, bereaved $isBereaved, in $language: a tagged PDF of two pages', async (kind) => {
		for (const municipality of municipalities) {
			const pdf = await set(municipality, [
				content(municipality, { ...kind, citizen: citizen({ language: kind.language }) }),
			])
			if (!pdf.ok) throw new Error(`${pdf.why} ${pdf.detail ?? ''}`)
			const written = Buffer.from(pdf.value).toString('latin1')
			expect(written).toContain(kind.language === 'da' ? '/Lang (da' : '/Lang (en')
			expect(written).toMatch(/pdfuaid:part/)
			expect(pagesOf(pdf.value)).toBe(2)
		}
	})
	test('says the same in the same bytes', async () => {
		const [one] = municipalities
		if (one === undefined) throw new Error('no municipality')
		const [first, second] = [await set(one, [content(one)]), await set(one, [content(one)])]
		expect(first.ok && second.ok && Buffer.compare(first.value, second.value)).toBe(0)
	})
	test('begins on a sheet of its own in a print batch', async () => {
		const [one] = municipalities
		if (one === undefined) throw new Error('no municipality')
		const pdf = await set(one, [content(one), content(one, { contact: 'self_booking_letter' }), content(one)])
		expect(pdf.ok && pagesOf(pdf.value)).toBe(6)
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
		for (const words of [...templates.map(source), ...own])
			expect(claimsRepealedRight(words, day('2025-07-01'))).toBe(false)
		expect(claimsRepealedRight('efter § 79 a', day('2025-07-01'))).toBe(true)
		expect(claimsRepealedRight('efter serviceloven §79a', day('2025-06-30'))).toBe(false)
	})
	test('nothing of the ground reaches the letter but its choice of template', () => {
		for (const municipality of municipalities) {
			const said = JSON.stringify([content(municipality), content(municipality, { isBereaved: true })])
			expect(said).not.toMatch(/79|age-75|spouse|criterion|cites/)
			expect(claimsRepealedRight(said, dated)).toBe(false)
		}
	})
	test('only the letters to the bereaved speak of a loss', () => {
		const speaks = templates.filter((name) => /mistet|\blost\b|\bloss\b|død|died/i.test(source(name)))
		expect(speaks.toSorted()).toEqual(templates.filter((name) => name.includes('bereaved')).toSorted())
		expect(templateFor({ contact: 'fixed_time_letter', grounds: [ground('spouse-died')] })).toBe('fixed-time-bereaved')
		expect(templateFor({ contact: 'phone', grounds: [ground('spouse-to-care-home', 'spouse-to-care-home')] })).toBe(
			'please-contact',
		)
	})
	test('no health word, and voluntary, identification and the basis of recording are always there', () => {
		const everything = templates.map(source).join('\n')
		expect(everything).not.toMatch(/sygdom|diagnose|demens|ensom|alkohol|medicin|illness|dementia|lonely|alcohol/i)
		expect(source('phrases.da.typ')).toMatch(/frivilligt[\s\S]*legitimation[\s\S]*bygger ikke på dit ja/)
		expect(source('phrases.en.typ')).toMatch(/voluntary[\s\S]*identification[\s\S]*does not rest on your yes/)
		expect(everything).not.toMatch(/samtykke|consent/i)
	})
	test('a municipality’s own name stands only in its data', () => {
		for (const { name } of municipalities) expect(templates.map(source).join('\n')).not.toContain(name.da)
	})
})

describe('a hostile set of names', () => {
	const names: readonly [string, string][] = [
		['Åse Ærø', 'Østergaard-Ågård'],
		['Łukasz Ștefan', 'Đặng-Nguyễn'],
		['Ğülşen İpek', 'Ħoŧŋa'],
		['Иван', 'Петров'],
		['Χρήστος', 'Ωμέγας'],
		['O’Brien "Bobby"', '#set page(fill: red) $x$ @ref <label> \\ *b* _i_ `c` [d] //e'],
		['Christian-Frederik Maximilian Alexander Bartholomæus', 'von Rosenkrantz-Charisius-Løvenskiold af Ødemarksgården'],
		[
			'Overarmsmuskelgennemgangsbehandlingsforløbskoordinatoren',
			'Speciallægepraksisplanlægningsstabiliseringsperioden',
		],
		['A', ''],
	]
	test.each(names)('%s %s', async (givenNames, surname) => {
		for (const municipality of municipalities) {
			const address = {
				id: '',
				street: 'Gammel Kongevejs Forlængelse ved Sankt Jørgens Sø',
				houseNumber: '128B',
				floorDoor: 'st. baghuset, dør 14',
				postalCode: '6400',
				town: 'Sønderborg',
				x: null,
				y: null,
			}
			const letter = content(municipality, {
				citizen: citizen({ givenNames, surname, address }),
				consultant: 'Anne-Mette Elisabeth Kirstine Højgaard Christoffersen',
			})
			const pdf = await set(municipality, [letter])
			if (!pdf.ok) throw new Error(`${pdf.why} ${pdf.detail ?? ''}`)
			expect(pagesOf(pdf.value)).toBe(2)
		}
	})
	test('a name that the font cannot show is a refusal, not a letter with holes', async () => {
		const [one] = municipalities
		if (one === undefined) throw new Error('no municipality')
		for (const givenNames of ['伟', 'علي', 'ಠ_ಠ', '👵']) {
			const pdf = await set(one, [content(one, { citizen: citizen({ givenNames }) })])
			expect(pdf).toEqual({ ok: false, why: 'sign_missing_in_font' })
		}
	})
	test('an address that fits the window at no size is a refusal', async () => {
		const [one] = municipalities
		if (one === undefined) throw new Error('no municipality')
		const pdf = await set(one, [content(one, { citizen: citizen({ surname: 'Lang '.repeat(200) }) })])
		expect(pdf).toMatchObject({ ok: false, why: 'cannot_be_set' })
	})
})
