import type { StaffId } from '#kernel/ids.ts'
import type { Visit } from '../visit.ts'
import type { Call } from './day-sheet.ts'

/** What decides whether somebody drives to a visit. */
type Driven = Pick<Call, 'booking' | 'form' | 'state' | 'held'> & {
	readonly visit: Pick<Visit, 'id' | 'staff'> | null
}

/**
 * The page that shows a protected address to whoever drives there, with a line of its own in the read log; null where nobody
 * does, or somebody else began the visit. Of a visit that no time was booked for only once it is begun.
 */
export const addressPage = ({ booking, visit, form, state, held }: Driven, reader: StaffId): string | null => {
	if (form === 'phone_visit' || held || state === 'not_gone_ahead') return null
	if (visit !== null && visit.staff !== reader) return null
	if (booking !== null) return `/dagens-rute/adresse/${booking}`
	return visit === null ? null : `/dagens-rute/adresse/besoeg/${visit.id}`
}
