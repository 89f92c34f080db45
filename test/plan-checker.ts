import type { Break, Matrix, Plan, PlannedStop, Problem, Shift, Task, Window } from '../src/booking/planner/problem.ts'

/**
 * Everything that is wrong with a plan, in words; empty when it keeps every promise of the problem. Written apart from the planner:
 * it walks each route stop by stop and shares nothing with it but the types.
 */
export const faultsOf = (problem: Problem, plan: Plan): string[] => {
	if (plan.routes.length !== problem.shifts.length)
		return [`${plan.routes.length} routes for ${problem.shifts.length} shifts`]
	const nonsense = nonsenseOf(problem, plan)
	if (nonsense.length > 0) return nonsense
	return [
		...problem.shifts.flatMap((shift, index) =>
			faultsOfRoute(problem, shift, index, plan.routes[index] ?? []).map((fault) => `shift ${shift.id}: ${fault}`),
		),
		...onceEach(problem, plan),
		...costAsClaimed(problem, plan),
	]
}

/** Stops that name nothing, or a time that is no whole number: nothing else can be asked of such a plan. */
const nonsenseOf = (problem: Problem, plan: Plan): string[] => [
	...plan.routes.flatMap((route, at) =>
		route.flatMap(({ kind, index, at: time }) => {
			const known = kind === 'task' ? problem.tasks : problem.shifts[at]?.breaks
			return [
				...(known?.[index] === undefined ? [`route ${at} has a ${kind} ${index}, which does not exist`] : []),
				...(Number.isInteger(time)
					? []
					: [`route ${at}: ${kind} ${index} begins at ${time}, which is no whole number`]),
			]
		}),
	),
	...plan.unplanned
		.filter((index) => problem.tasks[index] === undefined)
		.map((index) => `unplanned has a task ${index}, which does not exist`),
]

type Leg = { readonly time: number; readonly cost: number }
const noWay: Leg = { time: 0, cost: 0 }

/** A place is a row, null for nobody knows where; *anywhere* is the start or end of a shift that has none. */
const legBetween = (matrix: Matrix, from: number | null | 'anywhere', to: number | null | 'anywhere'): Leg => {
	if (from === 'anywhere' || to === 'anywhere') return noWay
	if (from === null || to === null) return matrix.unknownWay
	const cell = from * matrix.size + to
	return { time: matrix.time[cell] ?? Number.NaN, cost: matrix.cost[cell] ?? Number.NaN }
}

const isPinned = (task: Task): boolean =>
	task.only !== null && task.windows.length === 1 && task.windows[0]?.[0] === task.windows[0]?.[1]

const within = (at: number, windows: readonly Window[]): boolean =>
	windows.some(([earliest, latest]) => earliest <= at && at <= latest)
const told = (windows: readonly Window[]): string => windows.map(([from, to]) => `${from}–${to}`).join(', ')

const stopOf = (problem: Problem, shift: Shift, stop: PlannedStop): Task | Break =>
	(stop.kind === 'task' ? problem.tasks[stop.index] : shift.breaks[stop.index]) as Task | Break

const faultsOfRoute = (problem: Problem, shift: Shift, index: number, route: readonly PlannedStop[]): string[] => [
	...faultsOfTime(problem, shift, route),
	...faultsOfBreaks(shift, route),
	...route
		.filter(({ kind }) => kind === 'task')
		.flatMap((stop) => faultsOfPlace(shift, index, problem.tasks[stop.index] as Task)),
	...faultsOfAmount(problem, shift, route),
]

/** Nothing but what stands: whether there is room for it, and for the breaks beside it, was not the planner's to say. */
const nothingChosen = (problem: Problem, route: readonly PlannedStop[]): boolean => {
	const tasks = tasksOf(problem, route)
	return tasks.length > 0 && tasks.every(isPinned)
}
const tasksOf = (problem: Problem, route: readonly PlannedStop[]): Task[] =>
	route.filter(({ kind }) => kind === 'task').map(({ index }) => problem.tasks[index] as Task)

/** One stop after the other: is it reached in time, does it begin when it may, is the day over when it must be. */
const faultsOfTime = (problem: Problem, shift: Shift, route: readonly PlannedStop[]): string[] => {
	const faults: string[] = []
	const matrix = problem.matrices[shift.matrix] as Matrix
	let free = shift.from
	let place: number | null | 'anywhere' = shift.start ?? 'anywhere'
	/** Whether the stop before stands: the beginning of the day does, and what is pinned. Between two that stand the time is nobody's choice. */
	let stands = true
	const isGiven = nothingChosen(problem, route)
	for (const stop of route) {
		const what = stopOf(problem, shift, stop)
		const name = `${stop.kind} ${what.id}`
		const pinned = stop.kind === 'task' && isPinned(what as Task)
		const reached: number = stop.kind === 'task' ? free + legBetween(matrix, place, (what as Task).place).time : free
		if (stop.at < reached && !(pinned && stands) && !isGiven)
			faults.push(`${name} begins at ${stop.at} and cannot be reached before ${reached}`)
		if (!within(stop.at, what.windows) && !(stop.kind === 'break' && isGiven))
			faults.push(`${name} begins at ${stop.at}, outside ${told(what.windows)}`)
		if (stop.kind === 'task' && !pinned && stop.at % (what as Task).grid !== 0)
			faults.push(`${name} begins at ${stop.at}, off its grid of ${(what as Task).grid}`)
		free = Math.max(free, stop.at + what.service)
		if (stop.kind === 'break') continue
		place = (what as Task).place
		stands = pinned
	}
	const isUsed = route.some(({ kind }) => kind === 'task')
	const home = free + (isUsed ? legBetween(matrix, place, shift.end ?? 'anywhere').time : 0)
	if (route.length > 0 && home > shift.to && !stands) faults.push(`ends at ${home}, after ${shift.to}`)
	return faults
}

