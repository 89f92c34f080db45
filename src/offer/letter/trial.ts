import { type Text, text } from '#kernel/language.ts'
import type { Fault } from './letter-looks.ts'
import type { TrialCitizen } from './trial-citizens.ts'
import type { Variant } from './trial-letters.ts'

/** Why a letter of the trial is not right. */
export type Wrong =
	| Fault
	| 'no_such_template'
	| 'cannot_be_set'
	| 'sign_missing_in_font'
	| 'claims_a_repealed_right'
	| 'not_held'

export type Finding = { readonly variant: Variant; readonly who: TrialCitizen; readonly wrong: Wrong }

export type Tried = {
	/** Set, or meant to be. */
	readonly letters: number
	/** Rightly not set: the name has a sign that the font lacks. */
	readonly held: number
	readonly findings: readonly Finding[]
}

export const wordsForWrong: Readonly<Record<Wrong, Text>> = {
	too_many_sides: text('fylder for mange sider: skriv kortere', 'takes too many sides: write shorter'),
	over_the_edge: text('går ud over kanten', 'runs over the edge'),
	over_other_words: text('ord står oven i hinanden', 'words stand upon words'),
	no_such_template: text('skabelonen findes ikke', 'there is no such template'),
	cannot_be_set: text(
		'kan ikke sættes: der er en fejl i skabelonen, eller adressen kan ikke være i ruden',
		'cannot be set: the template has a mistake, or the address does not fit the window',
	),
	sign_missing_in_font: text('bruger et tegn, som skriften ikke har', 'uses a sign that the font does not have'),
	claims_a_repealed_right: text('henviser til en regel, der er ophævet', 'refers to a rule that is repealed'),
	not_held: text(
		'skulle være holdt tilbage: navnet kan ikke vises',
		'should have been held back: the name cannot be shown',
	),
}

/** What a template is for, as staff call it. */
export const wordsForTemplate: Readonly<Record<string, Text>> = {
	'fixed-time': text('Tilbud med fast tid', 'Offer with a fixed time'),
	'fixed-time-bereaved': text('Tilbud med fast tid efter et tab', 'Offer with a fixed time after a loss'),
	'fixed-time-joint': text('Tilbud om fælles besøg, ét brev til hver', 'Offer of a joint visit, a letter to each'),
	'fixed-time-both': text('Tilbud om fælles besøg, ét brev til begge', 'Offer of a joint visit, one letter to both'),
	'please-contact': text('Tilbud hvor man selv vælger tid', 'Offer where one chooses the time'),
	'please-contact-bereaved': text('Tilbud efter et tab, uden tid', 'Offer after a loss, without a time'),
	event: text('Invitation til arrangement', 'Invitation to an event'),
	reminder: text('Påmindelse uden tid', 'Reminder without a time'),
	'reminder-time': text('Påmindelse, tiden holdes stadig', 'Reminder, the time is still kept'),
	'reminder-bereaved': text('Påmindelse efter et tab', 'Reminder after a loss'),
	'reminder-event': text('Påmindelse om arrangement', 'Reminder of an event'),
	confirmation: text('Bekræftelse af besøg', 'Confirmation of a visit'),
	'confirmation-event': text('Bekræftelse af plads', 'Confirmation of a seat'),
	change: text('Ny tid', 'New time'),
	'change-offered': text('Ny tid, ikke besvaret endnu', 'New time, not answered yet'),
	cancellation: text('Aflysning af besøg', 'Cancellation of a visit'),
	'cancellation-event': text('Aflysning af arrangement', 'Cancellation of an event'),
	goodbye: text('Farvel efter fravalg', 'Goodbye after an opt-out'),
	milestone: text('Milepælsbrev', 'Milestone letter'),
}
