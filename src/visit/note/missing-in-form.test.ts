import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instrumentOf } from '../measured/instrument-actions.ts'
import { missingInForm } from './missing-in-form.ts'

const pressure = instrumentOf('blood-pressure', '1')
if (pressure === null) throw new Error('no blood-pressure')
const instruments = new Map([['blood-pressure', { ...pressure, outsideLimits: false, withheld: false }]])

const whole = {
	kind: ['journal'],
	accepted: ['answered_offer'],
	happened_day: ['9'],
	happened_month: ['3'],
	happened_year: ['2026'],
	summary: ['Det går godt'],
	agreement: ['a1', 'empty'],
	'agreement.a1.what': ['Ringer'],
	'agreement.a1.on': ['2026-04-09'],
	'agreement.empty.what': [''],
	handover: ['k1'],
	'handover.k1.what': ['Visitation'],
	'handover.k1.consent': ['spoken'],
}
const missing = (given: Record<string, string[]>) => {
	const fields = new Map(Object.entries({ ...whole, ...given }))
	return missingInForm({ fields, today: day('2026-03-09'), plannedOn: day('2026-03-09'), instruments })?.da ?? null
}

describe('what must stand before a signature nobody can be asked about', () => {
	test('nothing', () => expect(missing({})).toBeNull())
	test('the citizen’s yes', () => expect(missing({ accepted: [] })).toContain('sagt ja'))
	test('no yes to an administrative note', () => expect(missing({ kind: ['administrative'], accepted: [] })).toBeNull())
	test('the day, also of an administrative note, and one that can be', () => {
		expect(missing({ happened_month: [' '] })).toContain('den dag')
		expect(missing({ kind: ['administrative'], happened_month: [''] })).toContain('den dag')
		expect(missing({ happened_month: ['13'] })).toContain('den dag')
		expect(missing({ happened_year: ['1850'] })).toContain('tidligst være 9.9.2025')
		expect(missing({ happened_year: ['2027'] })).toContain('fremtiden')
	})
	test('a day for each agreement, and words', () => {
		expect(missing({ 'agreement.a1.on': [''] })).toContain('Hver aftale skal have en dato')
		expect(missing({ 'agreement.a1.on': [''], 'agreement.a1.due_day': ['31'] })).toContain('en dato')
		expect(missing({ 'agreement.a1.what': [' '] })).toContain('nogle ord')
		expect(missing({ 'agreement.a1.on': ['2026-03-08'] })).toContain('allerede passeret')
	})
	test('consent to a hand-over that somebody wrote', () => {
		expect(missing({ 'handover.k1.consent': [] })).toContain('borgerens ja')
		expect(missing({ 'handover.k1.what': [''], 'handover.k1.consent': [] })).toBeNull()
	})
	test('that something odd is so, of the answers that stand there', () => {
		const odd = { 'measured.blood-pressure.upper': ['50'], 'measured.blood-pressure.lower': ['20'] }
		expect(missing(odd)).toContain('ser ikke rigtigt ud')
		expect(missing({ ...odd, 'sure.blood-pressure': ['lower=20 upper=50'] })).toBeNull()
		expect(missing({ ...odd, 'sure.blood-pressure': ['lower=80 upper=12'] })).toContain('ser ikke rigtigt ud')
		const cannot = { ...odd, 'measured.blood-pressure.lower': ['800'] }
		expect(missing({ ...cannot, 'sure.blood-pressure': ['lower=800 upper=50'] })).toContain('ser ikke rigtigt ud')
	})
	test('some words, of which something can be seen', () => {
		for (const unseen of ['', ' ', '\u200b\u2060', '\u2800', '\u0301'])
			expect(missing({ summary: [unseen], agreement: [], handover: [] })).toContain('ikke skrevet noget')
	})
})
