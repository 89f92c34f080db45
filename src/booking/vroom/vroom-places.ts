import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { readWays, straightWays, type Ways } from './vroom-matrix.ts'
import type { VroomFile } from './vroom-shape.ts'

/** Where everything is, as rows of the ways, and the ways of each profile. */
export type Placed = {
	readonly jobs: readonly number[]
	readonly vehicles: readonly { readonly start: number | null; readonly end: number | null }[]
	readonly ways: ReadonlyMap<string, Ways>
	/** Whether the ways are straight lines, for want of a matrix. */
	readonly isStraight: boolean
}

/** Jobs and vehicles by their rows in the file's matrices; without matrices by their coordinates, a row for each point. */
export const placesOf = (file: VroomFile): Outcome<Placed, 'no_matrix' | 'too_many_places'> => {
	const profiles = [...new Set(file.vehicles.map(({ profile }) => profile))]
	return Object.keys(file.matrices).length > 0 ? byMatrix(file, profiles) : byCoordinates(file, profiles)
}

const byMatrix = (
	{ jobs, vehicles, matrices }: VroomFile,
	profiles: readonly string[],
): Outcome<Placed, 'no_matrix'> => {
	const read = profiles.flatMap((profile) => {
		const given = Object.hasOwn(matrices, profile) ? matrices[profile] : undefined
		return given === undefined ? [] : [{ profile, ways: readWays(given, `matrices.${profile}`) }]
	})
	const wrong = read.flatMap(({ ways }) => (ways.ok ? [] : [ways.detail]))
	if (wrong.length > 0) return no('no_matrix', wrong.join('\n'))
	return yes({
		jobs: jobs.map(({ location_index }) => location_index ?? 0),
		vehicles: vehicles.map(({ start_index, end_index }) => ({ start: start_index ?? null, end: end_index ?? null })),
		ways: new Map(read.flatMap(({ profile, ways }) => (ways.ok ? [[profile, ways.value]] : []))),
		isStraight: false,
	})
}

/** With more the straight lines alone fill the memory. */
const mostPlaces = 6000

type Point = VroomFile['jobs'][number]['location']

const byCoordinates = (
	{ jobs, vehicles }: VroomFile,
	profiles: readonly string[],
): Outcome<Placed, 'too_many_places'> => {
	const points: [number, number][] = []
	const rows = new Map<string, number>()
	const rowOf = (point: Point): number | null => {
		if (point === undefined) return null
		const key = point.join()
		const before = rows.get(key)
		if (before !== undefined) return before
		rows.set(key, points.length)
		return points.push(point) - 1
	}
	const placed = {
		jobs: jobs.map(({ location }) => rowOf(location) ?? 0),
		vehicles: vehicles.map(({ start, end }) => ({ start: rowOf(start), end: rowOf(end) })),
	}
	if (points.length > mostPlaces)
		return no(
			'too_many_places',
			`jobs and vehicles have ${points.length} different locations, and without matrices at most ${mostPlaces} are taken: give matrices, or divide the file`,
		)
	const ways = straightWays(profiles.length === 0 ? [] : points)
	return yes({ ...placed, ways: new Map(profiles.map((profile) => [profile, ways])), isStraight: profiles.length > 0 })
}
