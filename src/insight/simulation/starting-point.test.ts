import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Citizen } from '#population/index.ts'
import { is } from '../row.ts'
import { type Known, type StartingPoint, startingPointOf } from './starting-point.ts'

const today = day('2026-03-09')

const citizen = (id: string, age: number, more: Partial<Citizen> = {}): Citizen => ({
	id: id as PersonId,
	cpr: '',
	bornOn: day(`${2025 - age}-06-01`),
	sex: 'f',
	givenNames: '',
	surname: '',
	status: 'resident',
	statusSince: null,
	reportedDeadBy: null,
	createdHere: false,
	residentSince: null,
	civilStatus: 'unmarried',
	spouse: null,
	address: { id: `home of ${id}`, street: '', houseNumber: '', floorDoor: '', postalCode: '', town: '', x: 0, y: 0 },
	protected: false,
	digitalPost: true,
	phone: null,
	language: 'da',
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	livesAlone: true,
	lastOfferOn: null,
	lastVisitOn: null,
	...more,
})
const together = citizen('any', 80).address

const startOf = (citizens: readonly Citizen[], known: ReadonlyMap<PersonId, Known> = new Map()): StartingPoint => {
	const making = startingPointOf(citizens, known, today)
	for (;;) {
		const { done, value } = making.next()
		if (done) return value
	}
}
/** So many of each age, so that every year of birth counts as whole. */
const crowd = (from: number, to: number, each = 4): Citizen[] =>
	Array.from({ length: (to - from + 1) * each }, (_, at) => citizen(`crowd-${at}`, from + Math.floor(at / each)))

const rowBorn = (start: StartingPoint, year: number): number => start.bornOn.indexOf(numberOf(day(`${year}-06-01`)))

describe('the starting point', () => {
	test('the oldest first; who died or moved is not in it', () => {
		const start = startOf([citizen('a', 80), citizen('b', 90), citizen('c', 85, { status: 'dead' })])
		expect(start.bornOn[0]).toBe(numberOf(day('1935-06-01')))
		expect(rowBorn(start, 1940)).toBe(-1)
	})

	test('married, or two of an age at one address, are a couple; a grown child is company and no partner', () => {
		const start = startOf([
			citizen('a', 80, { spouse: 'b' as PersonId, civilStatus: 'married', livesAlone: false, address: together }),
			citizen('b', 82, { spouse: 'a' as PersonId, civilStatus: 'married', livesAlone: false, address: together }),
			citizen('c', 50, { livesAlone: false, address: together }),
		])
		const [one, other] = [rowBorn(start, 1945), rowBorn(start, 1943)]
		expect([start.partner[one], start.partner[other]]).toEqual([other, one])
		expect(start.withOthers[one]).toBe(1)
		expect((start.flags[one] as number) & (is.single | is.alone)).toBe(0)
		const unmarried = startOf([
			citizen('a', 80, { livesAlone: false, address: together }),
			citizen('b', 82, { livesAlone: false, address: together }),
		])
		expect(unmarried.partner[rowBorn(unmarried, 1945)]).toBe(rowBorn(unmarried, 1943))
	})

	test('years of birth that the register lacks are as large as the youngest it holds, without help or offers', () => {
		const start = startOf(crowd(60, 95).map((one) => ({ ...one, lastOfferOn: day('2025-05-01') })))
		const aged = (age: number) =>
			[...start.bornOn.keys()].filter((row) => start.bornOn[row] === numberOf(day(`${2025 - age}-06-01`)))
		expect(start.copiedFrom).toBeGreaterThan(numberOf(day('1964-01-01')))
		const near = [...start.bornOn].filter(
			(born) => born > numberOf(day('1967-01-01')) && born < numberOf(day('1976-01-01')),
		)
		expect(near).toHaveLength(9 * 4)
		expect(aged(70)).toHaveLength(4)
		const copied = [...start.bornOn.keys()].filter((row) => (start.bornOn[row] as number) > start.copiedFrom)
		expect(copied.every((row) => (start.lastServedOn[row] as number) < 0)).toBe(true)
	})

	test('a register of all ages needs no copies', () => {
		const start = startOf(crowd(20, 95))
		expect(start.count).toBe([...crowd(20, 95)].filter(({ bornOn }) => bornOn < '1981-03-09').length)
	})

	test('the latest offer or visit counts, whoever knew of it; so does an opt-out', () => {
		const known = new Map([['a' as PersonId, { lastServedOn: day('2026-02-01'), optedOut: true }]])
		const start = startOf([citizen('a', 80, { lastVisitOn: day('2025-01-01') })], known)
		expect(start.lastServedOn[0]).toBe(numberOf(day('2026-02-01')))
		expect(start.optedOut[0]).toBe(1)
	})
})
