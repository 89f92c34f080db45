import { expect, test } from 'vitest'
import { formOf } from '#platform/web/form.ts'
import type { Staff } from './staff.ts'
import { readStaff, typedIn } from './staff-form.ts'

const good = {
	name: ['  Prøve   Prøvesen '],
	email: ['P@Example.Invalid'],
	roles: ['consultant', 'coordinator'],
	profession: [''],
	authorisation: ['0a1b2'],
	languages: ['tr', 'ar', 'ar', '<b>'],
	subject: ['p-1'],
	from_day: ['1'],
	from_month: ['9'],
	from_year: ['2026'],
}
const read = (
	deviation: Record<string, string[]> = {},
	filedUnder: string | null = 'here',
	before: Staff | null = null,
) => readStaff(typedIn(formOf(new Map(Object.entries({ ...good, ...deviation })))), before, filedUnder, (da) => da)

test('a form filled in is tidied', () =>
	expect(read()).toEqual({
		errors: {},
		details: {
			name: 'Prøve Prøvesen',
			email: 'p@example.invalid',
			roles: ['consultant', 'coordinator'],
			profession: null,
			authorisationId: '0A1B2',
			languages: ['ar', 'tr'],
			login: { issuer: 'here', subject: 'p-1' },
			activeFrom: '2026-09-01',
		},
	}))

test.each<[string, Record<string, string[]>]>([
	['name', { name: [' '] }],
	['name', { name: ['x'.repeat(201)] }],
	['email', { email: ['nobody'] }],
	['email', { email: ['a b@example.dk'] }],
	['roles-0', { roles: [] }],
	['roles-0', { roles: ['king'] }],
	['roles-0', { roles: ['consultant', 'king'] }],
	['from_day', { from_day: ['31'], from_month: ['2'] }],
	['authorisation', { authorisation: ['not an id'] }],
])('%s is to be mended in %j', (field, deviation) => {
	const { details, errors } = read(deviation)
	expect(details).toBeNull()
	expect(Object.keys(errors)).toEqual([field])
	expect(errors[field]).toMatch(/[.]$/)
})

test('a login needs somewhere to be filed, and stays where it was', () => {
	expect(read({}, null).errors).toHaveProperty('subject')
	expect(read({ subject: [''] }, null).details?.login).toBeNull()
	const before = { login: { issuer: 'old', subject: 'p-1' } } as Staff
	expect(read({}, 'here', before).details?.login).toEqual({ issuer: 'old', subject: 'p-1' })
	expect(read({ subject: ['p-2'] }, 'here', before).details?.login).toEqual({ issuer: 'here', subject: 'p-2' })
})
