import { never } from '#kernel/day-number.ts'
import { codeOf } from '../answers.ts'
import { closed } from '../open-anchors.ts'
import { allOf, needsText, within } from './fact-text.ts'
import type { Rule } from './lower.ts'
import { entitles, type RuleSlots } from './slots.ts'
import type { Writing } from './writing.ts'

/** What a rule comes to, in the bits of `r`: a ground is open, waits for an assessment, waits for an offer. */
const [open, toAssess, toOffer] = [1, 2, 4]
/** What a row comes to, in the bits of `g`: some ground, one that nothing covers, something awaited. */
export const some = 1
export const free = 2
const awaited = 4

/** A rule's bit in its word of rules: `m` those possible, `o` those owed, `q` those due, `u0` … those unserved so far. */
const bitOf = (place: number): number => 1 << (place & 31)
const hasBit = (word: string, place: number): string => `(${word} & ${bitOf(place)}) !== 0`
const waitsFor = (place: number): string => `(u${place >> 5} & ${bitOf(place)}) === 0`

/** Whether nothing has served the opening whose first day is `t`. */
const unservedText = ({ rules, slots }: Writing, place: number, { again }: RuleSlots): string => {
	const own = `s${place}`
	const parts =
		again === null
			? ['t > n', `(${own} === null || t > ${own}[i])`]
			: [`n <= c${again}`, `(${own} === null || ${own}[i] <= c${again})`]
	if (rules.standard.merging.within !== 'calendar_year') return allOf(parts)
	const year = rules.rules[place]?.earnedOn === null ? `c${slots.year}` : 'firstOfYear(t)'
	return allOf([...parts, `contacted[i] < ${year}`])
}

/** The day that the constants hold for an anchor within their range. */
const dayText = (slot: number, anchor: string): string =>
	`days[c${slot + 2} + Math.imul(${anchor} - c${slot}, c${slot + 3})]`

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
	return `{ const z = z${place} === null ? ${never} : z${place}[i]
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
const groundText = ({ whole, covers, slots }: Writing, place: number): string => {
	const due = `q |= ${bitOf(place)}`
	const isLast = place >> 5 === slots.words - 1
	const offered = whole
		? `{ if (p === 0) p = ${place + 1}; ${due} }`
		: `{ verdict[i] = ${codeOf('offer')}; leading[i] = ${place + 1}; ${isLast ? '' : 'offer[at] = 1; '}continue }`
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
	const waits = own.replacedBy === null ? [] : [waitsFor(own.replacedBy)]
	const remembered = isRemembered ? `if (r > ${open}) u${place >> 5} |= ${bitOf(place)}\n` : ''
	const ground = `if (r !== 0) ${groundText(writing, place)}\n`
	const openings = `r = 0\n${openingsText(writing, rule, place, own)}${awaitedText(writing, rule, own)}`
	const asked = allOf([hasBit('m', place), ...needsText(rule, bits), ...waits])
	const weighed = own.isWeighed ? `if (${asked}) {\n${openings}${remembered}${entitles(rule) ? ground : ''}}\n` : ''
	if (!whole || rule.criterion.initiative === 'priority') return weighed
	const owed = `if (${allOf([hasBit('o', place), ...waits])}) { r = ${open | toOffer}\n${remembered}${ground}}\n`
	return weighed === '' ? owed : `${owed}else ${weighed}`
}
