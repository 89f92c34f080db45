import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { findBooking, releaseBooking } from '#booking/actions.ts'
import { reassess, stanceOf, weigh } from '#eligibility/actions.ts'
import type { FactSource, Stance } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { BatchId, OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen, lifeEventsOf } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { callsTo } from './answer-store.ts'
import { batchesReady, lockBatch, setFinished } from './batch-store.ts'
import { reachOf } from './call.ts'
import { lastLoss } from './candidate-actions.ts'
import { decisionFrom } from './decision.ts'
import { channelFor } from './letter.ts'
import { letterContent } from './letter-content.ts'
import { fileOf, printFileName } from './letter-file.ts'
import {
	freePrintFile,
	insertLetter,
	letterOfOffer,
	lettersNotDelivered,
	lettersToPrint,
	lockNotDelivered,
	setDelivered,
	setPrinted,
	setWithheld,
} from './letter-store.ts'
import type { Offer } from './offer.ts'
import { optedOutOn } from './opt-out.ts'
import { optOutsOf } from './opt-out-actions.ts'
import { type AtSending, type DropReason, recheck } from './recheck.ts'
import { findOffer, lockOffer, offersToSend, setEnded, setHeld, setMade, setNotMade } from './store.ts'
import type { Outbox, Press } from './transport.ts'
import { isSms, type Letter } from './written-letter.ts'

/** What sending needs besides the database. */
export type Post = { readonly press: Press; readonly outbox: Outbox; readonly sources: readonly FactSource[] }

export type Sent = {
	readonly sent: number
	readonly dropped: number
	readonly held: number
	/** Something is left: ask again. */
	readonly isMore: boolean
}

const aStep = 25

/**
 * Sends what is approved, a step at a time; run as often as it is asked for, each letter goes exactly once. For each offer one
 * transaction asks fresh facts and writes the letter down; only then does its file go to the outbox, under the letter's own id.
 */
export const sendApproved = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	most = aStep,
): Promise<Sent> => {
	const count = { sent: 0, dropped: 0, held: 0 }
	const late = await lettersNotDelivered(db, most)
	for (const letter of late) {
		const done = await deliver(db, at, municipality, post, letter)
		if (done !== 'nothing') count[done] += 1
	}
	const waiting = await offersToSend(db, most)
	for (const id of waiting) {
		const done = await sendOne(db, at, municipality, post, id)
		if (done !== 'nothing') count[done] += 1
	}
	for (const batch of await batchesReady(db)) await closeBatch(db, at, municipality, post, batch)
	return { ...count, isMore: late.length === most || waiting.length === most }
}

/** Every step, until nothing is left. */
export const sendAll = async (db: Db, at: Instant, municipality: Municipality, post: Post): Promise<Sent> => {
	const step = await sendApproved(db, at, municipality, post)
	if (!step.isMore) return step
	const rest = await sendAll(db, at, municipality, post)
	return {
		sent: step.sent + rest.sent,
		dropped: step.dropped + rest.dropped,
		held: step.held + rest.held,
		isMore: false,
	}
}

const sendOne = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	id: OfferId,
): Promise<'sent' | 'dropped' | 'held' | 'nothing'> => {
	const decided = await inTransaction(db, (tx) => decide(tx, at, municipality, post, id))
	if (typeof decided === 'string') return decided
	return (await put(db, at, post, decided.letter, decided.pdf)) ? 'sent' : 'nothing'
}

/** Fresh facts, then: drop and free the time, hold for someone to look, or write the letter down. */
const decide = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	id: OfferId,
): Promise<'dropped' | 'held' | 'nothing' | { readonly letter: Letter; readonly pdf: Uint8Array }> => {
	const today = dayOf(at)
	const offer = await lockOffer(tx, id)
	if (offer === null || offer.madeOn !== null || offer.endedAt !== null || offer.heldBecause !== null) return 'nothing'
	const weighed = (await reassess(tx, at, today, post.sources, [offer.person])).get(offer.person)
	const citizen = await findCitizen(tx, offer.person)
	const found = recheck(
		offer,
		await nowOf(tx, offer, citizen, (await stanceOf(tx, offer.person))?.verdict, today),
		today,
	)
	if (!found.send || citizen === null) {
		await drop(tx, at, offer, found.send ? 'disappeared' : found.because)
		return 'dropped'
	}
	const grounds = found.grounds
	const answerBy = offer.answerBy ?? addDays(today, municipality.answerWithinDays)
	const letter = await writeLetter(tx, at, municipality, { ...offer, grounds, answerBy }, citizen)
	const pdf = await pressed(municipality, post, letter)
	if (!pdf.ok) {
		await setHeld(tx, id, pdf.why)
		return 'held'
	}
	if (!(await insertLetter(tx, letter, null))) return 'nothing'
	await setMade(tx, id, today, answerBy, grounds, weighed === undefined ? null : decisionFrom(weighed))
	await reassess(tx, at, today, post.sources, [offer.person])
	return { letter, pdf: pdf.value }
}

