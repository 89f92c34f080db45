import { randomUUID } from 'node:crypto'
import { hold, releaseBooking } from '#booking/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Offer, spanOf } from '../offer.ts'
import { setTime } from '../store.ts'
import { sharedTimes } from './couple.ts'

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
