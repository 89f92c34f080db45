import type { Matrix, Problem, Shift, Task } from '../src/booking/planner/problem.ts'

/**
 * A small problem as an integer program in CPLEX's LP format, so that a solver can prove what the best plan is. Variables: `x_s_i_j` shift
 * s goes from task i to task j (from its start `s`, to its end `e`), `b_s_i_j` the same with its break before the way, `t_i` when a task
 * begins, `p_s` when a break does, `w_…` which of the windows it is, `u_i` task i is left out. At most one break a shift, no fairness,
 * nothing pinned.
 */
export const integerProgram = (
	problem: Problem,
): { readonly text: string; readonly costIn: (objective: number) => number } => {
	const most = 1 + dearest(problem) * (problem.tasks.length + problem.shifts.length * 2)
	const program: Program = { objective: [], rows: [], binaries: [], integers: [], bounds: [] }
	const arcs = problem.shifts.flatMap((_, s) => addShift(program, problem, s))
	for (const i of problem.tasks.keys()) addTask(program, problem, i, most, arcs)
	return { text: written(program), costIn: (objective) => Math.round(objective) % most }
}

type Program = Readonly<Record<'objective' | 'rows' | 'binaries' | 'integers' | 'bounds', string[]>>
type Node = number | 's' | 'e'
type Arc = { readonly name: string; readonly from: Node; readonly to: Node; readonly afterBreak: boolean }

/** Twice as much as any time of a small problem. */
const slack = 2_000

const written = ({ objective, rows, binaries, integers, bounds }: Program): string =>
	[
		`Minimize\n obj: ${sum(objective)}\nSubject To`,
		...rows.map((row, at) => ` c${at}: ${row}`),
		...['Bounds', ...bounds, 'Binary', ...binaries, 'General', ...integers, 'End\n'],
	].join('\n')

const sum = (terms: readonly string[], sign = '+'): string => terms.map((term) => `${sign} ${term}`).join(' ')
const names = (arcs: readonly Arc[]): string[] => arcs.map(({ name }) => name)

/** The arcs of a shift: each leads on, the day begins and ends once, and the break is taken once. */
const addShift = (program: Program, problem: Problem, s: number): Arc[] => {
	const { rows } = program
	const shift = problem.shifts[s] as Shift
	if (shift.breaks.length > 1) throw new Error('at most one break a shift')
	const may = problem.tasks.flatMap((task, i) => (mayBeIn(task, shift, s) ? [i] : []))
	const arcs = (['s', ...may] as Node[]).flatMap((from) =>
		([...may, 'e'] as Node[])
			.filter((to) => to !== from)
			.flatMap((to) =>
				(shift.breaks.length === 0 ? ['x'] : ['x', 'b']).map(
					(kind): Arc => ({ name: `${kind}_${s}_${from}_${to}`, from, to, afterBreak: kind === 'b' }),
				),
			),
	)
	for (const arc of arcs) addArc(program, problem, s, arc)
	const into = (node: Node) => names(arcs.filter(({ to }) => to === node))
	const out = (node: Node) => names(arcs.filter(({ from }) => from === node))
	rows.push(`${sum(out('s'))} = 1`, `${sum(into('e'))} = 1`)
	for (const i of may) rows.push(`${sum(into(i))} ${sum(out(i), '-')} = 0`)
	for (const pause of shift.breaks) {
		rows.push(`${sum(names(arcs.filter(({ afterBreak }) => afterBreak)))} = 1`)
		addWindows(program, `p_${s}`, pause.windows)
	}
	if (may.length > 0) rows.push(`${sum(may.flatMap(into))} <= ${Math.min(shift.mostTasks, 1000)}`)
	for (const [kind, capacity] of shift.capacity.entries()) {
		const loads = may.flatMap((i) => into(i).map((arc) => `${problem.tasks[i]?.load[kind] ?? 0} ${arc}`))
		if (loads.length > 0) rows.push(`${sum(loads)} <= ${capacity}`)
	}
	return arcs
}

