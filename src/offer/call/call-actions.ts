import { findBookings, hold } from '#booking/actions.ts'
import type { Wish } from '#booking/index.ts'
import { stanceOf, standing } from '#eligibility/actions.ts'
import type { Verdict } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen, lifeEventsSince } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardUnder } from '#standard/index.ts'
import type { Answerer, Besides, CallTime, NoAnswer } from '../answer/answer.ts'
import { recordAnswer, type Said } from '../answer/answer-actions.ts'
import { answersTo } from '../answer/answer-store.ts'
import { callsByPerson, candidatesOf } from '../batch/candidate-actions.ts'
import { answerable, type Chosen, chooseDue, daysOfPeace, groundsKept } from '../batch/choose.ts'
import { decisionFrom } from '../decision.ts'
import { isFree, type KeptHours } from '../free-time-actions.ts'
import { isInForce } from '../no-contact/opt-out.ts'
import { optOut, optOutsOf } from '../no-contact/opt-out-actions.ts'
import { type Offer, type ProposedTime, spanOf } from '../offer.ts'
import { findOffer, insertOffer, offersOfPerson, offersOfPersons, setMade } from '../store.ts'
import { type Call, inCallOrder, inVainLately, type NotHeld, reachOf, type ToCall, tryAgainOn } from './call.ts'
import { callsNeeded } from './call-list.ts'
import { callsTo, callWithKey, insertCall } from './call-store.ts'
import { type NotCorrected, undoCall } from './corrected-call-actions.ts'

/**
 * Whom to phone, in the order to do it in, each with the reason and what was tried before; `notHeld` is what the visits know,
 * `now` the part of the day, where the order is to follow it.
 */
export const callList = async (
	db: Db,
	today: Day,
	notHeld: readonly NotHeld[] = [],
	now: CallTime | null = null,
): Promise<ToCall[]> => {
	const candidates = await candidatesOf(db, today)
	const offers = await offersOfPersons(db, 'everyone')
	const open = offers.filter(({ endedAt, madeOn }) => endedAt === null && madeOn !== null)
	const answers = await answersTo(
		db,
		open.map(({ id }) => id),
	)
	const calls = callsByPerson(await callsTo(db, 'everyone'))
	const { calls: chosen } = chooseDue(candidates, today)
	const standards = await listStandards(db)
	const phoneAfter = ({ standard }: Offer): number =>
		standardUnder(standards, standard, today)?.phoneAfterSilences ?? Number.POSITIVE_INFINITY
	const isSilent = (own: readonly Offer[]): boolean => {
		const last = own.findLast(({ madeOn }) => madeOn !== null)
		return last !== undefined && inVainLately(own).length >= phoneAfter(last)
	}
	const silent = [...Map.groupBy(offers, ({ person }) => person).values()].some(isSilent)
	const leftAlone = silent ? await leftAloneOn(db, today) : new Set<PersonId>()
	return inCallOrder(callsNeeded({ chosen, offers, answers, calls, notHeld, phoneAfter, leftAlone, today }), today, now)
}

/** Who wants no contact, is excluded, or has lost husband or wife lately. */
const leftAloneOn = async (db: Db, today: Day): Promise<ReadonlySet<PersonId>> => {
	const unwanted = (await optOutsOf(db, 'everyone')).filter((optOut) => isInForce(optOut, today))
	const excluded = await standing(db, { verdict: 'excluded' })
	const mourning = await lifeEventsSince(db, ['spouse_died'], addDays(today, -daysOfPeace))
	return new Set([...unwanted, ...excluded, ...mourning].map(({ person }) => person))
}

export type CallCommand = {
	readonly person: PersonId
	readonly key: string
	readonly by: StaffId
	readonly words: string
	/** A visit that came to nothing is what the call is about: the offer it was to answer, null for a visit on none. */
	readonly newTimeFor?: { readonly offer: OfferId | null; readonly purpose: Wish['purpose']; readonly minutes: number }
	/** The municipality's visiting hours and closed days. */
	readonly kept?: KeptHours | undefined
	/** What the rules say today; kept as the decision behind an offer that the call itself makes. */
	readonly weighed?: Verdict | undefined
	/** What the visitor is to know, and the part of the day that suits another call; left out: as it was told before. */
	readonly besides?: Partial<Besides>
	/** Who took the telephone, when it was not the citizen. */
	readonly spokeWith?: { readonly who: Answerer; readonly name: string }
	/** The call that was recorded wrongly and this one corrects. */
	readonly corrects?: string | null
} & (
	| { readonly outcome: 'agreed'; readonly time: ProposedTime }
	| { readonly outcome: 'call_later'; readonly againOn: Day }
	| { readonly outcome: 'no_contact'; readonly until: Day | null }
	| { readonly outcome: 'no_answer' | 'no_this_time' | 'wrong_number' | 'moved' | 'dead' }
)

