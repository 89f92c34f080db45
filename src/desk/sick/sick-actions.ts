import { findStaff, staffNames } from '#access/actions.ts'
import { absencesAhead, besideOf, findBookings, latestMove, timesInsteadOf, visitsHit } from '#booking/actions.ts'
import { type Booking, besideIn, type Instead } from '#booking/index.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import { no, type Outcome } from '#kernel/outcome.ts'
import { offersOfPersons, toldOfMove } from '#offer/actions.ts'
import type { ToldOfMove } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import { visitsOf } from '#visit/actions.ts'
import type { Moved, NotMoved } from '../move/move-visit.ts'
import { moveVisit } from '../move/move-visit-actions.ts'
import {
	type Asked,
	type Chosen,
	firstNewDay,
	heardOf,
	mustCallFor,
	type Proposal,
	type SickList,
	type SickVisit,
	whenOf,
} from './sick-visit.ts'

/** So many visits are looked through at once; when they are moved, the next come. */
const shownAtOnce = 25
/** Any letter has arrived by then. */
const farAhead = 300

/** Visits from today on that nobody comes to, the two bookings of a joint one together; in order of time. */
export const visitsWithoutConsultant = async (
	db: Db,
	at: Instant,
	staff: StaffId | null = null,
): Promise<readonly (readonly Booking[])[]> => {
	const hit = await visitsHit(db, at, staff)
	const persons = [...new Set(hit.map(({ person }) => person))]
	const begun = new Set(persons.length === 0 ? [] : (await visitsOf(db, ...persons)).map(({ booking }) => booking))
	const standing = hit.filter(({ id }) => !begun.has(id))
	const together = new Set<BookingId>()
	return standing.flatMap((booking) => {
		if (together.has(booking.id)) return []
		const other = besideIn(standing, booking)
		if (other === null) return [[booking]]
		together.add(other.id)
		return [[booking, other]]
	})
}

/** Whom an absence hits, and for each what can be had instead. */
export const sickListOf = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	staff: StaffId,
): Promise<SickList | null> => {
	const who = await findStaff(db, staff)
	if (who === null) return null
	const all = await visitsWithoutConsultant(db, at, staff)
	const shown = all.slice(0, shownAtOnce)
	const names = await staffNames(db)
	return {
		...{ staff, name: who.name, leftOn: who.deactivatedOn, more: all.length - shown.length },
		absences: await absencesAhead(db, at, staff),
		visits: await withInstead(db, at, municipality, shown),
		nameOf: (one) => names.get(one) ?? '',
	}
}

const withInstead = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	visits: readonly (readonly Booking[])[],
): Promise<SickVisit[]> => {
	const persons = [...new Set(visits.flat().map(({ person }) => person))]
	if (persons.length === 0) return []
	const citizens = await findCitizens(db, persons)
	const offers = await offersOfPersons(db, persons)
	const asked = new Map<BookingId, Asked>()
	for (const visit of visits)
		for (const booking of visit) asked.set(booking.id, await askedOf(db, at, municipality, booking))
	const known = visits.flatMap((visit) => {
		const [booking] = visit
		const told = visit.flatMap(({ id }) => asked.get(id) ?? [])
		if (booking === undefined) return []
		const when = whenOf(booking, at)
		const mustCall = told.some((one) => mustCallFor(when, one))
		const earliest = told.map((one) => firstNewDay(dayOf(at), mustCall, one)).reduce(later)
		const isContradicted = told.some(({ late }) => !late.ok && late.why === 'answers_conflict')
		return [{ visit, booking, when, mustCall, earliest, isContradicted }]
	})
	const instead = await timesInsteadOf(
		db,
		at,
		municipality,
		known.filter(({ isContradicted, when }) => !isContradicted && when !== 'has_begun'),
	)
	const proposals = new Map<BookingId, readonly Proposal[]>()
	for (const { booking, visit } of known) {
		const proposed: Proposal[] = []
		for (const one of instead.get(booking.id) ?? []) {
			const told: ToldOfMove[] = []
			for (const each of visit) told.push(...(await toldOf(db, at, municipality, each, one, asked.get(each.id))))
			proposed.push({ ...one, told })
		}
		proposals.set(booking.id, proposed)
	}
	return known.map(({ visit, booking, when, mustCall, isContradicted }) => ({
		...{ booking, when, mustCall, isContradicted },
		instead: proposals.get(booking.id) ?? [],
		visited: visit.flatMap(({ id, person }) => {
			const citizen = citizens.get(person)
			return citizen === undefined ? [] : [{ citizen, heard: heardOf(offers.find((offer) => offer.booking === id)) }]
		}),
	}))
}

