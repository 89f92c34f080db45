import type { Day } from '#kernel/day.ts'
import type { Topic } from './note.ts'

/** A topic to take up at the next visit, as it was written last. */
export type Important = {
	readonly topic: string
	readonly state: Topic['state']
	readonly words: string
	readonly on: Day
}

type Signed = { readonly on: Day; readonly topics: readonly Topic[]; readonly struck: boolean }

/**
 * What matters most from the visits so far. `notes` newest first, signed ones only. The latest word on a topic decides:
 * a topic taken up again and not marked drops out; one not touched since stays.
 */
export const importantFrom = (notes: readonly Signed[]): Important[] => {
	const decided = new Set<string>()
	const found: Important[] = []
	for (const note of notes.filter((one) => !one.struck))
		for (const topic of note.topics) {
			if (decided.has(topic.topic)) continue
			decided.add(topic.topic)
			if (topic.important) found.push({ topic: topic.topic, state: topic.state, words: topic.words, on: note.on })
		}
	return found
}

type Listed = { readonly code: string }
const isFocus = (topic: Listed) => topic.code.startsWith('focus-')

/** The order of the checklist: the intervention's special focus, what mattered last time, then the rest as the standard has them. */
export const inOrderOfWeight = <One extends Listed>(topics: readonly One[], important: readonly string[]): One[] => {
	const weight = (one: One) => (isFocus(one) ? 0 : important.includes(one.code) ? 1 : 2)
	return topics.toSorted((a, b) => weight(a) - weight(b))
}
