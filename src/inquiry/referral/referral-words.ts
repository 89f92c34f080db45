import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { FreeStep, HeldBack, Needs, Referral, Relation, Standing, StepKind, Topic } from './referral.ts'

/** As the sender says it of themselves. */
const asSender: Record<Relation, Text> = {
	relative: text('Pårørende', 'A relative'),
	friend: text('Ven eller nabo', 'A friend or neighbour'),
	partner: text(
		'Jeg skriver for en organisation, læge eller anden samarbejdspartner',
		'I write for an organisation, a doctor or another partner',
	),
	citizen: text('Det er mig selv, det drejer sig om', 'It is about myself'),
	other: text('En anden', 'Somebody else'),
}
export const senderText = (relation: Relation): Text => asSender[relation]

const relationNames: Record<Relation, Text> = {
	...asSender,
	partner: text('Samarbejdspartner', 'Partner organisation'),
	citizen: text('Borgeren selv', 'The citizen'),
}
export const relationText = (relation: Relation): Text => relationNames[relation]

const topicNames: Record<Topic, Text> = {
	lonely: text('Er ensom eller ked af det', 'Is lonely or sad'),
	lost_spouse: text('Har mistet sin ægtefælle eller en anden nær', 'Has lost a spouse or somebody else close'),
	falls: text('Falder eller går usikkert', 'Falls or walks unsteadily'),
	eats_little: text('Spiser eller drikker for lidt', 'Eats or drinks too little'),
	after_hospital: text('Er kommet hjem fra sygehuset', 'Has come home from hospital'),
	forgets: text('Glemmer mere end før', 'Forgets more than before'),
	wants_visit: text('Ønsker selv et besøg', 'Asks for a visit'),
	manages_little: text('Har svært ved at klare hverdagen', 'Finds everyday life hard to manage'),
}
export const topicText = (topic: Topic): Text => topicNames[topic]

/** Why a person answers, and what that person can do. */
const needsWords: Record<Needs, { readonly what: Text; readonly mend: Text }> = {
	several_possible: {
		what: text('Det er ikke sikkert, hvem det drejer sig om', 'It is not certain whom it is about'),
		mend: text(
			'Vælg borgeren nedenfor, eller vælg, at det ikke er nogen af dem.',
			'Choose the citizen below, or say that it is none of them.',
		),
	},
	too_little_said: {
		what: text(
			'Borgeren kendes ikke, og der er sagt for lidt til at oprette borgeren',
			'The citizen is not known, and too little was said to take the citizen in',
		),
		mend: text(
			'Ring til afsenderen, eller søg borgeren frem. Opret borgeren, når du ved nok.',
			'Call the sender, or search for the citizen. Take the citizen in when you know enough.',
		),
	},
	not_known: {
		what: text('Borgeren er ikke i registret', 'The citizen is not in the register'),
		mend: text('Opret borgeren, hvis oplysningerne er rigtige.', 'Take the citizen in if the details are right.'),
	},
	outside_target_group: {
		what: text(
			'Borgeren kendes ikke og er efter alderen uden for målgruppen',
			'The citizen is not known and by age outside the target group',
		),
		mend: text(
			'Svar afsenderen venligt: hvad tilbuddet er, hvem det er for, og hvem der ellers kan hjælpe – for eksempel egen læge eller kommunens visitation.',
			'Answer the sender kindly: what the service is, whom it is for, and who else can help – the doctor, for instance, or the municipality’s assessment of needs.',
		),
	},
	dead: {
		what: text('Borgeren er død', 'The citizen is dead'),
		mend: text(
			'Ring til afsenderen, hvis det er rigtigt at gøre. Afslut derefter henvendelsen.',
			'Call the sender if that is right. Then close the referral.',
		),
	},
	lives_elsewhere: {
		what: text('Borgeren bor ikke i kommunen', 'The citizen does not live in the municipality'),
		mend: text(
			'Svar afsenderen, at den kommune, hvor borgeren bor, kan hjælpe. Passer det ikke, så vælg eller opret borgeren.',
			'Tell the sender that the municipality where the citizen lives can help. If that is wrong, choose or take in the citizen.',
		),
	},
	disappeared: {
		what: text('Borgeren er registreret som forsvundet', 'The citizen is registered as disappeared'),
		mend: text(
			'Ved afsenderen, hvor borgeren er, så tal med en leder om, hvad der skal ske.',
			'If the sender knows where the citizen is, speak with a manager about what is to happen.',
		),
	},
	protected: {
		what: text('Borgeren har beskyttet adresse', 'The citizen’s address is protected'),
		mend: text(
			'Intet er skrevet på borgeren endnu. Svar ikke afsenderen noget, der viser, at borgeren kendes. Knyt henvendelsen til borgeren, hvis den skal med.',
			'Nothing has been recorded about the citizen yet. Tell the sender nothing that shows the citizen is known. Link the referral to the citizen if it is to count.',
		),
	},
	no_standard: {
		what: text('Der gælder ingen kvalitetsstandard i dag', 'No quality standard is in force today'),
		mend: text('En leder må beslutte, hvad der skal ske.', 'A manager decides what is to happen.'),
	},
}
export const needsText = (needs: Needs): Text => needsWords[needs].what
export const mendText = (needs: Needs): Text => needsWords[needs].mend

