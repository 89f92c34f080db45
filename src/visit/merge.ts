import { type DraftedAgreement, type FreeWords, freeWords, type NoteBody, type Topic, type TopicState } from './note.ts'

const line = '\n— — —\n'
const gravest: readonly (TopicState | null)[] = ['act', 'talk', 'fine', null]

/** Where only one side changed since `base`, that side; where both did, both, the one already saved first. */
const mergeWords = (base: string, saved: string, typed: string): string => {
	if (typed === base || typed === saved || saved.includes(typed)) return saved
	if (saved === base || typed.includes(saved)) return typed
	return `${saved}${line}${typed}`
}

const mergeOne = <Value>(base: Value, saved: Value, typed: Value, both: () => Value): Value =>
	typed === base || typed === saved ? saved : saved === base ? typed : both()

const untouched = (topic: string): Topic => ({ topic, state: null, words: '', important: false })
const topicIn = (body: NoteBody, code: string): Topic =>
	body.topics.find((one) => one.topic === code) ?? untouched(code)

const mergeTopic = (base: Topic, saved: Topic, typed: Topic): Topic => ({
	topic: saved.topic,
	state: mergeOne(
		base.state,
		saved.state,
		typed.state,
		() => gravest.find((one) => one === saved.state || one === typed.state) ?? null,
	),
	words: mergeWords(base.words, saved.words, typed.words),
	important: mergeOne(base.important, saved.important, typed.important, () => true),
})

const same = (a: DraftedAgreement, b: DraftedAgreement) => a.kind === b.kind && a.dueOn === b.dueOn && a.what === b.what
const has = (list: readonly DraftedAgreement[], one: DraftedAgreement) => list.some((other) => same(other, one))

/**
 * Two writers on one draft: `base` is what the second had in front when beginning to type, `saved` what the first has saved since.
 * Nothing either wrote is lost; where both wrote in the same place, both texts stand, one after the other.
 */
export const mergeNotes = (base: NoteBody, saved: NoteBody, typed: NoteBody): NoteBody => {
	const codes = [...new Set([...saved.topics, ...typed.topics].map((one) => one.topic))]
	const words = Object.fromEntries(
		freeWords.map((field) => [field, mergeWords(base[field], saved[field], typed[field])]),
	) as Record<FreeWords, string>
	const removed = (one: DraftedAgreement) => has(base.agreements, one) && !has(typed.agreements, one)
	const added = typed.agreements.filter((one) => !has(base.agreements, one) && !has(saved.agreements, one))
	return {
		...saved,
		...words,
		topics: codes
			.map((code) => mergeTopic(topicIn(base, code), topicIn(saved, code), topicIn(typed, code)))
			.filter((one) => one.state !== null || one.words !== '' || one.important),
		agreements: [...saved.agreements.filter((one) => !removed(one)), ...added],
	}
}
