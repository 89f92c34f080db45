import {
	answeredAs,
	type FreeWords,
	freeWords,
	isTouched,
	type Measured,
	type NoteBody,
	type Topic,
	type TopicState,
	type TypedDay,
} from './note.ts'

const line = '\n— — —\n'
const gravest: readonly (TopicState | null)[] = ['act', 'talk', 'fine', null]

const mergeOne = <Value>(base: Value, saved: Value, typed: Value, both: () => Value): Value =>
	typed === base || typed === saved ? saved : saved === base ? typed : both()

/** Where only one side changed since `base`, that side, also when it took words away; where both did, both, the one already saved first. */
const mergeWords = (base: string, saved: string, typed: string): string =>
	mergeOne(base, saved, typed, () => {
		if (saved.includes(typed)) return saved
		return typed.includes(saved) ? typed : `${saved}${line}${typed}`
	})

/** What either added since `base` is there; what the second removed is gone. */
const mergeLists = (base: readonly string[], saved: readonly string[], typed: readonly string[]): string[] => [
	...saved.filter((one) => !base.includes(one) || typed.includes(one)),
	...typed.filter((one) => !base.includes(one) && !saved.includes(one)),
]

type Row = { readonly key: string }
const isSame = (a: Row | undefined, b: Row | undefined): boolean => a !== undefined && b !== undefined && sameRow(a, b)
const sameRow = (a: Row, b: Row): boolean =>
	JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted())

/** Rows told apart by their keys. A row that one removed and the other changed stays, as it was changed. */
const mergeRows = <One extends Row>(
	base: readonly One[],
	saved: readonly One[],
	typed: readonly One[],
	both: (base: One | undefined, saved: One, typed: One) => One,
): One[] =>
	[...new Set([...saved, ...typed].map((row) => row.key))].flatMap((key) => {
		const of = (rows: readonly One[]): One | undefined => rows.find((row) => row.key === key)
		const [was, one, other] = [of(base), of(saved), of(typed)]
		if (one === undefined || other === undefined) {
			const left = one ?? other
			return left === undefined || isSame(was, left) ? [] : [left]
		}
		if (sameRow(one, other) || isSame(was, other)) return [one]
		return [isSame(was, one) ? other : both(was, one, other)]
	})

const mergeWhat = <One extends Row & { readonly what: string }>(
	base: One | undefined,
	saved: One,
	typed: One,
): One => ({
	...typed,
	what: mergeWords(base?.what ?? '', saved.what, typed.what),
})

type Filled = Measured & Row
const rowsOf = (body: NoteBody): Filled[] => body.measured.map((one) => ({ ...one, key: one.instrument }))
/** A figure that both wrote differently stands as the second wrote it, with the first's after it: it is asked about, not lost. */
const mergeMeasured = (base: Filled | undefined, saved: Filled, typed: Filled): Filled => {
	const answers = Object.fromEntries(
		[...new Set([...Object.keys(saved.answers), ...Object.keys(typed.answers)])]
			.map((item) => {
				const [was, one, other] = [base, saved, typed].map((of) => of?.answers[item] ?? '')
				return [item, mergeOne(was, one, other, () => [other, one].filter(Boolean).join(' / '))] as const
			})
			.filter(([, answer]) => answer !== '')
			.map(([item, answer]) => [item, answer ?? '']),
	)
	const isSure = [saved, typed].some((one) => one.sure && answeredAs(one.answers) === answeredAs(answers))
	const { sure: _, ...rest } = typed
	return { ...rest, answers, ...(isSure ? { sure: true } : {}) }
}

const isSameTyped = (a: TypedDay | null, b: TypedDay | null): boolean => a?.join('\n') === b?.join('\n')

const untouched = (topic: string): Topic => ({ topic, state: null, words: '', important: false, conditions: [] })
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
	conditions: mergeLists(base.conditions, saved.conditions, typed.conditions),
})

/**
 * Two writers on one draft: `base` is what the second had in front when beginning to type, `saved` what the first has saved since.
 * Nothing either wrote is lost; where both wrote in the same place, both texts stand, one after the other.
 */
export const mergeNotes = (base: NoteBody, saved: NoteBody, typed: NoteBody): NoteBody => {
	const codes = [...new Set([...saved.topics, ...typed.topics].map((one) => one.topic))]
	const words = Object.fromEntries(
		freeWords.map((field) => [field, mergeWords(base[field], saved[field], typed[field])]),
	) as Record<FreeWords, string>
	return {
		...saved,
		...words,
		topics: codes
			.map((code) => mergeTopic(topicIn(base, code), topicIn(saved, code), topicIn(typed, code)))
			.filter(isTouched),
		agreements: mergeRows(base.agreements, saved.agreements, typed.agreements, mergeWhat),
		handOvers: mergeRows(base.handOvers, saved.handOvers, typed.handOvers, mergeWhat),
		measured: mergeRows(rowsOf(base), rowsOf(saved), rowsOf(typed), mergeMeasured).map(({ key: _, ...one }) => one),
		told: mergeLists(base.told, saved.told, typed.told),
		happenedTyped: isSameTyped(base.happenedTyped, typed.happenedTyped) ? saved.happenedTyped : typed.happenedTyped,
	}
}
