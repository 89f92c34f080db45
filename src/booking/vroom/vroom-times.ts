import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Window } from '../planner/problem.ts'
import type { VroomFile } from './vroom-shape.ts'

/** The planner counts seconds from `since`; `until`, so counted, everything is done however slowly it goes. */
export type Span = { readonly since: number; readonly until: number }

/** Fifteen years: what lies farther apart is not counted in seconds, or not from one moment. */
const longest = 500_000_000

/** The time a file is about. A vehicle without hours may begin as much earlier as all the work could take. */
export const spanOf = ({ jobs, vehicles }: VroomFile, longestWay: number): Outcome<Span, 'apart'> => {
	const begins = [
		...vehicles.flatMap(({ time_window, breaks }) => [
			...(time_window === undefined ? [] : [time_window[0]]),
			...breaks.flatMap(({ time_windows = [] }) => time_windows.map(([from]) => from)),
		]),
		...jobs.flatMap(({ time_windows = [] }) => time_windows.map(([from]) => from)),
	]
	const first = begins.reduce((a, b) => Math.min(a, b), begins[0] ?? 0)
	const last = begins.reduce((a, b) => Math.max(a, b), first)
	if (last - first > longest)
		return no(
			'apart',
			`time_window and time_windows begin ${last - first} seconds apart, more than fifteen years: write all of them in seconds, from one moment`,
		)
	const work = Math.min(longest / 2, workOf({ jobs, vehicles }, longestWay))
	const since = vehicles.some(({ time_window }) => time_window === undefined) ? Math.max(0, first - work) : first
	return yes({ since, until: last - since + work })
}

const workOf = ({ jobs, vehicles }: Pick<VroomFile, 'jobs' | 'vehicles'>, longestWay: number): number =>
	(jobs.length + 1) * longestWay +
	jobs.reduce((sum, { setup, service }) => sum + setup + service, 0) +
	vehicles.reduce(
		(most, { breaks }) =>
			Math.max(
				most,
				breaks.reduce((sum, { service }) => sum + service, 0),
			),
		0,
	)

/** A file's window in the planner's seconds. */
export const windowIn = ([from, to]: Window, { since, until }: Span): Window => [
	from - since,
	Math.min(to - since, until),
]

/** A file's windows in the planner's seconds; any time where it has none. */
export const windowsIn = (given: readonly Window[] | undefined, span: Span): Window[] =>
	given === undefined ? [[0, span.until]] : given.map((window) => windowIn(window, span))
