/**
 * What a planner is asked, as plain data: visits to put into days of work. Times are whole units counted from one moment (minutes in
 * a municipality's plan, seconds in VROOM's files, tenths in published instances); costs are in the units of the matrices' costs.
 */
export type Problem = {
	readonly tasks: readonly Task[]
	readonly shifts: readonly Shift[]
	readonly matrices: readonly Matrix[]
	/** How many crews and days there are: `crew` and `day` below are smaller than these. */
	readonly crews: number
	readonly days: number
	/** What is paid for an uneven load: this × the sum over crews of (their service time)² ÷ (their hours). 0: the load does not matter. */
	readonly fairness: number
}

/** Earliest and latest start of service. */
export type Window = readonly [earliest: number, latest: number]

export type Task = {
	readonly id: string
	/** Row of the matrices; null: nobody knows where, and every way to it takes `unknownWay` of the matrix. */
	readonly place: number | null
	readonly service: number
	/** In order of time, not touching, at least one. */
	readonly windows: readonly Window[]
	/** Starts are whole multiples of this, counted from 0. */
	readonly grid: number
	/** As many numbers as a shift's capacity. */
	readonly load: readonly number[]
	/** What each crew costs besides the way; Infinity: may not. Null: all alike. */
	readonly costOfCrew: readonly number[] | null
	/** What each day costs besides the way; Infinity: not then. Null: all alike. */
	readonly costOfDay: readonly number[] | null
	/** The only shift it may be in; with one window of one start it is *pinned*: it stands, however little time is left between two that stand. */
	readonly only: number | null
	/** 0 to 100: of two that cannot both be placed, the higher is. */
	readonly priority: number
}

/** One day of one crew: a consultant's day, a vehicle. */
export type Shift = {
	readonly id: string
	readonly crew: number
	readonly day: number
	/** Leaves `start` not before, is at `end` not after. */
	readonly from: number
	readonly to: number
	/** Rows of the matrices; null: the way to the first, from the last visit is not counted. */
	readonly start: number | null
	readonly end: number | null
	readonly breaks: readonly Break[]
	readonly capacity: readonly number[]
	readonly mostTasks: number
	/** Paid once, when anything is in it. */
	readonly fixedCost: number
	/** Which of the matrices its ways are measured by. */
	readonly matrix: number
}

/** Taken where the one before was, before the way to the next; each is taken, in the order given, also on a day without visits. */
export type Break = { readonly id: string; readonly service: number; readonly windows: readonly Window[] }

/** Row by row, `size` × `size`. */
export type Matrix = {
	readonly size: number
	readonly time: Int32Array
	readonly cost: Int32Array
	readonly unknownWay: { readonly time: number; readonly cost: number }
}

/** A visit or a break, and when it begins. */
export type PlannedStop = { readonly kind: 'task' | 'break'; readonly index: number; readonly at: number }

/** For each shift of the problem its stops in order of time; and the tasks that are in none. */
export type Plan = {
	readonly routes: readonly (readonly PlannedStop[])[]
	readonly unplanned: readonly number[]
	/** Ways, crews, days, fixed costs and fairness; without what leaving tasks out costs. */
	readonly cost: number
}

export type Effort = {
	readonly seed: number
	/** Rounds of taking some out and putting them back. The same problem, seed, rounds and start give the same plan, however long it takes. */
	readonly iterations: number
	/** The plan to begin from; without it from nothing. */
	readonly start?: Plan
	/** Asked now and then with the rounds done and the best so far; *stop* ends with the best so far. */
	readonly heed?: (done: number, best: { readonly cost: number; readonly unplanned: number }) => 'go on' | 'stop'
}
