import type { Background } from '#access/index.ts'
import type { Booking } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OfferId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { offersOf } from '#offer/actions.ts'
import { criteriaOf } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardName, standardOn, standardUnder } from '#standard/index.ts'
import type { Occasion, Visit } from './visit.ts'

/** What is fixed when a visit begins: on which ground, under which promise, and by what right it is recorded. */
export type Context = {
	readonly offer: OfferId | null
	readonly occasion: Occasion
	readonly criteria: readonly string[]
	readonly intervention: string
	readonly standard: string | null
	readonly basis: Text | null
	/** Does the promise let a consultant visit by phone only a citizen they know? */
	readonly phoneOnlyIfKnown: boolean
}

const general = 'general'
/** Of several interventions the one with a special focus leads the visit. */
const mainIntervention = (codes: readonly string[]): string => codes.find((code) => code !== general) ?? general

/** The context of a visit that answers no offer. */
export const contextOf = async (db: Db, on: Day): Promise<Context> => {
	const standard = standardOn(await listStandards(db), on)
	return {
		offer: null,
		occasion: 'need',
		criteria: [],
		intervention: general,
		standard: standard === null ? null : standardName(standard),
		basis: standard?.texts.recording ?? null,
		phoneOnlyIfKnown: standard?.furtherVisits.phoneOnlyIfKnown ?? true,
	}
}

/** The context of a booked time: that of the offer it was given for, if it was. */
export const contextOfBooking = async (db: Db, booking: Booking, on: Day): Promise<Context> => {
	const plain = await contextOf(db, on)
	const offer = (await offersOf(db, booking.person)).find((one) => one.booking === booking.id)
	if (offer === undefined) return { ...plain, occasion: booking.purpose === 'follow_up' ? 'follow_up' : 'need' }
	return {
		...plain,
		offer: offer.id,
		occasion: 'offer',
		criteria: criteriaOf(offer),
		intervention: mainIntervention(offer.grounds.map((ground) => ground.intervention)),
	}
}

/** The day the citizen said yes to the offer that a visit answers; null where it answers none, or nothing is known of that. */
export const offerAnsweredOn = async (
	db: Db,
	{ person, offer }: Pick<Visit, 'person' | 'offer'>,
): Promise<Day | null> => {
	if (offer === null) return null
	const answered = (await offersOf(db, person)).find(({ id, endedBecause }) => id === offer && endedBecause === 'yes')
	return answered?.endedAt ? dayOf(answered.endedAt) : null
}

/** The background that the standard under which the visit was begun demands of whoever signs; null where it names none. */
export const backgroundDemanded = async (
	db: Db,
	visit: Pick<Visit, 'standard' | 'plannedOn'>,
): Promise<readonly Background[] | null> =>
	standardUnder(await listStandards(db), visit.standard ?? '', visit.plannedOn)?.staff?.professions ?? null
