import { type Day, readDay } from '#kernel/day.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { readTime } from '#offer/index.ts'
import type { NotMoved, StaysPut } from '../move/move-visit.ts'
import type { Obstacle, Stretch } from './board-cost.ts'
import { type Names, writeMinutes, writePlace } from './board-words.ts'

type Plain = Exclude<NotMoved, 'moved_since' | 'before_answer_by' | 'too_near'>
const refusals: Readonly<Record<Plain, Text>> = {
	no_such_booking: text('Besøget findes ikke.', 'There is no such visit.'),
	released: text(
		'Tiden er givet fri, så besøget kan ikke flyttes.',
		'The time was released, so the visit cannot be moved.',
	),
	has_begun: text('Besøget er begyndt, så det kan ikke flyttes.', 'The visit has begun, so it cannot be moved.'),
	time_has_begun: text(
		'Besøgets tid er begyndt, så det kan ikke flyttes.',
		'The time of the visit has begun, so it cannot be moved.',
	),
	in_the_past: text('Tiden er gået. Vælg en senere.', 'The time has passed. Choose a later one.'),
	citizen_is_busy: text('Borgeren har en anden aftale på det tidspunkt.', 'The citizen has another appointment then.'),
	because_is_empty: text('Skriv hvorfor.', 'Write why.'),
	consultant_is_busy: text(
		'Konsulenten har et andet besøg på det tidspunkt. Vælg en anden tid eller konsulent.',
		'The consultant has another visit then. Choose another time or consultant.',
	),
	consultant_is_away: text(
		'Konsulenten er fraværende på det tidspunkt. Vælg en anden tid eller konsulent.',
		'The consultant is away then. Choose another time or consultant.',
	),
	closed: text('Der er lukket den dag. Vælg en anden dag.', 'That day is closed. Choose another day.'),
	outside_hours: text(
		'Det ligger uden for den tid, hvor konsulenten har besøg. Vælg en anden tid eller konsulent.',
		'It lies outside the time in which the consultant visits. Choose another time or consultant.',
	),
	answers_conflict: text(
		'To har svaret forskelligt. Find først ud af, hvad der gælder.',
		'Two have answered differently. First find out which holds.',
	),
}

const insteads: Readonly<Record<StaysPut, Text>> = {
	time_has_begun: text(
		'Var konsulenten der, begynder konsulenten det fra dagens rute, også bagefter. Blev det ikke til noget, så ring, og aftal en ny tid.',
		'If the consultant was there, they begin it from the route of the day, also afterwards. If it came to nothing, call and agree on a new time.',
	),
	has_begun: text(
		'Kan besøget ikke gennemføres, skriver konsulenten det på besøget, og borgeren kan få en ny tid.',
		'If the visit cannot be held, the consultant writes so on it, and the citizen can be given a new time.',
	),
	released: text('Ring, og aftal en ny tid.', 'Call and agree on a new time.'),
}
/** What is done instead with a visit that can be moved nowhere. */
export const wordsForInstead = (why: StaysPut): Text => insteads[why]

/** *9.00–12.00 og 12.30–15.00* */
const writeStretches = (stretches: readonly Stretch[], language: Language): string =>
	stretches.map(([from, to]) => writeMinutes(from, to, language)).join(language === 'da' ? ' og ' : ' and ')

/** What stands in the way in a consultant's own day, and what there is instead. */
export const wordsForObstacle = ({ why, stretches }: Obstacle, name: string): Text => {
	const [da, en] = [writeStretches(stretches, 'da'), writeStretches(stretches, 'en')]
	if (why === 'consultant_is_busy')
		return text(
			`${name} har besøg ${da}. Vælg en anden tid eller konsulent.`,
			`${name} has a visit ${en}. Choose another time or consultant.`,
		)
	if (why === 'consultant_is_away')
		return text(
			`${name} er fraværende på det tidspunkt. Vælg en anden tid eller konsulent.`,
			`${name} is away then. Choose another time or consultant.`,
		)
	return stretches.length === 0
		? text(
				`${name} arbejder ikke den dag. Vælg en anden dag eller konsulent.`,
				`${name} does not work that day. Choose another day or consultant.`,
			)
		: text(
				`${name} har besøgstid ${da} den dag. Vælg en tid, hvor hele besøget ligger inden for den.`,
				`${name} visits ${en} that day. Choose a time that holds the whole visit.`,
			)
}

/** Why a visit stays where it is, and where it is now where somebody else moved it. */
export const wordsForNotMoved = (
	{ why, detail = '' }: { readonly why: NotMoved; readonly detail?: string },
	names: Names,
): Text => {
	if (why === 'moved_since') {
		const now = readTime(detail)
		const [da, en] = now === null ? ['', ''] : [writePlace(now, names, 'da'), writePlace(now, names, 'en')]
		return text(
			`Besøget er flyttet, siden du så på det. Nu er det ${da}.`,
			`The visit has been moved since you looked. Now it is on ${en}.`,
		)
	}
	if (why === 'before_answer_by') {
		const by: Day | null = readDay(detail)
		const [da, en] = by === null ? ['', ''] : [writeLongDay(by, 'da'), writeLongDay(by, 'en')]
		return text(
			`Borgeren har til og med ${da} til at svare på det nye brev. Vælg en dag efter den.`,
			`The citizen has until ${en} to answer the new letter. Choose a day after that.`,
		)
	}
	if (why === 'too_near')
		return text(
			`Brevet er ikke sendt endnu, og tiden skal ligge mindst ${detail} dage ude i fremtiden.`,
			`The letter is not sent yet, and the time must lie at least ${detail} days ahead.`,
		)
	return refusals[why]
}
