/** What of VROOM's files the checker reads, as its documentation has it. Written apart from the program's own reading. */
export type AnyFile = {
	readonly jobs: readonly {
		readonly id: number
		readonly location_index: number
		readonly setup?: number
		readonly service?: number
		readonly delivery?: readonly number[]
		readonly pickup?: readonly number[]
		readonly skills?: readonly number[]
		readonly priority?: number
		readonly time_windows?: readonly (readonly [number, number])[]
	}[]
	readonly vehicles: readonly {
		readonly id: number
		readonly profile?: string
		readonly start_index?: number
		readonly end_index?: number
		readonly capacity?: readonly number[]
		readonly costs?: { readonly fixed?: number; readonly per_hour?: number; readonly per_km?: number }
		readonly skills?: readonly number[]
		readonly time_window?: readonly [number, number]
		readonly breaks?: readonly {
			readonly id: number
			readonly service?: number
			readonly time_windows?: readonly (readonly [number, number])[]
		}[]
		readonly speed_factor?: number
		readonly max_tasks?: number
	}[]
	readonly matrices: Readonly<
		Record<
			string,
			{
				readonly durations: readonly number[][]
				readonly distances?: readonly number[][]
				readonly costs?: readonly number[][]
			}
		>
	>
}

type Figures = {
	readonly cost: number
	readonly setup: number
	readonly service: number
	readonly duration: number
	readonly waiting_time: number
	readonly priority: number
	readonly distance?: number
	readonly delivery?: readonly number[]
	readonly pickup?: readonly number[]
	readonly violations: readonly unknown[]
}
type Step = {
	readonly type: string
	readonly id?: number
	readonly job?: number
	readonly location_index?: number
	readonly setup: number
	readonly service: number
	readonly waiting_time: number
	readonly arrival: number
	readonly duration: number
	readonly distance?: number
	readonly load?: readonly number[]
	readonly violations: readonly unknown[]
}
export type AnyAnswer = {
	readonly code: number
	readonly summary: Figures & { readonly routes: number; readonly unassigned: number }
	readonly unassigned: readonly { readonly id: number; readonly type: string; readonly reason: string }[]
	readonly routes: readonly (Figures & { readonly vehicle: number; readonly steps: readonly Step[] })[]
}

/** Everything in an answer that is not as the file asks, in words. */
export const faultsOfAnswer = (file: AnyFile, answer: AnyAnswer): string[] => [
	...(answer.code === 0 ? [] : [`code ${answer.code}`]),
	...answer.routes.flatMap((route) => faultsOfRoute(file, route).map((fault) => `vehicle ${route.vehicle}: ${fault}`)),
	...eachOnce(file, answer),
	...totals(answer),
]

const amongst = (at: number, windows: readonly (readonly [number, number])[] | undefined): boolean =>
	windows === undefined || windows.some(([from, to]) => from <= at && at <= to)

