import { findBooking, releaseBooking } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import type { BookingId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { dayOf as dayOfInstant, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { type Context, contextOf, contextOfBooking } from './context-actions.ts'
import { readHindrance } from './not-gone-ahead.ts'
import * as store from './store.ts'
import { isBegunAs, notYetHeld, type Occasion, type Visit, type VisitForm } from './visit.ts'

export { dayOf } from './day/day-actions.ts'
export { everyLocalOffer, loadLocalOffers } from './local-offer/local-offer-actions.ts'
export { erasePerson, mergePerson } from './merge-store.ts'
export { correct } from './note/correction-actions.ts'
export { invalidNotes } from './note/invalid-store.ts'
export { notesOf, saveDraft, sign, unsigned } from './note/note-actions.ts'
export { recordPerson } from './record-actions.ts'
export {
	eraseJournal,
	journalErasures,
	journalPeriods,
	journalsBefore,
	journalsKept,
} from './retention-actions.ts'
export { importantTopics, tellPerson, tellPersons, visitFacts, visitsBetween } from './tell-actions.ts'
export { momentsHeld } from './visit-held-actions.ts'

export const findVisit = (db: Db, id: VisitId): Promise<Visit | null> => store.findById(db, id)

/** Every visit begun with these citizens, newest first. */
export const visitsOf = (db: Db, ...persons: readonly PersonId[]): Promise<Visit[]> => store.findOfPersons(db, persons)

/** Every visit begun with anybody, newest first. */
export const visitsOfEveryone = (db: Db): Promise<Visit[]> => store.findOfPersons(db, 'everyone')

/** Has this consultant been in the citizen's home on a visit on record? Only then may they visit by phone. */
export const knowsCitizen = (db: Db, staff: StaffId, person: PersonId): Promise<boolean> =>
	store.hasVisited(db, staff, person)

type StartWhy =
	| 'unknown_booking'
	| 'time_not_firm'
	| 'unknown_citizen'
	| 'not_resident'
	| 'consultant_does_not_know_citizen'
	| 'form_was_used'
	| 'agreed_for_later'

type ToStart = { readonly booking: BookingId; readonly by: StaffId; readonly early?: boolean }

/** What `startVisit` would answer, with nothing begun: the visit that there is already, or the one that may begin. */
export const mayStart = async (
	db: Db,
	at: Instant,
	asked: ToStart,
): Promise<Outcome<{ readonly begun: Visit } | { readonly toBegin: Begun }, StartWhy>> => {
	const [begun] = await store.findByBookings(db, [asked.booking])
	if (begun) return yes({ begun })
	const booking = await findBooking(db, asked.booking)
	if (booking === null || booking.releasedAt !== null) return no('unknown_booking')
	if (booking.heldUntil !== null) return no('time_not_firm')
	const toBegin = await visitToBe(db, at, booking, asked.by)
	const hindered = await hindersBeginning(db, toBegin)
	if (hindered !== null) return no(hindered)
	return toBegin.plannedOn > dayOfInstant(at) && asked.early !== true ? no('agreed_for_later') : yes({ toBegin })
}

/**
 * Begins the visit of a booked time; asked again, the same visit is given. `by` becomes the one who visits. One agreed for a later day
 * begins only where somebody says that it is held today (`early`).
 */
export const startVisit = (db: Db, at: Instant, asked: ToStart): Promise<Outcome<VisitId, StartWhy>> =>
	inTransaction(db, async (tx) => {
		const may = await mayStart(tx, at, asked)
		if (!may.ok) return may
		return 'begun' in may.value ? yes(may.value.begun.id) : insert(tx, may.value.toBegin)
	})

/** Begins the visit of a time that somebody took along and wrote about, whatever has become of the time since: they were there. */
export const startTakenAlong = (
	db: Db,
	at: Instant,
	asked: { readonly booking: BookingId; readonly by: StaffId },
): Promise<Outcome<VisitId, StartWhy>> =>
	inTransaction(db, async (tx) => {
		const [before] = await store.findByBookings(tx, [asked.booking])
		if (before) return yes(before.id)
		const booking = await findBooking(tx, asked.booking)
		return booking === null ? no('unknown_booking') : insert(tx, await visitToBe(tx, at, booking, asked.by))
	})

/** Begins a visit that no time was booked for: an extra one by need, on request, or as agreed. `id` makes it one, however often it is sent; one that began another visit before is refused. */
export const startUnplanned = (
	db: Db,
	at: Instant,
	asked: {
		readonly id: VisitId
		readonly person: PersonId
		readonly by: StaffId
		readonly form: VisitForm
		readonly occasion: Exclude<Occasion, 'offer'>
	},
): Promise<Outcome<VisitId, StartWhy>> =>
	inTransaction(db, async (tx) => {
		const plannedOn = dayOfInstant(at)
		const context = await contextOf(tx, plannedOn)
		const { id, person, form, occasion } = asked
		const begun = { id, person, booking: null, staff: asked.by, form, occasion, plannedOn, begunAt: at }
		const toBegin = notYetHeld({ ...context, ...begun })
		const hindered = await hindersBeginning(tx, toBegin)
		return hindered === null ? insert(tx, toBegin) : no(hindered)
	})

type Begun = Visit & Pick<Context, 'basis' | 'phoneOnlyIfKnown'>

/** The visit that this booked time becomes when it begins. */
export const visitToBe = async (db: Db, at: Instant, booking: Booking, by: StaffId): Promise<Begun> => {
	const plannedOn = dayOfInstant(booking.span.from)
	return notYetHeld({
		...(await contextOfBooking(db, booking, plannedOn)),
		id: crypto.randomUUID() as VisitId,
		person: booking.person,
		booking: booking.id,
		staff: by,
		form: booking.purpose === 'phone_visit' ? 'phone_visit' : 'home_visit',
		plannedOn,
		begunAt: at,
	})
}

const hindersBeginning = async (db: Db, visit: Begun): Promise<StartWhy | null> => {
	const citizen = await findCitizen(db, visit.person)
	if (citizen === null) return 'unknown_citizen'
	if (citizen.status !== 'resident') return 'not_resident'
	const mustKnow = visit.form === 'phone_visit' && visit.phoneOnlyIfKnown
	const knows = !mustKnow || (await store.hasVisited(db, visit.staff, visit.person))
	return knows ? null : 'consultant_does_not_know_citizen'
}

const insert = async (tx: Db, visit: Begun): Promise<Outcome<VisitId, 'form_was_used'>> => {
	if (await store.insertVisit(tx, visit)) {
		if (visit.basis !== null) await store.saveBasis(tx, visit.begunAt, visit.id, visit.basis, visit.standard)
		return yes(visit.id)
	}
	const [other] = visit.booking === null ? [] : await store.findByBookings(tx, [visit.booking])
	if (other !== undefined) return yes(other.id)
	const before = await store.findById(tx, visit.id)
	return before !== null && isBegunAs(before, visit) ? yes(visit.id) : no('form_was_used')
}

/** The visit could not be held: why is recorded, and its time is given back. Said twice, it is recorded once. */
export const notGoneAhead = (
	db: Db,
	at: Instant,
	asked: { readonly visit: VisitId; readonly reason: string; readonly note: string; readonly by: StaffId },
): Promise<Outcome<Visit, 'unknown_visit' | 'no_reason' | 'note_missing' | 'took_place'>> =>
	inTransaction(db, async (tx) => {
		const visit = await store.lockVisit(tx, asked.visit)
		if (visit === null) return no('unknown_visit')
		if (visit.notGoneAhead !== null) return yes(visit)
		if (visit.tookPlaceOn !== null) return no('took_place')
		const read = readHindrance(asked.reason, asked.note)
		if (!read.ok) return read
		await store.setNotGoneAhead(tx, at, visit.id, read.value.hindrance, read.value.note)
		await store.dropAcceptance(tx, visit.id)
		if (visit.booking !== null) await releaseBooking(tx, at, visit.booking, 'visit_did_not_go_ahead')
		return yes((await store.findById(tx, visit.id)) ?? visit)
	})

/** The one question after a visit that did not go ahead: is the citizen to be offered a new time? */
export const answerNewTime = (
	db: Db,
	asked: { readonly visit: VisitId; readonly wanted: boolean },
): Promise<Outcome<Visit, 'unknown_visit' | 'did_go_ahead'>> =>
	inTransaction(db, async (tx) => {
		const visit = await store.lockVisit(tx, asked.visit)
		if (visit === null) return no('unknown_visit')
		if (visit.notGoneAhead === null) return no('did_go_ahead')
		await store.setNewTime(tx, visit.id, asked.wanted)
		return yes({ ...visit, newTime: asked.wanted ? 'wanted' : 'not_wanted' })
	})

/** Visits that did not go ahead and whose citizen is to be offered a new time; the one who waited longest first. */
export const needsNewTime = (db: Db): Promise<Visit[]> => store.findWantingNewTime(db)

/** These citizens have died, moved away or disappeared: no new time is offered for a visit that did not go ahead. */
export const dropNewTimesOf = (tx: Db, persons: readonly PersonId[]): Promise<void> => store.dropNewTimes(tx, persons)

/** A new time was given, or the citizen no longer wants one: the visit leaves `needsNewTime`. */
export const newTimeGiven = (db: Db, at: Instant, visit: VisitId): Promise<void> => store.setNewTimeGiven(db, at, visit)
