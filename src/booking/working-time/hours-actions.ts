import { listStaff } from '#access/actions.ts'
import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import { wholeDays } from '../absence/whole-days.ts'
import { boundsOf } from '../bounds-actions.ts'
import { freeSpans } from '../free-time/free-spans.ts'
import { standingDuring } from '../store.ts'
import { baseOf } from '../travel/base.ts'
import { basesOf, servedBy } from '../travel/base-store.ts'
import { knownDistricts } from '../travel/district.ts'
import { placeOf } from '../travel/travel.ts'
import { closedDaysBetween } from './closed-days.ts'
import { fixedSpans } from './fixed-hours.ts'
import { fixedHoursOf } from './fixed-hours-store.ts'
import type { Hours } from './hours.ts'
import { absencesDuring, shiftsOf } from './working-time-store.ts'

/** What a municipality keeps to; without districts everybody drives everywhere. */
type KeptHours = Pick<Municipality, 'closedDays' | 'visitingHours'> &
	Partial<Pick<Municipality, 'base' | 'bounds' | 'districts'>>

/** What the active consultants have free, first to last day inclusive, and what stands between. Computed, never stored. */
export const hoursOf = async (db: Db, municipality: KeptHours, from: Day, to: Day, only?: StaffId): Promise<Hours> => {
	const days = wholeDays(from, to)
	const { districts = [] } = municipality
	const consultants = (await listStaff(db)).filter(
		(staff) => staff.roles.includes('consultant') && (only === undefined || staff.id === only),
	)
	const staff = consultants.map(({ id }) => id)
	const shifts = await shiftsOf(db, staff)
	const fixed = await fixedHoursOf(db, staff)
	const [bases, served] = [await basesOf(db, staff), await servedBy(db, staff)]
	const absences = await absencesDuring(db, days, staff)
	const bookings = await standingDuring(db, days, staff)
	const citizens = await findCitizens(db, [...new Set(bookings.map(({ person }) => person))])
	const bounds = await boundsOf(db, municipality)
	const closed = closedDaysBetween(municipality.closedDays, from, to)
	return consultants.flatMap((consultant) => {
		const first = later(from, consultant.activeFrom)
		const last = consultant.deactivatedOn === null ? to : earlier(to, addDays(consultant.deactivatedOn, -1))
		if (last < first) return []
		const theirs = <Line extends { readonly staff: StaffId }>(lines: readonly Line[]): Line[] =>
			lines.filter((line) => line.staff === consultant.id)
		const booked = theirs(bookings)
		const away = [...theirs(absences), ...booked].map(({ span }) => span)
		const busy = [...away, ...fixedSpans(theirs(fixed), first, last)]
		const chosen = theirs(served).map(({ district }) => district)
		const base = baseOf(theirs(bases)[0], municipality)
		return {
			staff: consultant.id,
			free: freeSpans(theirs(shifts), closed, municipality.visitingHours, busy, first, last),
			booked: booked.map(({ span, person }) => ({
				span,
				person,
				place: placeOf(citizens.get(person), bounds),
			})),
			base: base === null ? null : { x: base.x, y: base.y },
			profession: consultant.profession,
			languages: consultant.languages,
			districts: knownDistricts({ districts }, chosen).known,
		}
	})
}
