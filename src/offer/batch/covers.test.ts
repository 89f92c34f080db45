import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt, type Span } from '#kernel/instant.ts'
import { covers } from './covers.ts'

const span = (from: string, to: string): Span => ({
	from: instantAt(day('2026-05-05'), clock(from)),
	to: instantAt(day('2026-05-05'), clock(to)),
})

test('a span is covered by one that holds it, or by several without a gap, in any order', () => {
	expect(covers([span('09:00', '15:00')], span('10:00', '11:00'))).toBe(true)
	expect(covers([span('11:00', '15:00'), span('09:00', '11:00')], span('10:00', '12:00'))).toBe(true)
	expect(covers([span('09:00', '15:00')], span('09:00', '15:00'))).toBe(true)
	expect(covers([span('09:00', '10:30'), span('11:00', '15:00')], span('10:00', '12:00'))).toBe(false)
	expect(covers([span('09:00', '10:30')], span('10:00', '11:00'))).toBe(false)
	expect(covers([span('09:00', '10:30')], span('08:00', '10:00'))).toBe(false)
	expect(covers([], span('08:00', '10:00'))).toBe(false)
})
