import { hoursOf } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, dayOf, type Instant, isBefore, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { covers } from './batch/covers.ts'

/** The hours that the municipality keeps; where they are not at hand, a consultant's own hours and the public holidays decide. */
export type KeptHours = Pick<Municipality, 'closedDays' | 'visitingHours'> & Partial<Pick<Municipality, 'jointMinutes'>>
const allDay: KeptHours = { closedDays: [], visitingHours: { from: clock('00:00'), to: clock('23:59') } }

/** No visit is agreed on further ahead than this. */
const mostDaysAhead = 730

/** Whether the consultant works then and is free; `own` is the citizen's own time, which would be given up. */
export const isFree = async (
	db: Db,
	at: Instant,
	wanted: { readonly staff: StaffId; readonly span: Span },
	own: Booking | null,
	kept: KeptHours = allDay,
): Promise<boolean> => {
	const { staff, span } = wanted
	const on = dayOf(span.from)
	if (isBefore(span.from, at) || on > addDays(dayOf(at), mostDaysAhead)) return false
	const [hours] = await hoursOf(db, kept, on, on, staff)
	const given = own === null || own.staff !== staff ? [] : [own.span]
	return covers([...(hours?.free ?? []), ...given], span)
}
