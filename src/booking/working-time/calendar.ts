import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, dayOf, instantAt, millisecondsOf } from '#kernel/instant.ts'
import { type Stretch, stretchOf } from '../free-time/spans.ts'
import { driveMinutes, metresBetween, minutesOnTheRoad, type Place, toldOf } from '../travel/travel.ts'
import type { Hours } from './hours.ts'

/** Where a consultant is, in milliseconds since 1970. */
type Visit = { readonly from: number; readonly to: number; readonly place: Place | null }

/** One consultant's day: free stretches as they were before planning, and everything that now lies in it, in order of time. */
export type WorkDay = {
	readonly staff: StaffId
	readonly on: Day
	readonly noon: number
	readonly free: readonly Stretch[]
	readonly stops: Visit[]
}

/** A start that fits with room to drive before and after. `detour`: extra minutes on the road, null when the half day is still empty, or nobody may know. */
export type Opening = { readonly start: number; readonly detour: number | null }

const minute = 60_000
/** Times in a letter are whole quarters. */
const quarter = 15 * minute
const twelve = clock('12:00')

export const workDays = (hours: Hours): WorkDay[] =>
	hours.flatMap((consultant) => {
		const days = new Map<Day, { free: Stretch[]; stops: Visit[] }>()
		const dayAt = (on: Day) => {
			const known = days.get(on) ?? { free: [], stops: [] }
			days.set(on, known)
			return known
		}
		for (const span of consultant.free) dayAt(dayOf(span.from)).free.push(stretchOf(span))
		for (const stop of consultant.booked) {
			const [from, to] = stretchOf(stop.span)
			dayAt(dayOf(stop.span.from)).stops.push({ from, to, place: stop.place })
		}
		return [...days]
			.filter(([, { free }]) => free.length > 0)
			.map(([on, { free, stops }]) => ({
				staff: consultant.staff,
				on,
				noon: millisecondsOf(instantAt(on, twelve)),
				free,
				stops: stops.sort((a, b) => a.from - b.from),
			}))
	})

const road = (a: Place, b: Place): number => minutesOnTheRoad(metresBetween(a, b))

const detourOf = (day: WorkDay, start: number, home: Place | null, before?: Visit, after?: Visit): number | null => {
	const isMorning = start < day.noon
	const place = toldOf(home)
	const [a, b] = [before, after]
		.filter((stop) => stop !== undefined && stop.from < day.noon === isMorning)
		.flatMap((stop) => toldOf(stop?.place ?? null) ?? [])
	if (a === undefined || place === null) return null
	return b === undefined ? road(a, place) : Math.max(0, road(a, place) + road(place, b) - road(a, b))
}

/** There by then from every stop before, and in time for every stop after: a stop at an unknown place says nothing of how far the known ones are apart. */
const bounds = (day: WorkDay, gap: number, place: Place | null): readonly [number, number] => [
	Math.max(-Infinity, ...day.stops.slice(0, gap).map((stop) => stop.to + driveMinutes(stop.place, place) * minute)),
	Math.min(Infinity, ...day.stops.slice(gap).map((stop) => stop.from - driveMinutes(place, stop.place) * minute)),
]

/** The first start in every gap of the day where the visit fits. */
export const openingsOf = (day: WorkDay, place: Place | null, minutes: number): Opening[] => {
	const found: Opening[] = []
	for (let gap = 0; gap <= day.stops.length; gap++) {
		const [before, after] = [day.stops[gap - 1], day.stops[gap]]
		const [ready, gone] = bounds(day, gap, place)
		for (const [from, to] of day.free) {
			const start = Math.ceil(Math.max(from, ready) / quarter) * quarter
			if (start + minutes * minute <= Math.min(to, gone))
				found.push({ start, detour: detourOf(day, start, place, before, after) })
		}
	}
	return found
}
