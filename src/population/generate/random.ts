/** A stream of numbers in [0, 1) that a seed decides wholly (mulberry32). */
export type Random = () => number

export const randomFrom = (seed: number): Random => {
	let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
	return () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
	}
}

/** Whole number from `from` to `to`, both inside. */
export const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))

/** About normally distributed (sum of six), mean 0 and deviation 1, never beyond ±4.3. */
export const bell = (random: Random): number =>
	(random() + random() + random() + random() + random() + random() - 3) * Math.SQRT2

/** Rounds down or up so that the mean is kept. */
export const wholeNear = (random: Random, value: number): number => Math.floor(value) + (random() < value % 1 ? 1 : 0)

export const oneOf = <Thing>(random: Random, things: readonly Thing[]): Thing =>
	things[Math.floor(random() * things.length)] as Thing

/** Draws by weight; the sums are made once. */
export const lottery = <Thing>(
	tickets: readonly (readonly [thing: Thing, weight: number])[],
): ((random: Random) => Thing) => {
	const sums: number[] = []
	let total = 0
	for (const [, weight] of tickets) {
		total += weight
		sums.push(total)
	}
	return (random) => {
		const drawn = random() * total
		let [low, high] = [0, sums.length - 1]
		while (low < high) {
			const middle = (low + high) >> 1
			if ((sums[middle] ?? 0) > drawn) high = middle
			else low = middle + 1
		}
		return (tickets[low] as readonly [Thing, number])[0]
	}
}