const nowOf = async (
	tx: Db,
	offer: Offer,
	citizen: Citizen | null,
	stance: Pick<Stance, 'verdict' | 'grounds'> | null | undefined,
	today: Day,
): Promise<AtSending> => {
	const booking = offer.booking === null ? null : await findBooking(tx, offer.booking)
	return {
		status: citizen?.status ?? 'disappeared',
		verdict: stance?.verdict ?? 'not_in_target_group',
		grounds: stance?.grounds ?? [],
		optedOut: optedOutOn(await optOutsOf(tx, [offer.person]), today) !== null,
		reported: reachOf(await callsTo(tx, [offer.person])).reported,
		bereavedOn: lastLoss((await lifeEventsOf(tx, [offer.person])).get(offer.person) ?? []),
		canBeReached: citizen !== null && (citizen.digitalPost || citizen.address !== null),
		timeIsHeld: offer.contact !== 'fixed_time_letter' || (booking !== null && booking.releasedAt === null),
	}
}

const drop = async (tx: Db, at: Instant, offer: Offer, because: string): Promise<void> => {
	if (offer.booking !== null) await releaseBooking(tx, at, offer.booking, because)
	await setEnded(tx, at, offer.id, { because: 'dropped', words: because, by: null })
}

const writeLetter = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	offer: Offer,
	citizen: Citizen,
): Promise<Letter> => {
	const id = randomUUID()
	const dated = dayOf(at)
	const consultant = offer.time === null ? null : ((await staffNames(db)).get(offer.time.staff) ?? null)
	const time =
		offer.time === null || offer.contact !== 'fixed_time_letter'
			? null
			: { from: offer.time.from, minutes: offer.minutes, consultant, joint: false }
	const content = letterContent({ purpose: 'offer', offer, time, citizen, municipality, code: '', dated, letterId: id })
	const channel = channelFor(citizen, municipality)
	const letter = { id, person: citizen.id, offer: offer.id, purpose: 'offer', occasion: '' } as const
	return { ...letter, dated, channel, content, writtenAt: at, deliveredAt: null }
}

const pressed = (municipality: Municipality, post: Pick<Post, 'press'>, letter: Letter): ReturnType<Press> =>
	post.press(municipality, {
		title: letter.content.title,
		dated: letter.dated,
		letters: isSms(letter.content) ? [] : [letter.content],
	})

/**
 * A letter written down in an earlier run and not yet out: asked anew as at sending, then set again from what was written and
 * put under the same name. One that must no longer go is withheld for good, and its offer was never made.
 */
const deliver = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	letter: Letter,
): Promise<'sent' | 'dropped' | 'nothing'> =>
	inTransaction(db, async (tx) => {
		const offer = letter.offer === null ? null : await lockOffer(tx, letter.offer)
		if (offer === null || !(await lockNotDelivered(tx, letter.id))) return 'nothing'
		const hindrance = await hindranceSince(tx, at, post, offer)
		if (hindrance !== null) {
			await withhold(tx, at, post, letter, offer, hindrance)
			return 'dropped'
		}
		const pdf = await pressed(municipality, post, letter)
		if (!pdf.ok) throw new Error(`letter ${letter.id} was written and can no longer be set: ${pdf.why}`)
		return (await put(tx, at, post, letter, pdf.value)) ? 'sent' : 'nothing'
	})

/** What has come between since the letter was written; null when it may go. The offer itself is no hindrance to its letter. */
const hindranceSince = async (
	tx: Db,
	at: Instant,
	post: Post,
	offer: Offer,
): Promise<DropReason | 'answered' | null> => {
	const today = dayOf(at)
	if (offer.endedBecause === 'no_answer') return 'time_too_near'
	if (offer.endedBecause !== null || offer.madeOn === null) return 'answered'
	const citizen = await findCitizen(tx, offer.person)
	await setNotMade(tx, offer.id)
	const verdict = await weigh(tx, today, post.sources, offer.person)
	await setMade(tx, offer.id, offer.madeOn, offer.answerBy, offer.grounds, null)
	const found = recheck(offer, await nowOf(tx, offer, citizen, verdict, today), today)
	if (!found.send) return found.because
	return offer.answerBy !== null && offer.answerBy <= today ? 'time_too_near' : null
}

