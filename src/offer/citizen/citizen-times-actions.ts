import { staffNames } from '#access/actions.ts'
import { freeTimesFor } from '#booking/actions.ts'
import type { FreeTime } from '#booking/index.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { ToKnow } from '../answer/answer.ts'
import { timeTogetherFor } from '../batch/couple-actions.ts'
import { type ProposedTime, spanOf } from '../offer.ts'
import type { Holder } from './answer-pass-actions.ts'
import { daysOfTimes, firstDayToChoose, mostDaysAhead } from './citizen-standing.ts'

/** A time that can be chosen; `together`: that of the other one of the home, for one visit to both. */
export type TimeForCitizen = {
	readonly time: ProposedTime
	readonly span: Span
	readonly name: string
	/** Whoever the letter or the time agreed on names, whoever visited last where none does, or somebody else. */
	readonly consultant: 'proposed' | 'last' | 'other'
	readonly isTogether: boolean
}

const timesShown = 8
/** More than are shown, because of several at one moment only one is. */
const timesLookedAt = 80

/** Free times, the consultant's first whom the citizen knows or the letter names, no moment twice; before them the time of the other one of the home, where both ask for one visit. `after`: later than that day. */
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
		atMost: timesLookedAt,
	})
	const shown = (staff: StaffId, span: Span, isPreferred: boolean, isTogether: boolean): TimeForCitizen => ({
		time: { staff, from: span.from },
		span,
		name: names.get(staff) ?? '',
		consultant: staff === prefer ? 'proposed' : isPreferred ? 'last' : 'other',
		isTogether,
	})
	const beside = await timeTogetherFor(db, at, citizen.id, wishes.together)
	const times = onceEach(free)
		.filter(({ span }) => beside === null || !isSameMoment(span.from, beside.from))
		.slice(0, timesShown)
		.toSorted((a, b) => Number(b.isPreferred) - Number(a.isPreferred) || (isBefore(a.span.from, b.span.from) ? -1 : 1))
		.map(({ staff, span, isPreferred }) => shown(staff, span, isPreferred, false))
	return beside === null
		? times
		: [shown(beside.staff, spanOf(beside, municipality.jointMinutes), false, true), ...times]
}

const isSameMoment = (a: Instant, b: Instant): boolean => !isBefore(a, b) && !isBefore(b, a)

/** Of those that begin at one moment the preferred consultant's, else the best; best first, as they were. */
const onceEach = (times: readonly FreeTime[]): FreeTime[] => {
	const preferred = times.filter(({ isPreferred }) => isPreferred)
	return times.filter(({ span, isPreferred }, place) => {
		const startsThen = (other: FreeTime) => isSameMoment(other.span.from, span.from)
		return isPreferred || !(preferred.some(startsThen) || times.slice(0, place).some(startsThen))
	})
}
