import { never } from '#kernel/day-number.ts'

/** The columns that hold a day; every one is a day number, counted from 1970-01-01. */
export const dayColumns = ['born', 'since', 'died', 'moved', 'discharged', 'visited'] as const
export type DayColumn = (typeof dayColumns)[number]

/** One bit each in the byte of flags. */
export const flags = ['alone', 'personal', 'practical', 'nursing', 'careHome', 'ownCase', 'gone'] as const
export type Flag = (typeof flags)[number]

/** 25 bytes a person: six day numbers and a byte of flags. */
export type Population = Readonly<Record<DayColumn, Int32Array>> & {
	readonly count: number
	readonly flags: Uint8Array
}

export const bitOf = (flag: Flag): number => 1 << flags.indexOf(flag)

/** Chance that is the same on every machine and in every run (mulberry32). */
const seeded = (seed: number) => {
	let state = seed >>> 0
	return (): number => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
}

/** Of a thousand people, how many are in each five years of age, 0–4 first: a country of today, some 23 in a hundred past 64. */
const ages = [51, 52, 56, 58, 63, 69, 68, 61, 58, 59, 67, 69, 62, 55, 50, 49, 29, 15, 7, 2]

const ageIn = (chance: () => number): number => {
	let left = chance() * 1000
	const band = ages.findIndex((share) => {
		left -= share
		return left < 0
	})
	return (Math.max(band, 0) + chance()) * 5
}

/** People of all ages, or from one age on, as they stand on a day; the same every time. */
export const populationOf = (count: number, on: number, fromAge = 0): Population => {
	const chance = seeded(20_260_514)
	const column = () => new Int32Array(count).fill(never)
	const people = {
		count,
		born: column(),
		since: column(),
		died: column(),
		moved: column(),
		discharged: column(),
		visited: column(),
		flags: new Uint8Array(count),
	}
	const daysAgo = (most: number) => on - Math.floor(chance() * most)
	for (let at = 0; at < count; at++) {
		let age = ageIn(chance)
		while (age < fromAge) age = ageIn(chance)
		const old = age >= 64
		const bits = (flag: Flag, share: number) => (chance() < share ? bitOf(flag) : 0)
		const born = on - Math.floor(age * 365.2425)
		people.born[at] = born
		people.since[at] = Math.max(born, daysAgo(chance() < 0.05 ? 365 : 15_000))
		const home = bits('alone', old ? 0.38 : 0.18) | bits('gone', 0.01)
		people.flags[at] = home
		if (!old) continue
		const help = bits('personal', 0.08) | bits('practical', 0.14) | bits('nursing', 0.07) | bits('careHome', 0.035)
		people.flags[at] = home | help | bits('ownCase', 0.1)
		if (chance() < 0.05) people.died[at] = daysAgo(1500)
		if (chance() < 0.01) people.moved[at] = daysAgo(1500)
		if (chance() < 0.12) people.discharged[at] = daysAgo(900)
		if (chance() < 0.35) people.visited[at] = daysAgo(900)
	}
	return people
}

/** The same people with the oldest first. */
export const inOrderOfBirth = (people: Population): Population => {
	const order = Uint32Array.from({ length: people.count }, (_, at) => at).sort(
		(a, b) => (people.born[a] ?? 0) - (people.born[b] ?? 0),
	)
	const ordered = <Values extends Int32Array | Uint8Array>(values: Values, empty: Values): Values => {
		for (const [at, from] of order.entries()) empty[at] = values[from] ?? 0
		return empty
	}
	const days = Object.fromEntries(
		dayColumns.map((name) => [name, ordered(people[name], new Int32Array(people.count))]),
	) as Record<DayColumn, Int32Array>
	return { ...days, count: people.count, flags: ordered(people.flags, new Uint8Array(people.count)) }
}
