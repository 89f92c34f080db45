import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Problem } from './problem.ts'

type Path = readonly (string | number)[]

/** A YAML file as written: its plain content, and where each part of it stands. */
export type Written = {
	readonly file: string
	readonly content: unknown
	readonly problems: readonly Problem[]
	/** The place of the value at a path, or of its key; null when this file does not write it. */
	readonly placeOf: (path: Path, of: 'key' | 'value') => { line: number; column: number } | null
}

const longest = 1_000_000

const problem = (file: string, what: string, { line, col } = { line: 1, col: 1 }): Problem => ({
	kind: 'error',
	file,
	line,
	column: col,
	what,
})

const nothing = (file: string, what: string): Written => ({
	file,
	content: undefined,
	problems: [problem(file, what)],
	placeOf: () => null,
})

const startOf = (document: Document.Parsed, path: Path, of: 'key' | 'value'): number | null => {
	let node: unknown = document.contents
	let start = 0
	for (const [depth, step] of path.entries()) {
		if (isMap(node)) {
			const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
			if (!pair) return null
			const shown = of === 'key' && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key)
			start = (shown as Node).range?.[0] ?? start
			node = pair.value
		} else if (isSeq(node)) {
			node = node.items[Number(step)]
			if (node === undefined) return null
			start = (node as Node).range?.[0] ?? start
		} else return null
	}
	return start
}

/** Reads YAML without aliases (a standard is read by people, and an alias can be made to explode). */
export const readWritten = (yaml: string, file: string): Written => {
	if (yaml.length > longest)
		return nothing(file, `the file is longer than ${longest} characters; a standard is a few pages of text`)
	const lines = new LineCounter()
	const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
	const problems = document.errors.map(({ message, pos }) => problem(file, message, lines.linePos(pos[0])))
	if (problems.length > 0) return { ...nothing(file, ''), problems }
	let alias: number | null = null
	visit(document, {
		Node: (_, node) => {
			if (!isAlias(node)) return
			alias = node.range?.[0] ?? 0
			return visit.BREAK
		},
	})
	if (alias !== null)
		return {
			...nothing(file, ''),
			problems: [
				problem(
					file,
					'an alias (*name) is not used in a standard: write the text where it belongs',
					lines.linePos(alias),
				),
			],
		}
	const content: unknown = document.toJS()
	if (typeof content !== 'object' || content === null || Array.isArray(content))
		return nothing(file, 'the file holds no keys; a standard begins with: municipality: <folder name>')
	return {
		file,
		content,
		problems: [],
		placeOf: (path, of) => {
			const start = startOf(document, path, of)
			if (start === null) return null
			const { line, col } = lines.linePos(start)
			return { line, column: col }
		},
	}
}
