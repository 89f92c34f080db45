import { addMonths, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { keepWords } from '../note/note.ts'

export const warningKinds = ['dog', 'stairs', 'way_in', 'smoke', 'unsafe', 'other'] as const
/** What to know of a home before ringing its bell; nothing about anybody's health. */
export type WarningKind = (typeof warningKinds)[number]

export type Warning = {
	readonly id: string
	readonly person: PersonId
	/** The home it is about; null where none was known. */
	readonly address: string | null
	readonly kind: WarningKind
	readonly words: string
	readonly notedOn: Day
	/** Name of who noted it. */
	readonly notedBy: string
	/** The last day somebody said that it holds; the day it was noted, where nobody has since. */
	readonly seenOn: Day
	readonly reviewOn: Day
}

const names: Record<WarningKind, Text> = {
	dog: text('Hund', 'Dog'),
	stairs: text('Trapper', 'Stairs'),
	way_in: text('Svær at finde ind', 'Hard to find the way in'),
	smoke: text('Der ryges i hjemmet', 'Somebody smokes in the home'),
	unsafe: text('Pas på jer selv', 'Take care of yourselves'),
	other: text('Andet', 'Something else'),
}
export const warningText = (kind: WarningKind): Text => names[kind]

const monthsToReview = 6
/** The day on which somebody is asked whether it still holds. */
export const reviewOn = (seen: Day): Day => addMonths(seen, monthsToReview)
/** Has its day of review come? It is still shown, with the question. */
export const isStale = (warning: Pick<Warning, 'reviewOn'>, today: Day): boolean => warning.reviewOn <= today

/** A warning follows the home: who moved has left it behind, whoever else lives there has it too. */
export const isAbout = (
	warning: Pick<Warning, 'person' | 'address'>,
	citizen: { readonly id: PersonId; readonly address: { readonly id: string } | null },
): boolean =>
	warning.address === null
		? warning.person === citizen.id && citizen.address === null
		: warning.address === citizen.address?.id

/** More is a story, and belongs in the note. */
const mostWords = 300

/** `unsafe` and `other` say nothing without words. */
export const readWarning = (
	kind: string,
	typed: string,
): Outcome<{ kind: WarningKind; words: string }, 'no_kind' | 'words_missing' | 'too_long'> => {
	const known = warningKinds.find((one) => one === kind)
	const words = keepWords(typed).trim()
	if (known === undefined) return no('no_kind')
	if ((known === 'unsafe' || known === 'other') && words === '') return no('words_missing')
	if (words.length > mostWords) return no('too_long')
	return yes({ kind: known, words })
}

/** What was said of a home: that there is something to know, that it holds still, that it is gone. */
export type WarningLine = {
	readonly kind: WarningKind
	readonly words: string
	readonly on: Day
	readonly by: StaffId
	readonly at: Instant
	readonly said: 'noted' | 'holds' | 'gone'
}

const saids: Record<WarningLine['said'], Text> = {
	noted: text('Noteret om hjemmet', 'Noted about the home'),
	holds: text('Gælder stadig om hjemmet', 'Still holds of the home'),
	gone: text('Gælder ikke længere om hjemmet', 'No longer holds of the home'),
}

/** Warnings as lines of the citizen's story. */
export const warningsTold = (lines: readonly WarningLine[], nameOf: (staff: StaffId) => string | undefined): Told[] =>
	lines.map(({ kind, words, on, by, at, said }) => ({
		on,
		at,
		what: text(`${saids[said].da}: ${names[kind].da}`, `${saids[said].en}: ${names[kind].en}`),
		words: words === '' ? undefined : words,
		who: nameOf(by),
	}))
