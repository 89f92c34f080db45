import { clockOf, dayOf, type Instant, secondsOf } from './instant.ts'
import type { Language } from './language.ts'
import { writeClock } from './write-clock.ts'
import { writeDay, writeLongDay, writeShortDay } from './write-day.ts'

const joined = (day: string, at: Instant, language: Language): string =>
	`${day} ${language === 'da' ? 'kl.' : 'at'} ${writeClock(clockOf(at), language)}`

/** *9. marts 2026 kl. 9.30* / *9 March 2026 at 9:30* */
export const writeMoment = (at: Instant, language: Language): string =>
	joined(writeDay(dayOf(at), language), at, language)

/** *9.3.2026 kl. 9.30* / *9.3.2026 at 9:30*: for a column of a table. */
export const writeShortMoment = (at: Instant, language: Language): string =>
	joined(writeShortDay(dayOf(at)), at, language)

/** *9.3.2026 kl. 9.30.05*: for what comes close together. */
export const writeMomentToTheSecond = (at: Instant, language: Language): string =>
	`${writeShortMoment(at, language)}${language === 'da' ? '.' : ':'}${secondsOf(at)}`

/** *mandag den 9. marts 2026 kl. 9.30* / *Monday 9 March 2026 at 9:30* */
export const writeLongMoment = (at: Instant, language: Language): string =>
	joined(writeLongDay(dayOf(at), language), at, language)
