import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import { demonstrationStaff } from './demonstration.ts'
import { hasAnAdministrator, type Staff } from './staff/staff.ts'

const title = text('seniorvejleder', 'senior adviser')
const staff = demonstrationStaff('prøve', title, day('2026-01-01'))

test('every role is there, and at least two who visit', () => {
	const count = (role: string) => staff.filter(({ details }) => details.roles.some((one) => one === role)).length
	expect(count('consultant')).toBeGreaterThanOrEqual(2)
	for (const role of ['coordinator', 'manager', 'administrator']) expect(count(role)).toBe(1)
	const everyone = staff.map(({ details }) => ({ ...details, deactivatedOn: null }) as Staff)
	expect(hasAnAdministrator(everyone, day('2026-01-01'))).toBe(true)
})

test('nobody could take them for somebody', () => {
	for (const { details } of staff) {
		expect(details.name).toMatch(/Prøvesen$/)
		expect(details.email).toMatch(/\.invalid$/)
		expect(details.authorisationId ?? 'OPDIGTET').toMatch(/^OPDIGTET/)
	}
	expect(new Set(staff.map(({ details }) => details.name)).size).toBe(staff.length)
})

test('logins are their own in each municipality, and the same every time', () => {
	const other = demonstrationStaff('anden', title, day('2026-01-01'))
	expect(new Set([...staff, ...other].map(({ subject }) => subject)).size).toBe(staff.length * 2)
	expect(demonstrationStaff('prøve', title, day('2026-01-01'))).toEqual(staff)
})
