import { readsOf, staffNames } from '#access/actions.ts'
import { tellPerson as bookingTells } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { weigh } from '#eligibility/actions.ts'
import type { FactSource, Verdict } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, millisecondsOf } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { offersOfPersons, tellPerson as offerTells, optOutsOf, ownOffer } from '#offer/actions.ts'
import { type CitizenStanding, isInForce } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { absorbedInto, findByCpr, findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { momentsHeld, visitsOf } from '#visit/actions.ts'
import type { Visit } from '#visit/index.ts'
import { timesAheadOf } from '../move/new-time-actions.ts'
import { withProfession } from '../record/record.ts'
import type { RecordRequest } from '../record/record-request.ts'
import { ownRequest } from '../record/record-request-actions.ts'
import { ownLines } from './own.ts'
import { ownVisitLines, visitOfStanding } from './own-visit.ts'

/** Who a CPR number is that somebody has just logged in with. Whoever moved away may still see what was written; of who is dead or missing a person is asked. */
export const citizenWithNumber = async (
	db: Db,
	cpr: string,
): Promise<Outcome<PersonId, 'unknown' | 'dead' | 'disappeared'>> => {
	const citizen = await findByCpr(db, cpr)
	if (citizen === null) return no('unknown')
	if (citizen.status === 'dead' || citizen.status === 'disappeared') return no(citizen.status)
	return yes(citizen.id)
}

/** Everything one's own page shows of its citizen. */
export type Own = {
	readonly citizen: Citizen
	readonly offer: {
		readonly standing: CitizenStanding
		readonly consultant: string
		readonly criteria: readonly string[]
		/** What became of the time agreed on; left out while nobody has begun the visit. */
		readonly visit: Visit | undefined
	} | null
	/** The next visit agreed on besides the offer. */
	readonly besides: { readonly booking: Booking; readonly consultant: string } | null
	/** Wants no contact, until a day or until taken back. */
	readonly optOut: { readonly on: Day; readonly until: Day | null } | null
	readonly verdict: Verdict | null
	readonly standard: Standard | null
	readonly lines: readonly Told[]
	readonly request: RecordRequest | null
}

export const ownOf = async (
	db: Db,
	at: Instant,
	person: PersonId,
	sources: readonly FactSource[],
): Promise<Own | null> => {
	const today = dayOf(at)
	const citizen = await findCitizen(db, person)
	if (citizen === null) return null
	const visits = await visitsOf(db, person)
	const offer = await ownOffer(db, at, person)
	return {
		citizen,
		offer: offer && { ...offer, visit: visitOfStanding(offer.standing, offer.id, visits) },
		besides: await agreedBesides(db, at, person, visits),
		optOut: (await optOutsOf(db, [person])).find((one) => isInForce(one, today)) ?? null,
		verdict: await weigh(db, today, sources, person),
		standard: standardOn(await listStandards(db), today),
		lines: ownLines([
			...(await offerTells(db, person)),
			...(await bookingTells(db, person, 'citizen')),
			...ownVisitLines(visits, today, await momentsHeld(db, visits)),
		]),
		request: await ownRequest(db, person),
	}
}

const agreedBesides = async (
	db: Db,
	at: Instant,
	person: PersonId,
	visits: readonly Visit[],
): Promise<Own['besides']> => {
	const held = new Set(visits.filter(({ tookPlaceOn }) => tookPlaceOn !== null).map(({ booking }) => booking))
	const offered = new Set((await offersOfPersons(db, [person])).map(({ booking }) => booking))
	const [booking] = (await timesAheadOf(db, at, person))
		.filter(({ id, heldUntil }) => heldUntil === null && !offered.has(id) && !held.has(id))
		.toSorted((a, b) => millisecondsOf(a.span.from) - millisecondsOf(b.span.from))
	return booking === undefined ? null : { booking, consultant: (await staffNames(db)).get(booking.staff) ?? '' }
}

/** Who has looked at this citizen, as they are told: name, profession, what and when; newest first. */
export const ownReads = async (
	db: Db,
	person: PersonId,
): Promise<{ readonly at: Instant; readonly who: string; readonly what: string }[]> => {
	return (await readsOf(db, person, await absorbedInto(db, person), 5000)).map(
		({ at, staffName, profession, what }) => ({
			at,
			who: withProfession(staffName, profession),
			what,
		}),
	)
}
