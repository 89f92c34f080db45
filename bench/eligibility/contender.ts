/** How often each reason was given, and sums over who got it: two lists that differ in one person differ here. */
export type Tally = ReadonlyMap<number, { readonly people: number; readonly ids: number; readonly mixed: number }>

/** One way of finding everybody's reason. */
export type Contender = {
	readonly name: string
	/** It is given the first so many of the population; the slow ones would otherwise take all day. */
	readonly people: number
	/** Not counted: taking away what the round before left. */
	readonly clear?: () => Promise<void>
	readonly run: () => Promise<void> | void
	/** What it found in its last run; nothing, of a sum that decides nothing. */
	readonly found?: () => Promise<Tally> | Tally
	readonly close?: () => Promise<void> | void
}

export const mixing = 1_000_003

export const tallyOf = (reasons: ArrayLike<number>): Tally => {
	const tally = new Map<number, { people: number; ids: number; mixed: number }>()
	for (let id = 0; id < reasons.length; id++) {
		const reason = reasons[id] ?? -1
		const so = tally.get(reason) ?? { people: 0, ids: 0, mixed: 0 }
		tally.set(reason, { people: so.people + 1, ids: so.ids + id, mixed: so.mixed + ((id * id) % mixing) })
	}
	return tally
}

/** The same tally asked of a table `reasons (id, reason)`. */
export const tallySql = `select reason, count(*) as people, sum(cast(id as bigint)) as ids,
	sum((cast(id as bigint) * id) % ${mixing}) as mixed from reasons group by reason`

export const tallyOfRows = (rows: readonly (readonly unknown[])[]): Tally =>
	new Map(
		rows.map(([reason, people, ids, mixed]) => [
			Number(reason),
			{ people: Number(people), ids: Number(ids), mixed: Number(mixed) },
		]),
	)

/** Where two tallies differ, in words; null when nowhere. */
export const difference = (ours: Tally, theirs: Tally): string | null => {
	const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
		(reason) => JSON.stringify(ours.get(reason)) !== JSON.stringify(theirs.get(reason)),
	)
	const told = differing.map(
		(reason) => `${reason}: ${ours.get(reason)?.people ?? 0} / ${theirs.get(reason)?.people ?? 0}`,
	)
	return differing.length === 0 ? null : told.join(', ')
}
