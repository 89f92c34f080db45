import { findBookings, holdUntil, releaseBooking } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardUnder } from '#standard/index.ts'
import type { Answer } from '../answer/answer.ts'
import { answersTo } from '../answer/answer-store.ts'
import { isConflicting } from '../answer/conflict.ts'
import { mayHaveVisit } from '../answer/visit-instead-actions.ts'
import type { CollectiveEvent } from '../event/event.ts'
import { givesVisitInstead } from '../event/event-choice.ts'
import { findEvents } from '../event/event-store.ts'
import { toldEvent } from '../event/event-told.ts'
import { toldTimeOf, writeDown } from '../letter/letter-actions.ts'
import type { Offer } from '../offer.ts'
import { lockOffer, offersAwaiting, setEnded } from '../store.ts'
import {
	asksFor,
	asksForNow,
	isSilence,
	isStandingReminder,
	type Next,
	type NoReminder,
	nextReminder,
	type Plan,
	type Reminder,
	reminderAskedFor,
	type Unanswered,
} from './reminder.ts'
import { lettersAbout, setAnswerByOf } from './reminder-store.ts'

/** Where no rules are in force nobody is reminded. */
const never: Plan = { after: { count: 0, unit: 'days' }, times: 0 }

/**
 * An offer is reminded of as the standard says that it was made under; one that gives no visit, only while a reminder can still
 * invite to its event.
 */
const plansOn = async (db: Db, today: Day, withinDays: number): Promise<(one: Awaited) => Plan> => {
	const standards = await listStandards(db)
	return (one) => {
		const { event, grounds } = one.offer
		const standard = standardUnder(standards, one.offer.standard, today)
		const isOver = event !== null && !asksFor(unanswered(one), today, withinDays).keepsTime
		return isOver && !givesVisitInstead(grounds, standard) ? never : (standard?.reminders ?? never)
	}
}

/** An offer that awaits its answer, with all that reminding asks about. */
type Awaited = {
	readonly offer: Offer
	readonly booking: Booking | null
	/** What it invites to, while that is still to come. */
	readonly event: CollectiveEvent | null
	readonly letters: readonly Reminder[]
	readonly answers: readonly Answer[]
}

const awaited = async (db: Db, offers: readonly Offer[]): Promise<Awaited[]> => {
	const ids = offers.map(({ id }) => id)
	const letters = await lettersAbout(db, ids)
	const answers = Map.groupBy(await answersTo(db, ids), ({ offer }) => offer)
	const bookings = await findBookings(
		db,
		offers.flatMap(({ booking }) => booking ?? []),
	)
	const events = await findEvents(
		db,
		offers.flatMap(({ event }) => event ?? []),
	)
	return offers.map((offer) => {
		const booking = offer.booking === null ? undefined : bookings.get(offer.booking)
		const event = offer.event === null ? undefined : events.get(offer.event)
		return {
			offer,
			event: event !== undefined && event.cancelledAt === null ? event : null,
			booking: booking !== undefined && booking.releasedAt === null ? booking : null,
			letters: letters.get(offer.id) ?? [],
			answers: answers.get(offer.id) ?? [],
		}
	})
}

const unanswered = ({ offer, booking, event }: Awaited): Unanswered => {
	const held = booking ?? event
	return { answerBy: offer.answerBy, heldOn: held === null ? null : dayOf(held.span.from) }
}

/** Somebody has spoken already: a call is promised, or two have said different things. No letter goes meanwhile. */
const isSpokenFor = ({ answers }: Pick<Awaited, 'answers'>): boolean =>
	answers.at(-1)?.kind === 'call_later' || isConflicting(answers)

/** How far reminding of an offer has come: its letters so far, and the next one. */
export type Reminding = { readonly letters: readonly Reminder[]; readonly next: Next | null }

/** Of every offer that awaits an answer. */
export const remindingOf = async (
	db: Db,
	today: Day,
	municipality: Pick<Municipality, 'answerWithinDays'>,
	offers: readonly Offer[],
): Promise<ReadonlyMap<OfferId, Reminding>> => {
	const planOf = await plansOn(db, today, municipality.answerWithinDays)
	return new Map(
		(await awaited(db, offers)).map((one) => {
			const next = isSpokenFor(one)
				? null
				: nextReminder(unanswered(one), one.letters, planOf(one), today, municipality.answerWithinDays)
			return [one.offer.id, { letters: one.letters, next }]
		}),
	)
}

/** How often each offer that awaits an answer was reminded of. */
export const remindersWritten = async (db: Db, offers: readonly Offer[]): Promise<ReadonlyMap<OfferId, number>> => {
	const open = offers.filter(({ madeOn, endedAt }) => madeOn !== null && endedAt === null)
	const letters = await lettersAbout(
		db,
		open.map(({ id }) => id),
	)
	return new Map([...letters].map(([offer, own]) => [offer, own.filter(isStandingReminder).length]))
}

type Asks = ReturnType<typeof asksFor>

