import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { type Registered, recordsOf } from '../../../test/extract-writer.ts'
import { foldPerson } from './extract-person.ts'

const on = day('2026-03-09')
const made = day('2026-03-08')
const cpr = '6103480002'
const anna: Registered = {
	number: cpr,
	status: '01',
	statusSince: null,
	sex: 'K',
	bornOn: day('1948-03-01'),
	names: { given: 'Anna', middle: 'Marie', last: 'Prøve', since: day('1970-01-01') },
	home: {
		municipality: '0340',
		streetCode: '0100',
		street: 'Gammel Kongsbjergvej ved Skoven',
		houseNumber: '77A',
		floor: '01',
		door: 'tv',
		postalCode: '4180',
		town: 'Sorø',
		movedIn: day('2020-01-01'),
		arrived: day('1990-05-01'),
	},
	civil: { code: 'G', spouse: '6203480001', since: day('1975-06-01') },
	protections: [],
}
type Told = { readonly person: Registered; readonly made?: Day; readonly without?: string }
const fold = (...told: readonly Told[]) =>
	foldPerson(
		cpr,
		told.map(({ person, made: when = made, without = '---' }, place) => ({
			file: 'a.txt',
			line: place + 1,
			cpr: person.number,
			describedOn: when,
			records: recordsOf(person, when)
				.filter((record) => !record.startsWith(without))
				.join('\n'),
		})),
		'0340',
		on,
	)
const stated = (...told: readonly Told[]) => {
	const person = fold(...told)
	return person !== null && 'stated' in person ? person : null
}

describe('a person of an extract', () => {
	test('is a row: who, where, since when, and married to whom', () => {
		expect(stated({ person: anna })).toMatchObject({
			stated: {
				person_id: cpr,
				born_on: '1948-03-01',
				sex: 'f',
				given_names: 'Anna Marie',
				surname: 'Prøve',
				status: 'resident',
				resident_since: '1990-05-01',
				street: 'Gammel Kongsbjergvej ved Skoven',
				house_number: '77A',
				floor_door: '1. tv',
				postal_code: '4180',
				town: 'Sorø',
				civil_status: 'married',
				spouse_id: '6203480001',
				protected: false,
			},
			beside: { as_of: { life: made, civil: made }, former: [], is_elsewhere: false },
			noted: [],
		})
	})

	test.each([
		['dead', { status: '90', statusSince: day('2026-03-01'), home: null }, 'dead', '2026-03-01'],
		['dead on an unknown day', { status: '90', home: null }, 'dead', null],
		[
			'abroad',
			{ status: '80', home: null, abroad: { country: '5120', since: day('2026-02-01') } },
			'emigrated',
			'2026-02-01',
		],
		['gone without a trace', { status: '70', home: null, gone: day('2026-01-01') }, 'disappeared', '2026-01-01'],
	] as const)('may be %s, since a day', (_, change, status, since) =>
		expect(stated({ person: { ...anna, ...change } })?.stated).toMatchObject({ status, status_since: since }),
	)

	test('in another municipality has moved there, and where to is not kept', () => {
		const away = { ...anna, home: { ...anna.home!, municipality: '0101', arrived: day('2026-03-02') } }
		const person = stated({ person: away })
		expect(person?.stated).toMatchObject({ status: 'moved_out', status_since: '2026-03-02' })
		expect(person?.stated.street).toBeUndefined()
		expect(person?.beside.is_elsewhere).toBe(true)
	})

	test('is protected from the day it is known through the last day of it, by name and address only', () => {
		const until = (last: string | null, kind = '0001') =>
			stated({
				person: { ...anna, protections: [{ kind, from: day('2026-03-20'), until: last === null ? null : day(last) }] },
			})?.stated.protected
		expect([until(null), until('2026-03-09'), until('2026-03-08'), until(null, '0003')]).toEqual([
			true,
			true,
			false,
			false,
		])
	})

	test('of whom only some records came is not said to be unprotected', () => {
		expect(stated({ person: anna, without: '012' })?.stated.protected).toBeUndefined()
		expect(stated({ person: anna, without: '012' })?.stated.spouse_id).toBeUndefined()
	})

	test('who is widowed keeps whom they lost, and since when', () => {
		const person = stated({ person: { ...anna, civil: { code: 'E', spouse: '6203480001', since: made } } })
		expect(person?.stated).toMatchObject({ civil_status: 'widowed', spouse_id: '6203480001' })
		expect(person?.beside.widowed_since).toBe(made)
		const divorced = stated({ person: { ...anna, civil: { code: 'F', spouse: '6203480001', since: made } } })
		expect(divorced?.stated.spouse_id).toBeNull()
	})

	test('with a new number brings the old one; under the old one nothing is left', () => {
		const formerly = { number: '6103480010', until: made }
		expect(stated({ person: { ...anna, formerly } })?.beside.former).toEqual([{ cpr: '6103480010', until: made }])
		expect(fold({ person: { ...anna, status: '60', statusSince: made, replacedBy: '6103480010' } })).toBeNull()
	})

	test('of an unbelievable age is noted and taken as they stand', () => {
		const person = stated({ person: { ...anna, bornOn: day('1896-01-01') } })
		expect(person?.noted[0]?.en).toContain('130 years old')
		expect(person?.stated.born_on).toBe('1896-01-01')
	})

	test('whose status nobody knows is rejected', () => {
		const person = fold({ person: { ...anna, status: '44' } })
		expect(person !== null && 'reasons' in person && person.reasons[0]?.en).toContain('not one that we know')
	})

	test('is the same row whatever the order of the records, and however often they stand there', () => {
		const later = {
			...anna,
			civil: { code: 'E', spouse: '6203480001', since: made },
			formerly: { number: '6103480010', until: made },
		}
		const records = [
			...recordsOf(anna, made).map((record) => ({ describedOn: day('2026-02-01'), record })),
			...recordsOf(later, made).map((record) => ({ describedOn: made, record })),
		]
		const row = (told: typeof records) =>
			foldPerson(
				cpr,
				told.map(({ describedOn, record }) => ({ file: 'a', line: 1, cpr, describedOn, records: record })),
				'0340',
				on,
			)
		const expected = row(records)
		expect(expected).toMatchObject({ stated: { civil_status: 'widowed' } })
		fc.assert(
			fc.property(
				fc.shuffledSubarray(records, { minLength: records.length }),
				fc.shuffledSubarray(records),
				(shuffled, again) => {
					expect(row([...shuffled, ...again])).toEqual(expected)
				},
			),
		)
	})
})
