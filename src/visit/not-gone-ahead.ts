import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'

/** Why an agreed visit did not go ahead; each names whether a note is needed to understand it later. */
export const hindrances = [
	'not_at_home',
	'ill',
	'admitted',
	'refused_at_door',
	'unsafe',
	'interpreter_missing',
	'other',
] as const
export type Hindrance = (typeof hindrances)[number]

const words: Record<Hindrance, Text> = {
	not_at_home: text('Borgeren var ikke hjemme', 'The citizen was not at home'),
	ill: text('Borgeren var syg', 'The citizen was ill'),
	admitted: text('Borgeren var indlagt', 'The citizen was in hospital'),
	refused_at_door: text('Borgeren takkede nej i døren', 'The citizen said no at the door'),
	unsafe: text('Det var ikke sikkert at gennemføre besøget', 'It was not safe to go ahead'),
	interpreter_missing: text('Tolken manglede', 'The interpreter was missing'),
	other: text('Andet', 'Something else'),
}
const needsNote: readonly Hindrance[] = ['unsafe', 'other']

export const hindranceText = (hindrance: Hindrance): Text => words[hindrance]
export const hindranceNeedsNote = (hindrance: Hindrance): boolean => needsNote.includes(hindrance)

export const readHindrance = (
	written: string,
	note: string,
): Outcome<{ hindrance: Hindrance; note: string }, 'no_reason' | 'note_missing'> => {
	const hindrance = hindrances.find((one) => one === written)
	if (hindrance === undefined) return no('no_reason')
	if (hindranceNeedsNote(hindrance) && note.trim() === '') return no('note_missing')
	return yes({ hindrance, note })
}
