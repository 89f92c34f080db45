import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Stretch, stretchOf } from '../free-time/spans.ts'
import type { Break } from '../planner/problem.ts'
import type { Place } from '../travel/travel.ts'
import type { ConsultantHours, Hours } from '../working-time/hours.ts'

/** A visit that stands in a day: nobody is put before `from` or behind `to` without the way there or from there. */
export type Standing = { readonly from: number; readonly to: number; readonly place: Place | null }

/** One consultant's day with free time in it, in whole minutes since `origin`. */
export type WorkedDay = {
	readonly staff: StaffId
	readonly crew: number
	readonly on: Day
	readonly from: number
	readonly to: number
	readonly standing: readonly Standing[]
	readonly breaks: readonly Break[]
	readonly base: Place | null
}

const minute = 60_000
const quarter = 15 * minute

/** Minutes are counted from here: the quarter in which the first free time begins, or 1970 where there is none. */
export const originOf = (hours: Hours): number => {
	const first = Math.min(
		...hours.flatMap(({ free, booked }) => [...free, ...booked.map(({ span }) => span)]).map(start),
	)
	return Number.isFinite(first) ? Math.floor(first / quarter) * quarter : 0
}
const start = (span: Parameters<typeof stretchOf>[0]): number => stretchOf(span)[0]

/** The days on which the consultant has anything free; `crew` is their number in the plan, `gap` the shortest way in minutes. */
export const workedDays = (consultant: ConsultantHours, crew: number, origin: number, gap: number): WorkedDay[] => {
	const minutesOf = (span: Parameters<typeof stretchOf>[0]): Stretch => {
		const [from, to] = stretchOf(span)
		return [(from - origin) / minute, (to - origin) / minute]
	}
	const free = Map.groupBy(consultant.free, ({ from }) => dayOf(from))
	const booked = Map.groupBy(consultant.booked, ({ span }) => dayOf(span.from))
	return [...free].map(([on, spans]) => {
		const pieces: Piece[] = [
			...spans.map((span) => ({ stretch: minutesOf(span), stop: null })),
			...together(booked.get(on) ?? []).map(({ span, place }) => ({ stretch: minutesOf(span), stop: { place } })),
		].sort((a, b) => a.stretch[0] - b.stretch[0] || a.stretch[1] - b.stretch[1])
		return { staff: consultant.staff, crew, on, base: consultant.base, ...laidOut(pieces, gap) }
	})
}

type Piece = { readonly stretch: Stretch; readonly stop: { readonly place: Place | null } | null }

/** The two bookings of a joint visit are one stop. */
const together = (booked: ConsultantHours['booked']): ConsultantHours['booked'] => [
	...new Map(booked.map((stop) => [`${stop.span.from} ${stop.span.to}`, stop])).values(),
]

/**
 * What is neither free nor booked between two pieces of a day belongs to the visit before it, or to the one after; between two free
 * pieces it is a break, and the way to the next visit comes after it.
 */
const laidOut = (pieces: readonly Piece[], gap: number): Pick<WorkedDay, 'from' | 'to' | 'standing' | 'breaks'> => {
	const standing: Standing[] = []
	const breaks: Break[] = []
	let [before, until]: [Piece | null, number] = [null, Number.NEGATIVE_INFINITY]
	for (const piece of pieces) {
		const [from, to] = piece.stretch
		const isGap = before !== null && from > until
		const last = standing.at(-1)
		if (isGap && before?.stop != null && last !== undefined) standing[standing.length - 1] = { ...last, to: from }
		else if (isGap && piece.stop === null)
			breaks.push({ id: `${until}`, service: from - until, windows: [[until, until]] })
		if (piece.stop !== null) {
			const begins = isGap && before?.stop === null ? Math.min(from, until + gap) : from
			standing.push({ from: begins, to, place: piece.stop.place })
		}
		if (to >= until) [before, until] = [piece, to]
	}
	return { from: pieces[0]?.stretch[0] ?? 0, to: until, standing, breaks }
}
