import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Answer } from '../answer/answer.ts'
import type { Chosen } from '../batch/choose.ts'
import type { Offer } from '../offer.ts'
import {
	type Call,
	type CallReason,
	calledSince,
	inVainLately,
	mostCallsInVain,
	type NotHeld,
	promisedIn,
	reachOf,
	type ToCall,
	waitsUntil,
} from './call.ts'

/** A silence this old is no longer taken up; the next offer by rule is. */
const daysSilenceIsTakenUp = 365

/**
 * Whom to phone, from what is known; a citizen stands on the list once, with the strongest reason. No number of calls in vain
 * takes off a citizen who is to have a new time: no letter would follow.
 */
export const callsNeeded = (known: {
	readonly chosen: readonly Chosen[]
	readonly offers: readonly Offer[]
	readonly answers: readonly Answer[]
	readonly calls: ReadonlyMap<PersonId, readonly Call[]>
	readonly notHeld?: readonly NotHeld[]
	/** So many offers declined or not answered in a row, and somebody phones: the standard says it that the latest was made under. */
	readonly phoneAfter: (offer: Offer) => number
	/** Wants no contact, is excluded, or is to be left in peace for a while: no letter unanswered is a reason to phone. */
	readonly leftAlone: ReadonlySet<PersonId>
	readonly today: Day
}): ToCall[] => {
	const { today } = known
	const list = new Map<PersonId, ToCall>()
	const add = (person: PersonId, reason: CallReason, offer: Offer | null, grounds: ToCall['grounds']): void => {
		const calls = known.calls.get(person) ?? []
		const reach = reachOf(calls)
		if (list.has(person) || reach.reported !== null || reach.numberIsWrong) return
		list.set(person, { person, reason, offer: offer?.id ?? null, grounds, calls })
	}
	const latest = new Map(known.answers.map((answer) => [answer.offer, answer]))
	for (const offer of known.offers) {
		const promised = promisedIn(latest.get(offer.id), known.calls.get(offer.person) ?? [])
		if (isOpen(offer) && promised !== null && promised.on <= today) add(offer.person, promised, offer, offer.grounds)
	}
	for (const { person, offer, on, because } of known.notHeld ?? []) {
		const calls = known.calls.get(person) ?? []
		const again = waitsUntil(calls)
		const isTold = list.has(person) || reachOf(calls).reported !== null
		if (isTold || (again !== null && again > today)) continue
		list.set(person, { person, reason: { kind: 'not_held', on, because }, offer, grounds: [], calls })
	}
	for (const chosen of known.chosen) {
		const calls = known.calls.get(chosen.person) ?? []
		const again = waitsUntil(calls)
		if (again !== null && again > today) continue
		if (reachOf(calls).inVain >= mostCallsInVain) continue
		const tried = again !== null && reachOf(calls).inVain > 0
		const reason: CallReason = tried
			? { kind: 'again', on: again }
			: { kind: 'ground', due: chosen.due, until: chosen.until }
		add(chosen.person, reason, null, chosen.grounds)
	}
	for (const [person, offers] of Map.groupBy(known.offers, (offer) => offer.person)) {
		if (known.leftAlone.has(person)) continue
		const silent = silenceOf(offers, known.calls.get(person) ?? [], known)
		if (silent !== null) add(person, silent.reason, silent.offer, silent.offer.grounds)
	}
	return [...list.values()]
}

const isOpen = (offer: Offer): boolean => offer.madeOn !== null && offer.endedAt === null

const silenceOf = (
	offers: readonly Offer[],
	calls: readonly Call[],
	{ today, phoneAfter }: { readonly today: Day; readonly phoneAfter: (offer: Offer) => number },
): { readonly reason: CallReason; readonly offer: Offer } | null => {
	const last = offers.findLast(({ madeOn }) => madeOn !== null)
	const inVain = inVainLately(offers)
	if (last === undefined || last.madeOn === null || inVain.length < phoneAfter(last)) return null
	if (last.madeOn < addDays(today, -daysSilenceIsTakenUp)) return null
	const again = waitsUntil(calls)
	const isTriedEnough = reachOf(calls).inVain >= mostCallsInVain
	if (again !== null && again > today) return null
	if (isTriedEnough || (calledSince(calls, last.madeOn) && reachOf(calls).inVain === 0)) return null
	return { reason: { kind: 'silent', inVain, lastOn: last.madeOn }, offer: last }
}