/** How the citizen would learn of this one; looked up only where it depends on the day. */
const toldOf = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	booking: Booking,
	{ staff, span, isSameTime }: Instead,
	asked: Asked | undefined,
): Promise<Proposal['told']> => {
	if (!isSameTime && asked?.soon.ok && asked.late.ok && asked.soon.value === asked.late.value) return [asked.late.value]
	const told = await toldOfMove(db, at, municipality, booking, { staff, from: span.from })
	return told.ok ? [told.value] : []
}

/** How the citizen would learn of a move to tomorrow, and of one to a day far ahead. */
const askedOf = async (db: Db, at: Instant, municipality: Municipality, booking: Booking): Promise<Asked> => {
	const on = (days: number) => ({
		staff: booking.staff,
		from: instantAt(addDays(dayOf(at), days), clock('12:00')),
	})
	return {
		soon: await toldOfMove(db, at, municipality, booking, on(1)),
		late: await toldOfMove(db, at, municipality, booking, on(farAhead)),
	}
}

/** The first day that a visit, one booking or the two of a joint one, can be moved to; whoever must be called can have tomorrow. */
export const firstDayFor = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	visit: readonly Booking[],
): Promise<Day> => {
	const asked: Asked[] = []
	for (const booking of visit) asked.push(await askedOf(db, at, municipality, booking))
	const isCalled = visit.some((booking, which) => asked[which] && mustCallFor(whenOf(booking, at), asked[which]))
	return asked.map((one) => firstNewDay(dayOf(at), isCalled, one)).reduce(later, addDays(dayOf(at), 1))
}

/** What became of one that was chosen; `beside`: the other booking of a joint visit. */
export type Result = Chosen & { readonly done: Outcome<Moved, NotMoved>; readonly beside: readonly BookingId[] }

/**
 * Moves those chosen one by one, each in a transaction of its own: what is moved is moved, and whatever else happens the rest
 * stays on the list. Asked again, what is moved already is only said. Only visits that `from` cannot come to are moved from here: of
 * another nothing is said at all.
 */
export const moveChosen = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	asked: { readonly from: StaffId; readonly chosen: readonly Chosen[]; readonly by: StaffId },
): Promise<readonly Result[]> => {
	const { from, by } = asked
	const results: Result[] = []
	const bookings = await findBookings(
		db,
		asked.chosen.map(({ booking }) => booking),
	)
	const uncovered = new Set((await visitsWithoutConsultant(db, at, from)).flat().map(({ id }) => id))
	for (const one of asked.chosen) {
		if (!uncovered.has(one.booking) && !(await wasMovedFrom(db, from, one.booking))) {
			results.push({ ...one, done: no('no_such_booking'), beside: [] })
			continue
		}
		const booking = bookings.get(one.booking)
		const other = booking === undefined ? null : await besideOf(db, booking)
		const done = await moveVisit(db, at, municipality, { ...one, because: 'consultant_away', by })
		results.push({ ...one, done, beside: other === null ? [] : [other.id] })
	}
	return results
}

const wasMovedFrom = async (db: Db, staff: StaffId, booking: BookingId): Promise<boolean> => {
	const move = await latestMove(db, booking)
	return move?.staff === staff && move.because === 'consultant_away'
}
