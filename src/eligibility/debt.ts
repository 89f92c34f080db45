import { addDays, type Day } from '#kernel/day.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import type { Facts, HistoryEntry } from './facts.ts'
import { isOwed, isServed } from './past.ts'
import type { Stance } from './verdict.ts'

/** An offer that stood as due in our own records, and whose last day passed without it. */
export type Debt = {
	readonly criterion: string
	readonly windowFrom: Day
	readonly windowUntil: Day
	/** The day after the last. */
	readonly owedOn: Day
	readonly standard: string
}

/** What a stance on record leaves owed on a later day; nothing to those who have left or did not want to be contacted. */
export const debtsLeftBy = (standards: readonly Standard[], stance: Stance, facts: Facts, on: Day): readonly Debt[] => {
	const { standard, verdict, grounds, optedOut } = stance
	const criteria = standardOn(standards, stance.on)?.criteria ?? []
	if (facts.status !== 'resident' || verdict !== 'offer' || standard === null || optedOut) return []
	return grounds.flatMap(({ criterion, initiative, servedOn: served, overdue, from, until }) => {
		if (initiative !== 'automatic' || served !== undefined || overdue || until === null || until >= on) return []
		const collective = criteria.find(({ code }) => code === criterion)?.collective ?? null
		if (isServed(facts, { code: criterion, collective }, from, until, on)) return []
		return [{ criterion, windowFrom: from, windowUntil: until, owedOn: addDays(until, 1), standard }]
	})
}

export const asOwed = ({ criterion, owedOn }: Debt): HistoryEntry => ({ kind: 'owed', criterion, on: owedOn })

/** Criteria on which an offer can no longer be made, because the citizen is dead or gone. */
export const debtsToWithdraw = (facts: Facts, on: Day): readonly string[] => {
	if (facts.status === 'resident') return []
	const owed = facts.history.flatMap((entry) => (entry.kind === 'owed' ? [entry.criterion] : []))
	return [...new Set(owed)].filter((criterion) => isOwed(facts, { code: criterion, collective: null }, on))
}
