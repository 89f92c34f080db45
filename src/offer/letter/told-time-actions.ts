import { findBookings, timesAsOf } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { Answer } from '../answer/answer.ts'
import { answersTo } from '../answer/answer-store.ts'
import { isConflicting } from '../answer/conflict.ts'
import type { Offer } from '../offer.ts'
import { setLetterHeld } from '../sending/sending-store.ts'
import { acceptedSince, lockOffer } from '../store.ts'
import { channelFor } from './letter.ts'
import { toldTimeOf, writeDown } from './letter-actions.ts'
import { tellHeldTimes } from './moved-time-actions.ts'
import { tellingLetters } from './told-store.ts'
import { type Agreed, type ToTell, toTell } from './told-time.ts'

/** Visits are agreed on within this time after the offer, or not at all. */
const daysBack = 200

type Found = { readonly offer: Offer; readonly booking: Booking; readonly told: ToTell; readonly occasion: string }

/**
 * Whoever has agreed to a visit knows when we come: a time that no letter has told is confirmed, a told one that was moved is
 * told anew, one that we gave up is cancelled. So does whoever a held time was offered to. Run twice, the second writes nothing.
 */
export const tellTimes = async (db: Db, at: Instant, municipality: Municipality): Promise<number> => {
	const accepted = await acceptedSince(db, addDays(dayOf(at), -daysBack))
	let written = await tellHeldTimes(db, at, municipality)
	for (const { offer } of await untold(db, at, municipality, accepted))
		written += await inTransaction(db, async (tx) => {
			const locked = await lockOffer(tx, offer.id)
			const [found] = locked?.endedBecause === 'yes' ? await untold(tx, at, municipality, [locked]) : []
			return found === undefined ? 0 : tell(tx, at, municipality, found)
		})
	return written
}

const tell = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	{ offer, booking, told, occasion }: Found,
): Promise<number> => {
	const letter = { person: offer.person, offer: offer.id, occasion }
	const { wait, ...what } = told
	const id = await writeDown(
		tx,
		at,
		municipality,
		what.purpose === 'cancellation'
			? { ...letter, ...what }
			: { ...letter, ...what, time: await toldTimeOf(tx, booking) },
	)
	if (id !== null && wait !== null) await setLetterHeld(tx, id, wait)
	return id === null ? 0 : 1
}

/** Those of the offers whose citizens are to be told something. */
const untold = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	offers: readonly Offer[],
): Promise<readonly Found[]> => {
	const bookings = await findBookings(
		db,
		offers.flatMap(({ booking }) => booking ?? []),
	)
	const ahead = offers.filter(({ booking }) => {
		const one = bookings.get(booking as BookingId)
		return one !== undefined && isBefore(at, one.span.from)
	})
	if (ahead.length === 0) return []
	const ids = ahead.map(({ id }) => id)
	const letters = await tellingLetters(db, ids)
	const answers = Map.groupBy(await answersTo(db, ids), ({ offer }) => offer)
	const asOf = await timesAsOf(db, [...bookings.keys()])
	const citizens = await findCitizens(
		db,
		ahead.map(({ person }) => person),
	)
	return ahead.flatMap((offer): Found[] => {
		const [booking, citizen] = [bookings.get(offer.booking as BookingId), citizens.get(offer.person)]
		const said = answers.get(offer.id) ?? []
		if (booking === undefined || citizen === undefined || isConflicting(said)) return []
		const { letters: sent = [], written = 0 } = letters.get(offer.id) ?? {}
		const channel = channelFor(citizen, municipality)
		const told = toTell({ ...agreedIn(said, booking, asOf), letters: sent, channel }, at)
		return told === null ? [] : [{ offer, booking, told, occasion: String(written + 1) }]
	})
}

const agreedIn = (
	answers: readonly Answer[],
	booking: Booking,
	asOf: Awaited<ReturnType<typeof timesAsOf>>,
): Omit<Agreed, 'letters' | 'channel'> => {
	const web = answers.findLast(({ through }) => through === 'web')
	return {
		stands: booking.releasedAt === null && booking.heldUntil === null ? booking.span.from : null,
		released: booking.releasedBecause,
		agreed: answers.flatMap((answer) =>
			answer.booking === null ? [] : (asOf(answer.booking, answer.recordedAt)?.from ?? []),
		),
		onTheWebAt: web?.recordedAt ?? null,
	}
}
