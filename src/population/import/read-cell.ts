import { type Day, dayFrom, readDay } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { CivilStatus, Residence, Sex, Status } from '../citizen.ts'
import { readCpr } from '../cpr.ts'
import { words } from './file-columns.ts'

/** A cell understood, or what is wrong with it. Never repeats the cell itself: it may hold a CPR number. */
export type Cell<Value> = { readonly value: Value; readonly wrong?: undefined } | { readonly wrong: Text }

const understood = <Value>(value: Value): Cell<Value> => ({ value })
const wrong = (da: string, en: string): { readonly wrong: Text } => ({ wrong: text(da, en) })

const oneOfWords = <Value>(table: Readonly<Record<string, Value>>, written: string): Cell<Value> => {
	const value = new Map(Object.entries(table)).get(written.trim().toLowerCase().replaceAll(' ', '_'))
	return value === undefined
		? wrong(
				`skal være et af ordene ${Object.keys(table).join(', ')}`,
				`must be one of ${Object.keys(table).join(', ')}`,
			)
		: understood(value)
}

export const sexCell = (written: string): Cell<Sex> => oneOfWords(words.sex, written)
export const statusCell = (written: string): Cell<Status> => oneOfWords(words.status, written)
export const civilStatusCell = (written: string): Cell<CivilStatus> => oneOfWords(words.civil_status, written)
export const residenceCell = (written: string): Cell<Residence> => oneOfWords(words.residence, written)
export const truthCell = (written: string): Cell<boolean> => oneOfWords<boolean>(words.truth, written)

/** Yes or no to help, or the day since which it is given, which is a yes. */
export const helpCell = (written: string): Cell<{ given: boolean; since: Day | null }> => {
	const since = dayCell(written)
	if (since.wrong === undefined) return understood({ given: true, since: since.value })
	const given = oneOfWords<boolean>({ ...words.truth, ...words.help }, written)
	return given.wrong === undefined
		? understood({ given: given.value, since: null })
		: wrong(
				'skal være ja, nej, x, 1, 0 eller den dag, hjælpen begyndte',
				'must be yes, no, x, 1, 0 or the day the help began',
			)
}

/** A clock that spreadsheets put behind a day. */
const clockBehind = /[ T]\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?$/

/** `1951-03-02`, `2.3.1951`, `02-03-1951` or `2/3/1951`; a time of day behind it says nothing more. */
export const dayCell = (written: string): Cell<Day> => {
	const bare = written.replace(clockBehind, '')
	const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(bare)
	const day = readDay(parts ? dayFrom(Number(parts[3]), Number(parts[2]), Number(parts[1])) : bare)
	if (day !== null) return understood(day)
	return parts || /^\d{4}-\d{2}-\d{2}$/.test(bare)
		? wrong('er en dag, der ikke findes', 'is a day that does not exist')
		: wrong(
				'er ikke en dato, skrevet som 2026-03-09, 09-03-2026, 9.3.2026 eller 9/3/2026',
				'is not a date, written as 2026-03-09, 09-03-2026, 9.3.2026 or 9/3/2026',
			)
}

/** Metres in EPSG:25832 within Denmark; a comma may be the decimal sign. */
const metresCell = (written: string, from: number, to: number): Cell<number> => {
	const metres = /^\d+([.,]\d+)?$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN
	return metres >= from && metres <= to
		? understood(Math.round(metres * 10) / 10)
		: wrong('er ikke en koordinat i EPSG:25832 i Danmark', 'is not a coordinate in EPSG:25832 in Denmark')
}
export const eastingCell = (written: string): Cell<number> => metresCell(written, 400_000, 950_000)
export const northingCell = (written: string): Cell<number> => metresCell(written, 6_000_000, 6_500_000)

export const phoneCell = (written: string): Cell<string> => {
	const digits = written.replaceAll(/[\s.-]/g, '').replace(/^(\+45|0045)(?=\d{8}$)/, '')
	return /^(\d{8}|\+\d{7,15})$/.test(digits)
		? understood(digits)
		: wrong('er ikke et telefonnummer (8 cifre)', 'is not a telephone number (8 digits)')
}

export const languageCell = (written: string): Cell<string> =>
	/^[a-z]{2,3}$/i.test(written)
		? understood(written.toLowerCase())
		: wrong('er ikke en sprogkode, for eksempel da', 'is not a language code such as da')

/**
 * Ten characters: an ordinary number, or one that another system has given with letters and that tells no birthday. A spreadsheet
 * takes the leading zero away; where nine digits are left, it is put back.
 */
export const personCell = (written: string): Cell<{ digits: string; bornOn: Day | null; sex: Sex | null }> => {
	const cpr = readCpr(/^\d{5}-?\d{4}$/.test(written) ? `0${written}` : written)
	if (cpr) return understood({ digits: cpr.digits, bornOn: cpr.bornOn, sex: cpr.sex })
	const bare = written.replace('-', '').toUpperCase()
	return /^\d{6}[0-9A-Z]{4}$/.test(bare) && /[A-Z]/.test(bare)
		? understood({ digits: bare, bornOn: null, sex: null })
		: wrong(
				'er ikke et CPR-nummer (ti cifre med en dato, der findes)',
				'is not a CPR number (ten digits with a date that exists)',
			)
}

/** Any one line of text; too long is a sign that a quote is missing somewhere above. */
export const textCell = (written: string): Cell<string> => {
	if (written.length > 200) return wrong('er længere end 200 tegn', 'is longer than 200 characters')
	return /\p{Cc}/u.test(written)
		? wrong('har tegn, der ikke kan læses', 'has characters that cannot be read')
		: understood(written)
}
