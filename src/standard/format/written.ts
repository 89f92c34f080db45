import { type Document, isMap, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml'
import type { Path } from '../check/found.ts'
import { refusalOf } from '../check/written-limits.ts'
import type { Problem } from '../problem.ts'
import { type Complaint, complaintsOf, nameOf, noKeys, offsetOf } from './written-complaints.ts'
import { yamlComplaint } from './yaml-words.ts'

/** A YAML file as written: its plain content, and where each part of it stands. */
export type Written = {
	readonly file: string
	readonly content: unknown
	readonly problems: readonly Problem[]
	/** The place of the value at a path, or of its key; null when this file does not write it. */
	readonly placeOf: (path: Path, of: 'key' | 'value') => { line: number; column: number } | null
}

/** Pairs of each map by their key, so that a map with very many keys is searched once. */
const pairsOf = () => {
	const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()
	return (map: YAMLMap): ReadonlyMap<string, Pair> => {
		const pairs = known.get(map) ?? new Map(map.items.map((pair) => [nameOf(pair), pair]))
		known.set(map, pairs)
		return pairs
	}
}

const startOf = (
	document: Document.Parsed,
	pairs: ReturnType<typeof pairsOf>,
	path: Path,
	of: 'key' | 'value',
): number | null => {
	let node: unknown = document.contents
	let start = 0
	for (const [depth, step] of path.entries()) {
		if (isMap(node)) {
			const pair = pairs(node).get(String(step))
			if (!pair) return null
			start = offsetOf(of === 'key' && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key), start)
			node = pair.value
		} else if (isSeq(node)) {
			node = node.items[Number(step)]
			if (node === undefined) return null
			start = offsetOf(node, start)
		} else return null
	}
	return start
}

const nothing = (file: string, problems: readonly Problem[]): Written => ({
	file,
	content: undefined,
	problems,
	placeOf: () => null,
})

/** A few of the first are enough to mend by; one that breaks the layout breaks it for what follows as well. */
const mostComplaints = 50
const mostBroken = 3

/** The same words once, at the first place. */
const eachOnce = (complaints: readonly Complaint[]): readonly Complaint[] => {
	const said = new Set<string>()
	return complaints.filter(({ what: { en } }) => {
		const isNew = !said.has(en)
		said.add(en)
		return isNew
	})
}

/** Reads YAML as a standard is written: plain keys, lists and words, and nothing else that YAML can do. */
export const readWritten = (text: string, file: string): Written => {
	const yaml = text.startsWith('\ufeff') ? text.slice(1) : text
	const lines = new LineCounter()
	const problem = ({ what, offset }: Complaint): Problem => {
		const { line, col } = lines.linePos(offset)
		return { kind: 'error', file, line: Math.max(1, line), column: Math.max(1, col), what }
	}
	const refusal = refusalOf(yaml)
	if (refusal !== null) {
		lines.addNewLine(0)
		for (const { index } of yaml.slice(0, refusal.offset).matchAll(/\n/g)) lines.addNewLine(index + 1)
		return nothing(file, [problem(refusal)])
	}
	const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
	const broken = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
		what: yamlComplaint(code),
		offset: pos[0],
	}))
	const complaints =
		broken.length > 0
			? eachOnce(broken).slice(0, mostBroken)
			: eachOnce(complaintsOf(document)).slice(0, mostComplaints)
	if (complaints.length > 0) return nothing(file, complaints.map(problem))
	const content: unknown = document.toJS()
	if (typeof content !== 'object' || content === null || Array.isArray(content))
		return nothing(file, [problem({ what: noKeys(content), offset: 0 })])
	const pairs = pairsOf()
	return {
		file,
		content,
		problems: [],
		placeOf: (path, of) => {
			const start = startOf(document, pairs, path, of)
			if (start === null) return null
			const { line, col } = lines.linePos(start)
			return { line, column: col }
		},
	}
}
