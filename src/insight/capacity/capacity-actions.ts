import { listStaff } from '#access/actions.ts'
import { hoursOf } from '#booking/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, addMonths, type Day } from '#kernel/day.ts'
import { type OffersAhead, offersAhead } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Assumed, type Capacity, capacityOf, monthsAhead, monthsFrom, visitsAhead } from './capacity.ts'

export type CapacityShown = Capacity & {
	/** Consultants who are at work today or later. */
	readonly consultants: number
	/** The first day on which a visit may be, when its letter goes today. */
	readonly firstVisit: Day
	/** Offered already, without a time. */
	readonly underway: number
	/** Invited to a meeting for several instead of a visit. */
	readonly meetings: number
}

/** Where visits lie makes no hours: the register is not asked for it. */
const anywhere = {
	west: Number.NEGATIVE_INFINITY,
	south: Number.NEGATIVE_INFINITY,
	east: Number.POSITIVE_INFINITY,
	north: Number.POSITIVE_INFINITY,
}

/** What a year of offers asks of the consultants, and what they have; shows no citizen. */
export const capacity = async (
	db: Db,
	municipality: Municipality,
	today: Day,
	sources: readonly FactSource[],
	assumed: Assumed,
): Promise<CapacityShown> => {
	const { noticeDays } = municipality
	const firstVisit = addDays(today, noticeDays)
	const last = addDays(addMonths(monthsFrom(firstVisit)[0] as Day, monthsAhead), -1)
	const { offers, underway }: OffersAhead = await offersAhead(db, today, addDays(last, -noticeDays), sources)
	const hours = await hoursOf(db, { ...municipality, bounds: anywhere }, firstVisit, last)
	const waiting = underway.map((one) => ({ ...one, dueOn: firstVisit, earliestOn: firstVisit }))
	const visits = [...waiting, ...visitsAhead(offers, firstVisit, (due) => addDays(due, noticeDays))]
	const staff = await listStaff(db)
	return {
		...capacityOf(
			visits,
			hours.flatMap(({ free }) => free),
			firstVisit,
			assumed,
		),
		consultants: staff.filter(
			({ roles, deactivatedOn }) => roles.includes('consultant') && (deactivatedOn === null || deactivatedOn > today),
		).length,
		firstVisit,
		underway: underway.length,
		meetings: offers.filter(({ isMeeting }) => isMeeting).length,
	}
}
