import { globSync } from 'node:fs'
import fc, { type Arbitrary } from 'fast-check'
import type { Facts, HistoryEntry, LifeEvent } from '#eligibility/index.ts'
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import type { Criterion, Standard } from '#standard/index.ts'
import { anyFacts } from './random-standards.ts'

/** Standards that ask for a person, and citizens on whom such a person may or may not have decided. */

/** Every version on file, of the municipalities and of the examples. */
export const everyStandard: readonly (readonly [string, Standard])[] = ['municipalities', 'examples'].flatMap((all) =>
	globSync(`${all}/*/standard/*.yaml`)
		.sort()
		.map((file) => [file, standardInFile(file)] as const),
)

export const asksForAPerson = ({ initiative }: Criterion): boolean =>
	initiative === 'after_assessment' || initiative === 'on_request'

/** A day of the version's own life; the first two years where it has no end. */
export const dayWithin = ({ validFrom, validTo }: Standard): Arbitrary<Day> =>
	fc
		.integer({ min: 0, max: validTo === null ? 730 : daysBetween(validFrom, validTo) })
		.map((n) => addDays(validFrom, n))

const some = <Value>(of: readonly Value[], empty: Value): Arbitrary<Value> =>
	fc.constantFrom(...(of.length > 0 ? of : [empty]))

/** Citizens of whom what this standard asks about may be known. Nothing is owed to them: that follows from an offer once due. */
export const citizensOf = (standard: Standard, on: Day): Arbitrary<Facts> => {
	const near = fc.integer({ min: 0, max: 150 }).map((days) => addDays(on, -days))
	const asking = standard.criteria.filter(asksForAPerson)
	// what a person is asked about is drawn more often than the rest
	const opens = [...standard.criteria, ...asking, ...asking, ...asking].map((criterion) => criterion.opens)
	const codes = asking.map(({ code }) => code)
	const event: Arbitrary<LifeEvent> = some(
		opens.filter((one) => one.by === 'event'),
		{ by: 'event', kinds: ['spouse_died'], details: [], windows: [] },
	).chain(({ kinds, details }) =>
		fc.record({ kind: fc.constantFrom(...kinds), on: near }).map((known): LifeEvent => {
			const told = details.map(({ name, is }) => [name, typeof is === 'boolean' ? is : is[0]] as const)
			return { ...Object.fromEntries(told), ...known }
		}),
	)
	const risk = fc.record({
		kind: some(
			opens.flatMap((one) => (one.by === 'risk' ? one.kinds : [])),
			'lonely',
		),
		on: near,
	})
	const decision: Arbitrary<HistoryEntry> = fc.record({
		kind: fc.constant('assessed' as const),
		on: fc.integer({ min: 0, max: 60 }).map((days) => addDays(on, -days)),
		criterion: some(codes, 'lonely'),
		outcome: fc.constantFrom('yes' as const, 'no' as const),
	})
	return fc
		.record({
			facts: anyFacts,
			age: fc.integer({ min: 60 * 366, max: 92 * 366 }),
			events: fc.array(event, { maxLength: 3 }),
			risks: fc.array(risk, { maxLength: 3 }),
			decisions: fc.array(decision, { maxLength: 3 }),
		})
		.map(({ facts, age, events, risks, decisions }) => ({
			...facts,
			bornOn: addDays(on, -age),
			status: 'resident' as const,
			residence: facts.residence === 'houseboat' ? 'own_home' : facts.residence,
			preventiveCase: true,
			events,
			risks,
			history: [...facts.history.filter(({ kind }) => kind === 'visit' || kind === 'declined'), ...decisions],
		}))
}

/** What was last decided on a criterion, as known on a day. */
export const lastWord = ({ history }: Pick<Facts, 'history'>, criterion: string, on: Day): 'yes' | 'no' | null => {
	let last: { readonly on: Day; readonly outcome: 'yes' | 'no' } | null = null
	for (const entry of history)
		if (entry.kind === 'assessed' && entry.criterion === criterion && entry.on <= on)
			if (last === null || entry.on >= last.on) last = entry
	return last?.outcome ?? null
}
