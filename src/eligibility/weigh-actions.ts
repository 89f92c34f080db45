import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Among, type Db, inTransaction } from '#platform/db/index.ts'
import { countCitizens, idsOf, lifeEventsOf, linesOf, stretches } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { type Standard, standardName, standardOn } from '#standard/index.ts'
import { stancesBetween } from './ahead.ts'
import { decide, stanceOn } from './decide.ts'
import { type Facts, type HistoryEntry, withParts } from './facts.ts'
import { automaticCriteria, factsFrom } from './known-facts.ts'
import { recordOf } from './record.ts'
import type { FactSource } from './source.ts'
import * as store from './store.ts'
import type { Stance, Verdict } from './verdict.ts'
import { type Known, type Weighed, weighedOn } from './weighed.ts'

/** What a weighing goes by: the versions of the standard, and all who know something that they weigh. */
type Scales = { readonly standards: readonly Standard[]; readonly sources: readonly FactSource[] }

const owedEntries = ({ criterion, owedOn, withdrawnOn }: store.DebtRow): HistoryEntry[] => [
	{ kind: 'owed', criterion, on: owedOn },
	...(withdrawnOn === null ? [] : [{ kind: 'owed_withdrawn' as const, criterion, on: withdrawnOn }]),
]

/** Everything known about some citizens: the register, what other rooms add, and what is owed. */
const gather = async (
	db: Db,
	{ standards, sources }: Scales,
	whom: Among<PersonId>,
): Promise<readonly (readonly [PersonId, Facts])[]> => {
	const lines = await linesOf(db, whom)
	const events = await lifeEventsOf(db, whom)
	const debts = Map.groupBy(await store.selectDebts(db, whom), ({ person }) => person)
	const known: Awaited<ReturnType<FactSource>>[] = []
	for (const source of sources) known.push(await source(db, whom))
	const automatic = automaticCriteria(standards)
	return lines.map((line) => {
		const owed = debts.get(line.id)
		const parts = known.flatMap((source) => source.get(line.id) ?? [])
		const own = owed === undefined ? [] : [{ history: owed.flatMap(owedEntries) }]
		return [line.id, withParts(factsFrom(line, events.get(line.id) ?? [], automatic), [...parts, ...own])]
	})
}

/** The record is read before the facts, so that what is held against it is never older than it. */
const know = async (db: Db, scales: Scales, whom: Among<PersonId>): Promise<Known> => {
	const marks = await store.selectMarks(db, whom)
	return { marks, facts: await gather(db, scales, whom) }
}

/** Writes down what differs; whose record another process changed since it was read is left, and returned. */
const write = async (
	tx: Db,
	at: Instant,
	on: Day,
	{ marks }: Known,
	{ fresh, owed, withdrawn }: Weighed,
): Promise<readonly PersonId[]> => {
	const persons = fresh.map(({ person }) => person)
	const held = await store.lockPresent(tx, persons)
	const isAsRead = (person: PersonId): boolean => held.get(person)?.id === marks.get(person)?.id
	const records = fresh
		.filter(({ person }) => isAsRead(person))
		.map(({ person, stance, digest }) => ({ person, ...recordOf(stance, digest, held.get(person)) }))
	const written = await store.writeStances(tx, at, on, records, held)
	await store.insertDebts(
		tx,
		at,
		owed.filter(({ person }) => written.has(person)),
	)
	for (const debt of withdrawn) await store.withdrawDebts(tx, at, { ...debt, on, by: null })
	return persons.filter((person) => !written.has(person))
}

/** Weighs what is known and brings the record up to date; what changed under its hands is looked at again. */
const settle = async (
	db: Db,
	at: Instant,
	on: Day,
	scales: Scales,
	known: Known,
): Promise<{ readonly facts: ReadonlyMap<PersonId, Facts>; readonly changed: number }> => {
	const weighed = weighedOn(scales.standards, known, on)
	const { facts, fresh, withdrawn } = weighed
	if (fresh.length === 0 && withdrawn.length === 0) return { facts, changed: 0 }
	const missed = await inTransaction(db, (tx) => write(tx, at, on, known, weighed))
	if (missed.length === 0) return { facts, changed: fresh.length }
	const again = await settle(db, at, on, scales, await know(db, scales, missed))
	return { facts: new Map([...facts, ...again.facts]), changed: fresh.length - missed.length + again.changed }
}

/** Reads ahead by one: while one is worked on, the next is on its way. */
async function* oneAhead<Value>(values: AsyncGenerator<Value>): AsyncGenerator<Value> {
	let coming = values.next()
	let next = await coming
	while (!next.done) {
		coming = values.next()
		coming.catch(() => {}) // told when its turn comes
		yield next.value
		next = await coming
	}
}

