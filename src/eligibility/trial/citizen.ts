import { type DayNumber, numberOf } from '#kernel/day-number.ts'
import type { Facts, HistoryEntry } from '../facts.ts'

/** Something that was done for a citizen, with its day as a number. */
export type Past = { readonly on: DayNumber; readonly entry: HistoryEntry }

/** A citizen's facts with the days that are counted with as numbers. */
export type Citizen = {
	readonly facts: Facts
	readonly bornOn: DayNumber
	readonly history: readonly Past[]
}

const nothing: readonly never[] = []

export const pastOf = ({ history }: Pick<Facts, 'history'>): readonly Past[] =>
	history.length === 0 ? nothing : history.map((entry) => ({ on: numberOf(entry.on), entry }))

export const citizenOf = (facts: Facts): Citizen => ({
	facts,
	bornOn: numberOf(facts.bornOn),
	history: pastOf(facts),
})

/** Days later than one on which something happens or is done: it is not known before. */
export const daysToCome = ({ facts, history }: Citizen, on: DayNumber): readonly DayNumber[] => {
	const days: DayNumber[] = []
	for (const entries of [facts.events, facts.risks, facts.exceptions])
		for (const entry of entries) days.push(numberOf(entry.on))
	for (const past of history) days.push(past.on)
	return days.filter((day) => day > on)
}
