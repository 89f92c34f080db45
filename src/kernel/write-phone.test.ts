import { expect, test } from 'vitest'
import { writeClock } from './write-clock.ts'
import { writePhone } from './write-phone.ts'

test('a Danish number is grouped in pairs, any other stands as it was given', () => {
	expect(writePhone('57876261')).toBe('57 87 62 61')
	expect(writePhone('+46 8 123 456')).toBe('+46 8 123 456')
})

test('a clock is written as each language writes it', () => {
	expect([writeClock('09:30', 'da'), writeClock('09:30', 'en')]).toEqual(['9.30', '9:30'])
})
