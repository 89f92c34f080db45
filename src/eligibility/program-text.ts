import { never } from '#kernel/day-number.ts'
import { isIn } from '#standard/index.ts'
import { factBitsOf } from './fact-bits.ts'
import { anyOf, exclusionText, isSet } from './fact-text.ts'
import type { Rules } from './lower.ts'
import { anchorsOf, ruleText, type Writing } from './rule-text.ts'
import { slotsOf } from './slots.ts'

const each = (count: number, text: (at: number) => string): string =>
	Array.from({ length: count }, (_, at) => text(at)).join('')

/** By the place of the rule: whether an exclusion covers it. A long question that several rules ask is asked once. */
const coversOf = ({ rules, exclusions }: Rules, texts: readonly string[]) => {
	const names = new Map<string, string>()
	const covers = rules.map(({ criterion }) => {
		const covering = texts.filter((_, place) => isIn(exclusions[place]?.covers ?? [], criterion.code))
		const text = anyOf(covering)
		if (covering.length === 0 || text.length < shortText) return covering.length === 0 ? null : text
		const name = names.get(text) ?? `k${names.size}`
		names.set(text, name)
		return name
	})
	return { covers, named: [...names].map(([text, name]) => `const ${name} = ${text}\n`).join('') }
}
const shortText = 300

/** All bits set where the day of a happening means nothing any more, or nothing yet. */
const isOutside = (day: string, happening: number): string =>
	`((to${happening} - ${day}) | (${day} - from${happening})) >> 31`

/** Takes from the rules that the birth allows those for which nothing happened in time. */
const happenedText = ({ rules, slots, whole }: Writing): string =>
	rules.happenings
		.flatMap((_, happening) => {
			const anchored = rules.rules.map(({ families }) => families.some(({ anchor }) => anchor === happening))
			const outside = anchorsOf({ whole }, happening).map((name) => `(${isOutside(name, happening)})`)
			return Array.from({ length: slots.words }, (_, word) => {
				const mask = anchored.reduce(
					(mask, is, place) => (is && place >> 5 === word ? mask | (1 << (place & 31)) : mask),
					0,
				)
				return mask === 0 ? '' : `m${word} &= ~(${outside.join(' & ')} & ${mask})\n`
			})
		})
		.join('')

const groupSize = 8

/** The rules in their order; eight together are passed over when none of them is possible. */
const rulesText = (writing: Writing): string => {
	const count = writing.rules.rules.length
	const weighed = (from: number, to: number) => each(to - from, (at) => ruleText(writing, from + at))
	if (writing.whole || count <= groupSize * 2) return weighed(0, count)
	return each(Math.ceil(count / groupSize), (group) => {
		const from = group * groupSize
		const text = weighed(from, Math.min(count, from + groupSize))
		return text === '' ? '' : `if ((m${from >> 5} & ${255 << (from & 31)}) !== 0) {\n${text}}\n`
	})
}

/** What both functions begin with. */
const preparedText = ({ rules, slots, bits }: Writing): string => `'use strict'
const { vector: v, days, zones, masks } = constants
const { verdict, leading, due } = answers
const { count, bornOn, visited, served, contacted, assessed, before, owed } = columns
const first = v[${slots.births}], last = v[${slots.births + 1}]
${each(bits.words, (at) => `const f${at} = columns.facts[${at}]\n`)}${each(rules.happenings.length, (at) => `const h${at} = columns.latest[${at}], from${at} = v[${slots.happenings[at]}], to${at} = v[${(slots.happenings[at] ?? 0) + 1}]\n`)}`

const weighedText = (writing: Writing): string => {
	const { slots } = writing
	const remembered = new Set(slots.rules.flatMap(({ replacedBy }) => replacedBy ?? []))
	return `${[...remembered].map((place) => `let u${place} = false\n`).join('')}let r = 0, t = 0, g = 0, l = 0${writing.whole ? ', p = 0' : ''}
${rulesText(writing)}`
}

