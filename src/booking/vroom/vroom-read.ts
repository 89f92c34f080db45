import type { z } from 'zod'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { frame, job, pause, type VroomFile, vehicle } from './vroom-shape.ts'

const toldAtMost = 50
/** How many candidates, a job with a vehicle, are kept in mind at once. */
const mostPairs = 5_000_000

/** A file as it is meant, or what in it is not as it ought to be, a line each. */
export const readVroom = (value: unknown): Outcome<VroomFile, 'not_vroom'> => {
	const whole = frame.safeParse(value)
	if (!whole.success) return no('not_vroom', complaints(whole.error, value, []).join('\n'))
	const [jobs, vehicles] = [readEach(whole.data.jobs, job, 'jobs'), readEach(whole.data.vehicles, vehicle, 'vehicles')]
	const wrong = [...jobs.wrong, ...vehicles.wrong]
	if (wrong.length > 0) return no('not_vroom', wrong.join('\n'))
	if (jobs.read.length * vehicles.read.length > mostPairs)
		return no(
			'not_vroom',
			`${jobs.read.length} jobs and ${vehicles.read.length} vehicles are too many at once, ${mostPairs} pairs at most: divide the file by district or by week`,
		)
	const file = { jobs: jobs.read, vehicles: vehicles.read, matrices: whole.data.matrices }
	return yes({ ...file, unread: unreadKeys(whole.data, file) })
}

/** Each of a list, until so much is wrong that more would tell nobody anything. */
const readEach = <Shape extends z.ZodType>(
	all: readonly unknown[],
	shape: Shape,
	where: string,
): { read: z.output<Shape>[]; wrong: string[] } => {
	const [read, wrong]: [z.output<Shape>[], string[]] = [[], []]
	for (const [at, one] of all.entries()) {
		if (wrong.length >= toldAtMost) break
		const made = shape.safeParse(one)
		if (made.success) read.push(made.data)
		else wrong.push(...complaints(made.error, one, [where, at]))
	}
	return { read, wrong }
}

type Path = readonly PropertyKey[]

const complaints = ({ issues }: z.ZodError, value: unknown, where: Path): string[] =>
	issues
		.slice(0, toldAtMost)
		.map(({ path, message }) => `${said([...where, ...path])} must be ${message}; ${found(value, path)}`)

/** `jobs[3].service` */
const said = (path: Path): string =>
	path.reduce<string>(
		(before, step) =>
			typeof step === 'number' ? `${before}[${step}]` : before === '' ? String(step) : `${before}.${String(step)}`,
		'',
	) || 'the file'

const found = (value: unknown, path: Path): string => {
	let at = value
	for (const step of path)
		at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined
	if (at === undefined) return 'it is missing'
	if (Array.isArray(at) && at.length > 10) return `found a list of ${at.length}`
	const written = JSON.stringify(at) ?? ''
	return written.length > 40 ? `found ${written.slice(0, 40)}…` : `found ${written}`
}

const keysOf = (known: { shape: object }): ReadonlySet<string> => new Set(Object.keys(known.shape))
const known = { file: keysOf(frame), jobs: keysOf(job), vehicles: keysOf(vehicle), breaks: keysOf(pause) }

const unreadKeys = (whole: object, { jobs, vehicles }: Pick<VroomFile, 'jobs' | 'vehicles'>): string[] => {
	const strange = (one: object, keys: ReadonlySet<string>, where: string): string[] =>
		Object.keys(one)
			.filter((key) => !keys.has(key))
			.map((key) => `${where}${key}`)
	return [
		...new Set([
			...strange(whole, known.file, ''),
			...jobs.flatMap((one) => strange(one, known.jobs, 'jobs[].')),
			...vehicles.flatMap((one) => strange(one, known.vehicles, 'vehicles[].')),
			...vehicles.flatMap(({ breaks }) => breaks.flatMap((one) => strange(one, known.breaks, 'vehicles[].breaks[].'))),
		]),
	]
}
