import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Reading, Standard } from '../standard.ts'
import { basisSentences } from './legal-basis-words.ts'
import { list, paragraph, type Shown } from './shown.ts'

const validity = ({ validFrom, validTo }: Standard, today: Day, language: Language): string => {
	const from = writeDay(validFrom, language)
	const isOver = validTo !== null && validTo < today
	const holds = language === 'da' ? (isOver ? 'Gjaldt' : 'Gælder') : isOver ? 'Was in force' : 'In force'
	if (validTo === null) return language === 'da' ? `${holds} fra ${from}.` : `${holds} from ${from}.`
	const to = writeDay(validTo, language)
	return language === 'da' ? `${holds} fra ${from} til ${to}.` : `${holds} from ${from} to ${to}.`
}

const approved = ({ approval }: Standard, language: Language): string => {
	const { by, on } = approval
	if (on === null) return `${language === 'da' ? 'Godkendt' : 'Approved'}: ${by[language]}.`
	return language === 'da'
		? `Godkendt af ${by.da} den ${writeDay(on, 'da')}.`
		: `Approved by ${by.en} on ${writeDay(on, 'en')}.`
}

/** A text that ends in one full stop. */
const sentence = (words: string): string => `${words.replace(/\.$/, '')}.`

const readingWords = ({ about, chosen, chosenBy, on }: Reading, language: Language): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	if (chosen === null) return `${about[language]} ${say('Det er ikke afgjort endnu.', 'That is not decided yet.')}`
	if (chosenBy === null) return `${about[language]} ${chosen[language]}`
	const when = on === null ? '' : say(` den ${writeDay(on, 'da')}`, ` on ${writeDay(on, 'en')}`)
	return `${about[language]} ${chosen[language]} ${say(`Valgt af ${chosenBy.da}${when}.`, `Chosen by ${chosenBy.en}${when}.`)}`
}

/** What the standard says of itself: its days, who approved it, what it rests on, how it was read. */
export const life = (standard: Standard, today: Day, language: Language): Shown[] => [
	paragraph(`${validity(standard, today, language)} ${approved(standard, language)}`),
	...basisSentences(standard, today, language).map(paragraph),
	paragraph(sentence(`${language === 'da' ? 'Kilde' : 'Source'}: ${standard.source[language]}`)),
	...(standard.transitional ? [paragraph(sentence(standard.transitional.earned[language]))] : []),
	...(standard.readings.length === 0
		? []
		: [
				paragraph(
					language === 'da'
						? 'Hvor kilden kan læses på flere måder, er det læst sådan:'
						: 'Where the source can be read in more than one way, it is read like this:',
				),
				...list(standard.readings.map((reading) => readingWords(reading, language))),
			]),
]

/** What stands above a version that governs no more, or not yet; null while it does. */
export const notInForce = ({ validFrom, validTo }: Standard, today: Day, language: Language): string | null => {
	const [from, to] = [writeDay(validFrom, language), validTo && writeDay(validTo, language)]
	if (validFrom > today)
		return language === 'da' ? `Denne udgave gælder først fra ${from}.` : `This version is in force only from ${from}.`
	if (validTo === null || validTo >= today) return null
	return language === 'da'
		? `Denne udgave gjaldt fra ${from} til ${to} og gælder ikke mere.`
		: `This version was in force from ${from} to ${to} and is so no longer.`
}
