import { randomUUID } from 'node:crypto'
import { hold, hoursOf, needsOf, releaseBooking } from '#booking/actions.ts'
import { districtOf, proposeTimes } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import { couplesWhoCan, jobsOf, type KnownOfThem, type Wanted } from './batch-times-jobs.ts'
import { type Couple, sharedTimes } from './couple.ts'
import { type Offer, type ProposedTime, spanOf } from './offer.ts'
import { offersOfPersons, setTime } from './store.ts'

/** How far ahead times are proposed, counted from the first day that gives notice. */
export const daysOfTimes = 42

/** A time for each who is to be given one and can be, one for both of a couple; nothing is taken yet. */
export const timesFor = async (
	tx: Db,
	municipality: Municipality,
	today: Day,
	wanted: readonly Wanted[],
	couples: readonly Couple[] = [],
): Promise<ReadonlyMap<PersonId, ProposedTime>> => {
	if (wanted.length === 0) return new Map()
	const earliest = addDays(today, municipality.noticeDays)
	const latest = addDays(earliest, daysOfTimes)
	const persons = wanted.map(({ person }) => person)
	const known: KnownOfThem = {
		citizens: await findCitizens(tx, persons),
		visitors: await consultantsKnown(tx, persons),
		needs: await needsOf(tx, persons),
		districtOf: (postalCode) => districtOf(municipality, postalCode),
	}
	const hours = await hoursOf(tx, municipality, earliest, latest)
	const when = { today, earliest, latest, jointMinutes: municipality.jointMinutes }
	const placed = (pairs: readonly Couple[]): ReadonlyMap<PersonId, ProposedTime> => {
		const beside = new Map(pairs)
		const { planned, unplanned } = proposeTimes(jobsOf(wanted, pairs, known, when), hours)
		const apart = new Set(unplanned.map(({ job }) => job))
		if (pairs.some(([first]) => apart.has(first))) return placed(pairs.filter(([first]) => !apart.has(first)))
		return new Map(
			planned.flatMap(({ job, staff, span }) => {
				const person = job as PersonId
				const time = { staff, from: span.from }
				const other = beside.get(person)
				return other === undefined
					? [[person, time] as const]
					: ([
							[person, time],
							[other, time],
						] as const)
			}),
		)
	}
	return placed(couplesWhoCan(couples, known))
}

/** The consultant of the latest accepted offer. */
const consultantsKnown = async (tx: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, StaffId>> => {
	const accepted = (await offersOfPersons(tx, persons)).filter(({ endedBecause }) => endedBecause === 'yes')
	return new Map(accepted.flatMap(({ person, time }) => (time === null ? [] : [[person, time.staff]])))
}

/**
 * Holds the proposed times of a batch until the answer is due; of a couple both or neither. Comes back with whose time is gone
 * or lies before the answer is due.
 */
export const holdAll = async (
	tx: Db,
	at: Instant,
	municipality: Pick<Municipality, 'jointMinutes'>,
	offers: readonly Offer[],
	answerBy: Day,
	by: StaffId,
): Promise<Offer[]> => {
	const pairs = sharedTimes(offers)
	const inPair = new Set(pairs.flatMap(([one, other]) => [one.id, other.id]))
	const missed: Offer[] = []
	for (const pair of pairs) {
		const joint = { id: randomUUID(), minutes: municipality.jointMinutes }
		if (!(await holdBoth(tx, at, pair, answerBy, by, joint))) missed.push(...pair)
	}
	for (const offer of offers)
		if (!inPair.has(offer.id) && (await holdFor(tx, at, offer, answerBy, by)) === null) missed.push(offer)
	return missed
}

type Joint = { readonly id: string; readonly minutes: number }

const holdBoth = async (
	tx: Db,
	at: Instant,
	[one, other]: readonly [Offer, Offer],
	answerBy: Day,
	by: StaffId,
	joint: Joint,
): Promise<boolean> => {
	const first = await holdFor(tx, at, one, answerBy, by, joint)
	if (first === null) return false
	if ((await holdFor(tx, at, other, answerBy, by, joint)) !== null) return true
	await releaseBooking(tx, at, first, 'time_lost')
	await setTime(tx, one.id, one.time, null)
	return false
}

/** Null when the time is gone, or lies before the answer is due. */
const holdFor = async (
	tx: Db,
	at: Instant,
	{ id, person, time, minutes }: Offer,
	answerBy: Day,
	by: StaffId,
	joint?: Joint,
): Promise<BookingId | null> => {
	if (time === null || dayOf(time.from) <= answerBy) return null
	const held = await hold(tx, at, {
		staff: time.staff,
		person,
		span: spanOf(time, joint?.minutes ?? minutes),
		purpose: 'home_visit',
		heldUntil: answerBy,
		by,
		joint: joint?.id ?? null,
	})
	if (!held.ok) return null
	await setTime(tx, id, time, held.value.id)
	return held.value.id
}
