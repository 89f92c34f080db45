import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { isSameMoment } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { type ProposedTime, readTime, type ToldOfMove } from '#offer/index.ts'
import type { Moved, NotMoved } from '../move/move-visit.ts'
import type { Heard } from './sick-visit.ts'

export const heardText: Readonly<Record<Heard, Text>> = {
	not_sent: text('brevet er ikke sendt endnu', 'the letter has not gone yet'),
	awaits_answer: text('brev sendt, har ikke svaret', 'letter sent, no answer yet'),
	has_said_yes: text('har sagt ja', 'has said yes'),
	spoken: text('aftalt uden brev', 'agreed without a letter'),
}

const placeText = ({ staff, from }: ProposedTime, nameOf: (staff: StaffId) => string): Text =>
	text(`${writeLongMoment(from, 'da')} hos ${nameOf(staff)}`, `${writeLongMoment(from, 'en')} with ${nameOf(staff)}`)

/** What became of a visit that was to be moved; `call`: somebody must now ring the citizen. */
export type Told = { readonly kind: 'done' | 'call' | 'not_done'; readonly words: Text }

const toldText: Readonly<Record<ToldOfMove, Text>> = {
	letter: text('Et brev om ændringen sendes.', 'A letter of the change goes out.'),
	letter_and_call: text(
		'Ring nu: et brev sendes, men bliver måske ikke læst i tide.',
		'Call now: a letter goes out, but may not be read in time.',
	),
	letter_too_late: text('Ring nu: brevet når ikke frem i tide.', 'Call now: the letter will not arrive in time.'),
	letter_to_come: text('Brevet, der sendes, nævner den nye tid.', 'The letter to be sent names the new time.'),
	call: text('Ring nu: der går ikke noget brev.', 'Call now: no letter goes.'),
	other_name: text(
		'Ring, og sig, hvem der kommer: brevet nævner en anden.',
		'Call, and say who comes: the letter names another.',
	),
	same_time: text('Tiden er den samme, så der sendes intet brev.', 'The time is the same, so no letter goes.'),
}

/** What is said of a proposal before it is chosen: whether a letter goes, or somebody is to call; null where that is said elsewhere. */
export const letterText = (told: readonly ToldOfMove[]): Text | null => {
	if (told.includes('letter_too_late'))
		return text('Der sendes et brev, men det når ikke frem i tide', 'A letter goes out, but will not arrive in time')
	if (told.includes('letter_and_call'))
		return text('Der sendes et brev, men ring også', 'A letter goes out, but call too')
	if (told.includes('other_name'))
		return text(
			'Brevet nævner en anden: ring, og sig, hvem der kommer',
			'The letter names another: call, and say who comes',
		)
	return told.includes('letter') ? text('Der sendes et brev', 'A letter goes out') : null
}

/** The most that has to be done for any of those visited is said. */
const tellings: readonly ToldOfMove[] = [
	...(['call', 'letter_too_late', 'letter_and_call', 'other_name'] as const),
	...(['letter_to_come', 'letter', 'same_time'] as const),
]

/** `isNow`: today's visit, whose citizen is rung whatever goes by letter. */
export const movedText = (
	{ isMoved, former, told, isCallOwed }: Moved,
	to: ProposedTime,
	isNow: boolean,
	nameOf: (staff: StaffId) => string,
): Told => {
	const place = placeText(to, nameOf)
	if (!isMoved)
		return {
			kind: 'done',
			words: text(`Var allerede flyttet: ${place.da}.`, `Was moved already: ${place.en}.`),
		}
	const isSameTime = isSameMoment(former.from, to.from)
	const most = tellings.find((one) => told.includes(one)) ?? 'same_time'
	const say = isNow && most !== 'call' && most !== 'letter_and_call' ? toldText.letter_too_late : toldText[most]
	const ring =
		isSameTime && most !== 'other_name' && (isNow || most === 'call')
			? text('Ring nu, og sig, hvem der kommer.', 'Call now, and say who comes.')
			: say
	return {
		kind: isNow || isCallOwed ? 'call' : 'done',
		words: text(`Flyttet til ${place.da}. ${ring.da}`, `Moved to ${place.en}. ${ring.en}`),
	}
}

const reasons: Readonly<Record<Exclude<NotMoved, 'moved_since' | 'before_answer_by' | 'too_near'>, Text>> = {
	no_such_booking: text('Besøget findes ikke mere.', 'The visit is no longer there.'),
	released: text('Besøget er aflyst i mellemtiden.', 'The visit has been called off meanwhile.'),
	has_begun: text('Besøget er begyndt.', 'The visit has begun.'),
	time_has_begun: text(
		'Besøgets tid er begyndt, så det kan ikke flyttes. Ring, og aftal en ny.',
		'The time of the visit has begun, so it cannot be moved. Call and agree on a new one.',
	),
	in_the_past: text('Den nye tid er gået. Vælg en anden.', 'The new time has passed. Choose another.'),
	citizen_is_busy: text(
		'Borgeren har et andet besøg på den tid. Vælg en anden.',
		'The citizen has another visit then. Choose another.',
	),
	because_is_empty: text('Der mangler en grund.', 'A reason is missing.'),
	consultant_is_busy: text(
		'Tiden er netop taget af en anden. Vælg en af de nye.',
		'The time has just been taken. Choose one of the new ones.',
	),
	consultant_is_away: text(
		'Kollegaen er også fraværende på den tid. Vælg en anden.',
		'The colleague is away then too. Choose another.',
	),
	closed: text(
		'Kommunen holder lukket den dag. Vælg en anden.',
		'The municipality is closed that day. Choose another.',
	),
	outside_hours: text(
		'Tiden ligger uden for arbejdstiden. Vælg en anden.',
		'The time lies outside the working hours. Choose another.',
	),
	answers_conflict: text(
		'Svarene modsiger hinanden. Ring, og find ud af, hvad der gælder.',
		'The answers contradict each other. Call and find out what holds.',
	),
}

/** Why a visit stays where it is, and what to do. */
export const notMovedText = (why: NotMoved, detail: string | undefined, nameOf: (staff: StaffId) => string): Text => {
	if (why === 'moved_since') {
		const now = readTime(detail ?? '')
		const place = now === null ? text('et andet sted', 'elsewhere') : placeText(now, nameOf)
		return text(
			`En anden har flyttet besøget i mellemtiden. Det er nu ${place.da}.`,
			`Somebody else has moved the visit meanwhile. It is now ${place.en}.`,
		)
	}
	if (why === 'before_answer_by')
		return text(
			`Borgeren skal kunne svare først, så tiden skal ligge efter ${writeDay(detail as Day, 'da')}.`,
			`The citizen is to answer first, so the time must lie after ${writeDay(detail as Day, 'en')}.`,
		)
	if (why === 'too_near')
		return text(
			`Brevet skal nå frem, så der skal være mindst ${detail} dage til.`,
			`The letter is to arrive, so it must be at least ${detail} days ahead.`,
		)
	return reasons[why]
}
