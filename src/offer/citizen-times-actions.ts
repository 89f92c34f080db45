import { staffNames } from '#access/actions.ts'
import { freeTimesFor } from '#booking/actions.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { ToKnow } from './answer.ts'
import type { Holder } from './answer-pass-actions.ts'
import { firstDayToChoose } from './citizen-standing.ts'
import { timeTogetherFor } from './couple-actions.ts'
import { type ProposedTime, spanOf } from './offer.ts'

/** A time that can be chosen; `together`: that of the other one of the home, for one visit to both. */
export type TimeForCitizen = {
	readonly time: ProposedTime
	readonly span: Span
	readonly name: string
	readonly isSameConsultant: boolean
	readonly isTogether: boolean
}

const daysOfTimes = 60
const timesShown = 8
const mostDaysAhead = 180

/** Free times, the same consultant's first; before them the time of the other one of the home, where both ask for one visit. `after`: later than that day. */
export const timesForCitizen = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	{ citizen, offer, booking }: Pick<Holder, 'citizen' | 'offer' | 'booking'>,
	wishes: Pick<ToKnow, 'together' | 'needs'>,
	after: Day | null = null,
): Promise<TimeForCitizen[]> => {
	if (offer === null) return []
	const names = await staffNames(db)
	const prefer: StaffId | null = booking?.staff ?? offer.time?.staff ?? null
	const first = firstDayToChoose(dayOf(at), wishes.needs.includes('interpreter'))
	const from = after === null || after > addDays(first, mostDaysAhead) ? first : later(first, addDays(after, 1))
	const free = await freeTimesFor(db, municipality, {
		person: citizen.id,
		minutes: offer.minutes,
		from,
		to: addDays(from, daysOfTimes),
		prefer,
		atMost: timesShown,
	})
	const shown = (staff: StaffId, span: Span, isTogether: boolean): TimeForCitizen => ({
		time: { staff, from: span.from },
		span,
		name: names.get(staff) ?? '',
		isSameConsultant: staff === prefer,
		isTogether,
	})
	const beside = await timeTogetherFor(db, at, citizen.id, wishes.together)
	const times = free
		.map(({ staff, span }) => shown(staff, span, false))
		.toSorted(
			(a, b) =>
				Number(b.isSameConsultant) - Number(a.isSameConsultant) || (isBefore(a.span.from, b.span.from) ? -1 : 1),
		)
	return beside === null ? times : [shown(beside.staff, spanOf(beside, municipality.jointMinutes), true), ...times]
}
