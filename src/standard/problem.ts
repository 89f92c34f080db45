import { type Language, type Text, text } from '#kernel/language.ts'

/** Something wrong with a standard's file, where, and what would be right. A note is no fault: it says what was not looked at, and why. */
export type Problem = {
	readonly kind: 'error' | 'warning' | 'note'
	readonly file: string
	readonly line: number
	readonly column: number
	readonly what: Text
}

const kinds: Readonly<Record<Problem['kind'], Text>> = {
	error: text('fejl', 'error'),
	warning: text('advarsel', 'warning'),
	note: text('bemærkning', 'note'),
}

/** What a terminal obeys instead of showing it, besides the ends of lines. */
const commanding = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** In one line, and nothing in it but what can be read. */
const readable = (line: string): string =>
	line.replaceAll(/[\t\n\r\u2028\u2029]+/g, ' ').replaceAll(commanding, '\ufffd')

/** `soroe/standard/2019-07-01.yaml:12:3: error: …`; in English where nobody asks for Danish. */
export const problemLine = ({ file, line, column, kind, what }: Problem, language: Language = 'en'): string =>
	readable(`${file}:${line}:${column}: ${kinds[kind][language]}: ${what[language]}`)

/** One line each. */
export const problemLines = (problems: readonly Problem[], language: Language = 'en'): string =>
	problems.map((problem) => problemLine(problem, language)).join('\n')

export const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ kind }) => kind === 'error')

const gravity: readonly Problem['kind'][] = ['error', 'warning', 'note']

/** What stops a standard first, then what to think about; those of a kind stay in their order. */
export const gravestFirst = (problems: readonly Problem[]): readonly Problem[] =>
	problems.toSorted((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))

/** By file, in the order in which files are first named, then by place. */
export const inOrderOfPlace = (problems: readonly Problem[]): readonly Problem[] => {
	const files = [...new Set(problems.map(({ file }) => file))]
	return problems.toSorted(
		(a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
	)
}
