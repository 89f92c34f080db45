import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { anyDayAsked, anyFacts, anyStandards } from '../../test/random-standards.ts'
import { stancesBetween } from './ahead.ts'
import { stanceOn } from './decide.ts'

test('on any day between, the last stance before it is how the citizen stands', () => {
	fc.assert(
		fc.property(anyStandards, anyFacts, anyDayAsked, fc.nat(365), (standards, known, from, after) => {
			const to = addDays(from, 365)
			const on = addDays(from, after)
			const stances = stancesBetween(standards, known, from, to)
			expect(stances[0]?.on).toBe(from)
			expect(stances.every((stance) => stance.on >= from && stance.on <= to)).toBe(true)
			const [then, now] = [stances.findLast((stance) => stance.on <= on), stanceOn(standards, known, on)]
			expect(then?.verdict).toBe(now.verdict)
			expect(then?.grounds.map(({ criterion, from: opens }) => [criterion, opens])).toEqual(
				now.grounds.map(({ criterion, from: opens }) => [criterion, opens]),
			)
		}),
		{ numRuns: 300 },
	)
})
