import { groups, type SimulatedYear } from './simulated.ts'

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
