import { besideOf, findBooking, findBookings, joinTimes } from '#booking/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens, householdOf, lifeEventsOf } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardName } from '#standard/index.ts'
import { answersTo } from '../answer/answer-store.ts'
import type { Offer, ProposedTime } from '../offer.ts'
import { offersOfPersons, setTime } from '../store.ts'
import { lastLoss } from './candidate-actions.ts'
import type { Chosen } from './choose.ts'
import { ageCriteriaOf, type Couple, couplesIn, timeTogether, type Wishes } from './couple.ts'

/** Who of these are told of one joint time; nobody where the municipality gives each a time of their own. */
export const couplesAmong = async (
	tx: Db,
	municipality: Pick<Municipality, 'couples'>,
	today: Day,
	letters: readonly Pick<Chosen, 'person' | 'contact' | 'grounds' | 'standard'>[],
): Promise<Couple[]> => {
	if (municipality.couples === 'apart' || letters.length < 2) return []
	const persons = letters.map(({ person }) => person)
	const [citizens, events] = [await findCitizens(tx, persons), await lifeEventsOf(tx, persons)]
	const byAge = new Map(
		(await listStandards(tx)).map((standard) => [standardName(standard), ageCriteriaOf(standard)] as const),
	)
	const homes = new Map(
		letters.flatMap(({ person, standard }) => {
			const citizen = citizens.get(person)
			const bereavedOn = lastLoss(events.get(person) ?? [])
			const ageCriteria = byAge.get(standard) ?? new Set<string>()
			return citizen === undefined ? [] : [[person, { citizen, bereavedOn, ageCriteria }] as const]
		}),
	)
	return couplesIn(letters, homes, today)
}

/** The offer of the other one of a joint visit, as it stands; null when the visit is to one. */
export const offerBeside = async (tx: Db, offer: Pick<Offer, 'booking'>): Promise<Offer | null> => {
	const booking = offer.booking === null ? null : await findBooking(tx, offer.booking)
	const beside = booking === null || booking.releasedAt !== null ? null : await besideOf(tx, booking)
	if (beside === null) return null
	return (await offersOfPersons(tx, [beside.person])).find((other) => other.booking === beside.id) ?? null
}

/** The time of the other one of the home, for somebody who asks to be visited together; null unless both have asked. */
export const timeTogetherFor = async (
	db: Db,
	at: Instant,
	person: PersonId,
	together: boolean,
): Promise<(ProposedTime & { readonly booking: BookingId }) | null> => {
	if (!together) return null
	const others = (await householdOf(db, person)).filter(({ id }) => id !== person).map(({ id }) => id)
	const offers = (await offersOfPersons(db, others)).filter(({ endedBecause }) => endedBecause === 'yes')
	const answers = new Map(
		(
			await answersTo(
				db,
				offers.map(({ id }) => id),
			)
		).map((answer) => [answer.offer, answer]),
	)
	const bookings = await findBookings(
		db,
		offers.flatMap(({ booking }) => booking ?? []),
	)
	const wishes = offers.flatMap((offer): Wishes[] => {
		const booking = offer.booking === null ? undefined : bookings.get(offer.booking)
		if (booking === undefined || booking.releasedAt !== null || booking.purpose !== 'home_visit') return []
		const time = { staff: booking.staff, from: booking.span.from, booking: booking.id }
		return [{ person: offer.person, together: answers.get(offer.id)?.together === true, time }]
	})
	return timeTogether({ person, together }, wishes, at)
}

/** The other's time becomes this offer's too: one visit to both, firm. Only a time that `timeTogetherFor` gives is taken. */
export const takeTogether = async (
	tx: Db,
	at: Instant,
	municipality: Partial<Pick<Municipality, 'jointMinutes'>> | undefined,
	offer: Pick<Offer, 'id' | 'person' | 'booking'>,
	by: StaffId | null,
): Promise<Outcome<BookingId, 'time_is_taken'>> => {
	const time = await timeTogetherFor(tx, at, offer.person, true)
	if (time === null) return no('time_is_taken')
	const own = offer.booking === null ? null : await findBooking(tx, offer.booking)
	const joined = await joinTimes(tx, at, time.booking, {
		person: offer.person,
		booking: own === null || own.releasedAt !== null ? null : own.id,
		purpose: 'home_visit',
		minutes: municipality?.jointMinutes ?? 0,
		because: 'chosen_by_citizen',
		by,
	})
	if (!joined.ok) return no('time_is_taken')
	await setTime(tx, offer.id, time, joined.value.id)
	return yes(joined.value.id)
}
