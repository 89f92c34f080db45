import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import type { BookingId, PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { Booking } from '../booking.ts'
import { boundsOf } from '../bounds-actions.ts'
import { needsOf } from '../needs/needs-actions.ts'
import { ofPerson } from '../store.ts'
import { placeOf } from '../travel/travel.ts'
import { hoursOf } from '../working-time/hours-actions.ts'
import type { FreeTime } from './free-time.ts'
import { districtAt } from './free-time-bounds.ts'
import { type Displaced, daysLookedAhead, type Instead, otherTimes, timesInstead } from './free-time-instead.ts'
import { knownToEach } from './free-time-store.ts'

/** A visit, one booking or the two of a joint one, and the first day that a new time of it can be. */
type ToMove = { readonly visit: readonly Booking[]; readonly earliest: Day }

/** What can be had instead of these times, the best first, by the first booking of each visit; `timesInstead` says what is promised. */
export const timesInsteadOf = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	asked: readonly ToMove[],
): Promise<ReadonlyMap<BookingId, readonly Instead[]>> => {
	const displaced = await displacedIn(db, at, municipality, asked)
	if (displaced.length === 0) return new Map()
	const days = displaced.map(({ span, earliest }) => [dayOf(span.from), earliest] as const)
	const from = days.map(([on, first]) => earlier(on, first)).reduce(earlier)
	const to = addDays(days.map(([on, first]) => later(on, first)).reduce(later), daysLookedAhead)
	return timesInstead(displaced, await hoursOf(db, municipality, from, to))
}

/** Other times that a visit can be moved to, the best first; `otherTimes` says what is promised. */
export const otherTimesFor = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	asked: ToMove & Parameters<typeof otherTimes>[2],
): Promise<FreeTime[]> => {
	const [visit] = await displacedIn(db, at, municipality, [asked])
	if (visit === undefined) return []
	const to = addDays(later(asked.near, visit.earliest), daysLookedAhead)
	const { prefer, near, atMost } = asked
	return otherTimes(visit, await hoursOf(db, municipality, visit.earliest, to), { prefer, near, atMost })
}

/** What has to be known of each visit: whom it is to, what they need, where they live, and when they are taken. */
const displacedIn = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	asked: readonly ToMove[],
): Promise<Displaced[]> => {
	const persons = [...new Set(asked.flatMap(({ visit }) => visit.map(({ person }) => person)))]
	if (persons.length === 0) return []
	const citizens = await findCitizens(db, persons)
	const bounds = await boundsOf(db, municipality)
	const needs = await needsOf(db, persons)
	const known = Map.groupBy(await knownToEach(db, persons), ({ person }) => person)
	const own = new Map<PersonId, readonly Booking[]>()
	for (const person of persons)
		own.set(
			person,
			(await ofPerson(db, person)).filter(({ releasedAt }) => releasedAt === null),
		)
	return asked.flatMap(({ visit, earliest }): Displaced[] => {
		const [first] = visit
		if (first === undefined) return []
		const { id, staff, span, person } = first
		const whom = visit.map((booking) => ({
			person: booking.person,
			needs: needs.get(booking.person) ?? null,
			district: districtAt(municipality, citizens.get(booking.person)?.address),
			taken: (own.get(booking.person) ?? []).flatMap((other) => (other.id === booking.id ? [] : other.span)),
		}))
		const knownTo = visit.flatMap((booking) => (known.get(booking.person) ?? []).map((one) => one.staff))
		const place = placeOf(citizens.get(person), bounds)
		return [{ booking: id, staff, span, place, whom, knownTo, earliest, isAhead: isBefore(at, span.from) }]
	})
}
