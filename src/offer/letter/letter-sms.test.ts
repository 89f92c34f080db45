import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromMilliseconds, instant } from '#kernel/instant.ts'
import { dayBeforeText, smsLength } from './letter-sms.ts'

const municipality = (name: string) => ({
	name: { da: name, en: name },
	contact: { phones: ['12345678'], phoneHours: [], webPage: { title: { da: 'x', en: 'x' } } },
})

test('says when and whom to call, in the language of the citizen', () => {
	const from = instant('2026-03-10T09:30:00+01:00')
	expect(dayBeforeText({ from, municipality: municipality('Prøve Kommune'), language: 'da' })).toEqual({
		label: 'Besøg i morgen',
		text: 'Vi kommer i morgen, tirsdag kl. 9.30. Passer det ikke, så ring 12 34 56 78. Hilsen Prøve Kommune',
	})
	expect(dayBeforeText({ from, municipality: municipality('Prøve'), language: 'en' }).text).toBe(
		'We come tomorrow, Tuesday at 9:30. If it does not suit you, call 12 34 56 78. Regards, Prøve',
	)
})
test('fits a short message whatever the municipality is called', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 }),
			fc.string({ maxLength: 120 }),
			fc.constantFrom('da' as const, 'en' as const),
			(moment, name, language) => {
				const { text } = dayBeforeText({ from: fromMilliseconds(moment), municipality: municipality(name), language })
				expect(text.length).toBeLessThanOrEqual(smsLength)
				expect(text).toContain('12 34 56 78')
			},
		),
	)
})
