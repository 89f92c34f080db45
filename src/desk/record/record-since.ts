import type { PersonRecord, RecordSection } from './record.ts'

/** The same value is the same words, in whatever order its fields came back from the database. */
const inOneOrder = (_: string, value: unknown): unknown =>
	value !== null && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
		: value
const wordsOf = (value: unknown): string => JSON.stringify(value, inOneOrder)
/** A line more in one part gives those after it other numbers; they say what they said. */
const told = (section: RecordSection): string =>
	wordsOf({ ...section, lines: section.lines.map(({ number: _, ...line }) => line) })

/**
 * The parts of a record that would be told otherwise now, by their headings. When it was put together and who has looked is
 * not asked: reading it through is itself a look.
 */
export const partsWrittenSince = (then: PersonRecord, now: PersonRecord): string[] => {
	const head = ({ preparedAt: _, sections: __, ...rest }: PersonRecord) => wordsOf(rest)
	const before = new Map(then.sections.map((section) => [section.code, told(section)]))
	return [
		...(head(then) === head(now) ? [] : ['Forsiden']),
		...now.sections
			.filter((section) => section.code !== 'looked' && before.get(section.code) !== told(section))
			.map(({ heading }) => heading),
	]
}
