import { never } from '#kernel/day-number.ts'
import type { FactBits } from './fact-bits.ts'
import { allOf, needsText, within } from './fact-text.ts'
import type { Rule, Rules } from './lower.ts'
import { closed } from './open-anchors.ts'
import { entitles, type RuleSlots, type Slots } from './slots.ts'

/** What the text of a rule is written from. */
export type Writing = {
	readonly rules: Rules
	readonly slots: Slots
	readonly bits: FactBits
	/** Everything about a row; without it, the verdict only, and only of rows in which nothing stands twice or is owed. */
	readonly whole: boolean
	/** By the place of the rule: the question whether an exclusion covers it; null where none can. */
	readonly covers: readonly (string | null)[]
}

/** What a rule comes to, in the bits of `r`: a ground is open, waits for an assessment, waits for an offer. */
const [open, toAssess, toOffer] = [1, 2, 4]
/** What a row comes to, in the bits of `g`: some ground, one that nothing covers, something awaited. */
const [some, free, awaited] = [1, 2, 4]

/** The bit of a rule in a word of rules: `m` those that birth and happenings allow, `o` those owed, `q` those due. */
export const ruleBit = (word: 'm' | 'o', place: number): string => `(${word}${place >> 5} & ${1 << (place & 31)}) !== 0`

/** Whether nothing has served the opening whose first day is `t`. */
const unservedText = ({ rules, slots }: Writing, place: number, { again }: RuleSlots): string => {
	const own = `served[${place}]`
	const parts =
		again === null
			? ['t > n', `(${own} === null || t > ${own}[i])`]
			: [`n <= v[${again}]`, `(${own} === null || ${own}[i] <= v[${again}])`]
	if (rules.standard.merging.within !== 'calendar_year') return allOf(parts)
	const year = rules.rules[place]?.earnedOn === null ? `v[${slots.year}]` : 'firstOfYear(t)'
	return allOf([...parts, `contacted[i] < ${year}`])
}

/** The day that the constants hold for an anchor within their range. */
const dayText = (slot: number, anchor: string): string =>
	`days[v[${slot + 2}] + (${anchor} - v[${slot}]) * v[${slot + 3}]]`

export const anchorsOf = ({ whole }: Pick<Writing, 'whole'>, anchor: 'birth' | number): readonly string[] =>
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
	return `{ const z = assessed[${place}] === null ? ${never} : assessed[${place}][i]
if ((z >> 1) < ${known}) ${asked}
else if ((z & 1) !== 0) r |= ${unserved} ? ${open | toOffer} : ${open}
}`
}

const openingsText = (writing: Writing, rule: Rule, place: number, own: RuleSlots): string =>
	rule.families
		.flatMap(({ anchor }, at) => {
			const slot = own.families[at] ?? 0
			return anchorsOf(writing, anchor).map((name) => {
				const isSure = anchor === 'birth' && rule.families.length === 1
				const asked = [...(isSure ? [] : [within(name, slot)]), `(t = ${dayText(slot, name)}) > ${closed}`]
				return `if (${asked.join(' && ')}) ${openingText(writing, rule, place, own, name)}\n`
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
	const due = `q${place >> 5} |= ${1 << (place & 31)}`
	const offered = whole
		? `{ if (p === 0) p = ${place + 1}; ${due} }`
		: `{ verdict[i] = 3; leading[i] = ${place + 1}; continue }`
	const assessed = `{ if (l === 0) l = ${place + 1}${whole ? `; ${due}` : ''} }`
	const uncovered = `{ g |= ${some | free}
if ((r & ${toOffer}) !== 0) ${offered}
else if ((r & ${toAssess}) !== 0) ${assessed}
}`
	const cover = covers[place] ?? null
	return cover === null ? uncovered : `if (${cover}) g |= ${some}\nelse ${uncovered}`
}

/** One rule weighed for row `i`; an offer owed on it is due whatever else holds. */
export const ruleText = (writing: Writing, place: number): string => {
	const rule = writing.rules.rules[place]
	const own = writing.slots.rules[place]
	if (rule === undefined || own === undefined) return ''
	const { whole, bits, slots } = writing
	const isRemembered = slots.rules.some(({ replacedBy }) => replacedBy === place)
	const waits = own.replacedBy === null ? [] : [`!u${own.replacedBy}`]
	const remembered = isRemembered ? `u${place} = r > ${open}\n` : ''
	const ground = `if (r !== 0) ${groundText(writing, place)}\n`
	const openings = `r = 0\n${openingsText(writing, rule, place, own)}${awaitedText(writing, rule, own)}`
	const asked = allOf([ruleBit('m', place), ...needsText(rule, bits), ...waits])
	const weighed = own.isWeighed ? `if (${asked}) {\n${openings}${remembered}${entitles(rule) ? ground : ''}}\n` : ''
	if (!whole || rule.criterion.initiative === 'priority') return weighed
	const owed = `if (${allOf([ruleBit('o', place), ...waits])}) { r = ${open | toOffer}\n${remembered}${ground}}\n`
	return weighed === '' ? owed : `${owed}else ${weighed}`
}
