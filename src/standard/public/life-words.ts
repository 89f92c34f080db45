import type { Day } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Standard } from '../standard.ts'
import { periodWords } from './plain-words.ts'

/** *Fra 1. juli 2025* or *1. juli 2019 – 30. juni 2025*. */
export const daysInForce = ({ validFrom, validTo }: Standard, language: Language): string => {
	const from = writeDay(validFrom, language)
	if (validTo === null) return language === 'da' ? `Fra ${from}` : `From ${from}`
	return `${from} – ${writeDay(validTo, language)}`
}

/** *Socialudvalget, 2. marts 2026*; who, where no day is known. */
export const approvalWords = ({ approval: { by, on } }: Pick<Standard, 'approval'>, language: Language): string =>
	on === null ? by[language] : `${by[language]}, ${writeDay(on, language)}`

/** Each law the standard rests on, with its period where it has one. */
export const basisWords = ({ legalBasis }: Pick<Standard, 'legalBasis'>, language: Language): string =>
	legalBasis
		.map(({ from, to, text }) =>
			from === null && to === null ? text[language] : `${text[language]} (${periodWords({ from, to }, language)})`,
		)
		.join('; ')

/** Where a version stands on a day: in force, to come, or over. */
export const lifeOn = (version: Standard, inForce: Standard | null, today: Day): 'in_force' | 'to_come' | 'over' => {
	if (version.validFrom === inForce?.validFrom) return 'in_force'
	return version.validFrom > today ? 'to_come' : 'over'
}

export const lifeWords: Readonly<Record<ReturnType<typeof lifeOn>, Text>> = {
	in_force: { da: 'Gælder nu', en: 'In force now' },
	to_come: { da: 'Træder i kraft senere', en: 'Comes into force later' },
	over: { da: 'Gælder ikke mere', en: 'No longer in force' },
}