const faultsOfRoute = (file: AnyFile, route: AnyAnswer['routes'][number]): string[] => {
	const faults: string[] = []
	const expect = (holds: boolean, fault: string) => holds || faults.push(fault)
	const vehicle = file.vehicles.find(({ id }) => id === route.vehicle)
	if (vehicle === undefined) return ['is none']
	const { durations, distances, costs } = file.matrices[vehicle.profile ?? 'car'] ?? { durations: [] }
	const { fixed = 0, per_hour = 3600, per_km = 0 } = vehicle.costs ?? {}
	const jobs = route.steps.flatMap((step) => (step.type === 'job' ? file.jobs.filter(({ id }) => id === step.id) : []))
	const kinds = route.delivery?.map((_, kind) => kind) ?? []
	let carried = kinds.map((kind) => jobs.reduce((sum, job) => sum + (job.delivery?.[kind] ?? 0), 0))
	let [place, free, duration, distance, cost] = [vehicle.start_index, Number.NaN, 0, 0, fixed]
	const drive = (to: number | undefined): number => {
		if (place === undefined || to === undefined) return 0
		const seconds = Math.round((durations[place]?.[to] ?? Number.NaN) / (vehicle.speed_factor ?? 1))
		const metres = distances?.[place]?.[to] ?? 0
		duration += seconds
		distance += metres
		cost += costs?.[place]?.[to] ?? (seconds * per_hour) / 3600 + (metres * per_km) / 1000
		return seconds
	}
	for (const [order, step] of route.steps.entries()) {
		const what = `${step.type} ${step.id ?? ''} at step ${order}`
		const job = step.type === 'job' ? file.jobs.find(({ id }) => id === step.id) : undefined
		const pause = step.type === 'break' ? vehicle.breaks?.find(({ id }) => id === step.id) : undefined
		const to =
			step.type === 'start' ? vehicle.start_index : step.type === 'end' ? vehicle.end_index : job?.location_index
		const way = step.type === 'break' || step.type === 'start' ? 0 : drive(to)
		if (order > 0) expect(step.arrival === free + way, `${what} arrives at ${step.arrival} and not ${free + way}`)
		expect(step.arrival >= (vehicle.time_window?.[0] ?? 0), `${what} is before the hours`)
		expect(step.waiting_time >= 0, `${what} waits ${step.waiting_time}`)
		expect(step.duration === duration, `${what} is ${step.duration} on the way and not ${duration}`)
		expect(
			(step.distance ?? distance) === distance,
			`${what} is ${step.distance} metres on the way and not ${distance}`,
		)
		expect(step.violations.length === 0, `${what} has violations`)
		expect(step.type === 'break' || step.location_index === to, `${what} is at ${step.location_index}`)
		const begins = step.arrival + step.waiting_time
		if (job !== undefined) {
			expect(step.job === job.id, `${what} has job ${step.job}`)
			expect(amongst(begins, job.time_windows), `${what} begins at ${begins}`)
			expect(
				(job.skills ?? []).every((skill) => vehicle.skills?.includes(skill)),
				`${what} needs other skills`,
			)
			expect(step.service === (job.service ?? 0), `${what} takes ${step.service}`)
			expect(step.setup === (place === to ? 0 : (job.setup ?? 0)), `${what} is set up in ${step.setup}`)
			carried = carried.map((one, kind) => one - (job.delivery?.[kind] ?? 0) + (job.pickup?.[kind] ?? 0))
			place = to
		}
		if (pause !== undefined) {
			expect(amongst(begins, pause.time_windows), `${what} begins at ${begins}`)
			expect(step.service === (pause.service ?? 0), `${what} takes ${step.service}`)
		}
		expect(['start', 'end'].includes(step.type) || job !== undefined || pause !== undefined, `${what} is nothing`)
		expect(
			kinds.every((kind) => step.load?.[kind] === carried[kind]),
			`${what} carries ${step.load} and not ${carried}`,
		)
		expect(
			carried.every((one, kind) => one <= (vehicle.capacity?.[kind] ?? one)),
			`${what} carries too much`,
		)
		free = begins + step.setup + step.service
	}
	const sum = (of: (step: Step) => number) => route.steps.reduce((total, step) => total + of(step), 0)
	expect(free <= (vehicle.time_window?.[1] ?? free), `ends at ${free}`)
	expect(route.steps[0]?.type === (vehicle.start_index === undefined ? route.steps[0]?.type : 'start'), 'has no start')
	expect(
		route.steps.at(-1)?.type === (vehicle.end_index === undefined ? route.steps.at(-1)?.type : 'end'),
		'has no end',
	)
	for (const { id } of vehicle.breaks ?? [])
		expect(
			route.steps.filter((step) => step.type === 'break' && step.id === id).length === 1,
			`break ${id} is not taken once`,
		)
	expect(jobs.length <= (vehicle.max_tasks ?? jobs.length), `has ${jobs.length} jobs`)
	expect(Math.abs(route.cost - cost) <= 1, `costs ${cost} and claims ${route.cost}`)
	expect(route.duration === duration, `is ${duration} on the way and claims ${route.duration}`)
	expect(route.service === sum(({ service }) => service), `claims service ${route.service}`)
	expect(route.setup === sum(({ setup }) => setup), `claims setup ${route.setup}`)
	expect(route.waiting_time === sum(({ waiting_time }) => waiting_time), `claims to wait ${route.waiting_time}`)
	expect(
		route.priority === jobs.reduce((total, { priority = 0 }) => total + priority, 0),
		`claims priority ${route.priority}`,
	)
	for (const kind of kinds) {
		const amount = (of: 'delivery' | 'pickup') => jobs.reduce((total, job) => total + (job[of]?.[kind] ?? 0), 0)
		expect(
			route.delivery?.[kind] === amount('delivery') && route.pickup?.[kind] === amount('pickup'),
			`claims other amounts of kind ${kind}`,
		)
	}
	return faults
}

const eachOnce = (file: AnyFile, { routes, unassigned }: AnyAnswer): string[] => {
	const named = [...routes.flatMap(({ steps }) => steps.filter(({ type }) => type === 'job')), ...unassigned].map(
		({ id }) => id,
	)
	return [
		...file.jobs
			.filter(({ id }) => named.filter((one) => one === id).length !== 1)
			.map(({ id }) => `job ${id} is not named once`),
		...(named.length === file.jobs.length ? [] : [`${named.length} jobs named of ${file.jobs.length}`]),
		...(new Set(routes.map(({ vehicle }) => vehicle)).size === routes.length ? [] : ['a vehicle has two routes']),
	]
}

const totals = ({ summary, routes, unassigned }: AnyAnswer): string[] => [
	...(['cost', 'setup', 'service', 'duration', 'waiting_time', 'priority'] as const)
		.filter((one) => summary[one] !== routes.reduce((sum, route) => sum + route[one], 0))
		.map((one) => `the sum of ${one} is not ${summary[one]}`),
	...(summary.routes === routes.length ? [] : [`${summary.routes} routes`]),
	...(summary.unassigned === unassigned.length ? [] : [`${summary.unassigned} unassigned`]),
]
