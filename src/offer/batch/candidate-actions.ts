import { findBookings } from '#booking/actions.ts'
import { standing } from '#eligibility/actions.ts'
import type { Stance } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { contactLinesOf, lifeEventsOf } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardName } from '#standard/index.ts'
import { type Call, mostCallsInVain, reachOf } from '../call/call.ts'
import { callsTo } from '../call/call-store.ts'
import { isInForce } from '../no-contact/opt-out.ts'
import { optOutsOf } from '../no-contact/opt-out-actions.ts'
import { personsKeptOut, timesAccepted } from '../store.ts'
import { withYes } from './assessed.ts'
import type { Candidate } from './choose.ts'

/** Everyone whose verdict says that a visit is to be offered, with what speaks for or against doing it now. */
export const candidatesOf = async (db: Db, today: Day): Promise<Candidate[]> =>
	candidatesWith(db, today, await standing(db, { verdict: 'offer' }))

/** A candidate for each of some stances, also of those to come; whoever is no resident is left out. */
export const candidatesWith = async (
	db: Db,
	today: Day,
	stances: readonly { readonly person: PersonId; readonly verdict: Stance }[],
): Promise<(Candidate & { readonly on: Day })[]> => {
	const persons = [...new Set(stances.map(({ person }) => person))]
	const citizens = await contactLinesOf(db, persons)
	const events = await lifeEventsOf(db, persons)
	const keptOut = new Set([...(await personsKeptOut(db, today)), ...(await personsAwaitingVisit(db, today))])
	const unwanted = new Set(
		(await optOutsOf(db, persons)).filter((optOut) => isInForce(optOut, today)).map(({ person }) => person),
	)
	const calls = callsByPerson(await callsTo(db, 'everyone'))
	const standards = new Map((await listStandards(db)).map((standard) => [standardName(standard), standard]))
	return stances.flatMap(({ person, verdict }) => {
		const citizen = citizens.get(person)
		if (citizen === undefined || citizen.status !== 'resident') return []
		const reach = reachOf(calls.get(person) ?? [])
		return [
			{
				on: verdict.on,
				person,
				bornOn: citizen.bornOn,
				standard: verdict.standard ?? '',
				grounds: withYes(verdict.grounds, standards.get(verdict.standard ?? '')),
				hasPriority: verdict.priorities !== undefined,
				bereavedOn: lastLoss(events.get(person) ?? []),
				canBePhoned: citizen.phone !== null && !reach.numberIsWrong && reach.inVain < mostCallsInVain,
				keptOut: keptOut.has(person) || unwanted.has(person) || verdict.optedOut === true || reach.reported !== null,
			},
		]
	})
}

export const lastLoss = (events: readonly { readonly kind: string; readonly on: Day }[]): Day | null =>
	events
		.filter(({ kind }) => kind === 'spouse_died')
		.map(({ on }) => on)
		.toSorted()
		.at(-1) ?? null

export const callsByPerson = (calls: readonly Call[]): ReadonlyMap<PersonId, Call[]> =>
	Map.groupBy(calls, ({ person }) => person)

/** Whoever has said yes and waits for the visit gets no further letter meanwhile. */
const personsAwaitingVisit = async (db: Db, today: Day): Promise<PersonId[]> => {
	const accepted = await timesAccepted(db)
	const bookings = await findBookings(
		db,
		accepted.map(({ booking }) => booking),
	)
	return accepted.flatMap(({ person, booking }) => {
		const time = bookings.get(booking)
		return time === undefined || time.releasedAt !== null || dayOf(time.span.to) < today ? [] : [person]
	})
}