async function* everyoneKnown(db: Db, scales: Scales): AsyncGenerator<Known> {
	for (const stretch of await stretches(db)) yield await know(db, scales, stretch)
}

/** So many new rows that the record is another one. */
const many = 1000

/**
 * The night: weighs everyone in the register and writes only what differs. The differences of a stretch of the register are a
 * transaction of their own, so a night that was cut short is finished by the next; run twice, the second changes nothing.
 */
export const assessEveryone = async (
	db: Db,
	at: Instant,
	on: Day,
	sources: readonly FactSource[],
	progress: (seen: number) => void = () => {},
): Promise<{ readonly seen: number; readonly changed: number }> => {
	const scales = { standards: await listStandards(db), sources }
	let [seen, changed] = [0, 0]
	for await (const known of oneAhead(everyoneKnown(db, scales))) {
		changed += (await settle(db, at, on, scales, known)).changed
		seen += known.facts.length
		progress(seen)
	}
	if (changed > many) await store.lookAtRecord(db)
	return { seen, changed }
}

/** Weighs some citizens anew and brings the record up to date; the verdicts with their reasons. Unknown persons are left out. */
export const reassess = (
	db: Db,
	at: Instant,
	on: Day,
	sources: readonly FactSource[],
	persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Verdict>> =>
	inTransaction(db, async (tx) => {
		const scales = { standards: await listStandards(tx), sources }
		await store.lockPresent(tx, persons) // of two who each learnt something, the second is to know what the first did
		const { facts } = await settle(tx, at, on, scales, await know(tx, scales, persons))
		return new Map([...facts].map(([person, known]) => [person, decide(scales.standards, known, on)]))
	})

/** All that a standard may weigh about one citizen; null for an unknown person. */
export const factsOf = async (db: Db, person: PersonId, sources: readonly FactSource[]): Promise<Facts | null> => {
	const [known] = await gather(db, { standards: await listStandards(db), sources }, [person])
	return known?.[1] ?? null
}

/** Every rule weighed for one citizen on a day, with the reasons; writes nothing. Null for an unknown person. */
export const weigh = async (
	db: Db,
	on: Day,
	sources: readonly FactSource[],
	person: PersonId,
): Promise<Verdict | null> => {
	const standards = await listStandards(db)
	const [known] = await gather(db, { standards, sources }, [person])
	return known === undefined ? null : decide(standards, known[1], on)
}

/** Where everyone stands on a day with what is known now, a stretch of the register at a time; writes nothing and needs no night before it. */
export async function* weighEveryone(
	db: Db,
	on: Day,
	sources: readonly FactSource[],
): AsyncGenerator<ReadonlyMap<PersonId, Stance>> {
	const scales = { standards: await listStandards(db), sources }
	for (const stretch of await stretches(db)) {
		const known = await gather(db, scales, stretch)
		yield new Map(known.map(([person, facts]) => [person, stanceOn(scales.standards, facts, on)]))
	}
}

/** So many at a time. */
const portion = 2000

/** Who may be offered something from one day to another: the record says it, also of whom it says nothing; null: it may be another standard's. */
const mayBeOffered = async (
	db: Db,
	standards: readonly Standard[],
	from: Day,
	to: Day,
): Promise<readonly PersonId[] | null> => {
	const governing = standardOn(standards, from)
	if (governing === null || standardOn(standards, to) !== governing) return null
	const { recorded, persons } = await store.selectMayBeOffered(db, standardName(governing), to)
	if (recorded === (await countCitizens(db))) return persons
	const settled = await store.selectOfferedNothing(db, standardName(governing), to)
	return (await idsOf(db, 'everyone')).filter((person) => !settled.has(person))
}

/**
 * How citizens will stand from one day to another with what is known now, some at a time; each stance holds until the next. Left out
 * is who, by the record, will be offered nothing until then: the record says when it changes next.
 */
export async function* weighAhead(
	db: Db,
	from: Day,
	to: Day,
	sources: readonly FactSource[],
): AsyncGenerator<ReadonlyMap<PersonId, readonly Stance[]>> {
	const scales = { standards: await listStandards(db), sources }
	const persons = await mayBeOffered(db, scales.standards, from, to)
	const portions =
		persons === null
			? await stretches(db)
			: Array.from({ length: Math.ceil(persons.length / portion) }, (_, at) =>
					persons.slice(at * portion, (at + 1) * portion),
				)
	for (const whom of portions) {
		const known = await gather(db, scales, whom)
		yield new Map(known.map(([person, facts]) => [person, stancesBetween(scales.standards, facts, from, to)]))
	}
}
