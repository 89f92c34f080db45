import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Problem, Shift, Task } from '../planner/problem.ts'
import { breaksInOrder, complaintsAbout } from './vroom-complaints.ts'
import { largestOf, type Priced, pricesOf } from './vroom-costs.ts'
import { straightLine } from './vroom-matrix.ts'
import { type Placed, placesOf } from './vroom-places.ts'
import { readVroom } from './vroom-read.ts'
import type { VroomFile, VroomJob, VroomVehicle } from './vroom-shape.ts'
import { type Span, spanOf, windowIn, windowsIn } from './vroom-times.ts'

/** A file of VROOM's as the planner's problem, and what is needed to write the answer in the file's own words. */
export type FromVroom = {
	readonly file: VroomFile
	readonly problem: Problem
	readonly placed: Placed
	readonly span: Span
	/** How many of the planner's units of cost make one of the file's. */
	readonly costScale: number
	/** What whoever asked ought to know: what was not read, what was reckoned in another way than they may think. */
	readonly notes: readonly string[]
}

type Unusable = 'not_vroom' | 'complaints' | 'no_matrix' | 'too_many_places' | 'costs' | 'apart'

/** A file as parsed, for the planner; or all that is wrong with it, a line each. */
export const fromVroom = (json: unknown): Outcome<FromVroom, Unusable> => {
	const read = readVroom(json)
	if (!read.ok) return read
	const file = read.value
	const complaints = complaintsAbout(file)
	const places = placesOf(file)
	if (complaints.length > 0 || !places.ok)
		return no('complaints', [...complaints, ...(places.ok ? [] : [places.detail])].join('\n'))
	const prices = pricesOf(file, places.value)
	if (!prices.ok) return prices
	const span = spanOf(file, longestWay(prices.value))
	if (!span.ok) return span
	return yes({
		file,
		problem: problemOf(file, places.value, prices.value, span.value),
		placed: places.value,
		span: span.value,
		costScale: prices.value.scale,
		notes: notesOn(file, places.value),
	})
}

const longestWay = ({ matrices }: Priced): number =>
	matrices.reduce((most, { time }) => Math.max(most, largestOf(time)), 0)

/** A crew is a vehicle; there is one day. */
const problemOf = (file: VroomFile, placed: Placed, priced: Priced, span: Span): Problem => {
	const crewCosts = crewCostsOf(file.vehicles)
	const kinds = kindsOfLoad(file)
	return {
		tasks: file.jobs.map((job, at) => taskOf(kinds, job, placed.jobs[at] ?? 0, crewCosts(job), span)),
		shifts: file.vehicles.map((vehicle, at) => shiftOf(kinds, vehicle, at, placed, priced, span)),
		matrices: priced.matrices,
		crews: file.vehicles.length,
		days: Math.min(1, file.vehicles.length),
		fairness: 0,
	}
}

const taskOf = (
	kinds: readonly number[],
	job: VroomJob,
	place: number,
	costOfCrew: Task['costOfCrew'],
	span: Span,
): Task => ({
	id: String(job.id),
	place,
	service: job.setup + job.service,
	windows: windowsIn(job.time_windows, span),
	grid: 1,
	load: kinds.map((kind) => deliveryOf(job, kind) + pickupOf(job, kind)),
	costOfCrew,
	costOfDay: null,
	only: null,
	priority: job.priority,
})

const unlimited = 2 ** 31 - 1

const shiftOf = (
	kinds: readonly number[],
	vehicle: VroomVehicle,
	at: number,
	placed: Placed,
	priced: Priced,
	span: Span,
): Shift => {
	const [from, to] =
		vehicle.time_window === undefined ? ([0, span.until] as const) : windowIn(vehicle.time_window, span)
	return {
		id: String(vehicle.id),
		crew: at,
		day: 0,
		from,
		to,
		start: placed.vehicles[at]?.start ?? null,
		end: placed.vehicles[at]?.end ?? null,
		breaks: breaksInOrder(vehicle).map(({ id, service, time_windows }) => ({
			id: String(id),
			service,
			windows: windowsIn(time_windows, span),
		})),
		capacity: vehicle.capacity ?? kinds.map(() => unlimited),
		mostTasks: vehicle.max_tasks ?? unlimited,
		fixedCost: vehicle.costs.fixed * priced.scale,
		matrix: priced.matrixOf[at] ?? 0,
	}
}

/** The kinds of amounts that a file counts: 0, 1, … */
export const kindsOfLoad = ({ jobs, vehicles }: Pick<VroomFile, 'jobs' | 'vehicles'>): number[] => {
	const lists = [
		...vehicles.map(({ capacity }) => capacity),
		...jobs.flatMap((job) => [job.delivery, job.amount, job.pickup]),
	]
	return [...(lists.find((list) => list !== undefined) ?? [])].map((_, kind) => kind)
}
export const deliveryOf = ({ delivery, amount }: VroomJob, kind: number): number => (delivery ?? amount)?.[kind] ?? 0
export const pickupOf = ({ pickup }: VroomJob, kind: number): number => pickup?.[kind] ?? 0

/** Who has the skills that a job asks for; jobs that ask for the same share one list. Null: everybody. */
const crewCostsOf = (vehicles: readonly VroomVehicle[]): ((job: VroomJob) => readonly number[] | null) => {
	const has = vehicles.map(({ skills }) => new Set(skills))
	const known = new Map<string, readonly number[] | null>()
	return ({ skills }) => {
		const key = skills.toSorted((a, b) => a - b).join()
		const before = known.get(key)
		if (before !== undefined) return before
		const costs = has.map((own) => (skills.every((skill) => own.has(skill)) ? 0 : Number.POSITIVE_INFINITY))
		const told = costs.includes(Number.POSITIVE_INFINITY) ? costs : null
		known.set(key, told)
		return told
	}
}

const notesOn = (file: VroomFile, { isStraight }: Placed): string[] => {
	const isMixed = kindsOfLoad(file).some(
		(kind) => file.jobs.some((job) => deliveryOf(job, kind) > 0) && file.jobs.some((job) => pickupOf(job, kind) > 0),
	)
	return [
		...(isStraight
			? [
					`No matrices: ways are taken as the straight line × ${straightLine.factor} at ${straightLine.kmPerHour} km an hour.`,
				]
			: []),
		...(file.unread.length > 0 ? [`Not read: ${file.unread.slice(0, 20).join(', ')}.`] : []),
		...(isMixed ? ['What is delivered and what is picked up count together against the capacity.'] : []),
		...(file.jobs.some(({ setup }) => setup > 0)
			? ['Setup is reckoned with at every job, also where the place is the one before.']
			: []),
	]
}

/** Rounds after which more of them seldom find anything much better. */
export const enoughFor = ({ tasks }: Problem): number => Math.min(300_000, 20_000 + 400 * tasks.length)
