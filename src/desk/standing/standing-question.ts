import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { StandingFacts } from './standing-facts.ts'
import type { StandingBadge, StandingKind } from './standing-words.ts'

export type Answer = {
	readonly kind: StandingKind
	/** Since when; null when no day can be named. */
	readonly since: Day | null
	/** Criteria it is about. */
	readonly criteria: readonly string[]
	readonly details: readonly Text[]
	/** Where left out, those of the kind. */
	readonly badge?: StandingBadge
	readonly label?: Text
}

/** A step of the ladder: where the citizen stands if this is so, null if it is not. */
export type Question = (facts: StandingFacts) => Answer | null

export const dayText = (day: Day): Text => text(writeDay(day, 'da'), writeDay(day, 'en'))

export const onDay = (da: string, en: string, day: Day): Text => {
	const written = dayText(day)
	return text(`${da} ${written.da}`, `${en} ${written.en}`)
}

export const nextChange = ({ nextChangeOn }: StandingFacts): Text =>
	nextChangeOn === null
		? text('Intet ændrer sig af sig selv', 'Nothing changes by itself')
		: onDay('Næste ændring', 'Next change', nextChangeOn)
