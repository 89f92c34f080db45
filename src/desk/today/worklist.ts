import { deadlineState } from '#inquiry/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import { workingDaysToAnswer } from '../record/record-request.ts'

/** The lists of the day's work, in the order of the work. */
export const worklistKeys = [
	'henvendelser',
	'bekymringer',
	'udskrivning',
	'vurdering',
	'godkendelse',
	'tilbud-mangler',
	'breve-venter',
	'breve-retur',
	'modstridende',
	'ring-op',
	'ring-om-flyttet',
	'uden-medarbejder',
	'besoeg-i-dag',
	'ikke-underskrevet',
	'opfoelgning',
	'overleveringer',
	'aktindsigt',
	'forsinket',
] as const
export type WorklistKey = (typeof worklistKeys)[number]

/** One thing to do, for one citizen mostly. */
export type Task = {
	/** Null: about somebody who is not found in the register yet. */
	readonly person: PersonId | null
	/** Since when, or when; the first to be done first. */
	readonly on: Day | null
	/** The last day for it; null or left out where there is none. */
	readonly dueOn?: Day | null
	readonly what: Text
	/** The page where it is done. */
	readonly to: string
}
export type Worklist = { readonly key: WorklistKey; readonly tasks: readonly Task[] }

type Words = {
	readonly label: Text
	/** What the day in the list says. */
	readonly day: Text
	/** What to do, said above the list. */
	readonly lead: Text
	/** Said when nothing is to be done. */
	readonly empty: Text
	/** Something is late when there is any. */
	readonly isPressing?: true
	/** What stands in it was said or written by somebody: not for whoever may not know of whom. */
	readonly holdsWords?: true
}

