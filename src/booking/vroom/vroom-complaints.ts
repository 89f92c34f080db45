import type { VroomFile, VroomVehicle } from './vroom-shape.ts'

/** What each part of a file may be and the whole still cannot: names given twice, places that are nowhere, amounts that do not match. */
export const complaintsAbout = (file: VroomFile): string[] => [
	...twice(file.jobs, 'jobs'),
	...twice(file.vehicles, 'vehicles'),
	...file.vehicles.flatMap(({ breaks }, at) => twice(breaks, `vehicles[${at}].breaks`)),
	...unevenAmounts(file),
	...file.vehicles.flatMap((vehicle, at) => breaksThatDoNotFit(vehicle, `vehicles[${at}]`)),
	...(file.vehicles.length === 0 ? [] : nowhere(file)),
]

const twice = (all: readonly { readonly id: number }[], where: string): string[] => {
	const first = new Map<number, number>()
	return all.flatMap(({ id }, at) => {
		const before = first.get(id)
		if (before === undefined) first.set(id, at)
		return before === undefined
			? []
			: [`${where}[${at}].id ${id} is that of ${where}[${before}] too: give each its own`]
	})
}

/** Every list of amounts is as long as the first one; with amounts every vehicle has a capacity. */
const unevenAmounts = ({ jobs, vehicles }: VroomFile): string[] => {
	const lists = [
		...vehicles.map(({ capacity }, at) => ({ list: capacity, path: `vehicles[${at}].capacity` })),
		...jobs.flatMap(({ delivery, amount, pickup }, at) => [
			{ list: delivery, path: `jobs[${at}].delivery` },
			{ list: amount, path: `jobs[${at}].amount` },
			{ list: pickup, path: `jobs[${at}].pickup` },
		]),
	]
	const first = lists.find(({ list }) => list !== undefined)
	if (first === undefined) return []
	const long = first.list?.length ?? 0
	const carried = lists.some(({ list, path }) => list !== undefined && path.startsWith('jobs'))
	return lists.flatMap(({ list, path }) => {
		if (list === undefined)
			return carried && path.startsWith('vehicles')
				? [`${path} is missing: jobs have amounts, so say what each vehicle carries`]
				: []
		return list.length === long
			? []
			: [`${path} has ${list.length} numbers and ${first.path} ${long}: give each as many`]
	})
}

/** Breaks in the order in which they are taken: by where their windows begin. */
export const breaksInOrder = ({ breaks }: VroomVehicle): VroomVehicle['breaks'] =>
	breaks.toSorted(
		(a, b) =>
			(a.time_windows?.[0]?.[0] ?? 0) - (b.time_windows?.[0]?.[0] ?? 0) ||
			(a.time_windows?.at(-1)?.[1] ?? Infinity) - (b.time_windows?.at(-1)?.[1] ?? Infinity) ||
			0,
	)

const breaksThatDoNotFit = (vehicle: VroomVehicle, path: string): string[] => {
	const [from, to] = vehicle.time_window ?? [0, Number.POSITIVE_INFINITY]
	let free = from
	for (const { id, service, time_windows } of breaksInOrder(vehicle)) {
		const window = (time_windows ?? [[from, to] as const]).find(([, latest]) => latest >= free)
		free = window === undefined ? Number.POSITIVE_INFINITY : Math.max(free, window[0]) + service
		if (window === undefined || free > to)
			return [
				`${path}.breaks: break ${id} cannot be taken within the vehicle’s time_window, after the breaks before it: widen one or move the other`,
			]
	}
	return []
}

/** Where each job and vehicle is: a row of the matrix of every vehicle's profile, or coordinates where there is no matrix. */
const nowhere = ({ jobs, vehicles, matrices }: VroomFile): string[] => {
	const profiles = Object.keys(matrices)
	const withoutEnds = vehicles.flatMap((one, at) =>
		[one.start, one.start_index, one.end, one.end_index].every((place) => place === undefined)
			? [`vehicles[${at}] begins and ends nowhere: give it start or end, or start_index or end_index`]
			: [],
	)
	if (profiles.length === 0) return [...withoutEnds, ...withoutCoordinates({ jobs, vehicles })]
	const unknown = vehicles.flatMap(({ profile }, at) =>
		profiles.includes(profile)
			? []
			: [`vehicles[${at}].profile is ${JSON.stringify(profile)}, and matrices has only ${profiles.join(', ')}`],
	)
	return [...withoutEnds, ...unknown, ...outsideOfMatrix({ jobs, vehicles, matrices })]
}

const withoutCoordinates = ({ jobs, vehicles }: Pick<VroomFile, 'jobs' | 'vehicles'>): string[] => {
	const mend = 'give it as [longitude, latitude], or give matrices'
	return [
		...jobs.flatMap(({ location }, at) => (location === undefined ? [`jobs[${at}].location is missing: ${mend}`] : [])),
		...vehicles.flatMap((one, at) =>
			(['start', 'end'] as const).flatMap((end) =>
				one[end] === undefined && one[`${end}_index`] !== undefined
					? [`vehicles[${at}].${end} is missing, there is only ${end}_index and no matrix: ${mend}`]
					: [],
			),
		),
	]
}

const outsideOfMatrix = ({ jobs, vehicles, matrices }: Pick<VroomFile, 'jobs' | 'vehicles' | 'matrices'>): string[] => {
	const used = [...new Set(vehicles.map(({ profile }) => profile))].filter((profile) =>
		Object.hasOwn(matrices, profile),
	)
	const [smallest] = used
		.map((profile) => ({ profile, rows: matrices[profile]?.durations.length ?? 0 }))
		.toSorted((a, b) => a.rows - b.rows)
	const wrong = (row: number | undefined, path: string): string[] =>
		row !== undefined && smallest !== undefined && row >= smallest.rows
			? [
					smallest.rows === 0
						? `${path} is ${row}, and matrices.${smallest.profile} has no rows: add them, or leave out the matrices`
						: `${path} is ${row}, and matrices.${smallest.profile} has only ${smallest.rows === 1 ? 'the row 0' : `the rows 0 to ${smallest.rows - 1}`}: add its row, or mend the number`,
				]
			: []
	return [
		...jobs.flatMap(({ location_index }, at) =>
			location_index === undefined
				? [`jobs[${at}].location_index is missing: with matrices each job names its row`]
				: wrong(location_index, `jobs[${at}].location_index`),
		),
		...vehicles.flatMap((one, at) =>
			(['start', 'end'] as const).flatMap((end) =>
				one[end] !== undefined && one[`${end}_index`] === undefined
					? [`vehicles[${at}].${end}_index is missing: with matrices ${end} alone names no row`]
					: wrong(one[`${end}_index`], `vehicles[${at}].${end}_index`),
			),
		),
	]
}