const heldBackWords: Record<HeldBack, Text> = {
	trap: text('et skjult felt er udfyldt', 'a hidden field was filled in'),
	too_fast: text('sendt få sekunder efter at siden blev åbnet', 'sent seconds after the page was opened'),
	no_time: text('ikke sendt fra vores side', 'not sent from our page'),
	links: text('flere links i teksten', 'several links in the text'),
	same_text: text('den samme tekst flere gange', 'the same text several times'),
	many: text('usædvanligt mange på en time', 'unusually many within an hour'),
}
export const heldBackText = (why: HeldBack): Text => heldBackWords[why]

const steps: Record<StepKind, Text> = {
	contacted: text('Borgeren er kontaktet', 'The citizen was contacted'),
	answered: text('Afsenderen har fået svar', 'The sender was answered'),
	closed: text('Lukket: ikke noget for os', 'Closed: not for us'),
	matched: text('Borgeren fundet i registret', 'The citizen was found in the register'),
	created: text('Borgeren oprettet her', 'The citizen was taken in here'),
	chosen: text('Borgeren valgt', 'The citizen was chosen'),
	offered: text('Borgeren har fået et tilbud', 'The citizen was made an offer'),
	assessed: text('Borgeren er vurderet fagligt', 'The citizen was assessed'),
	released: text('Sluppet fri: den tæller med', 'Released: it counts'),
	discarded: text('Kasseret', 'Discarded'),
	sender_shown: text('Afsenderen blev vist', 'The sender was shown'),
	undone: text('Fortrudt', 'Undone'),
}
export const stepText = (kind: StepKind): Text => steps[kind]

/** Written on the step by which a citizen was taken in of whom no birthday is known. */
export const estimatedWords = (bornOn: Day): string =>
	`Fødselsdagen er skønnet: ${writeDay(bornOn, 'da')} står for året.`

/** A step that staff may record, as they say it. */
const asked: Record<FreeStep, Text> = {
	contacted: text('Jeg har talt med borgeren', 'I have spoken with the citizen'),
	answered: text('Jeg har svaret afsenderen', 'I have answered the sender'),
	closed: text('Det er ikke noget for os – luk henvendelsen', 'It is not for us – close the referral'),
}
export const askedStepText = (kind: FreeStep): Text => asked[kind]

const ways = {
	phone: text('Telefon', 'Telephone'),
	letter: text('Brev eller Digital Post', 'Letter or Digital Post'),
	visit: text('Ansigt til ansigt', 'Face to face'),
	email: text('E-mail', 'E-mail'),
} satisfies Record<string, Text>
export type Way = keyof typeof ways
export const wayCodes = Object.keys(ways) as readonly Way[]
export const isWay = (written: string): written is Way => Object.hasOwn(ways, written)
export const wayText = (way: string): Text => (isWay(way) ? ways[way] : text(way, way))

const standings: Record<Standing, Text> = {
	waiting: text('Venter', 'Waiting'),
	answered: text('Besvaret', 'Answered'),
	held_back: text('Holdt tilbage', 'Held back'),
}
export const standingText = (standing: Standing): Text => standings[standing]

/** What a day's work says of it; `held` are held back by now. */
export const waitingText = (
	{ said, needs, heldBack, releasedAt }: Pick<Referral, 'said' | 'needs' | 'heldBack' | 'releasedAt'>,
	held: number,
): Text => {
	if (heldBack !== null && releasedAt === null)
		return held === 1
			? text('En tilbageholdt henvendelse skal ses igennem', 'One referral held back is to be looked through')
			: text(
					`${held} tilbageholdte henvendelser skal ses igennem`,
					`${held} referrals held back are to be looked through`,
				)
	if (needs !== null) return needsText(needs)
	return said.relation === 'citizen'
		? text('Borgeren ønsker et besøg', 'The citizen wishes for a visit')
		: text('Nogen er bekymret: tag kontakt', 'Somebody is worried: get in touch')
}

/** What the citizen's story says of a contact made because of a referral: that it was made, never what the sender said. */
export const contactText = (how: string | null): Text =>
	how === null
		? text('Kontaktet efter en henvendelse', 'Contacted after a referral')
		: text(
				`Kontaktet efter en henvendelse (${wayText(how).da.toLowerCase()})`,
				`Contacted after a referral (${wayText(how).en.toLowerCase()})`,
			)
