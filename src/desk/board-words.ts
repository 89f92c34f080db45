import { type Day, readDay } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { type ProposedTime, readTime, type ToldOfMove } from '#offer/index.ts'
import type { Kind } from '#platform/web/parts.tsx'
import type { Card, CardState } from './board.ts'
import type { MoveWeighed, TooTight } from './board-cost.ts'
import type { NotMoved } from './move-visit.ts'

const states: Readonly<Record<CardState, readonly [Kind | 'none', Text]>> = {
	proposed: ['none', text('Foreslået', 'Proposed')],
	offered: ['warning', text('Venter på svar', 'Awaits answer')],
	firm: ['success', text('Aftalt', 'Agreed')],
	begun: ['info', text('I gang', 'Under way')],
	took_place: ['none', text('Gennemført', 'Held')],
	not_gone_ahead: ['error', text('Ikke gennemført', 'Not held')],
	passed: ['warning', text('Ikke begyndt', 'Not begun')],
	called_off: ['none', text('Aflyst', 'Called off')],
}
export const kindOfState = (state: CardState): Kind | 'none' => states[state][0]
export const wordsForState = (state: CardState): Text => states[state][1]

/** What else is to be known of a card at a glance. */
export const marksOf = (card: Card, language: Language): string[] =>
	[
		...(card.heldUntil === null || card.state === 'called_off'
			? []
			: [text(`til ${writeShortDay(card.heldUntil)}`, `until ${writeShortDay(card.heldUntil)}`)]),
		...(card.citizens.length > 1 ? [text('Fælles besøg', 'Joint visit')] : []),
		...(card.isAfterLoss ? [text('Efter et tab', 'After a loss')] : []),
		...(card.isFollowUp ? [text('Opfølgning', 'Follow-up')] : []),
		...(card.isPhone ? [text('Telefon', 'By phone')] : []),
	].map((mark) => mark[language])

/** Minutes after midnight as a clock. */
export const writeMinute = (minute: number, language: Language): string =>
	writeClock(`${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`, language)

export const writeMinutes = (from: number, to: number, language: Language): string =>
	`${writeMinute(from, language)}–${writeMinute(to, language)}`

type Names = ReadonlyMap<StaffId, string>

/** *tirsdag den 10. marts 2026 kl. 9.30 hos Bo Prøvesen* */
export const writePlace = ({ staff, from }: ProposedTime, names: Names, language: Language): string => {
	const [day, at] = [writeLongDay(dayOf(from), language), writeClock(clockOf(from), language)]
	const name = names.get(staff) ?? ''
	return language === 'da' ? `${day} kl. ${at} hos ${name}` : `${day} at ${at} with ${name}`
}

/** What a move costs in driving. */
export const wordsForMinutes = (minutes: number | null): Text => {
	if (minutes === null)
		return text(
			'Kørslen kan ikke regnes ud: adressen er beskyttet, eller dens sted er ikke kendt.',
			'The driving cannot be reckoned: the address is protected, or nobody knows where it lies.',
		)
	if (minutes === 0) return text('Kørslen er den samme.', 'The driving is the same.')
	const [many, da, en] = [Math.abs(minutes), minutes > 0 ? 'mere' : 'mindre', minutes > 0 ? 'more' : 'less']
	return text(
		`${many} ${many === 1 ? 'minuts' : 'minutters'} ${da} kørsel.`,
		`${many} ${many === 1 ? 'minute' : 'minutes'} ${en} driving.`,
	)
}

export const wordsForTight = ({ before, has, takes }: TooTight): Text =>
	before
		? text(
				`Der er ${has} min. fra besøget før. Vejen tager ca. ${takes} min.`,
				`There are ${has} min. from the visit before. The way takes about ${takes} min.`,
			)
		: text(
				`Der er ${has} min. til det næste besøg. Vejen tager ca. ${takes} min.`,
				`There are ${has} min. to the next visit. The way takes about ${takes} min.`,
			)

const told: Readonly<Record<ToldOfMove, Text>> = {
	letter: text(
		'Borgeren har fået et brev med tiden. Flytter du besøget, går der et nyt brev ud.',
		'The citizen has had a letter with the time. If you move the visit, a new letter goes out.',
	),
	letter_too_late: text(
		'Borgeren har fået et brev med tiden, og et nyt kan ikke nå frem med posten. Ring til borgeren.',
		'The citizen has had a letter with the time, and a new one cannot arrive by post. Call the citizen.',
	),
	letter_to_come: text(
		'Brevet er ikke sendt endnu. Den nye tid kommer til at stå i det.',
		'The letter is not sent yet. The new time will stand in it.',
	),
	call: text(
		'Der går intet brev om den nye tid. Ring til borgeren.',
		'No letter tells of the new time. Call the citizen.',
	),
	same_time: text(
		'Tiden er den samme, så der går intet brev. Kun konsulenten er en anden.',
		'The time is the same, so no letter goes out. Only the consultant is another.',
	),
}
export const wordsForTold = (how: ToldOfMove): Text => told[how]

/** Whether somebody is asked once more before the visit is moved: the citizen believes in the time that it has. */
export const asksFirst = ({ told }: Pick<MoveWeighed, 'told'>): boolean =>
	told.some((how) => how === 'letter' || how === 'letter_too_late' || how === 'call')

type Plain = Exclude<NotMoved, 'moved_since' | 'before_answer_by' | 'too_near'>
const refusals: Readonly<Record<Plain, Text>> = {
	no_such_booking: text('Besøget findes ikke.', 'There is no such visit.'),
	released: text(
		'Tiden er givet fri, så besøget kan ikke flyttes.',
		'The time was released, so the visit cannot be moved.',
	),
	has_begun: text('Besøget er begyndt, så det kan ikke flyttes.', 'The visit has begun, so it cannot be moved.'),
	is_over: text(
		'Besøgets tid er gået, så det kan ikke flyttes.',
		'The time of the visit has passed, so it cannot be moved.',
	),
	in_the_past: text('Tiden er gået. Vælg en senere.', 'The time has passed. Choose a later one.'),
	citizen_is_busy: text('Borgeren har en anden aftale på det tidspunkt.', 'The citizen has another appointment then.'),
	because_is_empty: text('Skriv hvorfor.', 'Write why.'),
	consultant_is_busy: text(
		'Konsulenten har et andet besøg på det tidspunkt.',
		'The consultant has another visit then.',
	),
	consultant_is_away: text('Konsulenten er fraværende på det tidspunkt.', 'The consultant is away then.'),
	closed: text('Der er lukket den dag.', 'That day is closed.'),
	outside_hours: text(
		'Det ligger uden for den tid, hvor konsulenten har besøg.',
		'It lies outside the time in which the consultant visits.',
	),
	answers_conflict: text(
		'To har svaret forskelligt. Find først ud af, hvad der gælder.',
		'Two have answered differently. First find out which holds.',
	),
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

const done: Readonly<Record<ToldOfMove, Text | null>> = {
	letter: text('Borgeren får et nyt brev.', 'The citizen gets a new letter.'),
	letter_too_late: text('Ring til borgeren: et brev kan ikke nå frem.', 'Call the citizen: no letter arrives in time.'),
	letter_to_come: null,
	call: text('Ring til borgeren: der går intet brev.', 'Call the citizen: no letter goes out.'),
	same_time: null,
}
/** What follows for the citizen of a move that was made; null: nothing to say. */
export const wordsForDone = (how: ToldOfMove): Text | null => done[how]
