import type { PartOfFacts } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { LifeEvent } from '#population/index.ts'
import type { Known } from './simulation/starting-point.ts'

const latest = (days: readonly Day[], today: Day): Day | undefined =>
	days.reduce<Day | undefined>((last, on) => (on <= today && (last === undefined || on > last) ? on : last), undefined)

/** What counts for the coming years of all that is known of a citizen today. */
export const knownOf = (
	events: readonly Pick<LifeEvent, 'kind' | 'on'>[],
	parts: readonly PartOfFacts[],
	today: Day,
): Known => {
	const history = parts.flatMap(({ history }) => history ?? [])
	const happened = [...events, ...parts.flatMap(({ events }) => events ?? [])]
	const lastEvent = (kind: string) =>
		latest(
			happened.filter((event) => event.kind === kind).map(({ on }) => on),
			today,
		)
	const lastEntry = (...kinds: string[]) =>
		latest(
			history.filter(({ kind }) => kinds.includes(kind)).map(({ on }) => on),
			today,
		)
	const optedOutOn = latest(
		history.flatMap((entry) => (entry.kind === 'opted_out' && !entry.until ? [entry.on] : [])),
		today,
	)
	const ended = lastEntry('opt_out_ended')
	return {
		spouseDiedOn: lastEvent('spouse_died'),
		spouseToCareHomeOn: lastEvent('spouse_to_care_home'),
		lastServedOn: lastEntry('offer', 'visit'),
		exceptions: parts
			.flatMap(({ exceptions }) => exceptions ?? [])
			.flatMap(({ exclusion, on }) => (on <= today ? [exclusion] : [])),
		optedOut: optedOutOn !== undefined && (ended === undefined || ended < optedOutOn),
	}
}
