import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { lastOfSection79a, namesSection79a } from '../check/repealed-right.ts'
import type { Standard } from '../standard.ts'

type Basis = Standard['legalBasis'][number]

/** A law gives a basis to its own last day, whatever a standard says of its period. */
const lastDay = ({ to, text }: Basis): Day | null =>
	namesSection79a(text) && (to === null || to > lastOfSection79a) ? lastOfSection79a : to

/**
 * What the standard rests on, told on a day: what rests no longer is told as what was, so that no page claims a right
 * that has been repealed.
 */
export const basisSentences = (standard: Standard, today: Day, language: Language): string[] => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const isOver = standard.validTo !== null && standard.validTo < today
	return standard.legalBasis.map((basis) => {
		const words = basis.text[language].replace(/\.$/, '')
		const to = lastDay(basis)
		const last = isOver && (to === null || (standard.validTo && to > standard.validTo)) ? standard.validTo : to
		if (last !== null && last < today)
			return say(
				`Til ${writeDay(last, 'da')} var grundlaget: ${words}.`,
				`Until ${writeDay(last, 'en')} the basis was: ${words}.`,
			)
		if (basis.from !== null && basis.from > today)
			return say(
				`Fra ${writeDay(basis.from, 'da')} er grundlaget: ${words}.`,
				`From ${writeDay(basis.from, 'en')} the basis is: ${words}.`,
			)
		return say(`Grundlag: ${words}.`, `Basis: ${words}.`)
	})
}