/** Writes the reminder down, asks for an answer by a new day, and keeps the held time as long, or frees it. */
const remind = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	one: Awaited,
	{ occasion, askedBy, asks }: { readonly occasion: string; readonly askedBy: StaffId | null; readonly asks: Asks },
): Promise<{ readonly answerBy: Day; readonly keepsTime: boolean } | null> => {
	const { offer, booking, event } = one
	if (!asks.keepsTime && !(await mayHaveVisit(tx, dayOf(at), offer))) return null
	const letter = await writeDown(tx, at, municipality, {
		purpose: 'reminder',
		person: offer.person,
		offer: offer.id,
		terms: { ...offer, answerBy: asks.answerBy },
		time: booking !== null && asks.keepsTime ? await toldTimeOf(tx, booking) : null,
		event: event !== null && asks.keepsTime ? toldEvent(event, await mayHaveVisit(tx, dayOf(at), offer)) : null,
		occasion,
		askedBy,
	})
	if (letter === null) return null
	await setAnswerByOf(tx, offer.id, asks.answerBy)
	if (booking !== null && asks.keepsTime) await holdUntil(tx, booking.id, asks.answerBy)
	else if (booking !== null) await releaseBooking(tx, at, booking.id, 'not_answered_in_time')
	return asks
}

/**
 * Of every offer that awaits an answer: the reminder whose day has come is written, and what was not answered in time ends, its
 * time freed. Run twice, the second does nothing.
 */
export const remindAndEnd = async (
	db: Db,
	at: Instant,
	on: Day,
	municipality: Municipality,
): Promise<{ readonly reminded: number; readonly silent: number }> => {
	const within = municipality.answerWithinDays
	const planOf = await plansOn(db, on, within)
	const due = (one: Awaited): 'remind' | 'end' | null => {
		if (isSpokenFor(one)) return null
		const next = nextReminder(unanswered(one), one.letters, planOf(one), on, within)
		if (next !== null) return next.on <= on ? 'remind' : null
		return isSilence(unanswered(one), one.letters, planOf(one), on, within) ? 'end' : null
	}
	const count = { reminded: 0, silent: 0 }
	for (const { offer } of (await awaited(db, await offersAwaiting(db))).filter((one) => due(one) !== null))
		await inTransaction(db, async (tx) => {
			const locked = await lockOffer(tx, offer.id)
			if (locked === null || locked.endedAt !== null) return
			const [one] = await awaited(tx, [locked])
			if (one === undefined) return
			const what = due(one)
			if (what === 'remind') {
				const next = nextReminder(unanswered(one), one.letters, planOf(one), on, within)
				const asks = asksFor(unanswered(one), on, within)
				const letter = { occasion: String(next?.number), askedBy: null, asks }
				if ((await remind(tx, at, municipality, one, letter)) !== null) count.reminded += 1
			}
			if (what !== 'end') return
			if (one.booking !== null) await releaseBooking(tx, at, one.booking.id, 'not_answered_in_time')
			await setEnded(tx, at, locked.id, { because: 'no_answer', words: null, by: null })
			count.silent += 1
		})
	return count
}

export type NotReminded = NoReminder | 'unknown_offer' | 'not_awaiting' | 'wants_a_call' | 'answers_contradict'

/** What a reminder asked for now would be. */
export type Wished = {
	readonly one: Awaited
	readonly occasion: string
	readonly replaces: Next | null
	readonly answerBy: Day
	readonly keepsTime: boolean
}

/** Whether and how an offer can be reminded of now. */
export const wishedReminder = async (
	db: Db,
	today: Day,
	municipality: Pick<Municipality, 'answerWithinDays'>,
	offer: Offer | null,
): Promise<Outcome<Wished, NotReminded>> => {
	const [one] = offer === null ? [] : await awaited(db, [offer])
	if (one === undefined) return no('unknown_offer')
	if (isConflicting(one.answers)) return no('answers_contradict')
	if (one.offer.madeOn === null || one.offer.endedAt !== null) return no('not_awaiting')
	if (isSpokenFor(one)) return no('wants_a_call')
	const within = municipality.answerWithinDays
	const planOf = await plansOn(db, today, within)
	const asked = reminderAskedFor(unanswered(one), one.letters, planOf(one), today, within)
	return asked.ok ? yes({ one, ...asked.value, ...asksForNow(unanswered(one), today, within) }) : asked
}

/** A reminder that a member of staff asks for; near the day of the plan's own it takes that one's place. */
export const remindNow = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly offer: OfferId; readonly by: StaffId },
): Promise<Outcome<Wished, NotReminded>> =>
	inTransaction(db, async (tx) => {
		const wished = await wishedReminder(tx, dayOf(at), municipality, await lockOffer(tx, command.offer))
		if (!wished.ok) return wished
		const { one, occasion, answerBy, keepsTime } = wished.value
		const letter = { occasion, askedBy: command.by, asks: { answerBy, keepsTime } }
		const written = await remind(tx, at, municipality, one, letter)
		return written === null ? no('written_today') : wished
	})
