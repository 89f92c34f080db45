import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { endOf, isOver, usualLimits } from './session.ts'

const seen = (lastSeenAt: string) => ({
	lastSeenAt: instant(lastSeenAt),
	endsAt: endOf(instant('2026-03-09T08:00:00+01:00'), usualLimits),
	idleMinutes: 30,
})

test.each([
	['2026-03-09T08:00:00+01:00', '2026-03-09T08:29:59+01:00', false],
	['2026-03-09T08:00:00+01:00', '2026-03-09T08:30:00+01:00', true],
	['2026-03-09T19:50:00+01:00', '2026-03-09T19:59:59+01:00', false],
	['2026-03-09T19:50:00+01:00', '2026-03-09T20:00:00+01:00', true],
])('last seen %s, at %s it is over: %s', (last, at, over) => expect(isOver(seen(last), instant(at))).toBe(over))

test('twelve hours are twelve hours in the night the clocks change', () =>
	expect(endOf(instant('2026-03-28T20:00:00+01:00'), usualLimits)).toBe('2026-03-29T09:00:00+02:00'))
