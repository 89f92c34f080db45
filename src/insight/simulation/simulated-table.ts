import { hideSmall, type Shown, shown, writeShown } from '../small-numbers.ts'
import { type Counts, type Group, groupings, groups, type SimulatedYear } from './simulated.ts'

/** Columns of the file, in the order in which they stay. */
export const simulatedHead: readonly string[] = [
	'year',
	'standard',
	...['offers', 'visits', 'hours'].flatMap((what) => [what, `${what}_low`, `${what}_high`]),
	'assessments',
	...['newly_in', 'newly_out'].flatMap((way) => [way, ...groups.map((group) => `${way}_${group}`)]),
]

/** One line of the file: a year under one standard. */
export const simulatedRow = (name: string, simulated: SimulatedYear): (string | number)[] => [
	simulated.year,
	name,
	...[simulated.offers, simulated.visits, simulated.hours].flatMap(({ expected, low, high }) => [expected, low, high]),
	simulated.assessments,
	...[simulated.newlyIn, simulated.newlyOut].flatMap((counts) => [counts.all, ...groups.map((group) => counts[group])]),
]

/** Each grouping of its own accord, so that no hidden number can be worked out from the total. */
export const hiddenIn = (counts: Counts): Readonly<Record<Group, Shown>> =>
	Object.fromEntries(
		groupings.flatMap((grouping) => {
			const hidden = hideSmall(grouping.map((group) => counts[group]))
			return grouping.map((group, at) => [group, hidden[at] ?? null] as const)
		}),
	) as Record<Group, Shown>

/** The same line as it may leave the page: small numbers are hidden, a group of them each on its own. */
export const hiddenRow = (name: string, simulated: SimulatedYear): (string | number)[] => [
	simulated.year,
	name,
	...[simulated.offers, simulated.visits, simulated.hours].flatMap(({ expected, low, high }) =>
		[expected, low, high].map((number) => writeShown(shown(number))),
	),
	writeShown(shown(simulated.assessments)),
	...[simulated.newlyIn, simulated.newlyOut].flatMap((counts) => {
		const hidden = hiddenIn(counts)
		return [writeShown(shown(counts.all)), ...groups.map((group) => writeShown(hidden[group]))]
	}),
]
