import { staffNames } from '#access/actions.ts'
import { findBooking, releaseBooking } from '#booking/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import type { Verdict } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { mayHaveVisit } from './answer/visit-instead-actions.ts'
import { findBatch } from './batch/batch-store.ts'
import { isOneLetter } from './batch/couple.ts'
import { offerBeside } from './batch/couple-actions.ts'
import { mayGo, recheck } from './batch/recheck.ts'
import { giveCode } from './citizen/code-store.ts'
import { decisionFrom } from './decision.ts'
import { findEvent } from './event/event-store.ts'
import { toldEvent } from './event/event-told.ts'
import { factsNow } from './event/going-actions.ts'
import { channelFor } from './letter/letter.ts'
import { composed, type Telling, toldTimeOf } from './letter/letter-actions.ts'
import { insertLetter } from './letter/letter-store.ts'
import type { ToldTime } from './letter/letter-told.ts'
import type { Offer, OfferGround } from './offer.ts'
import { type Post, pressed } from './sending/post.ts'
import { type Way, wayOf } from './sending/retry.ts'
import { offerLetGo } from './sending/sending-store.ts'
import type { Letter } from './sending/written-letter.ts'
import { findOffer, lockOffer, setEnded, setHeld, setMade } from './store.ts'

type Written =
	| { readonly as: 'nothing' | 'held' }
	| { readonly as: 'written'; readonly letter: Letter; readonly pdf: Uint8Array }

/** `passed`: the way it goes is down, so it is not written yet. */
export type Decided = {
	/** What became of the other one of a joint visit in the same breath. */
	readonly beside: 'dropped' | 'held' | null
} & (Written | { readonly as: 'dropped' | 'passed' })

/** Somebody whose letter may be written now. */
type Ready = {
	readonly offer: Offer
	readonly citizen: Citizen
	readonly grounds: readonly OfferGround[]
	readonly weighed: Verdict | undefined
}

/**
 * Fresh facts, then: drop and free the time, hold for someone to look, or write the letter down. Of a couple who are told one
 * time on paper one letter goes to both, and both rows are written with it.
 */
export const writeOffer = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	id: OfferId,
	down: ReadonlySet<Way>,
): Promise<Decided> =>
	inTransaction(db, async (tx) => {
		const [offer, other] = await lockWithBeside(tx, id)
		if (offer === null || !isToWrite(offer) || (await isStopped(tx, offer))) return { as: 'nothing', beside: null }
		const citizen = await findCitizen(tx, offer.person)
		if (citizen !== null && down.has(wayOf(channelFor(citizen, municipality)))) return { as: 'passed', beside: null }
		const asked = await ask(tx, at, post, offer, citizen)
		const isAsked = other !== null && isToWrite(other)
		const found = isAsked ? await ask(tx, at, post, other, await findCitizen(tx, other.person)) : null
		const beside = typeof found === 'string' ? found : null
		if (typeof asked === 'string') return { as: asked, beside }
		const waits = other !== null && !isAsked ? 'held' : found
		return { ...(await write(tx, at, municipality, post, asked, waits)), beside }
	})

const isToWrite = (offer: Offer): boolean =>
	offer.madeOn === null && offer.endedAt === null && offer.heldBecause === null

/** Asked for each letter, as somebody may stop the sending in its middle. */
const isStopped = async (tx: Db, { batch }: Offer): Promise<boolean> =>
	batch !== null && (await findBatch(tx, batch))?.stoppedAt != null

/** The offer and that of the other one of a joint visit, when it has not been made either; locked in one order, whoever is asked about. */
const lockWithBeside = async (tx: Db, id: OfferId): Promise<readonly [Offer | null, Offer | null]> => {
	const found = await findOffer(tx, id)
	const beside = found === null ? null : await offerBeside(tx, found)
	const locked = new Map<OfferId, Offer | null>()
	for (const one of [id, ...(beside === null ? [] : [beside.id])].toSorted()) locked.set(one, await lockOffer(tx, one))
	const other = beside === null ? null : (locked.get(beside.id) ?? null)
	const goesAlong = other !== null && other.madeOn === null && other.endedAt === null && other.batch === found?.batch
	return [locked.get(id) ?? null, goesAlong ? other : null]
}

