import { type Day, weekdayOf } from '#kernel/day.ts'
import { dayOf, instantAt, millisecondsOf, type Span } from '#kernel/instant.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Address } from '#population/index.ts'
import type { TimeNeeds } from '../needs/time-needs.ts'
import { districtOf } from '../travel/district.ts'
import type { ConsultantHours, Hours } from '../working-time/hours.ts'
import { type Stretch, spanOf, stretchOf, subtract } from './spans.ts'

/** What a citizen's time keeps to: what they need, and the district they live in. */
export type TimeBounds = { readonly needs: TimeNeeds | null; readonly district: string | null }

/** The district of a home; null where it is in none, or nobody knows where it is. */
export const districtAt = (
	municipality: Partial<Pick<Municipality, 'districts'>>,
	home: Pick<Address, 'postalCode'> | null | undefined,
): string | null => districtOf({ districts: municipality.districts ?? [] }, home?.postalCode ?? null)

type Brings = Pick<ConsultantHours, 'profession' | 'languages' | 'districts'>

/** Whether the consultant speaks the language, has the profession and serves the district. */
export const mayVisit = ({ profession, languages, districts }: Brings, { needs, district }: TimeBounds): boolean =>
	(needs === null || needs.language === null || languages.includes(needs.language)) &&
	(needs === null || needs.profession === null || profession?.toLowerCase() === needs.profession) &&
	(districts.length === 0 || district === null || districts.includes(district))

/** Whether the whole visit lies on a day and between the hours that the citizen can be visited. */
export const suits = (span: Span, { needs }: TimeBounds): boolean => {
	if (needs === null) return true
	const on = dayOf(span.from)
	if (needs.notOnWeekdays.includes(weekdayOf(on))) return false
	return needs.hours === null || subtract([stretchOf(span)], [hoursOn(on, needs.hours)]).length === 0
}

const hoursOn = (on: Day, { from, to }: NonNullable<TimeNeeds['hours']>): Stretch => [
	millisecondsOf(instantAt(on, from)),
	millisecondsOf(instantAt(on, to)),
]

/** Of a day's free time what the citizen can use. */
export const usableOn = (on: Day, free: readonly Stretch[], { needs }: TimeBounds): readonly Stretch[] => {
	if (needs === null) return free
	if (needs.notOnWeekdays.includes(weekdayOf(on))) return []
	if (needs.hours === null) return free
	const [opens, shuts] = hoursOn(on, needs.hours)
	return free
		.map(([from, to]): Stretch => [Math.max(from, opens), Math.min(to, shuts)])
		.filter(([from, to]) => from < to)
}

/** Free time of those who may visit, as far as the citizen can use it. */
export const hoursWithin = (hours: Hours, bounds: TimeBounds): Hours =>
	hours
		.filter((consultant) => mayVisit(consultant, bounds))
		.map((consultant) => ({
			...consultant,
			free: consultant.free.flatMap((span) => usableOn(dayOf(span.from), [stretchOf(span)], bounds).map(spanOf)),
		}))
