import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt, type Span } from '#kernel/instant.ts'
import { type HeldAgainst, timeConflict } from './time-conflict.ts'

const on = day('2026-03-30')
const span = (from: string, to: string): Span => ({ from: instantAt(on, clock(from)), to: instantAt(on, clock(to)) })
const free: HeldAgainst = { free: [span('08:00', '10:00'), span('10:00', '12:00')], booked: [], away: [], closed: [] }

test.each<[string, Span, Partial<HeldAgainst>, string | null]>([
	['free, over two stretches that touch', span('09:30', '10:30'), {}, null],
	['free to the last minute', span('11:00', '12:00'), {}, null],
	['past the end of the hours', span('11:15', '12:15'), {}, 'outside_hours'],
	['beside another visit', span('09:00', '10:00'), { booked: [span('10:00', '11:00')] }, null],
	['over another visit', span('09:30', '10:30'), { booked: [span('10:00', '11:00')] }, 'consultant_is_busy'],
	['away', span('09:00', '10:00'), { free: [], away: [{ span: span('08:00', '16:00') }] }, 'consultant_is_away'],
	['closed all day', span('09:00', '10:00'), { free: [], closed: [{ on, from: null }] }, 'closed'],
	['closed from noon', span('13:00', '14:00'), { closed: [{ on, from: clock('12:00') }] }, 'outside_hours'],
])('%s', (_, wanted, deviation, expected) => {
	expect(timeConflict(wanted, { ...free, ...deviation })).toBe(expected)
})
