import { type Day, dateOf, monthOf, weekdayOf, yearOf } from './day.ts'
import type { Language } from './language.ts'

const months = {
	da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
	en: 'January February March April May June July August September October November December'.split(' '),
}
const weekdays = {
	da: 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' '),
	en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
}

/** 1 = Monday … 7 = Sunday */
export const writeWeekday = (weekday: number, language: Language): string => weekdays[language][weekday - 1] ?? ''
/** 1–12 */
export const writeMonth = (month: number, language: Language): string => months[language][month - 1] ?? ''

/** *9. marts 2026* / *9 March 2026* */
export const writeDay = (d: Day, language: Language): string =>
	`${dateOf(d)}${language === 'da' ? '.' : ''} ${writeMonth(monthOf(d), language)} ${yearOf(d)}`

/** *mandag den 9. marts 2026* / *Monday 9 March 2026* */
export const writeLongDay = (d: Day, language: Language): string =>
	`${writeWeekday(weekdayOf(d), language)} ${language === 'da' ? 'den ' : ''}${writeDay(d, language)}`

/** *9.3.2026*, for tables; the same in both languages. */
export const writeShortDay = (d: Day): string => `${dateOf(d)}.${monthOf(d)}.${yearOf(d)}`
