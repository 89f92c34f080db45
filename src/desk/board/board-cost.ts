import type { Place, RouteStop } from '#booking/index.ts'
import type { ToldOfMove } from '#offer/index.ts'

/** A gap too short to drive: so many minutes there are, so many it takes. */
export type TooTight = { readonly before: boolean; readonly has: number; readonly takes: number }

/** Minutes after midnight, from and to. */
export type Stretch = readonly [from: number, to: number]

/** What of a consultant's day stands in the way: the visits there, or when they visit instead; none where they do not. */
export type Obstacle = {
	readonly why: 'consultant_is_busy' | 'consultant_is_away' | 'outside_hours'
	readonly stretches: readonly Stretch[]
}

/** What moving a visit would take: how its citizens learn of it, minutes of driving more or less (null: nobody can say), and gaps too short. */
export type MoveWeighed = {
	readonly told: readonly ToldOfMove[]
	readonly minutes: number | null
	readonly tight: readonly TooTight[]
}

/** The gaps before and after a visit on its new day that are shorter than the way. */
export const tightIn = (
	stops: readonly RouteStop[],
	moved: RouteStop,
	drive: (from: Place | null, to: Place | null) => number,
): TooTight[] => {
	const others = stops.filter(({ id }) => id !== moved.id).toSorted((a, b) => a.from - b.from)
	const before = others.findLast(({ to }) => to <= moved.from)
	const after = others.find(({ from }) => from >= moved.to)
	const gaps = [
		...(before === undefined
			? []
			: [{ before: true, has: moved.from - before.to, takes: drive(before.place, moved.place) }]),
		...(after === undefined
			? []
			: [{ before: false, has: after.from - moved.to, takes: drive(moved.place, after.place) }]),
	]
	return gaps.filter(({ has, takes }) => has < takes)
}
