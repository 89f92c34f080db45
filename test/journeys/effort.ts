import type { Locator } from 'playwright-core'

/** What it takes to write something down: taps on the screen, and characters typed. */
export type Effort = {
	/** One tap; on a label where the control itself is drawn by it. */
	readonly tap: (where: Locator) => Promise<void>
	/** One tap into the field, then its characters. */
	readonly type: (where: Locator, words: string) => Promise<void>
	readonly taps: () => number
	readonly characters: () => number
	/** How long the typing takes at forty words a minute, five characters to a word, its space among them. */
	readonly minutesOfTyping: () => number
}

const wordsAMinute = 40
const charactersAWord = 5

export const countedEffort = (): Effort => {
	let taps = 0
	let characters = 0
	return {
		tap: async (where) => {
			taps++
			await where.click()
		},
		type: async (where, words) => {
			taps++
			characters += words.length
			await where.click()
			await where.fill(words)
		},
		taps: () => taps,
		characters: () => characters,
		minutesOfTyping: () => characters / charactersAWord / wordsAMinute,
	}
}
