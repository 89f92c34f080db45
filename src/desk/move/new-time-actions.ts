import { bookingsBetween, bookingsOf } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { closingsOf } from '#followup/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { answersTo, offersOfPersons, optOutsOf } from '#offer/actions.ts'
import { type CallOutcome, isInForce, type NotHeld } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { answerNewTime, needsNewTime, newTimeGiven, visitsOf } from '#visit/actions.ts'
import { hindranceText, type Visit } from '#visit/index.ts'

const daysAhead = 400

/** Times of a citizen that are not over and stand. */
export const timesAheadOf = async (db: Db, at: Instant, person: PersonId): Promise<Booking[]> =>
	(await bookingsOf(db, person)).filter(({ span, releasedAt }) => releasedAt === null && isBefore(at, span.to))

/**
 * Visits that came to nothing and whose citizens still wait for a new time, one a citizen. Whoever has a time ahead, has said
 * no since, wants no contact, or whose course was closed since, waits no longer.
 */
export const waitingForNewTime = async (db: Db, today: Day): Promise<Visit[]> => {
	const visits = await needsNewTime(db)
	if (visits.length === 0) return []
	const persons = [...new Set(visits.map(({ person }) => person))]
	const spent = new Set((await visitsOf(db, ...persons)).map(({ booking }) => booking))
	const ahead = (await bookingsBetween(db, today, addDays(today, daysAhead))).filter(({ id }) => !spent.has(id))
	const booked = new Set(ahead.map(({ person }) => person))
	const silent = (await optOutsOf(db, persons)).filter((optOut) => isInForce(optOut, today)).map(({ person }) => person)
	const offers = await offersOfPersons(db, persons)
	const personOf = new Map(offers.map(({ id, person }) => [id, person]))
	const noes = (await answersTo(db, [...personOf.keys()])).filter(({ kind }) => kind === 'no' || kind === 'no_contact')
	const closings = await closingsOf(db, ...persons)
	const waits = ({ person, notGoneAheadAt: since }: Visit): boolean =>
		since !== null &&
		!booked.has(person) &&
		!silent.includes(person) &&
		!noes.some(({ offer, recordedAt }) => personOf.get(offer) === person && isBefore(since, recordedAt)) &&
		!closings.some((closing) => closing.person === person && closing.on >= dayOf(since))
	return [...new Map(visits.filter(waits).map((visit) => [visit.person, visit])).values()]
}

/** As the call list is told of them. */
export const notHeldAmong = (visits: readonly Visit[]): NotHeld[] =>
	visits.flatMap(({ person, offer, plannedOn, notGoneAhead }) =>
		notGoneAhead === null ? [] : [{ person, offer, on: plannedOn, because: hindranceText(notGoneAhead) }],
	)

/** What a call about a new time came to is known of the visit; one that reached nobody changes nothing. */
export const settleNewTime = async (db: Db, at: Instant, visit: Visit, outcome: CallOutcome): Promise<void> => {
	if (outcome === 'agreed') await newTimeGiven(db, at, visit.id)
	if (outcome === 'no_this_time' || outcome === 'no_contact')
		await answerNewTime(db, { visit: visit.id, wanted: false })
}
