import { expect, test } from 'vitest'
import { clock, instant } from '#kernel/instant.ts'
import { phoneMinutesLeft } from './phone-time.ts'

const hours = [
	{ weekdays: [1, 2, 3, 4], from: clock('08:00'), to: clock('08:30') },
	{ weekdays: [4], from: clock('15:00'), to: clock('17:00') },
]

test.each([
	['2026-03-09T07:59:59+01:00', null],
	['2026-03-09T08:00:00+01:00', 30],
	['2026-03-09T08:17:30+01:00', 13],
	['2026-03-09T08:29:59+01:00', 1],
	['2026-03-09T08:30:00+01:00', null],
	['2026-03-12T16:00:00+01:00', 60],
	['2026-03-13T08:10:00+01:00', null],
	// summer time
	['2026-03-30T08:10:00+02:00', 20],
])('%s: %j', (at, left) => expect(phoneMinutesLeft(hours, instant(at))).toBe(left))