const faultsOfBreaks = (shift: Shift, route: readonly PlannedStop[]): string[] => {
	const taken = route.filter(({ kind }) => kind === 'break').map(({ index }) => index)
	return [
		...shift.breaks.flatMap(({ id }, index) => {
			const times = taken.filter((one) => one === index).length
			return times === 1 ? [] : [times === 0 ? `break ${id} is not taken` : `break ${id} is taken ${times} times`]
		}),
		...(taken.some((index, at) => at > 0 && index < (taken[at - 1] ?? 0)) ? ['breaks are not in their order'] : []),
	]
}

/** A visit that has been told stands also where nobody would put it now. */
const faultsOfPlace = (shift: Shift, index: number, task: Task): string[] => [
	...(task.only !== null && task.only !== index ? [`task ${task.id} may only be in shift number ${task.only}`] : []),
	...(Number.isFinite(dueOf(task.costOfCrew, shift.crew, task))
		? []
		: [`task ${task.id} may not be done by crew ${shift.crew}`]),
	...(Number.isFinite(dueOf(task.costOfDay, shift.day, task))
		? []
		: [`task ${task.id} may not be on day ${shift.day}`]),
]
const dueOf = (costs: readonly number[] | null, index: number, task: Task): number => {
	const due = costs?.[index] ?? 0
	return due === Number.POSITIVE_INFINITY && isPinned(task) ? 0 : due
}

const faultsOfAmount = (problem: Problem, shift: Shift, route: readonly PlannedStop[]): string[] => {
	const tasks = tasksOf(problem, route)
	if (nothingChosen(problem, route)) return []
	return [
		...(tasks.length > shift.mostTasks ? [`${tasks.length} tasks, at most ${shift.mostTasks}`] : []),
		...shift.capacity.flatMap((most, kind) => {
			const load = tasks.reduce((sum, task) => sum + (task.load[kind] ?? 0), 0)
			return load > most ? [`carries ${load} of kind ${kind}, at most ${most}`] : []
		}),
	]
}

const onceEach = (problem: Problem, plan: Plan): string[] => {
	const planned = plan.routes.flat().filter(({ kind }) => kind === 'task')
	const times = new Map<number, number>()
	for (const index of [...planned.map(({ index }) => index), ...plan.unplanned])
		times.set(index, (times.get(index) ?? 0) + 1)
	return problem.tasks.flatMap((task, index) => {
		const seen = times.get(index) ?? 0
		if (seen === 0) return [`task ${task.id} is neither planned nor named as unplanned`]
		if (seen > 1) return [`task ${task.id} stands ${seen} times`]
		return isPinned(task) && plan.unplanned.includes(index) ? [`task ${task.id} is pinned and left out`] : []
	})
}

/** What the plan costs by its own routes, against what it claims; half a unit may be lost on the way. */
const costAsClaimed = (problem: Problem, plan: Plan): string[] => {
	const cost = costOf(problem, plan)
	return Math.abs(cost - plan.cost) <= 0.5 + Math.abs(cost) * 1e-9 ? [] : [`costs ${cost} and claims ${plan.cost}`]
}

const costOf = (problem: Problem, plan: Plan): number => {
	const service = new Array<number>(problem.crews).fill(0)
	const hours = new Array<number>(problem.crews).fill(0)
	let cost = 0
	for (const [index, shift] of problem.shifts.entries()) {
		const tasks = (plan.routes[index] ?? []).filter(({ kind }) => kind === 'task')
		const matrix = problem.matrices[shift.matrix] as Matrix
		hours[shift.crew] = (hours[shift.crew] ?? 0) + shift.to - shift.from
		let place: number | null | 'anywhere' = shift.start ?? 'anywhere'
		for (const { index } of tasks) {
			const task = problem.tasks[index] as Task
			cost += legBetween(matrix, place, task.place).cost
			cost += dueOf(task.costOfCrew, shift.crew, task) + dueOf(task.costOfDay, shift.day, task)
			service[shift.crew] = (service[shift.crew] ?? 0) + task.service
			place = task.place
		}
		if (tasks.length > 0) cost += shift.fixedCost + legBetween(matrix, place, shift.end ?? 'anywhere').cost
	}
	const uneven = service.reduce(
		(sum, time, crew) => sum + (time === 0 ? 0 : time ** 2 / Math.max(1, hours[crew] ?? 0)),
		0,
	)
	return cost + (problem.fairness === 0 ? 0 : problem.fairness * uneven)
}