const words: Record<WorklistKey, Words> = {
	henvendelser: {
		label: text('Henvendelser', 'Referrals'),
		day: text('Modtaget', 'Received'),
		lead: text(
			'Nogen er bekymret for en borger, eller en borger ønsker et besøg, og de venter på at høre fra os. Den, der haster mest, står først. Alle, der er holdt tilbage, tæller som én.',
			'Someone is worried about a citizen, or a citizen wishes for a visit, and they wait to hear from us. The most pressing comes first. All that are held back count as one.',
		),
		empty: text('Ingen henvendelser venter.', 'No referrals wait.'),
	},
	bekymringer: {
		label: text('Noterede bekymringer', 'Concerns noted'),
		day: text('Noteret', 'Noted'),
		lead: text(
			'En medarbejder har noteret en bekymring hos borgeren. Den står her, til der er givet en vurdering, et tilbud eller et besøg.',
			'A member of staff has noted a concern about the citizen. It stands here until there is an assessment, an offer or a visit.',
		),
		empty: text('Ingen noterede bekymringer venter.', 'No noted concerns wait.'),
	},
	udskrivning: {
		label: text('Udskrevne at tage stilling til', 'Discharges to decide on'),
		day: text('Udskrevet', 'Discharged'),
		lead: text(
			'En fagperson afgør, om borgeren skal have et tilbud efter sygehuset.',
			'A professional decides whether the citizen is to have an offer after the hospital.',
		),
		empty: text('Ingen udskrivninger venter.', 'No discharges wait.'),
	},
	vurdering: {
		label: text('Til faglig vurdering', 'To assess'),
		day: text('Siden', 'Since'),
		lead: text(
			'En fagperson siger ja eller nej til et tilbud og skriver hvorfor.',
			'A professional says yes or no to an offer and writes why.',
		),
		empty: text('Ingen venter på en vurdering.', 'Nobody waits for an assessment.'),
	},
	godkendelse: {
		label: text('Breve til godkendelse', 'Letters to approve'),
		day: text('Skal med nu på grund af', 'Due because of'),
		lead: text('Se brevene igennem, og godkend dem samlet.', 'Look the letters through and approve them together.'),
		empty: text(
			'Ingen breve venter. Lav en ny udsendelse under Tilbud.',
			'No letters wait. Make a new batch under Offers.',
		),
	},
	'tilbud-mangler': {
		label: text('Tilbud mangler', 'Offers missing'),
		day: text('Siden', 'Since'),
		lead: text(
			'Borgere med ret til et tilbud, som endnu ikke er med i en udsendelse.',
			'Citizens entitled to an offer who are not in a batch yet.',
		),
		empty: text('Alle med ret til et tilbud har fået et.', 'Everyone entitled to an offer has been given one.'),
	},
	'breve-venter': {
		label: text('Breve, der venter', 'Letters that wait'),
		day: text('Siden', 'Since'),
		lead: text(
			'De er ikke sendt. Nogle skal du se på først; andre prøves igen af sig selv.',
			'They have not gone. Some are for you to look at first; others are tried again by themselves.',
		),
		empty: text('Ingen breve venter.', 'No letters wait.'),
		isPressing: true,
	},
	'breve-retur': {
		label: text('Breve, der ikke nåede frem', 'Letters that did not arrive'),
		day: text('Meldt', 'Told'),
		lead: text(
			'Digital Post kunne ikke aflevere dem, så borgeren ved intet om dem. Send dem på papir, eller ring.',
			'Digital Post could not deliver them, so the citizen knows nothing of them. Send them on paper, or call.',
		),
		empty: text('Alle breve er nået frem.', 'Every letter has arrived.'),
		isPressing: true,
	},
	modstridende: {
		label: text('Modstridende svar', 'Contradicting answers'),
		day: text('Svaret', 'Answered'),
		lead: text(
			'To personer har svaret hver sit. Læs begge svar, ring, og skriv, hvad der gælder. Indtil da går der ingen breve, og tiden er kun holdt.',
			'Two people have answered differently. Read both answers, call, and record what holds. Until then no letters go, and the time is only held.',
		),
		empty: text('Ingen svar modsiger hinanden.', 'No answers contradict each other.'),
		isPressing: true,
	},
	'ring-op': {
		label: text('Skal ringes op', 'To call'),
		day: text('Fra', 'From'),
		lead: text(
			'Tag dem én ad gangen på ringelisten; den vigtigste står først.',
			'Take them one at a time on the call list; the most important first.',
		),
		empty: text('Ingen skal ringes op i dag.', 'Nobody is to be called today.'),
		holdsWords: true,
	},
	'ring-om-flyttet': {
		label: text('Ring om et flyttet besøg', 'Call about a moved visit'),
		day: text('Venter os', 'Expects us'),
		lead: text(
			'Besøget er flyttet, og intet brev når at fortælle det. Ring, og tryk på knappen, når borgeren ved det.',
			'The visit is moved, and no letter tells of it in time. Call, and press the button when the citizen knows.',
		),
		empty: text('Alle ved, hvornår vi kommer.', 'Everyone knows when we come.'),
		isPressing: true,
	},
	'uden-medarbejder': {
		label: text('Besøg uden medarbejder', 'Visits without a consultant'),
		day: text('Dag', 'Day'),
		lead: text(
			'Medarbejderen er fraværende eller stoppet. Giv hver borger en kollega eller en ny tid.',
			'The consultant is away or has left. Give each citizen a colleague or a new time.',
		),
		empty: text('Ingen besøg mangler en medarbejder.', 'No visit is without a consultant.'),
		isPressing: true,
	},
	'besoeg-i-dag': {
		label: text('Besøg i dag', 'Visits today'),
		day: text('Dag', 'Day'),
		lead: text('Dagens aftalte besøg.', 'The visits agreed for today.'),
		empty: text('Ingen besøg er aftalt i dag.', 'No visits are agreed for today.'),
	},
	'ikke-underskrevet': {
		label: text('Ikke underskrevet', 'Not signed'),
		day: text('Besøgt', 'Visited'),
		lead: text(
			'Besøg, hvor journalen mangler eller ikke er underskrevet.',
			'Visits whose note is missing or not signed.',
		),
		empty: text('Alle journaler er underskrevet.', 'Every note is signed.'),
		isPressing: true,
	},
	opfoelgning: {
		label: text('Opfølgning i dag', 'Follow-ups due'),
		day: text('Aftalt til', 'Due'),
		lead: text('Det, der er lovet borgerne til i dag eller før.', 'What citizens were promised by today.'),
		empty: text('Intet er lovet til i dag.', 'Nothing is promised for today.'),
		holdsWords: true,
	},
	overleveringer: {
		label: text('Overleveringer', 'Hand-overs'),
		day: text('Lavet', 'Made'),
		lead: text(
			'Det, der skal gives videre til andre og ikke er sendt, og det, der er sendt uden svar.',
			'What is to be given on to others and is not sent, and what was sent without an answer.',
		),
		empty: text('Intet venter på at blive givet videre.', 'Nothing waits to be given on.'),
	},
	aktindsigt: {
		label: text('Aktindsigt', 'Requests for the file'),
		day: text('Bedt om', 'Asked'),
		lead: text(
			`En borger har bedt om alt, hvad vi har skrevet. Saml det, læs det igennem, og udlevér det inden fristen på ${workingDaysToAnswer} arbejdsdage.`,
			`A citizen has asked for everything we have written. Put it together, read it through, and hand it out within ${workingDaysToAnswer} working days.`,
		),
		empty: text('Ingen venter på aktindsigt.', 'Nobody waits for their file.'),
	},
	forsinket: {
		label: text('Forsinkede tilbud', 'Overdue offers'),
		day: text('Siden', 'Since'),
		lead: text(
			'Tilbud, der skulle være givet. De bliver stående, til de er givet eller trukket tilbage med en grund.',
			'Offers that should have been made. They stay until made or withdrawn with a reason.',
		),
		empty: text('Ingen tilbud er forsinkede.', 'No offers are overdue.'),
		isPressing: true,
	},
}

export const worklistWords = (key: WorklistKey): Words => words[key]
export const isWorklistKey = (written: string | undefined): written is WorklistKey =>
	worklistKeys.some((key) => key === written)

/** How many are past their last day. */
export const lateIn = ({ tasks }: Pick<Worklist, 'tasks'>, today: Day): number =>
	tasks.filter(({ dueOn }) => dueOn && deadlineState(dueOn, today) === 'late').length
