import { expect, test } from 'vitest'
import { clockAt, lowest, pixelsAMinute, shownAt, snapped, stepped } from './board-drop.ts'

const hour = 60

test('what is dropped comes to the nearest quarter', () => {
	expect(snapped(8 * hour, 0)).toBe(8 * hour)
	expect(snapped(8 * hour, 7 * pixelsAMinute)).toBe(8 * hour)
	expect(snapped(8 * hour, 8 * pixelsAMinute)).toBe(8 * hour + 15)
	expect(snapped(8 * hour, -16 * pixelsAMinute)).toBe(8 * hour - 15)
})

test.each([
	[570, -1, 555],
	[570, 1, 585],
	[575, -1, 570],
	[575, 1, 585],
] as const)('a step from %i by %i comes to %i', (from, quarters, to) => expect(stepped(from, quarters)).toBe(to))

test('a visit ends before the board does, and its clock is written as the server reads it', () => {
	expect(lowest(16 * hour, 75)).toBe(14 * hour + 45)
	expect(lowest(16 * hour, 50)).toBe(15 * hour)
	expect([570, 600, 485].map(clockAt)).toEqual(['9:30', '10:00', '8:05'])
	expect([shownAt(570, 'da'), shownAt(570, 'en')]).toEqual(['9.30', '9:30'])
})
