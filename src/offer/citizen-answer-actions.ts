import { staffNames } from '#access/actions.ts'
import { findBooking, freeTimesFor } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore, type Span } from '#kernel/instant.ts'
import { no, type Outcome } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answer, Answerer, Besides, NoAnswer } from './answer.ts'
import { recordAnswer, type Said } from './answer-actions.ts'
import type { Holder } from './answer-pass-actions.ts'
import { answersTo } from './answer-store.ts'
import {
	type CitizenStanding,
	citizenStanding,
	firstDayToChoose,
	isTooLate,
	type KnownOfCitizen,
} from './citizen-standing.ts'
import { timeTogetherFor } from './couple-actions.ts'
import type { NoSeat } from './event.ts'
import { findEvent, lockEvent } from './event-store.ts'
import { type Offer, type ProposedTime, spanOf } from './offer.ts'
import { optedOutOn } from './opt-out.ts'
import { optOutsOf } from './opt-out-actions.ts'
import { takeSeat } from './seat-actions.ts'
import { seatsOf } from './seat-store.ts'
import { lockOffer } from './store.ts'

export type CitizenView = {
	readonly standing: CitizenStanding
	readonly latest: Answer | null
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
	const standing = citizenStanding({
		...{ offer, booking, answers, today: dayOf(at) },
		...(await meetingOf(db, offer)),
		optOut: optedOutOn(await optOutsOf(db, [citizen.id]), dayOf(at)),
	})
	const consultant = booking === null ? '' : ((await staffNames(db)).get(booking.staff) ?? '')
	return { standing, latest: answers.at(-1) ?? null, consultant }
}

/** What the letter invites to, and the citizen's seat there. */
const meetingOf = async (db: Db, offer: Offer | null): Promise<Pick<KnownOfCitizen, 'event' | 'seat'>> => {
	if (offer === null || offer.event === null) return { event: null, seat: null }
	const seats = await seatsOf(db, [offer.person])
	const seat = seats.find((one) => one.event === offer.event && one.givenUpAt === null) ?? null
	return { event: await findEvent(db, offer.event), seat }
}

/** A time that can be chosen; `together`: that of the other one of the home, for one visit to both. */
export type TimeToChoose = {
	readonly time: ProposedTime
	readonly span: Span
	readonly name: string
	readonly isSameConsultant: boolean
	readonly isTogether: boolean
}

const daysOfTimes = 60
const timesShown = 8
const mostDaysAhead = 180

/** Free times, the same consultant's first; before them the time of the other one of the home, where both ask for one visit. `after`: later than that day. */
export const timesToChoose = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	{ citizen, offer, booking }: Pick<Holder, 'citizen' | 'offer' | 'booking'>,
	wishes: Pick<Besides, 'together' | 'needs'>,
	after: Day | null = null,
): Promise<TimeToChoose[]> => {
	if (offer === null) return []
	const names = await staffNames(db)
	const prefer: StaffId | null = booking?.staff ?? offer.time?.staff ?? null
	const first = firstDayToChoose(dayOf(at), wishes.needs.includes('interpreter'))
	const from = after === null || after > addDays(first, mostDaysAhead) ? first : later(first, addDays(after, 1))
	const free = await freeTimesFor(db, municipality, {
		person: citizen.id,
		minutes: offer.minutes,
		from,
		to: addDays(from, daysOfTimes),
		prefer,
		atMost: timesShown,
	})
	const shown = (staff: StaffId, span: Span, isTogether: boolean): TimeToChoose => ({
		time: { staff, from: span.from },
		span,
		name: names.get(staff) ?? '',
		isSameConsultant: staff === prefer,
		isTogether,
	})
	const beside = await timeTogetherFor(db, at, citizen.id, wishes.together)
	const times = free
		.map(({ staff, span }) => shown(staff, span, false))
		.toSorted(
			(a, b) =>
				Number(b.isSameConsultant) - Number(a.isSameConsultant) || (isBefore(a.span.from, b.span.from) ? -1 : 1),
		)
	return beside === null ? times : [shown(beside.staff, spanOf(beside, municipality.jointMinutes), true), ...times]
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
		const now = { ...holder, offer, booking: await standingTime(tx, offer) }
		if (await isShut(tx, at, offer, now.booking)) return no('too_late')
		if (command.kind === 'yes' && isTooSoon(at, now, command)) return no('time_is_taken')
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
		citizenStanding({ offer, booking, answers: [], optOut: null, today: dayOf(at), ...(await meetingOf(tx, offer)) }),
	)

/** A time other than their own, or the one of both of the home, is chosen from the first day that was shown on. */
const isTooSoon = (
	at: Instant,
	{ booking }: Holder,
	{ time, needs = [], together = false }: { readonly time: ProposedTime | null } & Partial<Besides>,
): boolean => {
	if (time === null || together) return false
	const isOwn = booking !== null && booking.staff === time.staff && booking.span.from === time.from
	return !isOwn && dayOf(time.from) < firstDayToChoose(dayOf(at), needs.includes('interpreter'))
}

/** A seat at the meeting the letter invites to, or a place on its waiting list. */
export const takeSeatAsCitizen = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	holder: Holder,
	command: Partial<Besides> & FromCitizen & { readonly companion: boolean },
): Promise<Outcome<Answer, NoCitizenAnswer | NoSeat>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockAsked(tx, holder)
		if (offer === null || offer.event === null) return no('unknown_offer')
		if (await isShut(tx, at, offer, await standingTime(tx, offer))) return no('too_late')
		const { companion } = command
		const asked = { event: offer.event, person: offer.person, offer: offer.id, companion, by: null }
		const seat = await takeSeat(tx, at, municipality, asked)
		if (!seat.ok) return seat
		const said = { kind: 'yes', time: null, seat: seat.value.id } as const
		return recordAnswer(tx, at, { ...command, ...said, offer: offer.id, recordedBy: null, through: 'web' })
	})
