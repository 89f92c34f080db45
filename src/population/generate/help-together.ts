import type { Stated } from '../import/read-row.ts'

const helps = ['practical_help', 'personal_help', 'nursing'] as const
const latest = ['last_offer_on', 'last_visit_on', 'declined_until'] as const

const given = <Value>(...values: readonly (Value | null | undefined)[]): Value[] =>
	values.filter((value): value is Value => value !== null && value !== undefined)

/**
 * Two rows of a list of help about one citizen, as a list has them that gives each service a row: help that any of them gives is given,
 * since the earliest day any of them names. Null where they contradict each other on where the citizen lives.
 */
export const servicesTogether = (one: Stated, other: Stated): Stated | null => {
	if (given(one.residence, other.residence).length === 2 && one.residence !== other.residence) return null
	const merged: Record<string, unknown> = { ...one, ...other }
	for (const help of helps) {
		const since = `${help}_since` as const
		if (one[help] === undefined && other[help] === undefined) continue
		const giving = [one, other].filter((stated) => stated[help] === true)
		const [first] = given(...giving.map((stated) => stated[since])).toSorted()
		merged[help] = giving.length > 0
		if (first !== undefined) merged[since] = first
		else if (giving.length > 0) delete merged[since]
		else merged[since] = null
	}
	for (const column of latest) {
		const last = given(one[column], other[column]).toSorted().at(-1)
		if (last !== undefined) merged[column] = last
	}
	const [movedIn] = given(one.residence_since, other.residence_since).toSorted()
	if (movedIn !== undefined) merged.residence_since = movedIn
	const residence = one.residence ?? other.residence
	if (residence !== undefined) merged.residence = residence
	return merged as Stated
}
