import type { FactBits } from './fact-bits.ts'
import { allOf, anyOf, needsText, within } from './fact-text.ts'
import type { Rule, Rules } from './lower.ts'
import { closed } from './open-anchors.ts'
import type { RuleSlots, Slots } from './slots.ts'

/** What the text of a rule is written from. */
export type Writing = {
	readonly rules: Rules
	readonly slots: Slots
	readonly bits: FactBits
	/** Everything about a row; without it, the verdict only, and only of rows in which nothing stands twice or is owed. */
	readonly whole: boolean
	/** By the place of the rule: the name under which stands whether an exclusion covers it; null where none can. */
	readonly covers: readonly (string | null)[]
	/** By the place of a rule earned under the version replaced: the rule of the same code now. */
	readonly replacedBy: readonly (number | null)[]
}

/** What a rule comes to, in the bits of `r`: a ground is open, waits for an assessment, waits for an offer. */
const [open, toAssess, toOffer] = [1, 2, 4]
/** What a row comes to, in the bits of `g`: some ground, one that nothing covers, something awaited. */
const [some, free, awaited] = [1, 2, 4]

const entitles = ({ criterion: { initiative } }: Rule): boolean =>
	initiative === 'automatic' || initiative === 'after_assessment'

/** Whether nothing has served the opening whose first day is `t`. */
const unservedText = ({ rules, slots }: Writing, place: number, own: RuleSlots): string => {
	const parts =
		own.again === null ? ['t > n', `t > s${place}[i]`] : [`n <= c${own.again}`, `s${place}[i] <= c${own.again}`]
	if (rules.standard.merging.within !== 'calendar_year') return allOf(parts)
	const year = rules.rules[place]?.earnedOn === null ? `c${slots.year}` : 'firstOfYear(t)'
	return allOf([...parts, `m[i] < ${year}`])
}

/** The day that the constants hold for an anchor within their range. */
const dayText = (slot: number, anchor: string): string => `d[c${slot + 2} + (${anchor} - c${slot}) * c${slot + 3}]`

const anchorsOf = ({ whole }: Writing, anchor: 'birth' | number): readonly string[] =>
	anchor === 'birth' ? ['b'] : whole ? [`a${anchor}`, `e${anchor}`] : [`a${anchor}`]

/** What one opening comes to; an assessment counts from the day on which the opening was known. */
const openingText = (writing: Writing, rule: Rule, place: number, own: RuleSlots, anchor: string): string => {
	const unserved = unservedText(writing, place, own)
	if (rule.earnedOn !== null) return `if (${unserved}) r |= ${open | toOffer}`
	const isAssessed = rule.criterion.initiative === 'after_assessment'
	if (!isAssessed) return `r |= ${unserved} ? ${open | toOffer} : ${open}`
	const asked = `r |= ${unserved} ? ${open | toAssess} : ${open}`
	if (rule.again !== null) return asked
	const known = anchor === 'b' ? 't' : anchor
	const last = `z${place}[i]`
	return `{ if ((${last} >> 1) < ${known}) ${asked}; else if ((${last} & 1) !== 0) r |= ${unserved} ? ${open | toOffer} : ${open} }`
}

const openingsText = (writing: Writing, rule: Rule, place: number, own: RuleSlots): string =>
	rule.families
		.flatMap(({ anchor }, at) => {
			const slot = own.families[at] ?? 0
			return anchorsOf(writing, anchor).map((name) => {
				const opening = openingText(writing, rule, place, own, name)
				return `if (${within(name, slot)} && (t = ${dayText(slot, name)}) > ${closed}) ${opening}\n`
			})
		})
		.join('')

const awaitedText = (writing: Writing, { families }: Rule, { awaited: slot }: RuleSlots): string =>
	slot === null
		? ''
		: [...new Set(families.flatMap(({ anchor }) => anchorsOf(writing, anchor)))]
				.map((name) => `if (${within(name, slot)} && ${dayText(slot, name)} > ${closed}) g |= ${awaited}\n`)
				.join('')

/** What an open ground does to the row. */
const groundText = ({ whole, covers }: Writing, place: number): string => {
	const bit = `q${place >> 5} |= ${1 << (place & 31)}`
	const offered = whole
		? `{ if (p === 0) p = ${place + 1}; ${bit} }`
		: `{ verdict[i] = 3; leading[i] = ${place + 1}; continue }`
	const assessed = `{ if (l === 0) l = ${place + 1}${whole ? `; ${bit}` : ''} }`
	const uncovered = `{ g |= ${some | free}
if ((r & ${toOffer}) !== 0) ${offered}
else if ((r & ${toAssess}) !== 0) ${assessed}
}`
	const cover = covers[place] ?? null
	return cover === null ? uncovered : `if (${cover}) g |= ${some}\nelse ${uncovered}`
}

/** Whether an offer is owed on the rule: it is then due whatever else holds. */
const owedText = (place: number, waits: readonly string[]): string =>
	allOf([`(o${place >> 5} & ${1 << (place & 31)}) !== 0`, ...waits])

/** One rule weighed for row `i`. */
export const ruleText = (writing: Writing, place: number): string => {
	const rule = writing.rules.rules[place]
	const own = writing.slots.rules[place]
	if (rule === undefined || own === undefined) return ''
	const { whole, bits, replacedBy } = writing
	const isRemembered = replacedBy.includes(place)
	const counts = entitles(rule)
	const anchors = [...new Set(rule.families.flatMap(({ anchor }) => anchorsOf(writing, anchor)))]
	const hull = anyOf(anchors.map((name) => `(${within(name, own.hull)})`))
	const now = replacedBy[place] ?? null
	const waits = now === null ? [] : [`!u${now}`]
	const asked = allOf([hull, ...needsText(rule, own, bits), ...waits])
	const remembered = isRemembered ? `u${place} = r > ${open}\n` : ''
	const ground = `if (r !== 0) ${groundText(writing, place)}\n`
	const openings = `r = 0\n${openingsText(writing, rule, place, own)}${awaitedText(writing, rule, own)}`
	const isWeighed = counts || (isRemembered && rule.criterion.initiative === 'on_request')
	const weighed = isWeighed ? `if (${asked}) {\n${openings}${remembered}${counts ? ground : ''}}\n` : ''
	if (!whole || rule.criterion.initiative === 'priority') return weighed
	const owed = `if (${owedText(place, waits)}) { r = ${open | toOffer}\n${remembered}${ground}}\n`
	return weighed === '' ? owed : `${owed}else ${weighed}`
}
