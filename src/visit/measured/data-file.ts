import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml'
import { z } from 'zod'
import { nearest } from '#standard/index.ts'

/** What a data file holds, or what is wrong with it: file, line, and the mend. */
export type DataFile<Content> =
	| { readonly content: Content; readonly wrong: readonly [] }
	| { readonly content: null; readonly wrong: readonly string[] }

/** Words that must stand there; `example` says what is right. */
export const words = (example: string) => z.string(example).trim().min(1, example)
/** Words in both languages. */
export const text = z.strictObject(
	{ da: words('the Danish words, in quotes'), en: words('the English words, in quotes') },
	'{ da: …, en: … }',
)

type Path = readonly PropertyKey[]

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key)
const startOf = (node: unknown): number | undefined =>
	(node as { range?: readonly number[] } | null | undefined)?.range?.[0]

/** Where the last part of a path stands that is written at all. */
const offsetAt = (contents: unknown, path: Path): number => {
	let node = contents
	let start = startOf(node) ?? 0
	for (const step of path) {
		const pair = isMap(node) ? node.items.find((one) => keyOf(one) === String(step)) : undefined
		const next = isSeq(node) ? node.items[Number(step)] : pair?.value
		if (pair === undefined && next === undefined) return start
		start = startOf(pair?.key) ?? startOf(next) ?? start
		node = next
	}
	return start
}

const shown = (input: unknown): string => {
	const written = JSON.stringify(input) ?? String(input)
	return written.length > 40 ? `${written.slice(0, 40)}…` : written
}

const valueAt = (content: unknown, path: Path): unknown =>
	path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step], content)

/** One thing that the schema has against a file, in words; the schema's own messages say what is right. */
const complaint = (issue: z.core.$ZodIssue, content: unknown, known: (path: Path) => readonly string[]): string => {
	const where = issue.path.join('.') || 'the file'
	if (issue.code === 'unrecognized_keys') {
		const keys = known(issue.path)
		return issue.keys
			.map((key) => {
				const meant = nearest(key, keys)
				const mend = key.includes(' ')
					? 'a text with a comma inside { } stands in quotes'
					: meant === null
						? 'take it away'
						: `did you mean ${meant}?`
				return `${where}: unknown key ${key}: ${mend}. Known here: ${keys.join(', ')}`
			})
			.join('; ')
	}
	const found = valueAt(content, issue.path)
	if (found === undefined) return `${where} is missing: write ${issue.message}`
	return `${where}: ${shown(found)} is not right. Write ${issue.message}`
}

const lineOf = (issue: z.core.$ZodIssue): Path =>
	issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path

/** Of several things that may stand there, the one most likely meant: with the fewest faults. */
const withoutChoices = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
	if (issue.code !== 'invalid_union') return [issue]
	const [meant] = issue.errors.toSorted((a, b) => a.length - b.length)
	return meant === undefined || meant.length === 0
		? [issue]
		: meant.flatMap((one) => withoutChoices({ ...one, path: [...issue.path, ...one.path] }))
}

/** Reads a YAML file against a strict schema; `known` names the keys that may stand at a path. */
export const readDataFile = <Schema extends z.ZodType>(
	yaml: string,
	file: string,
	schema: Schema,
	known: (path: Path) => readonly string[],
): DataFile<z.output<Schema>> => {
	const lines = new LineCounter()
	const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
	const at = (offset: number): string => `${file}:${Math.max(1, lines.linePos(offset).line)}`
	if (document.errors.length > 0)
		return {
			content: null,
			wrong: document.errors.map(
				(one) => `${at(one.pos[0])}: not YAML: ${one.message}. Mend the line, or put words in quotes`,
			),
		}
	const content: unknown = document.toJS({ maxAliasCount: 0 })
	const read = schema.safeParse(content)
	if (read.success) return { content: read.data, wrong: [] }
	return {
		content: null,
		wrong: read.error.issues
			.flatMap(withoutChoices)
			.map((issue) => `${at(offsetAt(document.contents, lineOf(issue)))}: ${complaint(issue, content, known)}`),
	}
}
