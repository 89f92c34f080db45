import type { Day } from '#kernel/day.ts'
import type { Facts, HistoryEntry } from './facts.ts'
import type { Opening } from './openings.ts'

const within = (on: Day, from: Day, until: Day | null): boolean => from <= on && (until === null || on <= until)

/** An offer serves the grounds it names, a visit in the home serves every ground. */
const serves = (entry: HistoryEntry, criterion: string): boolean =>
	entry.kind === 'visit' ||
	(entry.kind === 'offer' && (entry.criterion === criterion || (entry.criteria?.includes(criterion) ?? false)))

/** The first day in the period on which an offer on the criterion or a visit was made, as known on a day. */
export const servedOn = (facts: Facts, criterion: string, { from, until }: Opening, on: Day): Day | null => {
	let first: Day | null = null
	for (const entry of facts.history)
		if (
			entry.on <= on &&
			within(entry.on, from, until) &&
			serves(entry, criterion) &&
			(first === null || entry.on < first)
		)
			first = entry.on
	return first
}

/** What a professional last decided about the criterion in the period. */
export const assessedAs = (
	facts: Facts,
	criterion: string,
	{ knownOn, until }: Opening,
	on: Day,
): 'yes' | 'no' | null => {
	let latest: { on: Day; outcome: 'yes' | 'no' } | null = null
	for (const entry of facts.history)
		if (
			entry.kind === 'assessed' &&
			entry.criterion === criterion &&
			entry.on <= on &&
			within(entry.on, knownOn, until)
		)
			if (latest === null || entry.on >= latest.on) latest = entry
	return latest?.outcome ?? null
}

/** The day since which an offer on the criterion is owed; null when none is, any more. */
export const owedSince = (facts: Facts, criterion: string, on: Day): Day | null => {
	let since: Day | null = null
	for (const entry of facts.history)
		if (entry.kind === 'owed' && entry.criterion === criterion && entry.on <= on)
			if (since === null || entry.on > since) since = entry.on
	if (since === null) return null
	const owed = since
	const settled = facts.history.some(
		(entry) =>
			owed <= entry.on &&
			entry.on <= on &&
			(serves(entry, criterion) || (entry.kind === 'owed_withdrawn' && entry.criterion === criterion)),
	)
	return settled ? null : owed
}

/** Whether the citizen does not want to be contacted on a day: the latest opt-out, unless it ran out or was ended since. */
export const hasOptedOut = (facts: Facts, on: Day): boolean => {
	let inForce = false
	const entries = facts.history.filter(
		({ kind, on: day }) => day <= on && (kind === 'opted_out' || kind === 'opt_out_ended'),
	)
	for (const entry of entries.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)))
		inForce = entry.kind === 'opted_out' && (entry.until === undefined || entry.until === null || on <= entry.until)
	return inForce
}
