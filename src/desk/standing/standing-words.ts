import { type Text, text } from '#kernel/language.ts'

/** The words for where a citizen stands, in the order of the service. Each citizen stands in exactly one. */
export const standingKinds = [
	'left',
	'no_standard',
	'not_assessed',
	'outside',
	'excluded',
	'to_assess',
	'offer_missing',
	'offer_planned',
	'undelivered',
	'offer_overdue',
	'awaiting_answer',
	'to_call',
	'declined',
	'opted_out',
	'contradiction',
	'time_agreed',
	'not_held',
	'visited',
	'visited_by_phone',
	'event_attended',
	'follow_up_agreed',
	'follow_up_overdue',
	'closed',
] as const
export type StandingKind = (typeof standingKinds)[number]

export type StandingGroup =
	| 'outside'
	| 'to_assess'
	| 'to_offer'
	| 'offered'
	| 'said_no'
	| 'agreed'
	| 'not_done'
	| 'visited'
	| 'follow_up'
	| 'closed'
export type StandingBadge = 'none' | 'info' | 'success' | 'warning' | 'error'

type Words = {
	readonly group: StandingGroup
	readonly badge: StandingBadge
	readonly label: Text
	/** What it means, for whoever reads the ledger. */
	readonly means: Text
}

const words: Record<StandingKind, Words> = {
	left: {
		group: 'outside',
		badge: 'none',
		label: text('Ikke i målgruppen (død eller fraflyttet)', 'Not in the target group (dead or moved out)'),
		means: text('Død, fraflyttet, udrejst eller forsvundet.', 'Dead, moved out, emigrated or disappeared.'),
	},
	no_standard: {
		group: 'outside',
		badge: 'error',
		label: text('Ingen regler for dagen', 'No rules for the day'),
		means: text(
			'Der er ingen kvalitetsstandard for dagen. Det er ikke det samme som ikke at have ret til et tilbud.',
			'There is no standard for the day. That is not the same as not being entitled.',
		),
	},
	not_assessed: {
		group: 'outside',
		badge: 'warning',
		label: text('Endnu ikke gennemgået', 'Not gone through yet'),
		means: text(
			'Borgeren er kommet til, siden reglerne sidst blev gennemgået om natten.',
			'The citizen has arrived since the rules were last gone through at night.',
		),
	},
	outside: {
		group: 'outside',
		badge: 'none',
		label: text('Ikke i målgruppen', 'Not in the target group'),
		means: text('Ingen regel giver et tilbud på dagen.', 'No rule gives an offer on the day.'),
	},
	excluded: {
		group: 'outside',
		badge: 'none',
		label: text('Undtaget', 'Excluded'),
		means: text(
			'En regel ville give et tilbud, men en undtagelse gælder.',
			'A rule would give an offer, but an exclusion holds.',
		),
	},
	to_assess: {
		group: 'to_assess',
		badge: 'info',
		label: text('Faglig vurdering', 'Professional assessment'),
		means: text(
			'En fagperson skal tage stilling, før der kan gives et tilbud.',
			'A professional is to decide before an offer can be made.',
		),
	},
	offer_missing: {
		group: 'to_offer',
		badge: 'info',
		label: text('Tilbud mangler', 'Offer missing'),
		means: text('Borgeren skal have et tilbud og har ikke fået det.', 'An offer is to be made and has not been.'),
	},
	offer_planned: {
		group: 'to_offer',
		badge: 'info',
		label: text('Tilbud planlagt', 'Offer planned'),
		means: text(
			'Et tilbud er på vej: i en udsendelse, eller når dagen kommer.',
			'An offer is on its way: in a batch, or when its day comes.',
		),
	},
	undelivered: {
		group: 'to_offer',
		badge: 'error',
		label: text('Kunne ikke leveres', 'Could not be delivered'),
		means: text('Brevet nåede ikke frem.', 'The letter did not arrive.'),
	},
	offer_overdue: {
		group: 'to_offer',
		badge: 'error',
		label: text('Forsinket tilbud', 'Overdue offer'),
		means: text('Tilbuddet skulle være givet og skyldes stadig.', 'The offer should have been made and is still owed.'),
	},
	awaiting_answer: {
		group: 'offered',
		badge: 'info',
		label: text('Afventer svar', 'Awaiting an answer'),
		means: text('Tilbuddet er sendt, og svarfristen løber.', 'The offer is sent and may still be answered.'),
	},
	to_call: {
		group: 'offered',
		badge: 'info',
		label: text('Skal ringes op', 'To be called'),
		means: text(
			'Borgeren har ikke svaret, har bedt om en opringning eller skal efter reglen ringes op.',
			'No answer came, a call was asked for, or the rule says to call.',
		),
	},
	declined: {
		group: 'said_no',
		badge: 'warning',
		label: text('Takket nej denne gang', 'Said no this time'),
		means: text(
			'Borgeren har takket nej; næste tilbud følger reglen.',
			'A no this time; the next offer follows the rule.',
		),
	},
	opted_out: {
		group: 'said_no',
		badge: 'warning',
		label: text('Ønsker ikke kontakt', 'Wants no contact'),
		means: text(
			'Borgeren har frabedt sig kontakt; retten til et besøg består.',
			'The citizen wants no contact; the right to a visit stands.',
		),
	},
	contradiction: {
		group: 'said_no',
		badge: 'warning',
		label: text('Modstridende svar', 'Contradicting answers'),
		means: text('Der er kommet både ja og nej til samme tilbud.', 'Both yes and no came to the same offer.'),
	},
	time_agreed: {
		group: 'agreed',
		badge: 'success',
		label: text('Tid aftalt', 'Time agreed'),
		means: text('Et besøg er aftalt.', 'A visit is agreed.'),
	},
	not_held: {
		group: 'not_done',
		badge: 'error',
		label: text('Besøg ikke gennemført', 'Visit not held'),
		means: text('Det aftalte besøg blev ikke til noget.', 'The agreed visit did not take place.'),
	},
	visited: {
		group: 'visited',
		badge: 'success',
		label: text('Besøg gennemført', 'Visit held'),
		means: text('Besøget er holdt; forløbet er åbent.', 'The visit was held; the course is open.'),
	},
	visited_by_phone: {
		group: 'visited',
		badge: 'success',
		label: text('Telefonbesøg', 'Visit by phone'),
		means: text('Besøget er holdt i telefonen; forløbet er åbent.', 'Held by phone; the course is open.'),
	},
	event_attended: {
		group: 'visited',
		badge: 'success',
		label: text('Fællesarrangement', 'Collective event'),
		means: text('Borgeren har været med til et fællesarrangement.', 'The citizen took part in a collective event.'),
	},
	follow_up_agreed: {
		group: 'follow_up',
		badge: 'info',
		label: text('Opfølgning aftalt', 'Follow-up agreed'),
		means: text('Noget er aftalt med borgeren til en bestemt dag.', 'Something is agreed for a day to come.'),
	},
	follow_up_overdue: {
		group: 'follow_up',
		badge: 'error',
		label: text('Opfølgning forfalden', 'Follow-up overdue'),
		means: text('Det aftalte skulle være gjort.', 'What was agreed should have been done.'),
	},
	closed: {
		group: 'closed',
		badge: 'none',
		label: text('Afsluttet', 'Closed'),
		means: text(
			'Forløbet er slut, eller tilbuddet er givet; næste tilbud følger reglen.',
			'The course is over, or the offer was made; the next follows the rule.',
		),
	},
}

export const standingLabel = (kind: StandingKind): Text => words[kind].label
export const standingGroup = (kind: StandingKind): StandingGroup => words[kind].group
export const standingMeans = (kind: StandingKind): Text => words[kind].means

const groupWords: Record<StandingGroup, Text> = {
	outside: text('Uden for', 'Outside'),
	to_assess: text('Til vurdering', 'To assess'),
	to_offer: text('Skal have tilbud', 'To be offered'),
	offered: text('Har fået tilbud', 'Offered'),
	said_no: text('Takket nej', 'Said no'),
	agreed: text('Tid aftalt', 'Time agreed'),
	not_done: text('Ikke gennemført', 'Not held'),
	visited: text('Besøgt', 'Visited'),
	follow_up: text('Opfølgning', 'Follow-up'),
	closed: text('Afsluttet', 'Closed'),
}
export const groupLabel = (group: StandingGroup): Text => groupWords[group]
export const standingBadge = (kind: StandingKind): StandingBadge => words[kind].badge
