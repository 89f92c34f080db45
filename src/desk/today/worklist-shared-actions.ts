import { standing } from '#eligibility/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { CallTime, ToCall } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, type Standard, standardOn } from '#standard/index.ts'
import { callsToMake, type Stood, standingsOf } from '../actions.ts'
import type { Task } from './worklist.ts'

export type Wanted = {
	readonly today: Day
	readonly municipality: Municipality
	/** Only this consultant's own visits, notes and agreements; null: everyone's. */
	readonly of: StaffId | null
	/** The part of the day, for the order of the calls. */
	readonly now?: CallTime
}

/** What several lists are made from, fetched when first asked for. */
export type Shared = {
	readonly calls: () => Promise<ToCall[]>
	/** Those of whom the rules say that an offer is to be made. */
	readonly due: () => Promise<Stood[]>
	readonly names: () => Promise<(criteria: readonly string[]) => Text>
	readonly stood: (persons: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Stood>>
}

/** How one list comes about. */
export type ListMaker = (db: Db, wanted: Wanted, shared: Shared) => Promise<Task[]>

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
	let made: Promise<Value> | null = null
	return () => {
		made ??= make()
		return made
	}
}

const namesIn =
	(standard: Standard | null) =>
	(criteria: readonly string[]): Text => {
		const names = criteria.map((code) => (standard === null ? text(code, code) : criterionText(standard, code)))
		return text(names.map(({ da }) => da).join(' · '), names.map(({ en }) => en).join(' · '))
	}

export const sharedFor = (db: Db, { today, now }: Wanted): Shared => {
	const calls = once(() => callsToMake(db, today, now ?? null))
	return {
		calls,
		due: once(async () => {
			const due = await standing(db, { verdict: 'offer' })
			const persons = due.map(({ person }) => person)
			const stances = new Map(due.map((one) => [one.person, one]))
			return [...(await standingsOf(db, today, persons, { calls: await calls(), stances })).values()]
		}),
		names: once(async () => namesIn(standardOn(await listStandards(db), today))),
		stood: async (persons) =>
			persons.length === 0 ? new Map() : standingsOf(db, today, persons, { calls: await calls() }),
	}
}
