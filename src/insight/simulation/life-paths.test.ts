import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { never, numberOf, numberOfDate } from '#kernel/day-number.ts'
import { inCareHome, mortality, rateAt } from '#population/index.ts'
import { periodsFrom } from '../periods.ts'
import { is } from '../row.ts'
import { asStated, chancesUnder, fewer, more } from './chances.ts'
import { type LifePaths, lifePaths } from './life-paths.ts'
import type { StartingPoint } from './starting-point.ts'

const on = numberOfDate(2027, 1, 1)
const stated = chancesUnder(asStated)

/** So many women and men of one age; every second couple, as far as asked. */
const people = (count: number, age: number, { couples = false, share = 0 } = {}): StartingPoint => {
	const none = () => new Int32Array(count).fill(never)
	const inCare = (row: number) => row < share * count
	return {
		on,
		count,
		registered: count,
		bornOn: new Int32Array(count).fill(on - Math.round((age + 0.5) * 365.25)),
		sex: Uint8Array.from({ length: count }, (_, row) => row % 2),
		flags: Uint8Array.from({ length: count }, (_, row) => is.here | (inCare(row) ? is.inCareHome : 0)),
		partner: Int32Array.from({ length: count }, (_, row) => (couples ? row ^ 1 : -1)),
		withOthers: new Uint8Array(count),
		onlyBeside: new Uint8Array(count),
		residentSince: none(),
		lastServedOn: none(),
		spouseDiedOn: none(),
		spouseToCareHomeOn: none(),
		optedOut: new Uint8Array(count),
		exceptions: new Map(),
		copiedFrom: 0,
	}
}

const live = (start: StartingPoint, years: number, seed = 1, chances = stated): LifePaths => {
	const drawing = lifePaths(start, chances, seed, years)
	for (;;) {
		const { done, value } = drawing.next()
		if (done) return value
	}
}
const startersOf = (paths: LifePaths): number[] =>
	[...paths.startedAs.keys()].filter((row) => paths.startedAs[row] !== -1)
const deadOf = (paths: LifePaths): number => startersOf(paths).filter((row) => paths.diedOn[row] !== never).length

describe('the periods', () => {
	test('what is left of a year that has begun, then whole years', () => {
		const [rest, first, second] = periodsFrom(numberOf(day('2026-03-09')), 2)
		expect([rest?.year, rest?.from, first?.year, second?.year]).toEqual([2026, numberOf(day('2026-03-09')), 2027, 2028])
		expect([first?.from, first?.to]).toEqual([numberOf(day('2027-01-01')), numberOf(day('2027-12-31'))])
	})
	test('on 1 January the year itself is the first', () =>
		expect(periodsFrom(on, 3).map(({ year }) => year)).toEqual([2027, 2028, 2029]))
})

describe('life paths', () => {
	test.each([65, 75, 82, 88, 94])('at %i as many die in a year as is stated', (age) => {
		const count = 40_000
		const start = people(count, age, { share: (rateInCare('f', age + 0.5) + rateInCare('m', age + 0.5)) / 2 })
		const dead = deadOf(live(start, 1))
		const expected = (count * (rateAt(mortality.f, age + 0.5) + rateAt(mortality.m, age + 0.5))) / 2
		expect(Math.abs(dead - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.06 * expected)
	})

	test('nobody is widowed twice, nor by somebody who lives; who is widowed and has nobody else lives alone', () => {
		const count = 4000
		const start = people(count, 78, { couples: true })
		const paths = live(start, 15)
		let widowed = 0
		const rowOf = new Map(startersOf(paths).map((row) => [paths.startedAs[row], row]))
		for (const row of startersOf(paths)) {
			const lost = paths.spouseDiedOn[row] as number
			if (lost === never) continue
			widowed++
			const other = rowOf.get((paths.startedAs[row] as number) ^ 1) ?? -1
			expect(paths.diedOn[other]).toBe(lost)
			expect(paths.spouseDiedOn[other]).toBe(never)
			const after = paths.periods.findIndex(({ from }) => from > lost)
			const state = paths.states[after]?.[row] ?? 0
			if (state & is.here) expect(state & (is.alone | is.single)).toBe(is.alone | is.single)
		}
		expect(widowed).toBeGreaterThan(count / 4)
	})

	test('the same seed, the same paths; another seed, others', () => {
		const start = people(500, 80, { couples: true })
		const [one, same, other] = [live(start, 5, 7), live(start, 5, 7), live(start, 5, 8)]
		expect(same).toEqual(one)
		expect(other.diedOn).not.toEqual(one.diedOn)
	})

	test('after death or departure nobody is here again; before moving in, not yet', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 62, max: 95 }), (seed, age) => {
				const paths = live(people(300, age, { couples: true }), 8, seed)
				for (let row = 0; row < paths.count; row++)
					for (const [at, { from, to }] of paths.periods.entries()) {
						const here = ((paths.states[at]?.[row] ?? 0) & is.here) !== 0
						const middle = (from + to) >> 1
						const gone = [paths.diedOn[row], paths.leftOn[row]].some((on) => on !== never && (on as number) <= middle)
						const come = (paths.residentSince[row] as number) <= middle
						if (here !== (!gone && come)) return false
					}
				return true
			}),
			{ numRuns: 25 },
		)
	})

	test('the oldest stand first', () => {
		const { bornOn } = live(people(500, 80, { couples: true }), 8)
		expect(bornOn.toSorted()).toEqual(bornOn)
	})

	test('the scenarios go apart: more die and more have help where few are expected', () => {
		const start = people(8000, 80, { couples: true })
		const [few, many] = [live(start, 10, 1, chancesUnder(fewer)), live(start, 10, 1, chancesUnder(more))]
		const here = (paths: LifePaths): number => paths.states.at(-1)?.filter((state) => state & is.here).length ?? 0
		expect(here(few)).toBeLessThan(here(many) * 0.9)
	})

	test('home help keeps to the published shares as people age', () => {
		const start = people(30_000, 75)
		const paths = live(start, 12)
		const last = startersOf(paths).map((row) => paths.states.at(-1)?.[row] ?? 0)
		const home = last.filter((state) => (state & is.here) !== 0 && !(state & is.inCareHome))
		const helped = home.filter((state) => state & (is.practical | is.personal)).length / home.length
		expect(helped).toBeGreaterThan(0.25)
		expect(helped).toBeLessThan(0.4)
		const inCare = last.filter((state) => state & is.inCareHome && state & is.here).length
		const here = last.filter((state) => state & is.here).length
		expect(inCare / here).toBeGreaterThan(0.07)
		expect(inCare / here).toBeLessThan(0.14)
	})
})

const rateInCare = (sex: 'f' | 'm', age: number): number => rateAt(inCareHome[sex], age)
