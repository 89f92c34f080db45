import { type Language, type Text, text } from '#kernel/language.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import type { NeedLine, PartOfDay } from './time-needs.ts'

export const partText: Record<PartOfDay, Text> = {
	morning: text('kun om formiddagen', 'only in the morning'),
	afternoon: text('kun om eftermiddagen', 'only in the afternoon'),
}

const inRow = (words: readonly string[], language: Language): string =>
	new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB', { type: 'disjunction' }).format(words)

const wordsIn = ({ kind, value, weekdays }: NeedLine, language: Language): string => {
	const say = (da: string, en: string): string => (language === 'da' ? da : en)
	if (kind === 'part_of_day') return partText[value === 'morning' ? 'morning' : 'afternoon'][language]
	if (kind === 'language')
		return say(
			`af en, der taler ${languageName(value ?? '', 'da')}`,
			`by somebody who speaks ${languageName(value ?? '', 'en')}`,
		)
	if (kind === 'profession') return say(`af ${value}`, `by ${value}`)
	const days = inRow(
		weekdays.map((weekday) => writeWeekday(weekday, language)),
		language,
	)
	return say(`ikke ${days}`, `not on ${days}`)
}

/** One need in words: *ikke mandag eller fredag*. */
export const needText = (line: NeedLine): Text => text(wordsIn(line, 'da'), wordsIn(line, 'en'))

/** All of them in a line; empty when there are none. */
export const needsText = (lines: readonly NeedLine[]): Text => ({
	da: lines.map((line) => wordsIn(line, 'da')).join(' · '),
	en: lines.map((line) => wordsIn(line, 'en')).join(' · '),
})
