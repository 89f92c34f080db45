import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { groundText, type Standard, standardName, standardOn, type Topic, topicsFor } from '#standard/index.ts'

/** The words of the standard that governs a day; codes of other versions are looked up there, unknown ones stand for themselves. */
export const wordsOfStandard = (
	standards: readonly Standard[],
	on: Day,
	name: string | null = null,
): {
	readonly criterion: (code: string) => Text
	readonly topic: (code: string) => Text
	readonly topics: (intervention: string) => readonly Topic[]
	/** What is promised of those who visit; empty where no standard governs. */
	readonly promised: Text
} => {
	const governing = standards.find((one) => standardName(one) === name) ?? standardOn(standards, on)
	const all = governing === null ? standards : [governing, ...standards.filter((one) => one !== governing)]
	const named = new Map(
		all
			.toReversed()
			.flatMap((one) => [...one.topics, ...one.interventions.flatMap(({ code }) => topicsFor(one, code))])
			.map((topic) => [topic.code, topic.name]),
	)
	const knowing = (code: string) => all.find((one) => one.criteria.some((criterion) => criterion.code === code))
	return {
		criterion: (code) => {
			const standard = knowing(code)
			return standard === undefined ? text(code, code) : groundText(standard, code)
		},
		topic: (code) => named.get(code) ?? text(code, code),
		promised: governing?.texts.staff ?? text('', ''),
		topics: (intervention) => (governing === null ? [] : topicsFor(governing, intervention)),
	}
}
