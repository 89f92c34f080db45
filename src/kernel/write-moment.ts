import { clockOf, dayOf, type Instant } from './instant.ts'
import type { Language } from './language.ts'
import { writeClock } from './write-clock.ts'
import { writeDay } from './write-day.ts'

/** *9. marts 2026 kl. 9.30* / *9 March 2026 at 9:30* */
export const writeMoment = (at: Instant, language: Language): string =>
	`${writeDay(dayOf(at), language)} ${language === 'da' ? 'kl.' : 'at'} ${writeClock(clockOf(at), language)}`
