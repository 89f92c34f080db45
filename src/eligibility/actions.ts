import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { everyone, findCitizens, lifeEventsOf } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { asOwed, debtsLeftBy, debtsToWithdraw } from './debt.ts'
import { decide, stanceOn } from './decide.ts'
import { type Facts, type HistoryEntry, withParts } from './facts.ts'
import { automaticCriteria, factsFrom } from './known-facts.ts'
import { nextRecord } from './record.ts'
import type { FactSource } from './source.ts'
import * as store from './store.ts'
import { toldOf } from './told.ts'
import type { Stance, Verdict, VerdictWord } from './verdict.ts'

/** Where a citizen stands on record, and the first day of that verdict on those grounds. */
export type Standing = { readonly person: PersonId; readonly verdict: Stance; readonly since: Day }

const owedEntries = ({ criterion, owedOn, withdrawnOn }: store.DebtRow): HistoryEntry[] => [
	{ kind: 'owed', criterion, on: owedOn },
	...(withdrawnOn === null ? [] : [{ kind: 'owed_withdrawn' as const, criterion, on: withdrawnOn }]),
]

/** Everything known about some citizens: the register, what other rooms add, and what is owed. */
const gather = async (
	db: Db,
	citizens: readonly Citizen[],
	standards: readonly Standard[],
	sources: readonly FactSource[],
): Promise<readonly (readonly [PersonId, Facts])[]> => {
	const persons = citizens.map(({ id }) => id)
	const events = await lifeEventsOf(db, persons)
	const debts = Map.groupBy(await store.selectDebts(db, persons), ({ person }) => person)
	const known: Awaited<ReturnType<FactSource>>[] = []
	for (const source of sources) known.push(await source(db, persons))
	const automatic = automaticCriteria(standards)
	return citizens.map((citizen) => {
		const owed = debts.get(citizen.id)
		const parts = known.flatMap((source) => source.get(citizen.id) ?? [])
		const own = owed === undefined ? [] : [{ history: owed.flatMap(owedEntries) }]
		return [citizen.id, withParts(factsFrom(citizen, events.get(citizen.id) ?? [], automatic), [...parts, ...own])]
	})
}

/** Weighs some citizens and writes down what differs from the record; what fell due unserved is written as owed. */
const assess = async (
	tx: Db,
	at: Instant,
	on: Day,
	standards: readonly Standard[],
	sources: readonly FactSource[],
	citizens: readonly Citizen[],
): Promise<{ readonly facts: ReadonlyMap<PersonId, Facts>; readonly changed: number }> => {
	const present = await store.lockPresent(
		tx,
		citizens.map(({ id }) => id),
	)
	const facts = new Map<PersonId, Facts>()
	const debts: Parameters<typeof store.insertDebts>[2][number][] = []
	const fresh: store.NewStance[] = []
	for (const [person, known] of await gather(tx, citizens, standards, sources)) {
		const before = present.get(person) ?? null
		const owed = before === null ? [] : debtsLeftBy(before.stance, known, on)
		debts.push(...owed.map((debt) => ({ ...debt, person })))
		for (const criterion of debtsToWithdraw(known, on))
			await store.withdrawDebts(tx, at, { person, criterion, on, because: known.status, by: null })
		const weighed = owed.length === 0 ? known : withParts(known, [{ history: owed.map(asOwed) }])
		facts.set(person, weighed)
		const record = nextRecord(stanceOn(standards, weighed, on), before)
		if (record !== null) fresh.push({ ...record, person })
	}
	await store.insertDebts(tx, at, debts)
	await store.writeStances(tx, at, on, fresh, present)
	return { facts, changed: fresh.length }
}

/**
 * The night: weighs everyone in the register and writes only what differs. A chunk is a transaction of its own,
 * so a night that was cut short is finished by the next; run twice, the second changes nothing.
 */
export const assessEveryone = async (
	db: Db,
	at: Instant,
	on: Day,
	sources: readonly FactSource[],
	progress: (seen: number) => void = () => {},
): Promise<{ readonly seen: number; readonly changed: number }> => {
	const standards = await listStandards(db)
	let [seen, changed] = [0, 0]
	for await (const citizens of everyone(db)) {
		const done = await inTransaction(db, (tx) => assess(tx, at, on, standards, sources, citizens))
		seen += citizens.length
		changed += done.changed
		progress(seen)
	}
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
		const standards = await listStandards(tx)
		const citizens = [...(await findCitizens(tx, persons)).values()]
		const { facts } = await assess(tx, at, on, standards, sources, citizens)
		return new Map([...facts].map(([person, known]) => [person, decide(standards, known, on)]))
	})

/** All that a standard may weigh about one citizen; null for an unknown person. */
export const factsOf = async (db: Db, person: PersonId, sources: readonly FactSource[]): Promise<Facts | null> => {
	const citizens = [...(await findCitizens(db, [person])).values()]
	const [known] = await gather(db, citizens, await listStandards(db), sources)
	return known?.[1] ?? null
}

/** Every rule weighed for one citizen on a day, with the reasons; writes nothing. Null for an unknown person. */
export const weigh = async (
	db: Db,
	on: Day,
	sources: readonly FactSource[],
	person: PersonId,
): Promise<Verdict | null> => {
	const facts = await factsOf(db, person, sources)
	return facts === null ? null : decide(await listStandards(db), facts, on)
}

/** Where everyone stands on a day with what is known now, a chunk at a time; writes nothing and needs no night before it. */
export async function* weighEveryone(
	db: Db,
	on: Day,
	sources: readonly FactSource[],
): AsyncGenerator<ReadonlyMap<PersonId, Stance>> {
	const standards = await listStandards(db)
	for await (const citizens of everyone(db)) {
		const known = await gather(db, citizens, standards, sources)
		yield new Map(known.map(([person, facts]) => [person, stanceOn(standards, facts, on)]))
	}
}

/** Where a citizen stands on record; null before the first weighing. */
export const stanceOf = async (db: Db, person: PersonId): Promise<Standing | null> => {
	const row = await store.selectPresent(db, person)
	return row === null ? null : { person, verdict: row.stance, since: row.since }
}

/** Everyone on record, or everyone with one verdict. */
export const standing = async (db: Db, { verdict }: { readonly verdict?: VerdictWord } = {}): Promise<Standing[]> =>
	(await store.selectStanding(db, verdict ?? null)).map(({ person, stance, since }) => ({
		person,
		verdict: stance,
		since,
	}))

/** A professional lets go of an offer that is owed, and says why. */
export const withdrawDebt = async (
	db: Db,
	at: Instant,
	withdrawal: {
		readonly person: PersonId
		readonly criterion: string
		readonly on: Day
		readonly because: string
		readonly by: StaffId
	},
): Promise<Outcome<number, 'no_reason' | 'nothing_owed'>> => {
	if (withdrawal.because.trim() === '') return no('no_reason')
	const withdrawn = await store.withdrawDebts(db, at, withdrawal)
	return withdrawn === 0 ? no('nothing_owed') : yes(withdrawn)
}

/** How the citizen's standing changed over the years, and what was owed. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const standards = await listStandards(db)
	const history = await store.selectHistory(db, person)
	const names = await staffNames(db)
	const debts = await store.selectDebts(db, [person])
	return toldOf(
		history,
		debts,
		(on) => standardOn(standards, on),
		(staff) => names.get(staff),
	)
}
