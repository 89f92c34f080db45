import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { milestoneReached, milestonesOf } from './milestone.ts'

const rule = (opens: object, deviation: object = {}) => ({
	opens,
	needs: { livesAlone: null },
	initiative: 'automatic',
	...deviation,
})
const standard = (...criteria: object[]) => ({ criteria }) as unknown as Parameters<typeof milestonesOf>[0]
const turning = (age: number) => ({ by: 'turning', ages: [{ from: age, to: age }], during: 'age_year' })

test('milestones are the ages at which everybody is offered a visit once', () => {
	expect(
		milestonesOf(
			standard(
				rule(turning(80)),
				rule(turning(75)),
				rule(turning(70), { needs: { livesAlone: true } }),
				rule(turning(77), { initiative: 'on_request' }),
				rule({ by: 'turning', ages: [{ from: 65 }], during: 'age_year' }),
				rule({ by: 'yearly', fromAge: 82, toAge: null }),
			),
		),
	).toEqual([75, 80])
	expect(milestonesOf(null)).toEqual([])
})

test.each([
	['turned 80 since they asked', '1946-03-09', '2024-01-01', 80],
	['turns 80 tomorrow', '1946-03-10', '2024-01-01', null],
	['asked on the birthday itself', '1946-03-09', '2026-03-09', null],
	['asked after turning 80', '1945-06-01', '2025-07-01', null],
	['is 81: no milestone', '1944-12-01', '2020-01-01', null],
	['asked at 74, has turned 75', '1951-01-20', '2025-12-31', 75],
] as const)('%s', (_, bornOn, askedOn, age) => {
	expect(milestoneReached(day(bornOn), day(askedOn), [75, 80], day('2026-03-09'))).toBe(age)
})
