import type { Contender } from './contender.ts'

/** What the time of a contender, as a multiple of ours, is to be. */
export type Goal = { readonly least: number } | { readonly most: number }
/** `beside`: which of ours it is set beside; the first of all if nothing is said. */
export type Entry = { readonly contender: Contender; readonly goal?: Goal; readonly beside?: Contender }

/** What one contender took, a round at a time. */
export type Times = Entry & { readonly milliseconds: readonly number[] }

export const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const timed = async ({ clear, run }: Contender): Promise<number> => {
	await clear?.()
	const began = performance.now()
	await run()
	return performance.now() - began
}

/** Everyone once to warm up, then rounds in which each takes its turn, so that a busy machine slows all alike. */
export const race = async (
	entries: readonly Entry[],
	rounds: number,
	told: (line: string) => void,
): Promise<readonly Times[]> => {
	const taken = entries.map((entry) => ({ ...entry, milliseconds: [] as number[] }))
	for (const { contender } of taken) told(`${contender.name}: ${(await timed(contender)).toFixed(0)} ms to warm up`)
	for (let round = 0; round < rounds; round++)
		for (const { contender, milliseconds } of taken) milliseconds.push(await timed(contender))
	return taken
}

const nanosecondsEach = ({ contender, milliseconds }: Times): readonly number[] =>
	milliseconds.map((each) => (each / contender.people) * 1e6)

/** How many times longer one takes for a person than another, in the middle of the rounds. */
export const timesLonger = (one: Times, other: Times): number => {
	const others = nanosecondsEach(other)
	return middle(nanosecondsEach(one).map((each, round) => each / (others[round] ?? Number.NaN)))
}

/** People a second in the middle round. */
export const speed = ({ contender, milliseconds }: Times): number => (contender.people / middle(milliseconds)) * 1000
