type Work = () => Promise<number> | number

/** Milliseconds a thing; the work says how many things it did. */
const timed = async (work: Work): Promise<number> => {
	const began = performance.now()
	const things = await work()
	return (performance.now() - began) / things
}

export const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * Two ways of working on the same material, taken in turn within one run, so that a busy machine slows both alike.
 * Prints the middle time of each and how many times longer ours takes.
 */
export const compare = async (name: string, rounds: number, ours: Work, bare: Work): Promise<void> => {
	await timed(ours)
	await timed(bare)
	const taken: { ours: number; bare: number }[] = []
	for (let round = 0; round < rounds; round++) taken.push({ ours: await timed(ours), bare: await timed(bare) })
	const [a, b] = [middle(taken.map((one) => one.ours)), middle(taken.map((one) => one.bare))]
	const ratio = middle(taken.map((one) => one.ours / one.bare))
	console.log(`${name}: ours ${a.toFixed(4)} ms, bare ${b.toFixed(4)} ms, ratio ${ratio.toFixed(2)} (${rounds} rounds)`)
}
