import { type DayNumber, dayOfNumber } from '#kernel/day-number.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { AgeRange, Ages, Condition, HelpKind, Standard } from '#standard/index.ts'
import { anyOf } from './place-words.ts'
import { endless, questionsOf, type Reason, type ReasonWord } from './reasons.ts'

/** What a sentence may need beside the reason itself: the rule it is about. */
export type About = {
	readonly standard: Standard
	readonly ages: Ages
	readonly band: AgeRange
	readonly when: Condition | null
	readonly covers: 'all' | 'some'
	readonly exceptionPossible: boolean
}

const writtenDays = new Map<DayNumber, Text>()

/** A day as each language writes it; days written before are not written anew. */
const writtenDay = (on: DayNumber): Text => {
	const known = writtenDays.get(on)
	if (known !== undefined) return known
	const day = dayOfNumber(on)
	const written = text(writeDay(day, 'da'), writeDay(day, 'en'))
	writtenDays.set(on, written)
	return written
}

/** Text with a day in it, each language in its own way. */
const dated = (da: (day: string) => string, en: (day: string) => string, on: DayNumber): Text => {
	const day = writtenDay(on)
	return text(da(day.da), en(day.en))
}

const rangeText = ({ from, to }: AgeRange): Text => {
	if (from === undefined)
		return to === undefined ? text('alle aldre', 'any age') : text(`til og med ${to} år`, `up to ${to}`)
	if (to === undefined) return text(`fra ${from} år`, `from ${from}`)
	return from === to ? text(`${from} år`, `${from}`) : text(`${from}–${to} år`, `${from}–${to}`)
}

const agesText = (ages: Ages): Text => {
	const ranges = ages.map(rangeText)
	return text(ranges.map(({ da }) => da).join(' og '), ranges.map(({ en }) => en).join(' and '))
}

const aged = (age: number, ages: Ages, held: boolean): Text => {
	if (held) return text(`Du er ${age} år.`, `You are ${age}.`)
	const { da, en } = agesText(ages)
	return text(`Du er ${age} år; reglen gælder ${da}.`, `You are ${age}; the rule holds ${en}.`)
}

const household: readonly Text[] = [
	text('Vi ved ikke, om du bor alene (ukendt).', 'We do not know whether you live alone (unknown).'),
	text('Du bor alene ifølge folkeregistret.', 'According to the civil register you live alone.'),
	text('Du bor ikke alene ifølge folkeregistret.', 'According to the civil register you do not live alone.'),
	text(
		'Du er gift eller i registreret partnerskab ifølge folkeregistret.',
		'According to the civil register you are married or in a registered partnership.',
	),
]
const single: readonly Text[] = [
	text('Vi kender ikke din civilstand (ukendt).', 'We do not know your civil status (unknown).'),
	text('Du er enlig ifølge folkeregistret.', 'According to the civil register you are single.'),
]

const helpNames: Readonly<Record<HelpKind, Text>> = {
	practical: text('praktisk hjælp', 'practical help'),
	personal: text('personlig hjælp', 'personal help'),
	nursing: text('hjemmesygepleje', 'home nursing'),
}

const helpText = (question: Extract<Condition, { is: 'help' }>, state: number): Text => {
	const name = helpNames[question.kind]
	const hours = question.moreThanHours ?? 0
	switch (state) {
		case 1:
			return text(`Du får ikke ${name.da}.`, `You do not receive ${name.en}.`)
		case 2:
			return text(`Du får ${name.da}, men ikke varigt.`, `You receive ${name.en}, but not for the long term.`)
		case 3:
			return text(
				`Du får ${name.da}. Vi ved ikke, om det er varigt (ukendt).`,
				`You receive ${name.en}. We do not know whether it is for the long term (unknown).`,
			)
		case 4:
			return text(
				`Du får ${name.da}, men ikke mere end ${hours} timer om ugen.`,
				`You receive ${name.en}, but no more than ${hours} hours a week.`,
			)
		case 5:
			return text(
				`Du får ${name.da}. Vi ved ikke, hvor mange timer om ugen (ukendt).`,
				`You receive ${name.en}. We do not know how many hours a week (unknown).`,
			)
		default: {
			const lasting = question.longTerm ? text(' varigt', ' for the long term') : text('', '')
			const many =
				question.moreThanHours === null
					? text('', '')
					: text(` mere end ${hours} timer om ugen`, ` more than ${hours} hours a week`)
			return text(`Du får ${name.da}${lasting.da}${many.da}.`, `You receive ${name.en}${lasting.en}${many.en}.`)
		}
	}
}

