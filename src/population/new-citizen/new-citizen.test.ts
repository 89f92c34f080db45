import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { isMadeHere, readCpr } from '../cpr.ts'
import { readStreetLine, readTownLine, standInNumber } from './new-citizen.ts'

test('a number of our own begins with the birth date and is none of the register’s', () => {
	expect(standInNumber(day('1948-02-03'), 0)).toBe('030248A000')
	expect(standInNumber(day('1948-02-03'), 36 ** 3)).toBe('030248B000')
	fc.assert(
		fc.property(fc.nat(40_000), fc.nat(900_000), (days, taken) => {
			const number = standInNumber(addDays(day('1910-01-01'), days), taken)
			expect(number).toMatch(/^[0-9]{6}[A-Z][0-9A-Z]{3}$/)
			expect(isMadeHere(number)).toBe(true)
			expect(readCpr(number)).toBeNull()
		}),
	)
})

describe('an address as people write it', () => {
	test.each([
		['Storgade 4', 'Storgade', '4', null],
		['Storgade 4, 1. tv', 'Storgade', '4', '1. tv'],
		['Storgade 4 b st. th.', 'Storgade', '4B', 'st. th.'],
		['Åboulevarden 112A, 3', 'Åboulevarden', '112A', '3'],
		['Ågade', 'Ågade', null, null],
		['10. Februar Vej 8', '10. Februar Vej', '8', null],
		['', '', null, null],
	])('%s', (written, street, houseNumber, floorDoor) =>
		expect(readStreetLine(written)).toEqual({ street, houseNumber, floorDoor }),
	)
	test.each([
		['4180 Sorø', '4180', 'Sorø'],
		['4180', '4180', null],
		['Sorø', null, 'Sorø'],
		['DK-4180, Sorø', '4180', 'Sorø'],
		['', null, null],
	])('%s', (written, postalCode, town) => expect(readTownLine(written)).toEqual({ postalCode, town }))
	test('of any length takes no time', () => {
		expect(readStreetLine(`${'1 '.repeat(50_000)}x`).street.length).toBeGreaterThan(0)
	})
})
