import { type Day, dateOf, readDay } from '#kernel/day.ts'
import type { Sex } from './citizen.ts'

/** A Danish personal number taken apart. `replacement`: day of birth plus 60, given to someone without an ordinary number. */
export type Cpr = {
	/** Ten digits, no hyphen. */
	readonly digits: string
	readonly bornOn: Day
	readonly sex: Sex
	readonly replacement: boolean
}

/** The years a seventh digit can stand for; cpr.dk, *Opbygning af CPR-nummeret*. */
const yearOfBirth = (seventh: number, year: number): number => {
	if (seventh <= 3) return 1900 + year
	if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year
	return year <= 57 ? 2000 + year : 1800 + year
}

/**
 * A CPR number with or without hyphen, or null. Its date must exist; modulus 11 is not asked for,
 * because valid numbers without it have been given since 2007.
 */
export const readCpr = (written: string): Cpr | null => {
	const parts = /^\s*(\d{2})(\d{2})(\d{2})\s?-?\s?(\d{4})\s*$/.exec(written)
	if (!parts) return null
	const [, dd = '', month = '', yy = '', serial = ''] = parts
	const replacement = Number(dd) > 60
	const date = String(Number(dd) - (replacement ? 60 : 0)).padStart(2, '0')
	const bornOn = readDay(`${yearOfBirth(Number(serial[0]), Number(yy))}-${month}-${date}`)
	if (bornOn === null) return null
	return { digits: `${dd}${month}${yy}${serial}`, bornOn, sex: Number(serial[3]) % 2 === 1 ? 'm' : 'f', replacement }
}

/** *010150-1234* */
export const writeCpr = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`

/** *010150-xxxx*: enough to tell two namesakes apart on a list. */
export const maskCpr = (digits: string): string => `${digits.slice(0, 6)}-xxxx`

/** Seventh digits that read back as this year of birth. */
export const seventhDigitsFor = (year: number): readonly number[] =>
	[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((seventh) => yearOfBirth(seventh, year % 100) === year)

/** The number with day+60 that no real person can have; `serial` is the four last digits. */
export const replacementCpr = (bornOn: Day, serial: string): string =>
	`${dateOf(bornOn) + 60}${bornOn.slice(5, 7)}${bornOn.slice(2, 4)}${serial}`

/** A number with a letter was given here or by another authority, until the register says the real one. */
export const isMadeHere = (digits: string): boolean => /[A-Z]/.test(digits)

/** How far a number is from one that the register gave: 0 an ordinary one, 1 with day+60, 2 with a letter. */
export const numberRank = (digits: string): 0 | 1 | 2 => {
	if (isMadeHere(digits)) return 2
	return Number(digits.slice(0, 2)) > 60 ? 1 : 0
}
