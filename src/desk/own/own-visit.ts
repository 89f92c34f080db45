import type { Booking } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OfferId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { CitizenStanding } from '#offer/index.ts'
import { stateOf, type Visit } from '#visit/index.ts'
import { writtenTime } from './own-time.ts'

/** The visit that a standing is about: the one begun at the time agreed on, or the offer's latest when its time was given back. */
export const visitOfStanding = (
	standing: CitizenStanding,
	offer: OfferId,
	visits: readonly Visit[],
): Visit | undefined => {
	if (standing.kind === 'agreed') return visits.find(({ booking }) => booking === standing.booking.id)
	const latest = standing.kind === 'choose' ? visits.find((visit) => visit.offer === offer) : undefined
	return latest?.notGoneAhead ? latest : undefined
}

/** What is said of a time agreed on once it has passed or its visit was held; null while the visit is still to come. */
export const passedTime = (span: Booking['span'], visit: Visit | undefined, at: Instant): Text | null => {
	if (visit?.tookPlaceOn) return inTurn(held(visit, visit.tookPlaceOn), words.callUs)
	if (isBefore(at, span.to)) return null
	const { da, en } = writtenTime(span.from)
	const had = text(`Vi havde en aftale om et besøg ${da}.`, `We had an appointment for a visit on ${en}.`)
	return visit === undefined ? inTurn(had, words.didNotCome) : inTurn(had, words.beingWritten, words.ifWeDidNotCome)
}

/** What is said of a visit that came to nothing, and how there may be another. */
export const cameToNothing = (visit: Visit): Text =>
	inTurn(nothing(visit, visit.plannedOn), visit.newTime === 'wanted' ? words.weCall : words.chooseAgain)

/** Visits as their citizen reads them, a line each: held, come to nothing, or being written down; those still to come are not told. */
export const ownVisitLines = (visits: readonly Visit[], today: Day, heldAt: (visit: Visit) => Instant): Told[] =>
	visits.flatMap((visit) => {
		const state = stateOf(visit)
		if (state === 'took_place')
			return [{ on: visit.tookPlaceOn ?? visit.plannedOn, at: heldAt(visit), what: held(visit) }]
		if (state === 'not_gone_ahead') return [{ on: visit.plannedOn, at: visit.notGoneAheadAt, what: nothing(visit) }]
		return visit.plannedOn < today ? [{ on: visit.plannedOn, at: visit.begunAt, what: words.beingWritten }] : []
	})

const held = ({ form }: Visit, on?: Day): Text => said(form === 'home_visit' ? words.visited : words.spoke, on)
const nothing = ({ notGoneAhead }: Visit, on?: Day): Text => {
	const why = notGoneAhead === null ? undefined : ownReasons[notGoneAhead]
	return inTurn(said(words.nothing, on), ...(why === undefined ? [] : [why]))
}

/** Only what the citizen knows themselves, kindly; of the other reasons somebody speaks with them. */
const ownReasons: Partial<Record<NonNullable<Visit['notGoneAhead']>, Text>> = {
	not_at_home: text('Vi fik ikke fat i dig.', 'We did not reach you.'),
	ill: text('Du var syg.', 'You were ill.'),
	admitted: text('Du var på sygehuset.', 'You were in hospital.'),
	refused_at_door: text('Du ville ikke have besøg den dag.', 'You did not want a visit that day.'),
	interpreter_missing: text('Vi manglede en tolk.', 'We had no interpreter.'),
}

const words = {
	visited: text('Vi besøgte dig{}.', 'We visited you{}.'),
	spoke: text('Vi talte med dig i telefonen{}.', 'We spoke with you by telephone{}.'),
	nothing: text('Besøget{} blev ikke til noget.', 'The visit{} came to nothing.'),
	beingWritten: text('Vi er ved at skrive besøget ned.', 'We are writing the visit down.'),
	callUs: text(
		'Er der noget, du vil tale om, så ring til os.',
		'If there is anything you would like to talk about, please call us.',
	),
	ifWeDidNotCome: text('Kom vi ikke, så ring til os.', 'If we did not come, please call us.'),
	didNotCome: text(
		'Kom vi ikke, eller vil du have et besøg igen, så ring til os.',
		'If we did not come, or you would like another visit, please call us.',
	),
	weCall: text(
		'Vi ringer til dig om en ny tid. Du kan også selv vælge en.',
		'We will call you about a new time. You can also choose one yourself.',
	),
	chooseAgain: text(
		'Vil du have et besøg en anden dag, kan du vælge en ny tid eller ringe til os.',
		'If you would like a visit another day, you can choose a new time or call us.',
	),
} as const

/** A sentence with its day, `{}` marking the place; without one in a line that stands on its day. */
const said = ({ da, en }: Text, on?: Day): Text =>
	text(
		da.replace('{}', on === undefined ? '' : ` ${writeLongDay(on, 'da')}`),
		en.replace('{}', on === undefined ? '' : ` on ${writeLongDay(on, 'en')}`),
	)
const inTurn = (...sentences: readonly Text[]): Text =>
	text(sentences.map(({ da }) => da).join(' '), sentences.map(({ en }) => en).join(' '))
