import { bookingsOf, findBooking } from '#booking/actions.ts'
import { factsOf, weigh } from '#eligibility/actions.ts'
import type { FactSource, Stance } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, isSameMoment } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen, lifeEventsOf } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { answersTo } from '../answer/answer-store.ts'
import { isConflicting } from '../answer/conflict.ts'
import { lastLoss } from '../batch/candidate-actions.ts'
import { type AtSending, type MayGo, mayGo, type ToGo } from '../batch/recheck.ts'
import { reachOf } from '../call/call.ts'
import { callsTo } from '../call/call-store.ts'
import type { Purpose } from '../letter/letter.ts'
import { optedOutOn } from '../no-contact/opt-out.ts'
import { optOutsOf } from '../no-contact/opt-out-actions.ts'
import type { Offer } from '../offer.ts'
import { type LetterDue, seatStands } from '../sending/sending-store.ts'
import { isSms, type Letter } from '../sending/written-letter.ts'
import { setMade, setNotMade } from '../store.ts'
import { findEvent } from './event-store.ts'

type Weighed = Pick<Stance, 'verdict' | 'grounds' | 'exclusions'> | null

/** What is asked about: a letter written, or the one that an offer is about to get. */
type Asked = {
	readonly purpose: Purpose
	readonly person: PersonId
	readonly offer: Offer | null
	/** The time that the letter names. */
	readonly time: Instant | null
	readonly isToEvent: boolean
	/** It tells of another time held for an offer that is still to be answered. */
	readonly isHeldTime: boolean
}

/** Fresh facts about one citizen, as far as a letter of this purpose asks for them. */
export const factsNow = async (
	tx: Db,
	today: Day,
	sources: readonly FactSource[],
	{ purpose, person, offer, time, isToEvent, isHeldTime }: Asked,
	citizen: Citizen | null,
	weighed: Weighed,
): Promise<AtSending> => {
	const events = (await lifeEventsOf(tx, [person])).get(person) ?? []
	return {
		status: citizen?.status ?? 'disappeared',
		verdict: weighed?.verdict ?? 'not_in_target_group',
		grounds: weighed?.grounds ?? [],
		isExcluded: isShutOut(weighed),
		optedOut: optedOutOn(await optOutsOf(tx, [person]), today) !== null,
		reported: reachOf(await callsTo(tx, [person])).reported,
		bereavedOn: lastLoss(events),
		protectedSince: citizen?.protected ? lastOf(events.filter(({ kind }) => kind === 'protected')) : null,
		canBeReached: citizen !== null && (citizen.digitalPost || citizen.address !== null),
		timeIsHeld: await isHeld(tx, offer),
		stands:
			isToEvent && time !== null
				? await seatStands(tx, person, time)
				: isHeldTime
					? await heldStands(tx, offer)
					: await visitStands(tx, person, offer, time),
		visitedOn: purpose === 'reminder' ? await lastVisit(tx, person, sources) : null,
		isConflicting: offer !== null && offer.madeOn !== null && isConflicting(await answersTo(tx, [offer.id])),
	}
}

const lastOf = (events: readonly { readonly on: Day }[]): Day | null =>
	events
		.map(({ on }) => on)
		.toSorted()
		.at(-1) ?? null

/** Where no ground is open the verdict does not speak of exclusions; those that hold do so all the same. */
const isShutOut = (weighed: Weighed): boolean =>
	weighed !== null &&
	(weighed.verdict === 'excluded' ||
		(weighed.verdict !== 'offer' && weighed.exclusions.some(({ exceptionOn }) => exceptionOn === undefined)))

/** The time, or the event, that the offer proposes is still theirs. */
const isHeld = async (tx: Db, offer: Offer | null): Promise<boolean> => {
	if (offer === null) return true
	if (offer.event !== null) return (await findEvent(tx, offer.event))?.cancelledAt === null
	if (offer.contact !== 'fixed_time_letter') return true
	const booking = offer.booking === null ? null : await findBooking(tx, offer.booking)
	return booking !== null && booking.releasedAt === null
}

