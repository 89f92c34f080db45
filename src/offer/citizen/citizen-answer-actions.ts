import { staffNames } from '#access/actions.ts'
import { findBooking } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { factsOf } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, isSameMoment } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answer, Answerer, Besides, NoAnswer } from '../answer/answer.ts'
import { answeredBefore, recordAnswer, type Said } from '../answer/answer-actions.ts'
import { answersTo } from '../answer/answer-store.ts'
import { mayHaveVisit } from '../answer/visit-instead-actions.ts'
import { timeTogetherFor } from '../batch/couple-actions.ts'
import { callsTo } from '../call/call-store.ts'
import type { NoSeat, Seat } from '../event/event.ts'
import { acceptEvent, seatTakenBefore } from '../event/event-answer-actions.ts'
import { findEvent, lockEvent } from '../event/event-store.ts'
import { seatsOf } from '../event/seat-store.ts'
import { optedOutOn } from '../no-contact/opt-out.ts'
import { optOutsOf } from '../no-contact/opt-out-actions.ts'
import type { Offer, ProposedTime } from '../offer.ts'
import { lockOffer } from '../store.ts'
import type { Holder } from './answer-pass-actions.ts'
import {
	type CitizenStanding,
	citizenStanding,
	type HeldVisit,
	heldAsAgreed,
	isTooLate,
	type KnownOfCitizen,
	mayBeChosen,
	visitAgreed,
} from './citizen-standing.ts'

export type CitizenView = {
	readonly standing: CitizenStanding
	readonly latest: Answer | null
	/** False: nothing is offered to who does not come to the event that the letter invites to. */
	readonly mayHaveVisit: boolean
	/** Whoever comes, or would come; empty when nobody is named. */
	readonly consultant: string
}

/** What the answer page tells its citizen at this moment. */
export const citizenView = async (
	db: Db,
	at: Instant,
	{ citizen, offer, booking }: Pick<Holder, 'citizen' | 'offer' | 'booking'>,
): Promise<CitizenView> => {
	const answers = offer === null ? [] : await answersTo(db, [offer.id])
	const meeting = await meetingOf(db, offer, dayOf(at))
	const standing = citizenStanding({
		...{ offer, booking, answers, at, ...meeting },
		calls: await callsTo(db, [citizen.id]),
		optOut: optedOutOn(await optOutsOf(db, [citizen.id]), dayOf(at)),
	})
	const consultant = booking === null ? '' : ((await staffNames(db)).get(booking.staff) ?? '')
	return { standing, latest: answers.at(-1) ?? null, mayHaveVisit: meeting.mayHaveVisit, consultant }
}

/** Whether the visit agreed on has been held, as the rooms below know it: some are held before their day. */
export const visitHeld = async (
	db: Db,
	sources: readonly FactSource[],
	person: PersonId,
	standing: CitizenStanding,
): Promise<HeldVisit | null> => {
	const agreed = visitAgreed(standing)
	if (agreed === null) return null
	const facts = await factsOf(db, person, sources)
	return heldAsAgreed(facts?.history ?? [], agreed)
}

/** What the letter invites to, the citizen's seat there, and whether they may have a visit. */
const meetingOf = async (
	db: Db,
	offer: Offer | null,
	today: Day,
): Promise<Pick<KnownOfCitizen, 'event' | 'seat' | 'mayHaveVisit'>> => {
	if (offer === null || offer.event === null) return { event: null, seat: null, mayHaveVisit: true }
	const seats = await seatsOf(db, [offer.person])
	const seat = seats.find((one) => one.event === offer.event && one.givenUpAt === null) ?? null
	return { event: await findEvent(db, offer.event), seat, mayHaveVisit: await mayHaveVisit(db, today, offer) }
}

export type FromCitizen = {
	/** The form's own. */
	readonly key: string
	readonly by: Answerer
	readonly byName: string
	readonly words: string
}

export type NoCitizenAnswer = NoAnswer | 'too_late'

/** An answer given on the web; every one can be changed until the day before the visit. */
export const answerAsCitizen = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	holder: Holder,
	command: Said & Partial<Besides> & FromCitizen,
): Promise<Outcome<Answer, NoCitizenAnswer>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockAsked(tx, holder)
		if (offer === null) return no('unknown_offer')
		const before = await answeredBefore(tx, offer.id, command)
		if (before !== null) return yes(before)
		const booking = await standingTime(tx, offer)
		if (await isShut(tx, at, offer, booking)) return no('too_late')
		const isOffered = command.kind !== 'yes' || (await mayHaveTime(tx, at, { ...holder, booking }, command))
		if (!isOffered) return no('time_is_taken')
		return recordAnswer(tx, at, { ...command, offer: offer.id, recordedBy: null, through: 'web', kept: municipality })
	})

/** The event before its offers, as everywhere: whoever cancels it meanwhile is not waited for in a ring. */
const lockAsked = async (tx: Db, { offer }: Holder): Promise<Offer | null> => {
	if (offer === null) return null
	if (offer.event !== null) await lockEvent(tx, offer.event)
	return lockOffer(tx, offer.id)
}

const standingTime = async (tx: Db, { booking }: Offer): Promise<Booking | null> => {
	const found = booking === null ? null : await findBooking(tx, booking)
	return found?.releasedAt === null ? found : null
}

/** Whatever was answered, on the day itself nothing is changed here. */
const isShut = async (tx: Db, at: Instant, offer: Offer, booking: Booking | null): Promise<boolean> =>
	isTooLate(
		citizenStanding({
			offer,
			booking,
			answers: [],
			calls: [],
			optOut: null,
			at,
			...(await meetingOf(tx, offer, dayOf(at))),
		}),
	)

/** Their own time, the one of both of the home where that is asked for, or one that was shown. */
const mayHaveTime = async (
	tx: Db,
	at: Instant,
	{ booking, citizen }: Holder,
	{ time, needs = [], together = false }: { readonly time: ProposedTime | null } & Partial<Besides>,
): Promise<boolean> => {
	const isAt = (own: ProposedTime) => own.staff === time?.staff && isSameMoment(own.from, time.from)
	if (time === null || (booking !== null && isAt({ staff: booking.staff, from: booking.span.from }))) return true
	if (mayBeChosen(time.from, dayOf(at), needs.includes('interpreter'))) return true
	const beside = await timeTogetherFor(tx, at, citizen.id, together)
	return beside !== null && isAt(beside)
}

/** A seat at the meeting the letter invites to, or a place on its waiting list. */
export const takeSeatAsCitizen = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	holder: Holder,
	command: FromCitizen & { readonly companion: boolean },
): Promise<Outcome<Seat, NoCitizenAnswer | NoSeat>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockAsked(tx, holder)
		if (offer === null) return no('unknown_offer')
		const before = await seatTakenBefore(tx, offer, command)
		if (before !== null) return yes(before)
		if (await isShut(tx, at, offer, await standingTime(tx, offer))) return no('too_late')
		return acceptEvent(tx, at, municipality, { ...command, offer: offer.id, recordedBy: null })
	})
