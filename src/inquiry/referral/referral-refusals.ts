import { type Text, text } from '#kernel/language.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import { longestStepWords } from './referral.ts'

/** Why something could not be done with a referral. */
export type ReferralRefusal =
	| 'no_such_referral'
	| 'unknown_step'
	| 'no_day'
	| 'in_the_future'
	| 'before_it_came'
	| 'no_way'
	| 'because_is_empty'
	| 'too_long'
	| 'no_such_step'
	| 'is_held_back'
	| 'has_a_citizen'
	| 'no_such_citizen'
	| 'form_was_used'

const refusals: Record<ReferralRefusal, { readonly field: string; readonly words: Text }> = {
	no_such_referral: { field: 'content', words: text('Henvendelsen findes ikke.', 'There is no such referral.') },
	unknown_step: { field: 'kind-0', words: text('Vælg, hvad der er gjort.', 'Choose what was done.') },
	no_day: {
		field: 'on_day',
		words: text('Skriv dagen med dag, måned og år.', 'Write the day as day, month and year.'),
	},
	in_the_future: {
		field: 'on_day',
		words: text(
			'Dagen ligger ude i fremtiden. Skriv den dag, det skete.',
			'The day is in the future. Write the day it happened.',
		),
	},
	before_it_came: {
		field: 'on_day',
		words: text('Dagen ligger, før henvendelsen kom.', 'The day is before the referral came.'),
	},
	no_way: { field: 'how', words: text('Vælg, hvordan det skete.', 'Choose how it happened.') },
	because_is_empty: { field: 'step_words', words: text('Skriv hvorfor.', 'Write why.') },
	too_long: {
		field: 'step_words',
		words: text(
			`Teksten er for lang og er ikke gemt: højst ${longestStepWords} tegn. Skriv den kortere.`,
			`The text is too long and is not saved: ${longestStepWords} signs at most. Make it shorter.`,
		),
	},
	no_such_step: {
		field: 'content',
		words: text('Det kan ikke fortrydes. Åbn siden igen.', 'It cannot be undone. Open the page again.'),
	},
	is_held_back: {
		field: 'content',
		words: text('Henvendelsen er holdt tilbage. Slip den fri først.', 'The referral is held back. Release it first.'),
	},
	has_a_citizen: {
		field: 'content',
		words: text(
			'Henvendelsen er allerede knyttet til en borger. Fortryd det først, hvis det er forkert.',
			'The referral is linked to a citizen already. Undo that first if it is wrong.',
		),
	},
	form_was_used: { field: 'step_words', words: formWasUsed },
	no_such_citizen: {
		field: 'person-0',
		words: text('Vælg en borger.', 'Choose a citizen.'),
	},
}

/** The field to mend, and what to say there. */
export const referralRefusal = (why: ReferralRefusal): { readonly field: string; readonly words: Text } => refusals[why]
