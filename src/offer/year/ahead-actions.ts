import { setImmediate } from 'node:timers/promises'
import { weighAhead } from '#eligibility/actions.ts'
import type { FactSource, Stance } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { candidatesWith } from '../batch/candidate-actions.ts'
import { openOffersStanding } from '../store.ts'
import { type OfferAhead, offersAheadOf } from './ahead.ts'

export type OffersAhead = {
	readonly offers: readonly OfferAhead[]
	/** Offered, or in a portion on its way, and no time held for it yet. */
	readonly underway: readonly Pick<OfferAhead, 'contact' | 'minutes'>[]
}

/** Everyone's offers to come from today to a day, by the rules and with what is known now; writes nothing. */
export const offersAhead = async (
	db: Db,
	today: Day,
	to: Day,
	sources: readonly FactSource[],
): Promise<OffersAhead> => {
	const ahead = new Map<PersonId, readonly Stance[]>()
	for await (const chunk of weighAhead(db, today, to, sources)) {
		for (const [person, stances] of chunk)
			if (stances.some(({ verdict }) => verdict === 'offer')) ahead.set(person, stances)
		await setImmediate() // others of the program work between
	}
	const wanted = [...ahead].flatMap(([person, stances]) =>
		stances.flatMap((verdict) => (verdict.verdict === 'offer' && !verdict.optedOut ? [{ person, verdict }] : [])),
	)
	const candidates = Map.groupBy(await candidatesWith(db, today, wanted), ({ person }) => person)
	const offers = [...candidates].flatMap(([person, theirs]) => {
		const byDay = new Map(theirs.map((candidate) => [candidate.on, candidate]))
		const standings = (ahead.get(person) ?? []).map(({ on }) => ({ on, candidate: byDay.get(on) ?? null }))
		return offersAheadOf(standings, to)
	})
	const underway = (await openOffersStanding(db)).filter(({ booking, event }) => booking === null && event === null)
	return { offers, underway: underway.map(({ contact, minutes }) => ({ contact, minutes })) }
}
