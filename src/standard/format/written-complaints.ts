import { type Document, isAlias, isMap, isScalar, type Node, type Pair, visit, type YAMLMap } from 'yaml'
import { type Text, text } from '#kernel/language.ts'
import { nearest } from '../check/nearest.ts'
import { markComplaint, yamlComplaint } from './yaml-words.ts'

/** Something wrong with the YAML, counted from the beginning of the text. */
export type Complaint = { readonly what: Text; readonly offset: number }

export const nameOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key)
export const offsetOf = (node: unknown, otherwise = 0): number => (node as Node | null)?.range?.[0] ?? otherwise

const reserved = text(
	'er et ord, som programmet selv bruger; vælg et andet',
	'is a word that the program itself uses; choose another',
)
const isReserved = (name: string): boolean => name in Object.prototype

const keyComplaints = ({ items }: YAMLMap): Complaint[] => {
	const seen = new Set<string>()
	return items.flatMap((pair) => {
		const [name, offset] = [nameOf(pair), offsetOf(pair.key)]
		const isTwice = seen.has(name)
		seen.add(name)
		if (isReserved(name)) return [{ what: text(`${name} ${reserved.da}`, `${name} ${reserved.en}`), offset }]
		const twice = text(
			`nøglen ${name} står to gange her; behold den ene`,
			`the key ${name} stands twice here; keep one of them`,
		)
		return isTwice ? [{ what: twice, offset }] : []
	})
}

/** Keys that stand twice, and what YAML can do and a standard never needs: an alias can be made to explode. */
export const complaintsOf = (document: Document.Parsed): Complaint[] => {
	const found: Complaint[] = document.directives.yaml.explicit
		? [{ what: yamlComplaint('BAD_DIRECTIVE'), offset: 0 }]
		: []
	visit(document, {
		Node: (_, node) => {
			if (isAlias(node) || node.tag !== undefined || node.anchor !== undefined)
				found.push({ what: markComplaint, offset: offsetOf(node) })
			if (isMap(node)) for (const complaint of keyComplaints(node)) found.push(complaint)
		},
	})
	return found
}

/** Keys that a standard begins with, for who wrote the first one wrong. */
const beginnings = ['municipality', 'continues']

export const noKeys = (content: unknown): Text => {
	const meant = typeof content === 'string' ? nearest(content.split(/[\s:]/)[0] ?? '', beginnings) : null
	const instead = meant === null ? ['', ''] : [` Mente du ${meant}: …?`, ` Did you mean ${meant}: …?`]
	return text(
		`filen har ingen nøgler; en standard begynder med: municipality: <mappens navn>${instead[0]}`,
		`the file holds no keys; a standard begins with: municipality: <folder name>${instead[1]}`,
	)
}