/** The time held for an offer until it is answered. */
const heldStands = async (tx: Db, offer: Offer | null): Promise<Instant | null> => {
	if (offer === null || offer.booking === null || offer.endedAt !== null) return null
	const booking = await findBooking(tx, offer.booking)
	return booking === null || booking.releasedAt !== null ? null : booking.span.from
}

/** The visit at the time that the letter names; where there is none, the one that the offer led to. */
const visitStands = async (
	tx: Db,
	person: PersonId,
	offer: Offer | null,
	time: Instant | null,
): Promise<Instant | null> => {
	const firm = (await bookingsOf(tx, person)).filter(
		({ releasedAt, heldUntil }) => releasedAt === null && heldUntil === null,
	)
	const named = firm.find(({ span }) => isSameMoment(span.from, time))
	const agreed = offer === null ? undefined : firm.find(({ id }) => id === offer.booking)
	return (named ?? agreed)?.span.from ?? null
}

const lastVisit = async (tx: Db, person: PersonId, sources: readonly FactSource[]): Promise<Day | null> =>
	lastOf(
		((await factsOf(tx, person, sources))?.history ?? []).filter(({ kind }) =>
			['visit', 'phone_visit', 'event_attended'].includes(kind),
		),
	)

/** The rules as they would speak had the offer not been made: it is no hindrance to its own letters. */
const weighWithout = async (tx: Db, today: Day, sources: readonly FactSource[], offer: Offer): Promise<Weighed> => {
	if (offer.madeOn === null) return weigh(tx, today, sources, offer.person)
	await setNotMade(tx, offer.id)
	const weighed = await weigh(tx, today, sources, offer.person)
	await setMade(tx, offer.id, offer.madeOn, offer.answerBy, offer.grounds, null)
	return weighed
}

/** Purposes for which the rules are asked again. */
const asksTheRules: readonly Purpose[] = ['offer', 'reminder', 'milestone']

/** Letters that ask for an answer to the offer; what has come between counts from when the offer was decided on. */
const asksAbout: readonly Purpose[] = ['offer', 'reminder']

/** Whether a letter that is written still goes, asked of everything known now. */
export const letterGoes = async (
	tx: Db,
	at: Instant,
	sources: readonly FactSource[],
	letter: LetterDue,
	offer: Offer | null,
): Promise<{ readonly citizen: Citizen | null; readonly goes: MayGo }> => {
	const today = dayOf(at)
	const { purpose, person } = letter
	const citizen = await findCitizen(tx, person)
	const weighed = !asksTheRules.includes(purpose)
		? null
		: offer === null
			? await weigh(tx, today, sources, person)
			: await weighWithout(tx, today, sources, offer)
	const told = toldIn(letter)
	const now = await factsNow(tx, today, sources, { purpose, person, offer, ...told }, citizen, weighed)
	const asked: ToGo = {
		purpose,
		decidedAt: offer !== null && asksAbout.includes(purpose) ? offer.proposedAt : letter.writtenAt,
		offer,
		time: told.time,
		isToBoth: !isSms(letter.content) && letter.content['to-both'] !== null,
		letGo: letter.letGo,
	}
	return { citizen, goes: mayGo(asked, now, today) }
}

/** The time that a letter names; of a cancellation the one that no longer holds. */
const toldIn = ({ purpose, content }: Letter): Pick<Asked, 'time' | 'isToEvent' | 'isHeldTime'> => {
	if (isSms(content)) return { time: content.time.at, isToEvent: false, isHeldTime: false }
	const { time, event, former } = content
	const isHeldTime = purpose === 'change' && content['answer-by'] !== ''
	if (purpose === 'cancellation') return { time: former?.at ?? null, isToEvent: event !== null, isHeldTime }
	return { time: time?.at ?? event?.at ?? null, isToEvent: event !== null, isHeldTime }
}
