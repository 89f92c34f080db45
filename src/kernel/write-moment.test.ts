import { expect, test } from 'vitest'
import { instant } from './instant.ts'
import { writeLongMoment, writeMoment, writeMomentToTheSecond, writeShortMoment } from './write-moment.ts'

test.each([
	['as its day', writeMoment, '9. marts 2026 kl. 9.30', '9 March 2026 at 9:30'],
	['short', writeShortMoment, '9.3.2026 kl. 9.30', '9.3.2026 at 9:30'],
	['to the second', writeMomentToTheSecond, '9.3.2026 kl. 9.30.05', '9.3.2026 at 9:30:05'],
	['with its weekday', writeLongMoment, 'mandag den 9. marts 2026 kl. 9.30', 'Monday 9 March 2026 at 9:30'],
])('a moment is written %s, by its clock in Copenhagen', (_how, write, da, en) => {
	const at = instant('2026-03-09T08:30:05Z')
	expect([write(at, 'da'), write(at, 'en')]).toEqual([da, en])
})
