import { type Language, type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Interval } from '../format/interval.ts'
import type { AgeRange, Ages, Period } from '../rule.ts'
import type { Standard } from '../standard.ts'

/** The small parts of rules in words, as they stand inside a sentence. */

/** Whose own words are used. */
export type Spoken = Pick<Standard, 'ownWords'>

const units: Readonly<Record<Interval['unit'], readonly [Text, Text]>> = {
	days: [text('dag', 'day'), text('dage', 'days')],
	weeks: [text('uge', 'week'), text('uger', 'weeks')],
	months: [text('måned', 'month'), text('måneder', 'months')],
}

export const intervalWords = ({ count, unit }: Interval, language: Language): string =>
	`${count} ${units[unit][count === 1 ? 0 : 1][language]}`

/** *a, b og c* / *a, b and c*; with another word between the last two where given. */
export const listed = (words: readonly string[], language: Language, last = text('og', 'and')): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last[language]} ${words.at(-1)}`

export const or = text('eller', 'or')

export const rangeWords = ({ from, to }: AgeRange, language: Language): string => {
	const isDanish = language === 'da'
	if (from === undefined && to === undefined) return isDanish ? 'i alle aldre' : 'of any age'
	if (from === undefined) return isDanish ? `op til ${to} år` : `up to ${to}`
	if (to === undefined) return isDanish ? `${from} år og ældre` : `${from} and older`
	if (from === to) return isDanish ? `${from} år` : String(from)
	return isDanish ? `${from}–${to} år` : `${from}–${to}`
}

export const agesWords = (ages: Ages, language: Language): string =>
	ages.length === 0
		? rangeWords({}, language)
		: listed(
				ages.map((range) => rangeWords(range, language)),
				language,
			)

export const openEnd = (from: number, to: number | null): AgeRange => (to === null ? { from } : { from, to })

export const periodWords = ({ from, to }: Period, language: Language): string => {
	const isDanish = language === 'da'
	const [first, last] = [from && writeDay(from, language), to && writeDay(to, language)]
	if (first && last) return isDanish ? `fra ${first} til ${last}` : `from ${first} to ${last}`
	if (first) return isDanish ? `fra ${first}` : `from ${first}`
	return last ? (isDanish ? `til ${last}` : `until ${last}`) : isDanish ? 'hele tiden' : 'all the time'
}