/** Also when the file reached the outbox just before the crash: it is taken back. */
const withhold = async (
	tx: Db,
	at: Instant,
	post: Post,
	letter: Letter,
	offer: Offer,
	because: DropReason | 'answered',
): Promise<void> => {
	await setWithheld(tx, at, letter.id, because)
	if (because !== 'answered') {
		await drop(tx, at, offer, because)
		await setNotMade(tx, offer.id)
		await reassess(tx, at, dayOf(at), post.sources, [offer.person])
	}
	await post.outbox.takeBack(fileOf(letter))
}

/** The name is the letter's id: written again after a crash it takes the place of itself. False when it has gone already. */
const put = async (db: Db, at: Instant, post: Post, letter: Letter, pdf: Uint8Array): Promise<boolean> =>
	inTransaction(db, async (tx) => {
		if (!(await lockNotDelivered(tx, letter.id))) return false
		await post.outbox.put(fileOf(letter), pdf)
		await setDelivered(tx, at, letter.id)
		return true
	})

/**
 * One file with every printed letter of the batch, each on a sheet of its own, and a list that says what is in it. A letter let
 * go after that comes in a further file: each is in exactly one.
 */
const closeBatch = async (db: Db, at: Instant, municipality: Municipality, post: Post, batch: BatchId): Promise<void> =>
	inTransaction(db, async (tx) => {
		await lockBatch(tx, batch)
		const letters = await lettersToPrint(tx, batch)
		const [first] = letters
		if (first !== undefined) {
			const pdf = await post.press(municipality, {
				title: municipality.sender.office.da,
				dated: first.dated,
				letters: letters.flatMap(({ content }) => (isSms(content) ? [] : [content])),
			})
			if (!pdf.ok) throw new Error(`print batch ${batch} cannot be set: ${pdf.why}`)
			const number = await freePrintFile(tx, batch)
			const name = printFileName(batch, number)
			const lines = letters.map((letter, place) => `${place + 1};${letter.id};${letter.dated}`)
			await post.outbox.put(`${name}.pdf`, pdf.value)
			await post.outbox.put(`${name}.csv`, ['number;letter;dated', ...lines, ''].join('\r\n'))
			await setPrinted(
				tx,
				letters.map(({ id }) => id),
				number,
			)
		}
		await setFinished(tx, at, batch)
	})

/** The letter as it would go today, or as it went. */
export const previewLetter = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	press: Press,
	id: OfferId,
): Promise<{ readonly pdf: Awaited<ReturnType<Press>>; readonly offer: Offer } | null> => {
	const offer = await findOffer(db, id)
	if (offer === null) return null
	const sent = await letterOfOffer(db, id)
	if (sent !== null) return { pdf: await pressed(municipality, { press }, sent), offer }
	const citizen = await findCitizen(db, offer.person)
	if (citizen === null) return null
	const answerBy = offer.answerBy ?? addDays(dayOf(at), municipality.answerWithinDays)
	return {
		pdf: await pressed(
			municipality,
			{ press },
			await writeLetter(db, at, municipality, { ...offer, answerBy }, citizen),
		),
		offer,
	}
}

/** Lets a letter held back go, or sets it aside with a reason. */
export const settleHeld = async (
	db: Db,
	at: Instant,
	command: {
		readonly batch: BatchId
		readonly offer: OfferId
		readonly send: boolean
		readonly words: string
		readonly by: StaffId
	},
): Promise<Outcome<null, 'unknown_offer' | 'not_held'>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockOffer(tx, command.offer)
		if (offer === null || offer.batch !== command.batch) return no('unknown_offer')
		if (offer.heldBecause === null || offer.endedAt !== null) return no('not_held')
		if (command.send) {
			await setHeld(tx, offer.id, null)
			return yes(null)
		}
		if (offer.booking !== null) await releaseBooking(tx, at, offer.booking, command.words)
		await setEnded(tx, at, offer.id, { because: 'dropped', words: command.words, by: command.by })
		return yes(null)
	})
