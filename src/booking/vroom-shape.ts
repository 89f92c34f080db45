import { z } from 'zod'
import { no, type Outcome, yes } from '#kernel/outcome.ts'

/** What VROOM's files hold, as far as it is read here. Each error says what ought to stand in the place. */
const whole = (from: number, to: number, says: string) => z.int(says).min(from, says).max(to, says)

const id = whole(0, Number.MAX_SAFE_INTEGER, 'a whole number that names it')
const moment = whole(0, Number.MAX_SAFE_INTEGER, 'seconds, a whole number from 0')
const seconds = whole(0, 100_000_000, 'seconds, a whole number from 0 to 100000000')
const index = whole(0, 2 ** 31 - 1, 'a row of the matrix, a whole number from 0')
const amounts = z.array(whole(0, 2 ** 31 - 1, 'a whole number from 0'), 'a list of whole numbers')
const money = (says: string) => whole(0, 2 ** 31 - 1, says)
const description = z.string('a text').optional()
const skills = z
	.array(whole(0, 2 ** 32 - 1, 'a whole number that names a skill'), 'a list of whole numbers')
	.default([])

const degrees = '[longitude, latitude] in degrees'
const point = z.tuple(
	[z.number(degrees).min(-180, degrees).max(180, degrees), z.number(degrees).min(-90, degrees).max(90, degrees)],
	degrees,
)

const window = z
	.tuple([moment, moment], '[from, to] in seconds')
	.refine(([from, to]) => from <= to, 'a window that does not end before it begins: exchange the two')

const noWindows = 'at least one window: leave it out where any time will do'
const apart = 'windows in order of time that neither overlap nor touch: sort them, and join those that meet'
const windows = z
	.array(window, 'a list of [from, to]')
	.min(1, noWindows)
	.refine((all) => all.every(([from], at) => at === 0 || from > (all[at - 1]?.[1] ?? 0)), apart)
	.optional()

/** Keys of VROOM that are not understood here; passing them over would make another plan than was asked for. */
const absent = (says: string) => z.undefined(`left out: ${says}`).optional()

const job = z.looseObject({
	id,
	description,
	location: point.optional(),
	location_index: index.optional(),
	setup: seconds.default(0),
	service: seconds.default(0),
	delivery: amounts.optional(),
	/** The older word for delivery. */
	amount: amounts.optional(),
	pickup: amounts.optional(),
	skills,
	priority: whole(0, 100, 'a whole number from 0 to 100').default(0),
	time_windows: windows,
	setup_per_type: absent('setup that depends on the vehicle is not supported; write one setup for all'),
	service_per_type: absent('service that depends on the vehicle is not supported; write one service for all'),
})

const pause = z.looseObject({
	id,
	description,
	service: seconds.default(0),
	time_windows: windows,
	max_load: absent('a load that decides on a break is not supported; let the windows say when'),
})

const vehicle = z.looseObject({
	id,
	profile: z.string('the name of a matrix').default('car'),
	description,
	start: point.optional(),
	start_index: index.optional(),
	end: point.optional(),
	end_index: index.optional(),
	capacity: amounts.optional(),
	costs: z
		.looseObject(
			{
				fixed: money('what using it costs, a whole number from 0').default(0),
				per_hour: money('what an hour on the way costs, a whole number from 0').default(3600),
				per_km: money('what a kilometre costs, a whole number from 0').default(0),
				per_task_hour: z
					.literal(0, 'left out or 0: a price on the hours of work is not supported; price the way by per_hour')
					.default(0),
			},
			'what the vehicle costs',
		)
		.prefault({}),
	skills,
	time_window: window.optional(),
	breaks: z.array(pause, 'a list of breaks').default([]),
	speed_factor: z
		.number('a number above 0, at most 5')
		.positive('a number above 0, at most 5')
		.max(5, 'a number above 0, at most 5')
		.default(1),
	max_tasks: whole(0, 2 ** 31 - 1, 'how many jobs at most, a whole number').optional(),
	max_travel_time: absent('a limit on the time on the way is not supported; shorten the time_window'),
	max_distance: absent('a limit on the distance is not supported; shorten the time_window'),
	steps: absent('prescribed routes are not supported; give the jobs time_windows'),
})

const numbers = z.array(z.array(z.unknown(), 'a row: a list of whole numbers'), 'a list of rows')
const matrix = z.looseObject(
	{ durations: numbers, distances: numbers.optional(), costs: numbers.optional() },
	'an object',
)

const shape = z.looseObject(
	{
		jobs: z.array(job, 'a list of jobs'),
		vehicles: z.array(vehicle, 'a list of vehicles'),
		matrices: z.record(z.string(), matrix, 'matrices by profile: {"car":{"durations":[…]}}').default({}),
		shipments: z
			.array(z.never('left out: to fetch here and bring there is not supported; write two jobs'), 'an empty list')
			.default([]),
		matrix: absent('write {"matrices":{"car":{"durations":…}}}'),
	},
	'an object with jobs and vehicles',
)

export type VroomFile = z.output<typeof shape>
export type VroomJob = VroomFile['jobs'][number]
export type VroomVehicle = VroomFile['vehicles'][number]

/** `jobs[3].service` */
export const pathOf = (path: readonly PropertyKey[]): string =>
	path.reduce<string>(
		(said, step) =>
			typeof step === 'number' ? `${said}[${step}]` : said === '' ? String(step) : `${said}.${String(step)}`,
		'',
	) || 'the file'

const found = (value: unknown, path: readonly PropertyKey[]): string => {
	let at = value
	for (const step of path)
		at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined
	if (at === undefined) return 'it is missing'
	const written = JSON.stringify(at) ?? ''
	return written.length > 40 ? `found ${written.slice(0, 40)}…` : `found ${written}`
}

/** The file as it is meant, or everything in it that is not as it ought to be, a line each. */
export const readShape = (value: unknown): Outcome<VroomFile, 'not_vroom'> => {
	const read = shape.safeParse(value, { reportInput: false })
	if (read.success) return yes(read.data)
	return no(
		'not_vroom',
		read.error.issues
			.map(({ path, message }) => `${pathOf(path)} must be ${message}; ${found(value, path)}`)
			.join('\n'),
	)
}

const keysOf = (known: { shape: object }): ReadonlySet<string> => new Set(Object.keys(known.shape))
const known = { file: keysOf(shape), jobs: keysOf(job), vehicles: keysOf(vehicle), breaks: keysOf(pause) }

/** Keys that nobody here reads, as `jobs[].colour`. */
export const unreadKeys = ({ jobs, vehicles, ...file }: VroomFile): string[] => {
	const strange = (one: object, keys: ReadonlySet<string>, where: string): string[] =>
		Object.keys(one)
			.filter((key) => !keys.has(key))
			.map((key) => `${where}${key}`)
	return [
		...new Set([
			...strange(file, known.file, ''),
			...jobs.flatMap((one) => strange(one, known.jobs, 'jobs[].')),
			...vehicles.flatMap((one) => strange(one, known.vehicles, 'vehicles[].')),
			...vehicles.flatMap(({ breaks }) => breaks.flatMap((one) => strange(one, known.breaks, 'vehicles[].breaks[].'))),
		]),
	]
}
