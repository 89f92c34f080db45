/** Chance that runs the same way every time from the same seed. */
export type Random = {
	/** At least 0, less than 1. */
	readonly fraction: () => number
	/** A whole number, at least 0, less than `limit`. */
	readonly below: (limit: number) => number
}

/** Chris Doty-Humphrey's small fast counting generator with 32-bit words (sfc32). */
export const randomFrom = (seed: number): Random => {
	const state = Int32Array.of(0x9e3779b9, 0x243f6a88, seed ^ 0x3c6ef372, 1)
	const fraction = (): number => {
		const [a = 0, b = 0, c = 0, counter = 0] = [state[0], state[1], state[2], state[3]]
		const drawn = (((a + b) | 0) + counter) | 0
		state[3] = counter + 1
		state[0] = b ^ (b >>> 9)
		state[1] = c + (c << 3)
		state[2] = ((c << 21) | (c >>> 11)) + drawn
		return (drawn >>> 0) / 4_294_967_296
	}
	for (let warming = 0; warming < 16; warming += 1) fraction()
	return { fraction, below: (limit) => Math.floor(fraction() * limit) }
}