/** What is known about one question of a condition. */
const answerText = ({ standard, when }: About, { a: place, b: state }: Reason): Text => {
	const question = when === null ? undefined : questionsOf(when)[place]
	if (question === undefined) return text('', '')
	if (question.is === 'help') return helpText(question, state)
	if (question.is === 'residence') {
		const { da, en } = anyOf(standard, 'residences', question.in)
		return state === 0
			? text(`Du bor i ${da}.`, `You live in ${en}.`)
			: text(`Du bor ikke i ${da}.`, `You do not live in ${en}.`)
	}
	const { da, en } = anyOf(standard, 'staff', question.in)
	return state === 0
		? text(`Du har kontakt med ${da}.`, `You are in contact with ${en}.`)
		: text(`Vi ved ikke af, at du har kontakt med ${da}.`, `We do not know of any contact between you and ${en}.`)
}

const always = (da: string, en: string) => (): Text => text(da, en)

/** A sentence for each reason, for somebody of 82. */
const sentences: Readonly<Record<ReasonWord, (reason: Reason, about: About) => Text>> = {
	elsewhere: always('Personen er ikke bosat i kommunen.', 'The person does not live in the municipality.'),
	turned: ({ a, b }) =>
		dated(
			(day) => `Du fyldte ${a} år den ${day}.`,
			(day) => `You turned ${a} on ${day}.`,
			b,
		),
	turns: ({ a, b }) =>
		dated(
			(day) => `Du fylder ${a} år den ${day}.`,
			(day) => `You turn ${a} on ${day}.`,
			b,
		),
	turns_first: ({ a, b }) =>
		dated(
			(day) => `Du fylder først ${a} år den ${day}.`,
			(day) => `You do not turn ${a} until ${day}.`,
			b,
		),
	aged: ({ a, held }, { band }) => aged(a, [band], held),
	arrived: ({ a }) =>
		dated(
			(day) => `Du flyttede til kommunen den ${day}.`,
			(day) => `You moved to the municipality on ${day}.`,
			a,
		),
	arrived_young: ({ a }) =>
		text(
			`Du var under ${a} år, da du flyttede til kommunen.`,
			`You were under ${a} when you moved to the municipality.`,
		),
	arrival_unknown: always(
		'Vi ved ikke, hvornår du flyttede til kommunen (ukendt).',
		'We do not know when you moved to the municipality (unknown).',
	),
	happened: ({ a }) =>
		dated(
			(day) => `Det skete den ${day}.`,
			(day) => `It happened on ${day}.`,
			a,
		),
	noted: ({ a }) =>
		dated(
			(day) => `Vi noterede det den ${day}.`,
			(day) => `We noted it on ${day}.`,
			a,
		),
	noted_otherwise: always(
		'Vi har noteret noget, der ligner, men vi ved ikke, at det er sådan, som reglen kræver.',
		'We have noted something like it, but we do not know it to be as the rule requires.',
	),
	unnoted: always('Det har vi ikke noteret om dig.', 'We have not noted this about you.'),
	contacted: ({ a }) =>
		dated(
			(day) => `Dit seneste tilbud eller besøg var den ${day}.`,
			(day) => `Your latest offer or visit was on ${day}.`,
			a,
		),
	not_contacted: always(
		'Du har ikke fået et tilbud eller et besøg før.',
		'You have not had an offer or a visit before.',
	),
	of_age: ({ a, held }, { ages }) => aged(a, ages, held),
	alone: ({ a }, { standard }) =>
		(standard.livesAlone === 'single_by_civil_status' ? single[a] : undefined) ?? household[a] ?? text('', ''),
	case: ({ a }) =>
		a === 0
			? text('Der er ikke oprettet en forebyggende sag.', 'No preventive case has been opened.')
			: text('Der er oprettet en forebyggende sag.', 'A preventive case has been opened.'),
	asked: (reason, about) => answerText(about, reason),
	lasts: ({ a, b }) => {
		const from = dated(
			(day) => `Reglen gælder for dig fra ${day}`,
			(day) => `The rule holds for you from ${day}`,
			a,
		)
		if (b === endless) return text(`${from.da}.`, `${from.en}.`)
		return dated(
			(day) => `${from.da} til ${day}.`,
			(day) => `${from.en} to ${day}.`,
			b,
		)
	},
	since: ({ a }) =>
		dated(
			(day) => `Reglen kan tidligst gælde for dig fra ${day}.`,
			(day) => `The rule can hold for you from ${day} at the earliest.`,
			a,
		),
	was: ({ a }) =>
		dated(
			(day) => `Reglen kunne gælde for dig til og med ${day}.`,
			(day) => `The rule could hold for you up to and including ${day}.`,
			a,
		),
	never: always('Gælder ikke for dig den dag.', 'Does not hold for you on that day.'),
	served: ({ a }) =>
		dated(
			(day) => `Du fik et tilbud eller et besøg den ${day}.`,
			(day) => `You got an offer or a visit on ${day}.`,
			a,
		),
	owed: always('Du skulle have haft et tilbud. Det skylder vi dig.', 'You should have had an offer. We owe it to you.'),
	earned: always(
		'Efter de regler, der gjaldt før, skulle du have haft et tilbud. Det skylder vi dig.',
		'Under the rules that held before, you should have had an offer. We owe it to you.',
	),
	to_assess: always('En fagperson vurderer det først.', 'A professional assesses it first.'),
	assessed_yes: always(
		'En fagperson har vurderet, at du skal have et tilbud.',
		'A professional has assessed that you are to have an offer.',
	),
	assessed_no: always(
		'En fagperson har vurderet, at der ikke er behov for et besøg.',
		'A professional has assessed that no visit is needed.',
	),
	asked_yes: always('Du har bedt om det, og vi har sagt ja.', 'You have asked for it, and we have said yes.'),
	on_request: always('Du får det, hvis du selv beder om det.', 'You get it if you ask for it yourself.'),
	priority: always(
		'Det giver ikke et tilbud i sig selv, men du kommer før andre.',
		'It gives no offer in itself, but you come before others.',
	),
	excludes: (_, { covers, exceptionPossible }) => {
		const exception = exceptionPossible
			? text(' En fagperson kan gøre en undtagelse.', ' A professional can make an exception.')
			: text('', '')
		return covers === 'all'
			? text(
					`Gælder for dig, så vi tilbyder ikke et besøg.${exception.da}`,
					`Applies to you, so we do not offer a visit.${exception.en}`,
				)
			: text(
					`Gælder for dig, så nogle af reglerne giver dig ikke et tilbud.${exception.da}`,
					`Applies to you, so some of the rules give you no offer.${exception.en}`,
				)
	},
	excludes_not: always('Gælder ikke for dig.', 'Does not apply to you.'),
	set_aside: ({ a }) =>
		dated(
			(day) => `Gælder for dig, men en fagperson har gjort en undtagelse den ${day}.`,
			(day) => `Applies to you, but a professional made an exception on ${day}.`,
			a,
		),
	undecided: always(
		'Vi kan undlade at tilbyde dig et besøg, men det har ingen besluttet.',
		'We may leave out offering you a visit, but nobody has decided to.',
	),
	decided: ({ a }) =>
		dated(
			(day) => `Det blev besluttet den ${day}, at vi ikke tilbyder dig et besøg.`,
			(day) => `It was decided on ${day} that we do not offer you a visit.`,
			a,
		),
}

/** The reason as a sentence. */
export const told = (reason: Reason, about: About): Text => sentences[reason.of](reason, about)
