import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { changesBetween, clashOf, hasAnAdministrator, isActive, type Staff, withChanged } from './staff.ts'

const someone = (deviation: Partial<Staff> = {}): Staff => ({
	id: '00000000-0000-4000-8000-000000000001' as StaffId,
	name: 'Prøve Prøvesen',
	email: 'p@example.invalid',
	roles: ['administrator'],
	profession: null,
	authorisationId: null,
	languages: [],
	login: { issuer: 'https://login.example', subject: 'p' },
	activeFrom: day('2026-01-01'),
	deactivatedOn: null,
	version: 1,
	...deviation,
})
const today = day('2026-03-09')

test.each([
	[{}, true],
	[{ activeFrom: today }, true],
	[{ activeFrom: day('2026-03-10') }, false],
	[{ deactivatedOn: today }, false],
	[{ deactivatedOn: day('2026-03-10') }, true],
])('someone with %j is active: %s', (deviation, active) => expect(isActive(someone(deviation), today)).toBe(active))

test.each<[string, Partial<Staff>]>([
	['leaves', { deactivatedOn: today }],
	['has not begun', { activeFrom: day('2026-04-01') }],
	['cannot log in', { login: null }],
	['is another', { roles: ['manager'] }],
])('nobody can manage staff when the only administrator %s', (_how, deviation) => {
	expect(hasAnAdministrator([someone()], today)).toBe(true)
	expect(hasAnAdministrator(withChanged([someone()], someone(deviation)), today)).toBe(false)
})

test('a clash names who has it, and not oneself', () => {
	const [one, two] = [someone(), someone({ id: 'x' as StaffId, name: 'To', email: 'to@example.invalid' })]
	expect(clashOf([one], one, one.id)).toBeNull()
	expect(clashOf([one], two, two.id)).toMatchObject({ why: 'login_is_taken', detail: one.name })
	expect(clashOf([one], { ...two, login: null, email: one.email }, two.id)).toMatchObject({ why: 'email_is_taken' })
	expect(clashOf([{ ...one, login: null }], { ...two, login: null }, two.id)).toBeNull()
})

test('the record of changes holds what differs and nothing else', () => {
	expect(changesBetween(someone(), someone())).toEqual([])
	expect(changesBetween(someone(), someone({ roles: ['manager', 'administrator'], login: null }))).toEqual([
		{ field: 'roles', from: 'administrator', to: 'administrator, manager' },
		{ field: 'login', from: 'p (https://login.example)', to: null },
	])
	expect(changesBetween(null, someone()).map(({ field }) => field)).toContain('name')
})
