import { listStaff } from '#access/actions.ts'
import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { closedDaysBetween } from './closed-days.ts'
import { freeSpans } from './free-spans.ts'
import type { FreeTime } from './free-time.ts'
import type { Hours } from './hours.ts'
import { rankFreeTimes } from './rank-free-times.ts'
import { consultantsOf, standingDuring } from './store.ts'
import { wholeDays } from './whole-days.ts'
import { absencesDuring, shiftsOf } from './working-time-store.ts'

/** What the active consultants have free, first to last day inclusive, and what stands between. Computed, never stored. */
export const hoursOf = async (
	db: Db,
	municipality: Pick<Municipality, 'closedDays' | 'visitingHours'>,
	from: Day,
	to: Day,
	only?: StaffId,
): Promise<Hours> => {
	const days = wholeDays(from, to)
	const consultants = (await listStaff(db)).filter(
		(staff) => staff.roles.includes('consultant') && (only === undefined || staff.id === only),
	)
	const staff = consultants.map(({ id }) => id)
	const shifts = await shiftsOf(db, staff)
	const absences = await absencesDuring(db, days, staff)
	const bookings = await standingDuring(db, days, staff)
	const citizens = await findCitizens(db, [...new Set(bookings.map(({ person }) => person))])
	const closed = closedDaysBetween(municipality.closedDays, from, to)
	return consultants.flatMap((consultant) => {
		const first = later(from, consultant.activeFrom)
		const last = consultant.deactivatedOn === null ? to : earlier(to, addDays(consultant.deactivatedOn, -1))
		if (last < first) return []
		const theirs = <Line extends { readonly staff: StaffId }>(lines: readonly Line[]): Line[] =>
			lines.filter((line) => line.staff === consultant.id)
		const booked = theirs(bookings)
		const away = [...theirs(absences), ...booked].map(({ span }) => span)
		return {
			staff: consultant.id,
			free: freeSpans(theirs(shifts), closed, municipality.visitingHours, away, first, last),
			booked: booked.map(({ span, person }) => ({ span, person, place: placeOf(citizens.get(person)?.address) })),
		}
	})
}

const placeOf = (address: { readonly x: number | null; readonly y: number | null } | null | undefined) =>
	address === null || address === undefined || address.x === null || address.y === null
		? null
		: { x: address.x, y: address.y }

/** The best few free times for one citizen, best first, each with its reason; whoever visited last is preferred unless another is named. */
export const freeTimesFor = async (
	db: Db,
	municipality: Pick<Municipality, 'closedDays' | 'visitingHours'>,
	asked: {
		readonly person: PersonId
		readonly minutes: number
		readonly from: Day
		readonly to: Day
		readonly prefer?: StaffId | null
		readonly near?: Day | null
		readonly notBefore?: Instant
		readonly atMost?: number
	},
): Promise<FreeTime[]> => {
	const citizen = await findCitizen(db, asked.person)
	const [known] = await consultantsOf(db, asked.person)
	return rankFreeTimes(
		{
			minutes: asked.minutes,
			from: asked.from,
			to: asked.to,
			place: placeOf(citizen?.address),
			prefer: asked.prefer ?? known ?? null,
			near: asked.near ?? null,
			notBefore: asked.notBefore === undefined ? 0 : millisecondsOf(asked.notBefore),
			atMost: asked.atMost ?? 3,
		},
		await hoursOf(db, municipality, asked.from, asked.to),
	)
}
