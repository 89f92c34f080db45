import { type Text, text } from '#kernel/language.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import { departureText } from '#population/index.ts'
import { noteStruckText } from '../note-struck.ts'
import {
	type HandOver,
	type HandOverStanding,
	isCalledOff,
	type NewHandOverWhy,
	type Step,
	type Way,
} from './hand-over.ts'
import { type ConsentWhy, type StepWhy, type ToldStep, whoAtMost } from './hand-over-step.ts'

const standings: Record<HandOverStanding, Text> = {
	unanswered: text('Intet svar', 'No answer'),
	unsent: text('Skulle være sendt', 'Should have been sent'),
	to_send: text('Skal sendes', 'To be sent'),
	sent: text('Sendt', 'Sent'),
	received: text('Modtaget', 'Received'),
	groundless: text('Må ikke sendes', 'Not to be sent'),
	withdrawn: text('Må ikke deles', 'Not to be shared'),
	done: text('Afsluttet', 'Closed'),
	not_taken: text('Ikke taget imod', 'Not taken on'),
	stopped: text('Stoppet', 'Stopped'),
	ended: text('Bortfaldet', 'Lapsed'),
}
export const handOverStandingText = (standing: HandOverStanding): Text => standings[standing]

/** The same, and that its note is invalid, unless that has been seen to. */
export const handOverStandsText = (handOver: HandOver, standing: HandOverStanding): Text => {
	const { da, en } = standings[standing]
	return handOver.noteStruck === null || isCalledOff(handOver)
		? { da, en }
		: text(`${da}. ${noteStruckText.da}`, `${en}. ${noteStruckText.en}`)
}

const wayWords: Record<Way, Text> = {
	phone: text('Telefon', 'Phone'),
	secure_mail: text('Sikker mail', 'Secure mail'),
	digital_post: text('Digital Post', 'Digital Post'),
	letter: text('Brev', 'Letter'),
	meeting: text('Personligt', 'In person'),
	system: text('I et fælles system', 'In a shared system'),
}
export const wayText = (way: Way): Text => wayWords[way]

const steps: Record<Step['step'], Text> = {
	sent: text('Sendt', 'Sent'),
	received: text('Modtaget', 'Received'),
	outcome: text('Det kom der ud af det', 'What came of it'),
	not_taken: text('Modtageren tog det ikke', 'The receiver did not take it on'),
	stopped: text('Skal ikke overleveres alligevel', 'Not to be handed over after all'),
	ended: text('Bortfaldet', 'Lapsed'),
}
export const stepText = (step: Step['step']): Text => steps[step]

/** What a step says: how it went, and what was written; of the system's own, why. */
export const stepSaid = ({ step, way, words }: Pick<Step, 'step' | 'way' | 'words'>): Text => {
	const because: Readonly<Record<string, Text>> = departureText
	const said = step === 'ended' ? (because[words] ?? text(words, words)) : text(words, words)
	const how = way === null ? text('', '') : wayText(way)
	const joined = (one: string, other: string) => [one, other].filter((part) => part !== '').join(': ')
	return text(joined(how.da, said.da), joined(how.en, said.en))
}

/** The step as a button says it, and what its words are. */
export const askStep: Record<ToldStep, { readonly does: Text; readonly words: Text }> = {
	sent: {
		does: text('Markér som sendt', 'Mark as sent'),
		words: text('Til hvem præcist?', 'To whom precisely?'),
	},
	received: {
		does: text('Markér som modtaget', 'Mark as received'),
		words: text('Hvem tog imod?', 'Who received it?'),
	},
	outcome: {
		does: text('Afslut overleveringen', 'Close the hand-over'),
		words: text('Hvad kom der ud af det?', 'What came of it?'),
	},
	not_taken: {
		does: text('Modtageren tager det ikke', 'The receiver does not take it on'),
		words: text('Hvorfor ikke, og hvad sker der så?', 'Why not, and what happens then?'),
	},
	stopped: {
		does: text('Skal ikke overleveres alligevel', 'Not to be handed over after all'),
		words: text('Hvorfor ikke?', 'Why not?'),
	},
}

const refusals: Record<StepWhy | ConsentWhy | NewHandOverWhy, Text> = {
	form_was_used: formWasUsed,
	consent_too_early: text(
		'Borgerens ja ligger mere end et år tilbage. Se efter, om året er skrevet rigtigt. Er det så længe siden, så spørg borgeren igen.',
		'The citizen’s yes lies more than a year back. See whether the year is written right. If it is that long ago, ask the citizen again.',
	),
	no_step: text('Vælg, hvad der er sket.', 'Choose what has happened.'),
	is_over: text(
		'Overleveringen er allerede afsluttet. Fortryd det seneste skridt, hvis det er en fejl.',
		'The hand-over is already over. Undo the latest step if that is a mistake.',
	),
	no_consent: text(
		'Borgeren har taget sit ja tilbage, så der må ikke deles noget. Spørg igen, og skriv et nyt ja ned, før du sender.',
		'The citizen has taken the yes back, so nothing may be shared. Ask again and record a new yes before you send.',
	),
	note_struck: text(
		'Notatet, som den kommer fra, er ugyldigt, så den må ikke sendes. Træk den tilbage med “Skal ikke overleveres alligevel”. Blev den sendt før, så skriv den dag.',
		'The note that it comes from is invalid, so it may not be sent. Withdraw it by “Not to be handed over after all”. If it was sent before, write that day.',
	),
	before_consent: text(
		'Dagen ligger før den dag, borgeren sagde ja.',
		'The day is before the day on which the citizen said yes.',
	),
	before_withdrawal: text(
		'Dagen ligger før den dag, borgeren tog sit ja tilbage.',
		'The day is before the day on which the citizen took the yes back.',
	),
	not_sent_yet: text('Markér først overleveringen som sendt.', 'Mark the hand-over as sent first.'),
	received_already: text('Den er allerede markeret som modtaget.', 'It is already marked as received.'),
	no_way: text('Vælg, hvordan det blev sendt.', 'Choose how it was sent.'),
	no_day: text('Skriv en dag, der findes.', 'Write a day that exists.'),
	day_not_come: text('Dagen kan ikke ligge i fremtiden.', 'The day cannot lie in the future.'),
	before_it_was_sent: text('Dagen ligger før den dag, det blev sendt.', 'The day is before the day it was sent.'),
	no_words: text('Skriv nogle få ord.', 'Write a few words.'),
	too_long: text(
		`Skriv kun hvem, med højst ${whoAtMost} tegn. Det, du skrev, står her endnu.`,
		`Write only who, in at most ${whoAtMost} characters. What you wrote still stands here.`,
	),
}
export const handOverRefusal = (why: StepWhy | ConsentWhy | NewHandOverWhy): Text => refusals[why]
