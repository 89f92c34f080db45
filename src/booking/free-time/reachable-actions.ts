import { findStaff } from '#access/actions.ts'
import { daysBetween } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

const mostDaysAhead = 800

/** Somebody's time, within the years that calendars are made for. */
export const canBeHad = async (
	db: Db,
	at: Instant,
	to: { readonly staff: StaffId; readonly span: Span },
): Promise<boolean> =>
	daysBetween(dayOf(at), dayOf(to.span.from)) <= mostDaysAhead && (await findStaff(db, to.staff)) !== null
