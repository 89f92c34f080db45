import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import type { ProposedTime, ToldOfMove } from '#offer/index.ts'
import type { Kind } from '#platform/web/parts.tsx'
import { needsACall } from '../move/move-visit.ts'
import type { Card, CardState } from './board.ts'
import type { MoveWeighed, TooTight } from './board-cost.ts'

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

export type Names = ReadonlyMap<StaffId, string>

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
	letter_and_call: text(
		'Borgeren har fået et brev med tiden. Et nyt går ud, men bliver måske ikke læst i tide. Ring også til borgeren.',
		'The citizen has had a letter with the time. A new one goes out, but may not be read in time. Call the citizen too.',
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
	other_name: text(
		'Tiden er den samme, men borgerens brev nævner en anden konsulent. Der går intet brev. Ring, og sig, hvem der kommer.',
		'The time is the same, but the citizen’s letter names another consultant. No letter goes out. Call, and say who comes.',
	),
	same_time: text(
		'Tiden er den samme, så der går intet brev. Kun konsulenten er en anden.',
		'The time is the same, so no letter goes out. Only the consultant is another.',
	),
}
export const wordsForTold = (how: ToldOfMove): Text => told[how]

/** What whoever moves it is to know of while it still hangs in the air. */
export const wordsWhileMoving = (told: readonly ToldOfMove[]): Text[] => [
	...(told.some((how) => how === 'letter' || how === 'letter_and_call')
		? [text('Et nyt brev går ud.', 'A new letter goes out.')]
		: []),
	...(told.some((how) => needsACall.includes(how))
		? [text('Du skal ringe til borgeren.', 'You must call the citizen.')]
		: []),
]

/** Nothing was chosen but what is. */
export const wordsForNoChange = text(
	'Det er den tid, besøget har. Vælg en anden.',
	'That is the time the visit has. Choose another.',
)

/** Whether somebody is asked once more before the visit is moved: the citizen believes in the time that it has. */
export const asksFirst = ({ told }: Pick<MoveWeighed, 'told'>): boolean =>
	told.some((how) => how !== 'letter_to_come' && how !== 'same_time')

const done: Readonly<Record<ToldOfMove, Text | null>> = {
	letter: text('Borgeren får et nyt brev.', 'The citizen gets a new letter.'),
	letter_and_call: text(
		'Borgeren får et nyt brev, men ring også: det bliver måske ikke læst i tide.',
		'The citizen gets a new letter, but call too: it may not be read in time.',
	),
	letter_too_late: text('Ring til borgeren: et brev kan ikke nå frem.', 'Call the citizen: no letter arrives in time.'),
	letter_to_come: null,
	call: text('Ring til borgeren: der går intet brev.', 'Call the citizen: no letter goes out.'),
	other_name: text(
		'Ring, og sig, hvem der kommer: brevet nævner en anden.',
		'Call, and say who comes: the letter names another.',
	),
	same_time: null,
}
/** What follows for the citizen of a move that was made; null: nothing to say. */
export const wordsForDone = (how: ToldOfMove): Text | null => done[how]

const ringAgain = text(
	'Har du allerede ringet til borgeren, så ring igen.',
	'If you have called the citizen already, call again.',
)
const undone: Readonly<Record<ToldOfMove, Text | null>> = {
	letter: text(
		'Er der sendt et brev om den anden tid, får borgeren et nyt brev.',
		'If a letter with the other time was sent, the citizen gets a new letter.',
	),
	letter_and_call: text(
		'Er der sendt et brev om den anden tid, får borgeren et nyt. Har du allerede ringet, så ring igen.',
		'If a letter with the other time was sent, the citizen gets a new one. If you have called already, call again.',
	),
	letter_too_late: ringAgain,
	letter_to_come: null,
	call: ringAgain,
	other_name: ringAgain,
	same_time: null,
}
/** What follows for the citizen of a move that was taken back; null: nothing to say. */
export const wordsForUndone = (how: ToldOfMove): Text | null => undone[how]

/** A call that follows of a move is not forgotten. */
export const wordsForCallOwed = text(
	'Opkaldet står under I dag, til det er gjort.',
	'The call stands under Today until it is made.',
)
