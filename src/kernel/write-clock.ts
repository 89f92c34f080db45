import type { Language } from './language.ts'

/** *9.30* in Danish, *9:30* in English: hours without a leading nought. */
export const writeClock = (at: string, language: Language): string => {
	const [hour = '', minute = ''] = at.split(':')
	return `${Number(hour)}${language === 'da' ? '.' : ':'}${minute}`
}
