import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { Stance } from '../verdict.ts'
import { stanceLine } from './filed.ts'

test('a weighing names the standard as people do', () => {
	const stance = {
		...{ id: 'x', on: day('2026-03-09'), standard: 'by@2025-07-01', verdict: 'not_now' as const },
		...{ grounds: [], exclusions: [], nextChangeOn: null },
	} satisfies Stance
	const line = stanceLine({ stance, beganOn: day('2026-03-09'), at: '2026-03-09T02:00:00+01:00' as never }, null)
	expect(line.details).toContainEqual({ label: 'Standard', words: expect.stringContaining('1. juli 2025') })
	expect(JSON.stringify(line)).not.toContain('@')
})
