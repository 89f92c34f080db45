import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideSmall, writeShown } from './small-numbers.ts'

describe('small numbers', () => {
	test('one to four are hidden, none and five are not', () => {
		expect(hideSmall([0, 1, 4, 5, 90]).map(writeShown)).toEqual(['0', '–', '–', '5', '90'])
	})
	test('a single hidden number takes the next smallest with it', () => {
		expect(hideSmall([3, 40, 7, 0])).toEqual([null, 40, null, 0])
	})
	test('never exactly one hidden beside numbers that are shown', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { maxLength: 12 }), (counts) => {
				const hidden = hideSmall(counts).filter((count) => count === null).length
				const couldGo = counts.some((count) => count >= 5)
				return hidden !== 1 || !couldGo
			}),
		)
	})
})
