/** One to be offered something: the month that is theirs by the plan, and the first in which it may be made. */
export type Planned<Id> = { readonly id: Id; readonly month: number; readonly earliest: number }

/**
 * The month for each, when some months have more than there is time for: of those, the ones whose window is open already go to
 * the nearest earlier month with room left. Nobody is moved later, nobody into a month that is full, and nobody vanishes;
 * a month without room anywhere before it stays too full. `room` says how many each month has time for.
 */
export const spreadOverYear = <Id>(
	plan: readonly Planned<Id>[],
	room: (month: number) => number,
): ReadonlyMap<Id, number> => {
	const byMonth = Map.groupBy(plan, ({ month }) => month)
	const spread = new Map(plan.map(({ id, month }) => [id, month]))
	const taken = new Map([...byMonth].map(([month, theirs]) => [month, theirs.length]))
	const free = (month: number): number => room(month) - (taken.get(month) ?? 0)
	for (const month of [...byMonth.keys()].toSorted((a, b) => a - b))
		for (const { id, earliest } of byMonth.get(month) ?? []) {
			if (free(month) >= 0) break
			const to = nearestWithRoom(month - 1, earliest, free)
			if (to === null) continue
			spread.set(id, to)
			taken.set(month, (taken.get(month) ?? 0) - 1)
			taken.set(to, (taken.get(to) ?? 0) + 1)
		}
	return spread
}

const nearestWithRoom = (from: number, down: number, free: (month: number) => number): number | null => {
	for (let month = from; month >= down; month--) if (free(month) > 0) return month
	return null
}