/** What an arc costs, and that nothing begins before one is there. */
const addArc = (
	{ objective, rows, binaries }: Program,
	problem: Problem,
	s: number,
	{ name, from, to, afterBreak }: Arc,
): void => {
	const shift = problem.shifts[s] as Shift
	const way = wayBetween(problem, shift, from, to)
	const opening = from === 's' && to !== 'e' ? shift.fixedCost : 0
	binaries.push(name)
	objective.push(
		`${way.cost + opening + (typeof to === 'number' ? dueOf(problem.tasks[to] as Task, shift) : 0)} ${name}`,
	)
	const free =
		typeof from === 'number'
			? { at: `t_${from}`, plus: problem.tasks[from]?.service ?? 0 }
			: { at: '', plus: shift.from }
	const rested = { at: `p_${s}`, plus: shift.breaks[0]?.service ?? 0 }
	if (afterBreak) rows.push(notBefore(rested.at, free.at, free.plus, name))
	const ready = afterBreak ? rested : free
	rows.push(
		to === 'e'
			? notBefore('', ready.at, ready.plus + way.time - shift.to, name)
			: notBefore(`t_${to}`, ready.at, ready.plus + way.time, name),
	)
}

/** If the arc is gone, `later` is not before `earlier` and so much more; an empty name is the moment 0. */
const notBefore = (later: string, earlier: string, more: number, arc: string): string =>
	`${later && `+ ${later}`} ${earlier && `- ${earlier}`} - ${slack} ${arc} >= ${more - slack}`.trim()

const addTask = (program: Program, { tasks }: Problem, i: number, most: number, arcs: readonly Arc[]): void => {
	const { objective, rows, binaries, integers, bounds } = program
	const { priority, windows, grid } = tasks[i] as Task
	binaries.push(`u_${i}`)
	objective.push(`${most * (1 + priority * (tasks.length + 1))} u_${i}`)
	rows.push(`${sum([...names(arcs.filter(({ to }) => to === i)), `u_${i}`])} = 1`)
	addWindows(program, `t_${i}`, windows)
	bounds.push(`0 <= t_${i} <= ${slack / 2}`)
	rows.push(`t_${i} - ${grid} k_${i} = 0`)
	integers.push(`k_${i}`)
}

/** A time lies within one of its windows. */
const addWindows = ({ rows, binaries }: Program, time: string, windows: Task['windows']): void => {
	const taken = windows.map((_, at) => `w_${time}_${at}`)
	binaries.push(...taken)
	rows.push(`${sum(taken)} = 1`)
	for (const [at, [opens, closes]] of windows.entries())
		rows.push(
			`${time} - ${slack} ${taken[at]} >= ${opens - slack}`,
			`${time} + ${slack} ${taken[at]} <= ${closes + slack}`,
		)
}

const dueOf = (task: Task, { crew, day }: Shift): number =>
	(task.costOfCrew?.[crew] ?? 0) + (task.costOfDay?.[day] ?? 0)
const mayBeIn = (task: Task, shift: Shift, s: number): boolean =>
	(task.only === null || task.only === s) && Number.isFinite(dueOf(task, shift))

const wayBetween = ({ tasks, matrices }: Problem, shift: Shift, from: Node, to: Node) => {
	const matrix = matrices[shift.matrix] as Matrix
	if ((from === 's' && (to === 'e' || shift.start === null)) || (to === 'e' && shift.end === null))
		return { time: 0, cost: 0 }
	const row = typeof from === 'number' ? tasks[from]?.place : shift.start
	const column = typeof to === 'number' ? tasks[to]?.place : shift.end
	if (typeof row !== 'number' || typeof column !== 'number') return matrix.unknownWay
	return { time: matrix.time[row * matrix.size + column] ?? 0, cost: matrix.cost[row * matrix.size + column] ?? 0 }
}

/** More than any arc costs. */
const dearest = ({ matrices, shifts, tasks }: Problem): number =>
	Math.max(...matrices.flatMap(({ cost, unknownWay }) => [...cost, unknownWay.cost])) +
	Math.max(...shifts.map(({ fixedCost }) => fixedCost)) +
	tasks
		.flatMap((task) => [...(task.costOfCrew ?? []), ...(task.costOfDay ?? [])])
		.filter(Number.isFinite)
		.reduce((a, b) => a + b, 0)
