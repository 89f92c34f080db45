import { expect, test } from 'vitest'
import { instant } from './instant.ts'
import { writeMoment } from './write-moment.ts'

test('a moment is written as its day and its clock in Copenhagen', () => {
	const at = instant('2026-03-09T08:30:00Z')
	expect(writeMoment(at, 'da')).toBe('9. marts 2026 kl. 9.30')
	expect(writeMoment(at, 'en')).toBe('9 March 2026 at 9:30')
})
