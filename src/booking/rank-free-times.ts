import { type Day, daysBetween } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import { type Opening, openingsOf, type WorkDay, workDays } from './calendar.ts'
import type { FreeTime } from './free-time.ts'
import type { Hours } from './hours.ts'
import { spanOf } from './spans.ts'
import type { Place } from './travel.ts'

export type Asked = {
	readonly minutes: number
	readonly from: Day
	readonly to: Day
	readonly place: Place | null
	/** The consultant asked for, or who knows the citizen. */
	readonly prefer: StaffId | null
	/** The day the caller would like; null: the sooner the better. */
	readonly near: Day | null
	/** Nothing that starts before this, in milliseconds since 1970. */
	readonly notBefore: number
	readonly atMost: number
}

type Candidate = { readonly day: WorkDay; readonly opening: Opening; readonly cost: number }

/** Up to so many minutes extra on the road count as on the way. */
const onTheWay = 5

const costOf = (asked: Asked, day: WorkDay, opening: Opening): number =>
	(asked.prefer !== null && asked.prefer !== day.staff ? 60 : 0) +
	Math.abs(daysBetween(asked.near ?? asked.from, day.on)) * 5 +
	(opening.detour ?? 10)

const because = (asked: Asked, { day, opening }: Candidate): Text => {
	const known = asked.prefer === day.staff
	const close = opening.detour !== null && opening.detour <= onTheWay && asked.place !== null
	if (known && close) return text('Samme medarbejder, og på vejen', 'Same consultant, and on the way')
	if (known) return text('Samme medarbejder', 'Same consultant')
	if (close) return text('På vejen den dag', 'On the way that day')
	return asked.near === null
		? text('Tidligst ledige', 'Soonest free')
		: text('Tæt på den ønskede dag', 'Near the day asked for')
}

/** The best few times for one caller, best first: never two of one consultant's half day, so that the choice is a choice. */
export const rankFreeTimes = (asked: Asked, hours: Hours): FreeTime[] => {
	const candidates = workDays(hours)
		.filter((day) => asked.from <= day.on && day.on <= asked.to)
		.flatMap((day) =>
			openingsOf(day, asked.place, asked.minutes)
				.filter((opening) => opening.start >= asked.notBefore)
				.map((opening) => ({ day, opening, cost: costOf(asked, day, opening) })),
		)
		.sort((a, b) => a.cost - b.cost || a.opening.start - b.opening.start || (a.day.staff < b.day.staff ? -1 : 1))
	const taken = new Set<string>()
	const chosen: Candidate[] = []
	for (const candidate of candidates) {
		if (chosen.length >= asked.atMost) break
		const { day, opening } = candidate
		const halfDay = `${day.staff} ${day.on} ${opening.start < day.noon}`
		if (taken.has(halfDay)) continue
		taken.add(halfDay)
		chosen.push(candidate)
	}
	return chosen.map((candidate) => ({
		staff: candidate.day.staff,
		span: spanOf([candidate.opening.start, candidate.opening.start + asked.minutes * 60_000]),
		because: because(asked, candidate),
		isPreferred: candidate.day.staff === asked.prefer,
	}))
}
