import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { nameLikeness } from '../import/same-name.ts'
import { daysOneSlipAway, isTelling, likeness, type Someone, strength } from './alike.ts'

const named = (written: string) => {
	const [givenNames = '', surname = ''] = written.split('/')
	return { givenNames, surname }
}

describe('names', () => {
	test.each([
		['Åse/Aagaard', 'aase/ågård', 'same'],
		['Anna-Marie/Hansen', 'Anna Marie/Hansen', 'same'],
		['Anna/Marie Hansen', 'Anna Marie/Hansen', 'same'],
		['Ærø/Østergård', 'Aeroe/Oestergaard', 'same'],
		['René/Møller', 'Rene/Moeller', 'same'],
		['Christian/Sørensen', 'Kristian/Sorensen', 'alike'],
		['Anna Marie/Hansen', 'Marie/Hansen', 'alike'],
		['Anna Marie/Hansen', 'Anna/Hansen', 'alike'],
		['Anna/Nielsen', 'Anna Nielsen/Hansen', 'alike'],
		['Margrethe/Hansen', 'Margrete/Hansen', 'alike'],
		['A. M./Hansen', 'Anna Marie/Hansen', 'alike'],
		['Birgit/Madsen', 'Brigit/Madsen', 'alike'],
		['Anna/Nielsen', 'Anna/Hansen', 'given'],
		['Anna/', 'Anna/', 'given'],
		['Hanne/Hansen', 'Hans/Hansen', null],
		['Anna Marie/Hansen', 'Else Marie/Hansen', null],
		['/', '/', null],
		['Jens/Hansen', '/', null],
	])('%s and %s: %s', (one, other, expected) => {
		expect(nameLikeness(named(one), named(other))).toBe(expected)
	})
})

const bornOn = day('1948-03-02')
const anna: Someone = {
	...named('Anna Marie/Hansen'),
	bornOn,
	street: 'Storgade 4, 1. tv',
	postalCode: '4180',
	phone: '01234567',
}
const like = (other: Partial<Someone>, one: Partial<Someone> = anna) =>
	likeness(one as Someone, { givenNames: '', surname: '', ...other })

describe('somebody is thought of', () => {
	test.each<[string, Partial<Someone>]>([
		['by birth date and name', { ...named('Anna Marie/Hansen'), bornOn }],
		[
			'by birth date, first name and address under a married name',
			{ ...named('Anna/Poulsen'), bornOn, street: 'Storgade 4', postalCode: '4180' },
		],
		['by name and address, without a birth date', { ...named('Anna/Hansen'), street: 'storgade 4 1. sal tv.' }],
		[
			'by a birth date one digit wrong and the telephone',
			{ ...named('Anna/Hansen'), bornOn: day('1948-03-12'), phone: '+45 01 23 45 67' },
		],
		[
			'by day and month changed about and the address',
			{ ...named('Anna/Hansen'), bornOn: day('1948-02-03'), street: 'Storgade 4' },
		],
		['by name alone when nothing else is said', named('Anna/Hansen')],
		[
			'by name and address where the birth date is quite another',
			{ ...named('Anna Marie/Hansen'), bornOn: day('1940-07-19'), street: 'Storgade 4' },
		],
	])('%s', (_, other) => expect(like(other)).not.toBeNull())

	test.each<[string, Partial<Someone>]>([
		['a name on another birthday', { ...named('Anna Marie/Hansen'), bornOn: day('1940-07-19') }],
		['a first name with the birth date', { ...named('Anna/Poulsen'), bornOn }],
		['a twin', { ...named('Karen/Hansen'), bornOn, street: 'Storgade 4, 1. tv', postalCode: '4180' }],
		[
			'a mother of the same name',
			{ ...named('Anna Marie/Hansen'), bornOn: day('1921-07-19'), street: 'Storgade 4, 1. tv' },
		],
		['a street without its number', { ...named('Anna/Poulsen'), street: 'Storgade' }],
		['the same street in another town', { ...named('Anna/Poulsen'), bornOn, street: 'Storgade 4', postalCode: '6400' }],
	])('never by %s', (_, other) => expect(like(other)).toBeNull())

	test('tellingly by birth date and full name only', () => {
		const telling = (other: Partial<Someone>) => {
			const found = like(other)
			return found !== null && isTelling(found)
		}
		expect(telling({ ...named('Anna Marie/Hansen'), bornOn })).toBe(true)
		expect(telling({ ...named('Anna/Hansen'), bornOn })).toBe(false)
		expect(telling({ ...named('Anna Marie/Hansen'), street: 'Storgade 4, 1. tv', phone: '01234567' })).toBe(false)
	})
})

const someone = fc.record({
	givenNames: fc.constantFrom(
		'Anna',
		'Anna Marie',
		'Marie',
		'A',
		'Åse',
		'Aase',
		'Anne-Marie',
		'Margrethe',
		'Margrete',
		'',
	),
	surname: fc.constantFrom('Hansen', 'Nielsen Hansen', 'Nielsen', 'Hanssen', 'Østergård', 'Oestergaard', ''),
	cpr: fc.constantFrom(null, '6203481234', '020348A001'),
	bornOn: fc.constantFrom(null, bornOn, day('1948-02-03'), day('1948-03-12'), day('1921-01-01')),
	street: fc.constantFrom(null, 'Storgade 4', 'Storgade 4, 1. tv', 'Storgade', 'Åvej 2 B', 'aavej 2b'),
	postalCode: fc.constantFrom(null, '4180', '6400'),
	phone: fc.constantFrom(null, '01234567', '+4501234567', '12'),
})

test('who is named first makes no difference', () =>
	fc.assert(
		fc.property(someone, someone, (one, other) => {
			const found = likeness(one, other)
			expect(likeness(other, one)).toEqual(found)
			if (found) expect(strength(found)).toBeGreaterThan(0)
		}),
		{ numRuns: 2000 },
	))

test('any names at all are compared the same both ways', () =>
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.string(),
			fc.string({ unit: 'grapheme' }),
			fc.string(),
			(a, b, c, d) => {
				const [one, other] = [
					{ givenNames: a, surname: b },
					{ givenNames: c, surname: d },
				]
				expect(nameLikeness(one, other)).toBe(nameLikeness(other, one))
			},
		),
	))

test('a slip of the pen goes both ways', () =>
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
			const one = addDays(day('1900-01-01'), days)
			for (const near of daysOneSlipAway(one)) expect(daysOneSlipAway(near)).toContain(one)
		}),
		{ numRuns: 50 },
	))
