import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { standingOf } from './agreement.ts'
import { courseSince, mayClose } from './closing.ts'

const asked = { reason: 'completed', guidedTo: '', open: 0, cancelOpen: false }

describe('closing a course', () => {
	test('completed, nothing open', () =>
		expect(mayClose(asked)).toEqual({ ok: true, value: { reason: 'completed', guidedTo: null } }))
	test('needs a reason that exists', () =>
		expect(mayClose({ ...asked, reason: 'x' })).toMatchObject({ why: 'no_reason' }))
	test('guided to another authority names it', () => {
		expect(mayClose({ ...asked, reason: 'guided', guidedTo: ' ' })).toMatchObject({ why: 'authority_missing' })
		expect(mayClose({ ...asked, reason: 'guided', guidedTo: ' Visitationen ' })).toMatchObject({
			value: { guidedTo: 'Visitationen' },
		})
	})
	test('open agreements are cancelled only when that is said', () => {
		expect(mayClose({ ...asked, open: 1 })).toMatchObject({ why: 'agreements_open' })
		expect(mayClose({ ...asked, open: 1, cancelOpen: true }).ok).toBe(true)
	})
})

test('a course is open since the first thing after the last closing', () => {
	const [march, april, may] = ['2026-03-01', '2026-04-01', '2026-05-01'].map((on) => instant(`${on}T10:00:00Z`))
	expect(courseSince([], null)).toBeNull()
	expect(courseSince([april!, march!], null)).toBe('2026-03-01')
	expect(courseSince([march!, may!], april!)).toBe('2026-05-01')
	expect(courseSince([march!], april!)).toBeNull()
})

test.each([
	['2026-03-08', 'overdue'],
	['2026-03-09', 'due'],
	['2026-03-10', 'coming'],
])('due %s on 9 March: %s', (due, standing) =>
	expect(standingOf({ dueOn: day(due), doneAt: null, cancelledAt: null }, day('2026-03-09'))).toBe(standing),
)
