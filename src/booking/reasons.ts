import { type Text, text } from '#kernel/language.ts'

/** Why the system itself released or moved a time; staff write theirs in their own words. */
export const reasons = [
	'not_answered_in_time',
	'declined',
	'chosen_by_citizen',
	'visit_did_not_go_ahead',
	'died_or_moved',
	'dead',
	'moved',
	'disappeared',
	'opted_out',
	'excluded',
	'already_served',
	'no_longer_entitled',
	'bereaved_since',
	'no_address',
	'time_lost',
	'time_too_near',
	'same_citizen',
	'rearranged',
	'consultant_away',
] as const
export type Reason = (typeof reasons)[number]

const words: Readonly<Record<Reason, Text>> = {
	not_answered_in_time: text('ikke taget imod inden fristen', 'not accepted in time'),
	declined: text('borgeren har takket nej', 'declined by the citizen'),
	chosen_by_citizen: text('valgt af borgeren', 'chosen by the citizen'),
	visit_did_not_go_ahead: text('besøget blev ikke gennemført', 'the visit was not held'),
	died_or_moved: text('borgeren er død eller flyttet', 'the citizen has died or moved'),
	dead: text('borgeren er død', 'the citizen has died'),
	moved: text('borgeren er flyttet fra kommunen', 'the citizen has moved away'),
	disappeared: text('borgeren er meldt forsvundet', 'the citizen is reported missing'),
	opted_out: text('borgeren ønsker ikke kontakt', 'the citizen wants no contact'),
	excluded: text('borgeren er blevet undtaget', 'the citizen has become excluded'),
	already_served: text(
		'borgeren har fået tilbud eller besøg i mellemtiden',
		'the citizen has had an offer or a visit since',
	),
	no_longer_entitled: text('borgeren er ikke længere i målgruppen', 'the citizen is no longer in the target group'),
	bereaved_since: text('borgeren har mistet sin ægtefælle', 'the citizen has lost their spouse'),
	no_address: text(
		'borgeren har hverken adresse eller Digital Post',
		'the citizen has neither an address nor Digital Post',
	),
	time_lost: text('tiden var ikke længere fri', 'the time was no longer free'),
	time_too_near: text('tiden lå for tæt på', 'the time was too near'),
	rearranged: text('besøgene er lagt om', 'the visits were rearranged'),
	consultant_away: text('medarbejderen kunne ikke komme', 'the consultant could not come'),
	same_citizen: text('borgeren stod to gange i registret', 'the citizen stood in the register twice'),
}

/** Reasons as earlier lines wrote them. */
const writtenOut: Readonly<Record<string, Reason>> = {
	'not answered in time': 'not_answered_in_time',
	'Borgeren har takket nej · Declined by the citizen': 'declined',
	'Borgeren er død eller flyttet · The citizen has died or moved': 'died_or_moved',
	'Valgt af borgeren': 'chosen_by_citizen',
}

/** The words of a reason the system wrote; null for somebody's own words, which stand as they are. */
export const reasonText = (because: string): Text | null => {
	const code = writtenOut[because] ?? reasons.find((reason) => reason === because)
	return code === undefined ? null : words[code]
}