export type NoCall = NoAnswer | NotCorrected | 'unknown_citizen' | 'nothing_to_offer'

/**
 * Records a call and what follows from it: an agreed time is firm, a no or a wish to be left alone is an answer, a day to call
 * again puts the citizen on the list that day. A call that reaches someone makes the offer where no letter had. A call that
 * corrects another first takes back what followed from that one.
 */
export const recordCall = async (db: Db, at: Instant, command: CallCommand): Promise<Outcome<Call, NoCall>> =>
	inTransaction(db, async (tx) => {
		const before = await callWithKey(tx, command.key)
		if (before !== null) return yes(before)
		if ((await findCitizen(tx, command.person)) === null) return no('unknown_citizen')
		const today = dayOf(at)
		if (command.outcome === 'call_later' && command.againOn < today) return no('day_has_passed')
		if (command.corrects) {
			const undone = await undoCall(tx, at, command.corrects, command)
			if (!undone.ok) return undone
		}
		const earlier = (await callsTo(tx, [command.person])).filter(({ id }) => id !== command.corrects)
		const said = command.newTimeFor !== undefined && command.outcome === 'call_later' ? null : saidIn(command)
		const offer = await offerOfCall(tx, at, command, said)
		const needsOffer = said !== null && command.outcome !== 'no_contact' && command.newTimeFor === undefined
		if (needsOffer && offer === null) return no('nothing_to_offer')
		const made: Omit<Call, 'id' | 'isCorrected'> = {
			person: command.person,
			offer: offer?.id ?? null,
			outcome: command.outcome,
			words: command.words,
			againOn: againOn(command, today, reachOf(earlier).inVain),
			madeAt: at,
			madeBy: command.by,
		}
		const call = await insertCall(tx, command.key, made, command.corrects ?? null)
		if (call === null) return recordedMeanwhile(tx, command.key)
		if (said === null) return yes(call)
		const answered = await answer(tx, at, command, said, offer)
		return answered.ok ? yes(call) : answered
	})

/** The same call was being recorded at the same time. */
const recordedMeanwhile = async (tx: Db, key: string): Promise<Outcome<Call, NoCall>> => {
	const call = await callWithKey(tx, key)
	return call === null ? no('unknown_offer') : yes(call)
}

const answer = async (
	tx: Db,
	at: Instant,
	command: CallCommand,
	said: Said,
	offer: Offer | null,
): Promise<Outcome<unknown, NoCall>> => {
	const by = command.spokeWith?.who ?? 'citizen'
	const byName = command.spokeWith?.name ?? ''
	if (offer === null && command.newTimeFor !== undefined && said.kind !== 'no_contact')
		return said.kind === 'yes' ? bookAnew(tx, at, command, command.newTimeFor, said.time) : yes(null)
	if (offer === null) {
		const until = said.kind === 'no_contact' ? said.until : null
		await optOut(tx, at, { person: command.person, until, askedBy: by, words: command.words, by: command.by })
		return yes(null)
	}
	const { key, words } = command
	return recordAnswer(tx, at, {
		...command.besides,
		...said,
		offer: offer.id,
		key,
		by,
		byName,
		words,
		recordedBy: command.by,
		kept: command.kept,
	})
}

/** A time for a visit on no offer. */
const bookAnew = async (
	tx: Db,
	at: Instant,
	{ person, by, key, kept }: CallCommand,
	{ purpose, minutes }: NonNullable<CallCommand['newTimeFor']>,
	time: ProposedTime | null,
): Promise<Outcome<unknown, NoCall>> => {
	if (time === null) return no('no_time_given')
	if (isBefore(time.from, at)) return no('day_has_passed')
	const span = spanOf(time, minutes)
	if (!(await isFree(tx, at, { staff: time.staff, span }, null, kept))) return no('time_is_taken')
	const taken = await hold(tx, at, { staff: time.staff, person, span, purpose, heldUntil: null, key, by })
	return taken.ok ? taken : no('time_is_taken')
}

