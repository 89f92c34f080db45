import { type Text, text } from '#kernel/language.ts'
import type { MergeRefusal } from '#population/index.ts'

/** The field to mend, and what to say there. */
export const mergeRefusals: Readonly<Record<MergeRefusal | 'times_touch', readonly [field: string, words: Text]>> = {
	into_itself: ['stays', text('Vælg, hvem der bliver.', 'Choose who stays.')],
	because_is_empty: [
		'because',
		text('Skriv, hvordan du ved, at det er den samme.', 'Write how you know that they are the same.'),
	],
	no_such_citizen: ['stays', text('En af de to findes ikke mere.', 'One of the two is no longer there.')],
	already_merged: ['stays', text('De to er allerede lagt sammen.', 'The two were merged already.')],
	real_number_stays: [
		'stays',
		text('Den med det rigtige CPR-nummer skal blive.', 'The one with the real CPR number must stay.'),
	],
	married_to_each_other: [
		'stays',
		text(
			'De to er gift med hinanden i registret og kan ikke være den samme.',
			'The register says that the two are married to each other; they cannot be one.',
		),
	],
	times_touch: [
		'stays',
		text(
			'De to har kommende tider, der overlapper hinanden. Aflys den ene i ugens plan først.',
			'The two have times to come that overlap. Cancel one in the week’s plan first.',
		),
	],
}
