import { isMap, isNode, isScalar, type Pair, parseDocument, stringify } from 'yaml'
import { addMonths, type Day, firstOfMonth } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import { layOver, valueAt, without } from '../format/continuation.ts'
import type { Earlier } from '../format/read.ts'
import { readWritten } from '../format/written.ts'

/** The content of a text and of the versions it continues, its own first; null where that cannot be followed. */
const layersOf = (yaml: string, earlier: Earlier): unknown[] | null => {
	const { content, problems } = readWritten(yaml, '')
	const continues = valueAt(content, 'continues')
	if (problems.length > 0) return null
	if (continues === undefined) return [content]
	const from = valueAt(content, 'validFrom')
	if (typeof continues !== 'string' || typeof from !== 'string' || continues >= from) return null
	const found = earlier(continues)
	const rest = found === null ? null : layersOf(found.yaml, earlier)
	return rest === null ? null : [content, ...rest]
}

/** A standard that stands alone: what a version continues is written out. A text that already does is left as it is. */
export const wholeText = (yaml: string, earlier: Earlier): string => {
	const layers = layersOf(yaml, earlier)
	if (layers === null || layers.length === 1) return yaml
	const content = layers.map((layer) => without(layer, 'continues')).reduceRight(layOver)
	return stringify(content, { lineWidth: 100 })
}

/** Keys in this order before all others. */
const firstKeys = ['municipality', 'title', 'validFrom', 'validTo', 'replaces', 'approval']

const inOrder = <Key extends Pair>(items: readonly Key[]): Key[] => {
	const placeOf = ({ key }: Pair): number => {
		const place = firstKeys.indexOf(String(isScalar(key) ? key.value : key))
		return place < 0 ? firstKeys.length : place
	}
	return items.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const notApproved: Text = { da: 'endnu ikke godkendt', en: 'not yet approved' }

/** The first of next month: a day to begin on that is put in place of a better one. */
export const nextBeginning = (today: Day): Day => firstOfMonth(addMonths(today, 1))

/** A version's text as the beginning of the next one: nobody has approved it, and it does not end. */
export const asNextVersion = (yaml: string, { replaces, validFrom }: { replaces: Day; validFrom: Day }): string => {
	const document = parseDocument(yaml)
	const { contents } = document
	if (document.errors.length > 0 || !isMap(contents)) return yaml
	document.set('validFrom', validFrom)
	document.delete('validTo')
	// a transitional clause speaks of the version that its own version replaced
	document.delete('transitional')
	document.set('replaces', replaces)
	document.set('approval', document.createNode({ by: notApproved }))
	contents.items = inOrder(contents.items)
	const [first] = contents.items
	if (isScalar(first?.key)) first.key.commentBefore = null
	contents.commentBefore = null
	document.commentBefore = null
	return document.toString({ lineWidth: 100 })
}

/** The text with who approved it and when; all else stays as it was written, sign by sign. */
export const withApproval = (yaml: string, approval: { by: Text; on: Day }): string => {
	const document = parseDocument(yaml)
	const { contents } = document
	if (document.errors.length > 0 || !isMap(contents)) return yaml
	const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'approval')
	const from = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
	const to = isNode(pair?.value) ? pair.value.range?.[1] : undefined
	if (from === undefined || to === undefined || contents.flow) {
		document.set('approval', document.createNode(approval))
		return document.toString({ lineWidth: 0 })
	}
	const written = stringify({ approval }, { lineWidth: 0 })
	const isWholeLines = yaml.slice(from, to).endsWith('\n')
	return `${yaml.slice(0, from)}${isWholeLines ? written : written.trimEnd()}${yaml.slice(to)}`
}
