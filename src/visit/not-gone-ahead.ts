import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'

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

const leads: Record<Hindrance, Text> = {
	not_at_home: text(
		'Glemte borgeren tiden, så tilbyd en ny. Er du bekymret, så ring til borgeren først.',
		'If the citizen forgot, offer a new time. If you are worried, call the citizen first.',
	),
	ill: text('Tilbyd en ny tid, når borgeren er rask.', 'Offer a new time once the citizen is well.'),
	admitted: text(
		'Er borgeren stadig indlagt, kan det vente: når borgeren udskrives, bliver der taget stilling til et besøg.',
		'While the citizen is in hospital it can wait: after the discharge somebody decides whether a visit is offered.',
	),
	refused_at_door: text(
		'Et nej gælder denne gang. Vil borgeren slet ikke kontaktes, skrives det på borgerens kort.',
		'A no counts for this time. If the citizen wants no contact at all, it is noted on the citizen’s card.',
	),
	unsafe: text(
		'Tal med koordinatoren, før nogen kører derud igen. Gælder det hjemmet, så skriv det til den næste.',
		'Talk with the coordinator before anybody drives there again. If it is about the home, note it for the next.',
	),
	interpreter_missing: text(
		'Bestil tolken, før den nye tid aftales.',
		'Order the interpreter before the new time is agreed.',
	),
	other: text('', ''),
}
/** What to think of before a new time is offered. */
export const hindranceLeadsTo = (hindrance: Hindrance): Text => leads[hindrance]

const waits: readonly Hindrance[] = ['admitted', 'refused_at_door', 'unsafe']
/** Is a new time what most likely follows? Only then the page leads there. */
export const newTimeIsLikely = (hindrance: Hindrance): boolean => !waits.includes(hindrance)

export const readHindrance = (
	written: string,
	note: string,
): Outcome<{ hindrance: Hindrance; note: string }, 'no_reason' | 'note_missing'> => {
	const hindrance = hindrances.find((one) => one === written)
	if (hindrance === undefined) return no('no_reason')
	if (hindranceNeedsNote(hindrance) && !isVisible(note)) return no('note_missing')
	return yes({ hindrance, note })
}
