import { describe, expect, test } from 'vitest'
import { never, numberOfDate } from '#kernel/day-number.ts'
import type { Standard } from '#standard/index.ts'
import { acceptanceBy, consultantMinutes } from '../acceptance.ts'
import type { OfferKind } from '../offer-kinds.ts'
import { is } from '../row.ts'
import type { LifePaths } from './life-paths.ts'
import { groups, type Offered, simulatedYears } from './simulated.ts'
import { hiddenRow, simulatedHead, simulatedRow } from './simulated-table.ts'

const kinds: readonly OfferKind[] = [
	{ criterion: 'age-75', contact: 'fixed_time_letter', form: 'home_visit', minutes: 60 },
	{ criterion: 'age-70', contact: 'self_booking_letter', form: 'phone_visit', minutes: 30 },
]
const standard = (hash: string): Standard => ({ hash, replacements: [] }) as unknown as Standard

/** Forty people, the first half women living alone; the rest of 2026, and drawn for longer than the two years reckoned. */
const count = 40
const paths: LifePaths = {
	count,
	startedAs: Int32Array.from({ length: count }, (_, row) => row),
	lastServedOn: new Int32Array(count).fill(never),
	optedOut: new Uint8Array(count),
	exceptions: new Map(),
	bornOn: Int32Array.from({ length: count }, (_, row) => numberOfDate(1935 + row, 1, 1)),
	sex: Uint8Array.from({ length: count }, (_, row) => (row < 20 ? 0 : 1)),
	residentSince: new Int32Array(count).fill(never),
	diedOn: new Int32Array(count).fill(never),
	leftOn: new Int32Array(count).fill(never),
	careHomeOn: new Int32Array(count).fill(never),
	spouseDiedOn: new Int32Array(count).fill(never),
	spouseToCareHomeOn: new Int32Array(count).fill(never),
	states: [0, 1, 2, 3].map(() => Uint8Array.from({ length: count }, (_, row) => is.here | (row < 20 ? is.alone : 0))),
	periods: [2026, 2027, 2028, 2029].map((year) => ({
		year,
		from: numberOfDate(year, 1, 1),
		to: numberOfDate(year, 12, 31),
	})),
	runIn: 1,
}
/** An offer in the first year to each of the rows; on another way a few more letters. */
const offered = (rows: readonly number[], more = 0): Offered => ({
	counts: [Uint32Array.of(rows.length + more, 10), Uint32Array.of(0, 0)],
	assessments: [3, 0],
	years: Uint16Array.from({ length: count }, (_, row) => (rows.includes(row) ? 1 : 0)),
})
const rows = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const under = (hash: string, reached: readonly number[]) => ({
	standard: standard(hash),
	kinds,
	ways: [offered(reached), offered(reached, 2), offered(reached, -4), offered(reached, 8)],
})

const [year] = simulatedYears([paths, paths, paths, paths], under('b', rows(10, 29)), under('a', rows(0, 19)), 2)

describe('a simulated year', () => {
	test('expects the mean of the ways with the rates as stated; the band holds all of them', () => {
		expect(year?.year).toBe(2027)
		expect(year?.offers).toEqual({ low: 26, expected: 31, high: 38 })
		expect(year?.assessments).toBe(3)
	})

	test('visits by how the citizen is asked, hours by what a visit takes; both stretched from low to high acceptance', () => {
		const [letter, self] = [acceptanceBy('fixed_time_letter'), acceptanceBy('self_booking_letter')]
		expect(year?.visits).toEqual({
			low: Math.round(16 * letter.low + 10 * self.low),
			expected: Math.round(21 * letter.expected + 10 * self.expected),
			high: Math.round(28 * letter.high + 10 * self.high),
		})
		expect(year?.hours.expected).toBe(
			Math.round(
				(21 * letter.expected * consultantMinutes('home_visit', 60) +
					10 * self.expected * consultantMinutes('phone_visit', 30)) /
					60,
			),
		)
	})

	test('newly in and newly out, each once in each grouping', () => {
		const { newlyIn, newlyOut } = year as NonNullable<typeof year>
		expect([newlyIn.all, newlyIn.men, newlyIn.with_others, newlyOut.all, newlyOut.women]).toEqual([10, 10, 10, 10, 10])
		expect([newlyIn['70_74'], newlyIn['65_69'], newlyIn['90_over']]).toEqual([3, 5, 0])
		for (const counts of [newlyIn, newlyOut]) {
			const ages = groups.slice(0, 7).reduce((sum, group) => sum + counts[group], 0)
			expect([ages, counts.women + counts.men, counts.alone + counts.with_others]).toEqual(Array(3).fill(counts.all))
		}
	})

	test('a year without offers is noughts; against itself nobody is new', () => {
		const a = under('a', rows(0, 19))
		const [, second] = simulatedYears([paths, paths, paths, paths], a, a, 2)
		expect([second?.offers.high, second?.visits.high, second?.newlyIn.all, second?.newlyOut.all]).toEqual([0, 0, 0, 0])
	})

	test('a line has a cell for each column; a small number leaves the page as a dash', () => {
		const one = year as NonNullable<typeof year>
		expect(simulatedRow('a', one)).toHaveLength(simulatedHead.length)
		const hidden = hiddenRow('a', one)
		expect(hidden[simulatedHead.indexOf('assessments')]).toBe('–')
		expect(hidden[simulatedHead.indexOf('newly_in_70_74')]).toBe('–')
		expect(hidden[simulatedHead.indexOf('offers')]).toBe('31')
	})
})

describe('acceptance', () => {
	test('a letter with a time is accepted most often, a letter without one least', () => {
		for (const part of ['low', 'expected', 'high'] as const) {
			const of = (contact: Parameters<typeof acceptanceBy>[0]): number => acceptanceBy(contact)[part]
			expect(of('fixed_time_letter')).toBeGreaterThan(of('phone'))
			expect(of('phone')).toBeGreaterThan(of('self_booking_letter'))
		}
		expect(acceptanceBy('fixed_time_letter').high).toBeCloseTo(2 / 3, 3)
	})
	test('an hour at home comes to two hours and a quarter', () => expect(consultantMinutes('home_visit', 60)).toBe(135))
})
