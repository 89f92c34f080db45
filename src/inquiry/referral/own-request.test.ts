import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { formOf } from '#platform/web/index.ts'
import { readOwnRequest } from './own-request-form.ts'

const today = day('2026-03-09')
const typed = (fields: Readonly<Record<string, string>>) =>
	formOf(new Map(Object.entries(fields).map(([name, value]) => [name, [value]])))
const whole = { name: 'Inger Prøve', born: '12.3.1944', street: 'Prøvevej 4', town: '4180 Sorø', phone: '01 02 03 04' }

describe('a citizen’s own wish', () => {
	test('is told as one by the citizen about themselves, with when to call among the words', () => {
		const { told } = readOwnRequest(typed({ ...whole, when: 'afternoon', words: 'Jeg hører dårligt.' }), 'da', today)
		expect(told?.said).toMatchObject({
			relation: 'citizen',
			name: 'Inger Prøve',
			topics: ['wants_visit'],
			words: 'Jeg hører dårligt.\nRing helst: om eftermiddagen',
			toldCitizen: true,
		})
		expect(told?.sender).toMatchObject({ name: 'Inger Prøve', mayBeNamed: true })
	})

	test.each([
		['no name', { name: ' ' }, 'name'],
		['no birthday', { born: '' }, 'born'],
		['an age alone', { born: '82 år' }, 'born'],
		['a day to come', { born: '12.3.2031' }, 'born'],
		['no telephone', { phone: '' }, 'phone'],
		['half a telephone', { phone: '0102' }, 'phone'],
		['a name without end', { name: 'x'.repeat(151) }, 'name'],
		['words without end', { words: 'x'.repeat(4001) }, 'words'],
	] as const)('%s: says what to mend, in both languages', (_, deviation, field) => {
		const form = typed({ ...whole, ...deviation })
		for (const language of ['da', 'en'] as const)
			expect(Object.keys(readOwnRequest(form, language, today).errors ?? {})).toEqual([field])
		expect(readOwnRequest(form, 'da', today).errors?.[field]).not.toBe(
			readOwnRequest(form, 'en', today).errors?.[field],
		)
	})

	test('a CPR number typed as the birthday is kept as one and stands in no words', () => {
		const { told } = readOwnRequest(typed({ ...whole, born: '720344-1238', name: 'Inger 720344-1238' }), 'da', today)
		expect(told?.said.cpr).toBe('7203441238')
		expect(JSON.stringify({ ...told, said: { ...told?.said, cpr: null } })).not.toContain('1238')
	})

	test('whatever is typed is told or says what to mend', () =>
		fc.assert(
			fc.property(
				fc.record({
					name: fc.string({ unit: 'binary' }),
					born: fc.string({ unit: 'binary' }),
					phone: fc.string({ unit: 'binary' }),
					when: fc.string(),
				}),
				(fields) => {
					const { told, errors } = readOwnRequest(typed(fields), 'da', today)
					return (told === null) !== (errors === null)
				},
			),
		))
})