const ask = async (
	tx: Db,
	at: Instant,
	post: Post,
	offer: Offer,
	citizen: Citizen | null,
): Promise<'dropped' | 'held' | Ready> => {
	const today = dayOf(at)
	const weighed = (await reassess(tx, at, today, post.sources, [offer.person])).get(offer.person)
	const about = {
		purpose: 'offer',
		person: offer.person,
		offer,
		time: null,
		isToEvent: false,
		isHeldTime: false,
	} as const
	const now = await factsNow(tx, today, post.sources, about, citizen, weighed ?? null)
	const asked = { purpose: 'offer', decidedAt: offer.proposedAt, offer, time: null, isToBoth: false } as const
	const goes = mayGo({ ...asked, letGo: await offerLetGo(tx, offer.id) }, now, today)
	if (goes.may === 'wait') {
		await setHeld(tx, offer.id, goes.because)
		return 'held'
	}
	const found = recheck(offer, now, today)
	if (goes.may === 'go' && found.send && citizen !== null) return { offer, citizen, grounds: found.grounds, weighed }
	await endWith(tx, at, offer, goes.may === 'drop' ? goes.because : 'disappeared')
	return 'dropped'
}

/** Nothing was offered: the time is free again. */
export const endWith = async (
	tx: Db,
	at: Instant,
	offer: Offer,
	because: string,
	by: StaffId | null = null,
): Promise<void> => {
	if (offer.booking !== null) await releaseBooking(tx, at, offer.booking, because)
	await setEnded(tx, at, offer.id, { because: 'dropped', words: because, by })
}

const write = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	first: Ready,
	beside: Ready | 'dropped' | 'held' | null,
): Promise<Written> => {
	const second = beside === null || typeof beside === 'string' ? null : beside
	const isOne = second !== null && goesToBoth(municipality, first.citizen, second.citizen)
	const both = isOne ? [first, second] : [first]
	const letter = await letterTo(tx, at, municipality, first, isOne ? second : beside === 'held' ? 'alone' : null)
	const pdf = await pressed(municipality, post, letter)
	if (!pdf.ok) {
		for (const { offer } of both) await setHeld(tx, offer.id, pdf.why)
		return { as: 'held' }
	}
	if (!(await insertLetter(tx, letter))) return { as: 'nothing' }
	if (isOne) await insertLetter(tx, await letterTo(tx, at, municipality, second, first), { carriedBy: letter.id })
	for (const { offer, grounds, weighed } of both) {
		const decision = weighed === undefined ? null : decisionFrom(weighed)
		await setMade(tx, offer.id, dayOf(at), answerByOf(offer, dayOf(at), municipality), grounds, decision)
	}
	const persons = both.map(({ offer }) => offer.person)
	await reassess(tx, at, dayOf(at), post.sources, persons)
	return { as: 'written', letter, pdf: pdf.value }
}

/** Whether the two of a joint visit are written to in one letter. */
export const goesToBoth = (municipality: Municipality, one: Citizen, other: Citizen): boolean =>
	isOneLetter(one, other, [channelFor(one, municipality), channelFor(other, municipality)])

const answerByOf = (offer: Offer, today: Day, municipality: Pick<Municipality, 'answerWithinDays'>): Day =>
	offer.answerBy ?? addDays(today, municipality.answerWithinDays)

const letterTo = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	{ offer, citizen, grounds }: Pick<Ready, 'offer' | 'citizen' | 'grounds'>,
	beside: Pick<Ready, 'offer' | 'citizen'> | 'alone' | null,
): Promise<Letter> => {
	const { person, id } = offer
	const telling = await tellingOf(tx, at, municipality, { ...offer, grounds })
	const time = telling.time && beside === 'alone' ? { ...telling.time, joint: false } : telling.time
	const second =
		beside === null || beside === 'alone'
			? null
			: { citizen: beside.citizen, code: await giveCode(tx, at, beside.offer.person, beside.offer.id) }
	const code = await giveCode(tx, at, person, id)
	return composed(tx, at, municipality, { ...telling, time, second, person, offer: id }, citizen, code)
}

/** What the letter that makes an offer tells: the time held, before the approval the one proposed. */
export const tellingOf = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	offer: Offer,
): Promise<Extract<Telling, { readonly purpose: 'offer' }>> => {
	const event = offer.event === null ? null : await findEvent(tx, offer.event)
	const booking = offer.booking === null ? null : await findBooking(tx, offer.booking)
	const isTimed = offer.contact === 'fixed_time_letter'
	return {
		purpose: 'offer',
		terms: { ...offer, answerBy: answerByOf(offer, dayOf(at), municipality) },
		time:
			!isTimed || offer.time === null
				? null
				: booking === null
					? await proposedTimeTold(tx, offer)
					: await toldTimeOf(tx, booking),
		event: event === null ? null : toldEvent(event, await mayHaveVisit(tx, dayOf(at), offer)),
	}
}

const proposedTimeTold = async (db: Db, { time, minutes }: Offer): Promise<ToldTime | null> => {
	if (time === null) return null
	const consultant = (await staffNames(db)).get(time.staff) ?? null
	return { from: time.from, minutes, consultant, joint: false }
}