const foundText = `leading[i] = l
verdict[i] = l !== 0 ? 4 : (g & 3) === 1 ? 2 : g !== 0 ? 5 : 6
`

const writingOf = (rules: Rules, whole: boolean): { writing: Writing; named: string } => {
	const [slots, bits] = [slotsOf(rules), factBitsOf(rules)]
	const texts = rules.exclusions.map((_, place) => exclusionText(rules, place, bits))
	const { covers, named } = coversOf(rules, texts)
	return { writing: { rules, slots, bits, whole, covers }, named }
}

/**
 * The body of the function that answers nearly every row: a thousand at a time, first those whom birth and residence let
 * go, without a branch, then the rest. It looks neither at what happened before nor at what is owed.
 * The text holds whole numbers and the words written in these files, and nothing of what a standard says in letters.
 */
export const fastText = (rules: Rules): string => {
	const { writing, named } = writingOf(rules, false)
	const { slots, bits } = writing
	const words = Array.from({ length: slots.words }, (_, word) => `m${word}`)
	return `${preparedText(writing)}const picked = new Int32Array(1024), visits = new Int32Array(1024)
${words.map((name) => `const ${name}s = new Int32Array(1024)\n`).join('')}leading.fill(0)
verdict.fill(6)
for (let begin = 0; begin < count; begin += 1024) {
const end = Math.min(begin + 1024, count)
let size = 0
for (let i = begin; i < end; i++) {
const w = f0[i], b = bornOn[i]
if ((w & ${1 << bits.resident}) === 0) verdict[i] = 1
picked[size] = i
size += w >>> ${bits.resident} & ~((last - b) | (b - first)) >>> 31
}
let left = 0
for (let at = 0; at < size; at++) {
const i = picked[at]
const zone = zones[bornOn[i] - first]
let ${words.map((name, word) => `${name} = masks[zone + ${word}]`).join(', ')}
${each(rules.happenings.length, (at) => `const a${at} = h${at}[i]\n`)}${happenedText(writing)}picked[left] = i
visits[left] = visited[i]
${words.map((name) => `${name}s[left] = ${name}\n`).join('')}const any = ${words.join(' | ')}
left += (any | -any) >>> 31
}
for (let at = 0; at < left; at++) {
const i = picked[at], n = visits[at]
const w = f0[i], b = bornOn[i]
const ${words.map((name) => `${name} = ${name}s[at]`).join(', ')}
${each(rules.happenings.length, (at) => `const a${at} = h${at}[i]\n`)}${named}${weighedText(writing)}${foundText}}
}
`
}

/** The body of the function that answers all about the rows named, or about every row. */
export const wholeText = (rules: Rules): string => {
	const { writing, named } = writingOf(rules, true)
	const { slots, bits } = writing
	const words = Array.from({ length: slots.words }, (_, word) => word)
	return `${preparedText(writing)}const size = rows === null ? count : rows.length
for (let at = 0; at < size; at++) {
const i = rows === null ? at : rows[at]
const w = f0[i]
if (!(${isSet(bits.resident)})) { verdict[i] = 1; leading[i] = 0; continue }
const b = bornOn[i]
const isOwed = ${isSet(bits.owed)}, isTwice = ${isSet(bits.twice)}
const zone = b >= first && b <= last ? zones[b - first] : -1
${words.map((word) => `let m${word} = zone < 0 ? 0 : masks[zone + ${word}], q${word} = 0\nconst o${word} = isOwed ? (owed[${word}]?.[i] ?? 0) : 0\n`).join('')}${each(rules.happenings.length, (at) => `const a${at} = h${at}[i], e${at} = isTwice ? (before[${at}]?.[i] ?? ${never}) : ${never}\n`)}${happenedText(writing)}const n = visited[i]
${named}${weighedText(writing)}${words.map((word) => `if (due) due[${word}][i] = q${word}\n`).join('')}if (p !== 0) { verdict[i] = 3; leading[i] = p; continue }
${foundText}}
`
}