const offerOfCall = async (tx: Db, at: Instant, command: CallCommand, said: Said | null): Promise<Offer | null> => {
	const { person, newTimeFor } = command
	if (newTimeFor !== undefined) return newTimeFor.offer === null ? null : findOffer(tx, newTimeFor.offer)
	return said === null ? openOffer(tx, person) : offerFor(tx, at, person, command.weighed)
}

/** What an outcome says to the offer; null when nobody answered it. */
const saidIn = (command: CallCommand): Said | null => {
	if (command.outcome === 'agreed') return { kind: 'yes', time: command.time }
	if (command.outcome === 'no_this_time') return { kind: 'no' }
	if (command.outcome === 'call_later') return { kind: 'call_later', callOn: command.againOn }
	if (command.outcome === 'no_contact') return { kind: 'no_contact', until: command.until }
	return null
}

const againOn = (command: CallCommand, today: Day, inVain: number): Day | null => {
	if (command.outcome === 'call_later') return command.againOn
	return command.outcome === 'no_answer' ? tryAgainOn(today, inVain) : null
}

const openOffer = async (tx: Db, person: PersonId): Promise<Offer | null> =>
	(await offersOfPerson(tx, person)).find(({ endedAt, madeOn }) => endedAt === null && madeOn !== null) ?? null

/** A no or a silence can be taken up again on the telephone for this long. */
const daysToTakeUpAgain = 365

/** The offer that an answer changes: the one that awaits it, or the one accepted whose visit is still to come. */
export const offerToAnswer = async (db: Db, at: Instant, person: PersonId): Promise<Offer | null> => {
	const made = (await offersOfPerson(db, person)).filter(({ madeOn }) => madeOn !== null)
	const open = made.find(({ endedAt }) => endedAt === null)
	if (open !== undefined) return open
	const accepted = made.filter(({ endedBecause, booking }) => endedBecause === 'yes' && booking !== null)
	const bookings = await findBookings(
		db,
		accepted.flatMap(({ booking }) => booking ?? []),
	)
	const ahead = accepted.find(({ booking }) => {
		const time = booking === null ? undefined : bookings.get(booking)
		return time !== undefined && time.releasedAt === null && isBefore(at, time.span.from)
	})
	return ahead ?? null
}

const stanceGrounds = async (db: Db, person: PersonId) => {
	const stance = await stanceOf(db, person)
	return { stance, grounds: stance?.verdict.verdict === 'offer' ? answerable(stance.verdict.grounds) : [] }
}

const toTakeUpAgain = (offers: readonly Offer[], today: Day): Offer | null =>
	offers.find(
		({ madeOn, endedBecause }) =>
			madeOn !== null &&
			madeOn > addDays(today, -daysToTakeUpAgain) &&
			(endedBecause === 'no' || endedBecause === 'no_answer'),
	) ?? null

/** Whether a call with the citizen can end in an agreed time: an offer stands, can be made by the call, or be taken up again. */
export const canAgree = async (db: Db, at: Instant, person: PersonId): Promise<boolean> =>
	(await offerToAnswer(db, at, person)) !== null ||
	(await stanceGrounds(db, person)).grounds.length > 0 ||
	toTakeUpAgain(await offersOfPerson(db, person), dayOf(at)) !== null

/** The offer that awaits an answer or can still be changed, or one made by this very call, or the latest that was declined or not answered. */
const offerFor = async (tx: Db, at: Instant, person: PersonId, weighed?: Verdict): Promise<Offer | null> => {
	const today = dayOf(at)
	const offers = await offersOfPerson(tx, person)
	const toAnswer = await offerToAnswer(tx, at, person)
	if (toAnswer !== null) return toAnswer
	const { stance, grounds } = await stanceGrounds(tx, person)
	if (grounds.length === 0) return toTakeUpAgain(offers, today)
	const chosen: Chosen = {
		person,
		standard: stance?.verdict.standard ?? '',
		grounds: groundsKept(grounds),
		contact: 'phone',
		minutes: Math.max(...grounds.map((ground) => ground.minutes)),
		due: { kind: 'opened', on: today },
		until: null,
		hasPriority: false,
	}
	const made = await insertOffer(tx, at, null, chosen, null)
	if (made === null) return null
	await setMade(tx, made.id, today, null, chosen.grounds, weighed === undefined ? null : decisionFrom(weighed))
	return { ...made, madeOn: today }
}
