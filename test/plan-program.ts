import type { Matrix, Problem, Shift, Task } from '../src/booking/planner/problem.ts'

/**
 * A small problem as an integer program in CPLEX's LP format, so that a solver can prove what the best plan is. Variables: `x` an arc that
 * a shift drives, `b` the same with its break taken before the way, `t` when a task begins, `p` when a break does, `w` the window taken,
 * `u` a task left out. At most one break a shift, no fairness, nothing pinned.
 */
export const integerProgram = (
	problem: Problem,
): { readonly text: string; readonly costIn: (objective: number) => number } => {
	const { tasks, shifts } = problem
	const most = 1 + dearest(problem) * (tasks.length + shifts.length * 2)
	const objective: string[] = []
	const rows: string[] = []
	const binaries: string[] = []
	const integers: string[] = []
	const bounds: string[] = []
	/** By task: the arcs that come to it. */
	const coming = tasks.map((): string[] => [])

	for (const [s, shift] of shifts.entries()) {
		const matrix = problem.matrices[shift.matrix] as Matrix
		const [pause, second] = shift.breaks
		if (second !== undefined) throw new Error('one break a shift at most')
		const may = tasks.flatMap((task, i) => (mayBeIn(task, shift, s) ? [i] : []))
		const into = new Map<string, string[]>()
		const out = new Map<string, string[]>()
		const broken: string[] = []
		const slack = 3 * shift.to + 10_000
		const name = (i: number | 's' | 'e') => `${i}`
		for (const from of ['s' as const, ...may])
			for (const to of [...may, 'e' as const]) {
				if (from === to) continue
				const empty = from === 's' && to === 'e'
				const [a, b] = [from === 's' ? shift.start : placeOf(tasks, from), to === 'e' ? shift.end : placeOf(tasks, to)]
				const free = empty || (from === 's' && shift.start === null) || (to === 'e' && shift.end === null)
				const way = free ? { time: 0, cost: 0 } : legOf(matrix, a, b)
				const [task, due] = to === 'e' ? [null, 0] : [tasks[to] as Task, dueOf(tasks[to] as Task, shift)]
				for (const kind of pause === undefined ? ['x'] : ['x', 'b']) {
					const arc = `${kind}_${s}_${name(from)}_${name(to)}`
					binaries.push(arc)
					if (kind === 'b') broken.push(arc)
					into.set(name(to), [...(into.get(name(to)) ?? []), arc])
					out.set(name(from), [...(out.get(name(from)) ?? []), arc])
					const cost = way.cost + due + (from === 's' && !empty ? shift.fixedCost : 0)
					if (cost !== 0) objective.push(`${cost} ${arc}`)
					if (task !== null) coming[to as number]?.push(arc)
					// when one is free: after the task before, or at the shift's beginning
					const [before, after] = from === 's' ? ['', shift.from] : [`t_${from}`, (tasks[from] as Task).service]
					const reach = to === 'e' ? '' : `t_${to}`
					const rest = to === 'e' ? shift.to : 0
					if (kind === 'x') rows.push(later(reach, before, after + way.time, arc, slack, rest))
					else {
						rows.push(later(`p_${s}`, before, after, arc, slack, 0))
						rows.push(later(reach, `p_${s}`, (pause?.service ?? 0) + way.time, arc, slack, rest))
					}
				}
			}
		rows.push(`${sum(out.get('s'))} = 1`, `${sum(into.get('e'))} = 1`)
		for (const i of may) rows.push(`${sum(into.get(name(i)))} ${sum(out.get(name(i)), '-')} = 0`)
		if (pause !== undefined) {
			rows.push(`${sum(broken)} = 1`)
			rows.push(...amongst(`p_${s}`, pause.windows, `w_p${s}`, binaries, slack))
			rows.push(`${sum(pause.windows.map((_, w) => `w_p${s}_${w}`))} = 1`)
		}
		const taken = may.flatMap((i) => (into.get(name(i)) ?? []).map((arc) => ({ arc, i })))
		if (taken.length > 0) rows.push(`${sum(taken.map(({ arc }) => arc))} <= ${Math.min(shift.mostTasks, 1000)}`)
		for (const [kind, capacity] of shift.capacity.entries()) {
			const loads = taken
				.filter(({ i }) => (tasks[i]?.load[kind] ?? 0) > 0)
				.map(({ arc, i }) => `${tasks[i]?.load[kind]} ${arc}`)
			if (loads.length > 0) rows.push(`${sum(loads)} <= ${capacity}`)
		}
	}
	for (const [i, task] of tasks.entries()) {
		binaries.push(`u_${i}`)
		objective.push(`${most * (1 + task.priority * (tasks.length + 1))} u_${i}`)
		rows.push(`${sum([...(coming[i] ?? []), `u_${i}`])} = 1`)
		rows.push(...amongst(`t_${i}`, task.windows, `w_${i}`, binaries, 100_000))
		rows.push(`${sum(task.windows.map((_, w) => `w_${i}_${w}`))} = 1`)
		if (task.grid > 1) {
			rows.push(`t_${i} - ${task.grid} k_${i} = 0`)
			integers.push(`k_${i}`)
		}
		bounds.push(`0 <= t_${i} <= 100000`)
	}
	const text = `Minimize\n obj: ${sum(objective)}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n${bounds.map((bound) => ` ${bound}`).join('\n')}\nBinary\n ${binaries.join('\n ')}\nGeneral\n ${integers.join('\n ')}\nEnd\n`
	return { text, costIn: (value) => Math.round(value) % most }
}

const sum = (terms: readonly string[] = [], sign = '+'): string => terms.map((term) => `${sign} ${term}`).join(' ')

/** If the arc is driven, `to` (or `end`, where there is none) is not before `from` and what is done there. */
const later = (to: string, from: string, after: number, arc: string, slack: number, end: number): string =>
	`${[to && `+ ${to}`, from && `- ${from}`].join(' ')} - ${slack} ${arc} >= ${after - slack - (to === '' ? end : 0)}`.trim()

/** A time lies within the window that is taken. */
const amongst = (
	time: string,
	windows: readonly (readonly [number, number])[],
	w: string,
	binaries: string[],
	slack: number,
): string[] =>
	windows.flatMap(([opens, closes], at) => {
		binaries.push(`${w}_${at}`)
		return [`${time} - ${slack} ${w}_${at} >= ${opens - slack}`, `${time} + ${slack} ${w}_${at} <= ${closes + slack}`]
	})

const mayBeIn = (task: Task, shift: Shift, s: number): boolean =>
	(task.only === null || task.only === s) && Number.isFinite(dueOf(task, shift))
const dueOf = (task: Task, { crew, day }: Shift): number =>
	(task.costOfCrew?.[crew] ?? 0) + (task.costOfDay?.[day] ?? 0)
const placeOf = (tasks: readonly Task[], index: number): number | null => tasks[index]?.place ?? null
const legOf = (matrix: Matrix, from: number | null, to: number | null) => {
	if (from === null || to === null) return matrix.unknownWay
	const cell = from * matrix.size + to
	return { time: matrix.time[cell] ?? 0, cost: matrix.cost[cell] ?? 0 }
}
const dearest = ({ matrices, shifts, tasks }: Problem): number =>
	Math.max(...matrices.flatMap(({ cost, unknownWay }) => [...cost, unknownWay.cost])) +
	Math.max(...shifts.map(({ fixedCost }) => fixedCost)) +
	[...tasks.flatMap(({ costOfCrew, costOfDay }) => [...(costOfCrew ?? []), ...(costOfDay ?? [])])]
		.filter(Number.isFinite)
		.reduce((a, b) => a + b, 0)
