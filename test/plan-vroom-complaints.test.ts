import { describe, expect, test } from 'vitest'
import { fromVroom } from '../src/booking/vroom/vroom-problem.ts'

const durations = [
	[0, 10, 20],
	[10, 0, 15],
	[20, 15, 0],
]
const job = { id: 1, location_index: 1, service: 60 }
const vehicle = { id: 1, start_index: 0 }
const sound = { jobs: [job], vehicles: [vehicle], matrices: { car: { durations } } }
const jobs = (...all: object[]) => ({ ...sound, jobs: all.map((one, at) => ({ ...job, id: at, ...one })) })
const vehicles = (...all: object[]) => ({ ...sound, vehicles: all.map((one, at) => ({ ...vehicle, id: at, ...one })) })
const car = (matrix: object) => ({ ...sound, matrices: { car: { durations, ...matrix } } })
const withRow = (row: unknown[]) => car({ durations: [row, ...durations.slice(1)] })

test('a sound file is taken', () => expect(fromVroom(sound)).toMatchObject({ ok: true }))

describe('a file that cannot be planned is told where, and what to do', () => {
	test.each<[string, unknown, string]>([
		['a list', [], 'the file must be an object with jobs and vehicles; found []'],
		['nothing', null, 'the file must be an object'],
		['no jobs at all', { vehicles: [] }, 'jobs must be a list of jobs; it is missing'],
		[
			'a hole in the matrix',
			withRow([0, null, 20]),
			'matrices.car.durations[0][1] must be a whole number from 0 to 100000000; found null',
		],
		['a way below nothing', withRow([0, -5, 20]), 'matrices.car.durations[0][1] must be a whole number'],
		['half a second', withRow([0, 5.5, 20]), 'found 5.5'],
		['a word in the matrix', withRow([0, 'far', 20]), 'found "far"'],
		['a row too short', withRow([0, 10]), 'matrices.car.durations[0] has 2 numbers and must have 3'],
		['a row that is none', withRow([]), 'the matrix is not square'],
		['distances of fewer places', car({ distances: [[0]] }), 'matrices.car.distances has 1 rows and durations 3'],
		[
			'costs with a hole',
			car({
				costs: [
					[0, 1, 2],
					[1, 0, null],
					[2, 1, 0],
				],
			}),
			'matrices.car.costs[1][2] must be a whole number',
		],
		[
			'a matrix without durations',
			{ ...sound, matrices: { car: { distances: durations } } },
			'matrices.car.durations must be a list of rows; it is missing',
		],
		['an older matrix', { ...sound, matrix: durations }, 'matrix must be left out: write {"matrices":'],
		[
			'a job outside the matrix',
			jobs({ location_index: 3 }),
			'jobs[0].location_index is 3, and matrices.car has only the rows 0 to 2',
		],
		[
			'a job that names no row',
			jobs({ location_index: undefined, location: [11, 55] }),
			'jobs[0].location_index is missing: with matrices each job names its row',
		],
		['a vehicle outside the matrix', vehicles({ end_index: 7 }), 'vehicles[0].end_index is 7'],
		[
			'a vehicle that is nowhere',
			vehicles({ start_index: undefined }),
			'vehicles[0] begins and ends nowhere: give it start or end',
		],
		[
			'a profile without a matrix',
			vehicles({ profile: 'bike' }),
			'vehicles[0].profile is "bike", and matrices has only car',
		],
		[
			'no matrix and no coordinates',
			{ ...sound, matrices: {} },
			'jobs[0].location is missing: give it as [longitude, latitude], or give matrices',
		],
		[
			'coordinates off the globe',
			jobs({ location: [200, 55] }),
			'jobs[0].location[0] must be [longitude, latitude] in degrees; found 200',
		],
		[
			'no windows',
			jobs({ time_windows: [] }),
			'jobs[0].time_windows must be at least one window: leave it out where any time will do',
		],
		[
			'a window reversed',
			jobs({}, { time_windows: [[9, 5]] }),
			'jobs[1].time_windows[0] must be a window that does not end before it begins: exchange the two; found [9,5]',
		],
		[
			'windows that overlap',
			jobs({
				time_windows: [
					[0, 50],
					[40, 90],
				],
			}),
			'jobs[0].time_windows must be windows in order of time',
		],
		[
			'windows that touch',
			jobs({
				time_windows: [
					[0, 50],
					[50, 90],
				],
			}),
			'neither overlap nor touch',
		],
		[
			'windows in another order',
			jobs({
				time_windows: [
					[60, 90],
					[0, 50],
				],
			}),
			'sort them',
		],
		[
			'times in seconds and milliseconds',
			jobs({ time_windows: [[0, 50]] }, { time_windows: [[1_773_036_000_000, 1_773_036_000_001]] }),
			'write all of them in seconds',
		],
		[
			'a vehicle that ends before it begins',
			vehicles({ time_window: [50, 40] }),
			'vehicles[0].time_window must be a window that does not end before it begins',
		],
		['two jobs of one name', { ...sound, jobs: [job, job] }, 'jobs[1].id 1 is that of jobs[0] too: give each its own'],
		[
			'two vehicles of one name',
			{ ...sound, vehicles: [vehicle, vehicle] },
			'vehicles[1].id 1 is that of vehicles[0] too',
		],
		[
			'two breaks of one name',
			vehicles({ breaks: [{ id: 4 }, { id: 4 }] }),
			'vehicles[0].breaks[1].id 4 is that of vehicles[0].breaks[0] too',
		],
		[
			'a break outside the hours',
			vehicles({ time_window: [0, 100], breaks: [{ id: 4, time_windows: [[101, 102]] }] }),
			'vehicles[0].breaks: break 4 cannot be taken',
		],
		[
			'breaks that do not follow one another',
			vehicles({
				time_window: [0, 100],
				breaks: [
					{ id: 4, service: 50, time_windows: [[0, 10]] },
					{ id: 5, time_windows: [[11, 20]] },
				],
			}),
			'break 5 cannot be taken within the vehicle’s time_window, after the breaks before it',
		],
		[
			'service that is no number',
			jobs({ service: '60' }),
			'jobs[0].service must be seconds, a whole number from 0 to 100000000; found "60"',
		],
		['a priority too high', jobs({ priority: 101 }), 'jobs[0].priority must be a whole number from 0 to 100'],
		[
			'amounts of two lengths',
			jobs({ delivery: [1] }, { delivery: [1, 2] }),
			'jobs[1].delivery has 2 numbers and jobs[0].delivery 1',
		],
		['amounts without a capacity', jobs({ delivery: [1] }), 'vehicles[0].capacity is missing: jobs have amounts'],
		[
			'a price of kilometres nobody knows',
			vehicles({ costs: { per_km: 5 } }),
			'vehicles[0].costs.per_km needs matrices.car.distances',
		],
		[
			'two prices for one way',
			{ ...car({ costs: durations }), vehicles: [{ ...vehicle, costs: { per_hour: 5 } }] },
			'vehicles[0].costs has per_hour or per_km, and matrices.car.costs says',
		],
		[
			'a price beyond counting',
			{ ...withRow([0, 100_000_000, 1]), vehicles: [{ ...vehicle, costs: { per_hour: 2_000_000_000 } }] },
			'give per_hour and per_km in a larger unit',
		],
		['standing still', vehicles({ speed_factor: 0 }), 'vehicles[0].speed_factor must be a number from 0.1 to 5'],
		[
			'faster than light',
			vehicles({ speed_factor: 1e-300 }),
			'vehicles[0].speed_factor must be a number from 0.1 to 5',
		],
		['a profile that every object has', vehicles({ profile: 'toString' }), 'vehicles[0].profile is "toString"'],
	])('%s', (_, file, said) => {
		const read = fromVroom(JSON.parse(JSON.stringify(file)))
		expect(read.ok ? 'taken' : read.detail).toContain(said)
	})

	test.each<[string, unknown, string]>([
		[
			'shipments',
			{ ...sound, shipments: [{}] },
			'shipments must be an empty list: to fetch here and bring there is not supported; write two jobs',
		],
		['prescribed routes', vehicles({ steps: [] }), 'vehicles[0].steps must be left out'],
		['a limit on the way', vehicles({ max_travel_time: 5 }), 'vehicles[0].max_travel_time must be left out'],
		['a limit on the distance', vehicles({ max_distance: 5 }), 'vehicles[0].max_distance must be left out'],
		[
			'breaks that depend on the load',
			vehicles({ breaks: [{ id: 1, max_load: [3] }] }),
			'vehicles[0].breaks[0].max_load must be left out',
		],
		['service by kind of vehicle', jobs({ service_per_type: { a: 5 } }), 'jobs[0].service_per_type must be left out'],
		[
			'a price on work',
			vehicles({ costs: { per_task_hour: 5 } }),
			'vehicles[0].costs.per_task_hour must be left out or 0',
		],
	])('what is not supported is refused, not passed over: %s', (_, file, said) => {
		const read = fromVroom(file)
		expect(read.ok ? 'taken' : read.detail).toContain(said)
	})

	test('no shipments and a price of nothing on work are no reason', () => {
		expect(fromVroom({ ...vehicles({ costs: { per_task_hour: 0 } }), shipments: [] })).toMatchObject({ ok: true })
	})

	test('everything that is wrong is said at once', () => {
		const read = fromVroom(jobs({ service: -1 }, { priority: 'high' }, { time_windows: 5 }))
		expect(read.ok ? [] : read.detail?.split('\n')).toHaveLength(3)
	})
})
