import { z } from 'zod'

/** What VROOM's files hold, as far as it is read here. Each error says what ought to stand in its place. */
const whole = (from: number, to: number, says: string) => z.int(says).min(from, says).max(to, says)

const id = whole(0, Number.MAX_SAFE_INTEGER, 'a whole number that names it')
const moment = whole(0, Number.MAX_SAFE_INTEGER, 'seconds, a whole number from 0')
const seconds = whole(0, 100_000_000, 'seconds, a whole number from 0 to 100000000')
const index = whole(0, 2 ** 31 - 1, 'a row of the matrix, a whole number from 0')

/** A list that is counted before it is looked into, so that of millions of things that are none not each is told. */
const list = <Item extends z.ZodType>(item: Item, most: number, says: string) =>
	z.array(z.unknown(), says).max(most, `${says}, at most ${most}`).pipe(z.array(item))

const amounts = list(whole(0, 2 ** 31 - 1, 'a whole number from 0'), 50, 'a list of whole numbers')
const money = (says: string) => whole(0, 2 ** 31 - 1, says)
const description = z.string('a text').optional()
const skills = list(
	whole(0, 2 ** 32 - 1, 'a whole number that names a skill'),
	1000,
	'a list of whole numbers',
).default([])

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
const windows = list(window, 1000, 'a list of [from, to]')
	.refine((all) => all.length > 0, noWindows)
	.refine((all) => all.every(([from], at) => at === 0 || from > (all[at - 1]?.[1] ?? 0)), apart)
	.optional()

/** Keys of VROOM that are not understood here; passing them over would make another plan than was asked for. */
const absent = (says: string) => z.undefined(`left out: ${says}`).optional()

export const job = z.looseObject(
	{
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
	},
	'a job, an object',
)

export const pause = z.looseObject(
	{
		id,
		description,
		service: seconds.default(0),
		time_windows: windows,
		max_load: absent('a load that decides on a break is not supported; let the windows say when'),
	},
	'a break, an object',
)

export const vehicle = z.looseObject(
	{
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
		breaks: list(pause, 100, 'a list of breaks').default([]),
		speed_factor: z
			.number('a number from 0.1 to 5')
			.min(0.1, 'a number from 0.1 to 5')
			.max(5, 'a number from 0.1 to 5')
			.default(1),
		max_tasks: whole(0, 2 ** 31 - 1, 'how many jobs at most, a whole number').optional(),
		max_travel_time: absent('a limit on the time on the way is not supported; shorten the time_window'),
		max_distance: absent('a limit on the distance is not supported; shorten the time_window'),
		steps: absent('prescribed routes are not supported; give the jobs time_windows'),
	},
	'a vehicle, an object',
)

const rows = z.array(z.unknown(), 'a list of rows')
const matrix = z.looseObject({ durations: rows, distances: rows.optional(), costs: rows.optional() }, 'an object')
const profiles = 'matrices by profile: {"car":{"durations":[…]}}'

/** The file as a whole; jobs and vehicles are looked at one by one, and matrices row by row. */
export const frame = z.looseObject(
	{
		jobs: list(z.unknown(), 10_000, 'a list of jobs'),
		vehicles: list(z.unknown(), 10_000, 'a list of vehicles'),
		matrices: z
			.record(z.string(), z.unknown(), profiles)
			.refine((all) => Object.keys(all).length <= 100, `${profiles}, at most 100 of them`)
			.pipe(z.record(z.string(), matrix))
			.default({}),
		shipments: z
			.array(z.unknown(), 'an empty list')
			.max(0, 'an empty list: to fetch here and bring there is not supported; write two jobs')
			.default([]),
		matrix: absent('write {"matrices":{"car":{"durations":…}}}'),
	},
	'an object with jobs and vehicles',
)

export type VroomJob = z.output<typeof job>
export type VroomVehicle = z.output<typeof vehicle>
export type VroomFile = {
	readonly jobs: readonly VroomJob[]
	readonly vehicles: readonly VroomVehicle[]
	readonly matrices: z.output<typeof frame>['matrices']
	/** Keys that nobody here reads, as `jobs[].colour`. */
	readonly unread: readonly string[]
}
