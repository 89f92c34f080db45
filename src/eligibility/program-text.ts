import { never } from '#kernel/day-number.ts'
import { isIn } from '#standard/index.ts'
import { factBitsOf } from './fact-bits.ts'
import { anyOf, exclusionText, isSet } from './fact-text.ts'
import type { Rules } from './lower.ts'
import { anchorsOf, ruleText, type Writing } from './rule-text.ts'
import { slotsOf } from './slots.ts'

/**
 * The text of the compiled functions. It holds whole numbers and the words written in these files, and nothing of what a
 * standard says in letters. In it `i` is the row and `at` its place among those picked.
 */
const each = (count: number, text: (at: number) => string): string =>
	Array.from({ length: count }, (_, at) => text(at)).join('')

/** A question no longer than this is asked anew by every rule that asks it. */
const shortText = 300

/** By the place of the rule: whether an exclusion covers it; and the long questions among those, each asked once. */
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
	return { covers, named: new Map([...names].map(([text, name]) => [name, text])) }
}

export const writingOf = (rules: Rules, whole: boolean): Writing => {
	const [slots, bits] = [slotsOf(rules), factBitsOf(rules)]
	const texts = rules.exclusions.map((_, place) => exclusionText(rules, place, bits))
	return { rules, slots, bits, whole, ...coversOf(rules, texts) }
}

const columnsText = ({ rules, bits }: Writing): string => `'use strict'
const { vector: v, days, zones, masks } = constants
const { rows, visits, possible, ground, assess, offer, waiting } = picked
const { count, bornOn, visited, served, contacted, assessed, before, owed } = columns
${each(bits.words, (at) => `const f${at} = columns.facts[${at}]\n`)}${each(rules.happenings.length, (at) => `const h${at} = columns.latest[${at}]\n`)}`

/** The days on which a happening came about for row `i`. */
const happeningText = ({ whole }: Writing, happening: number): string =>
	`const a${happening} = h${happening}[i]${whole ? `, e${happening} = isTwice ? (before[${happening}]?.[i] ?? ${never}) : ${never}` : ''}\n`

/** Takes from the rules that the birth allows those for which nothing happened lately enough. */
const happenedText = (writing: Writing): string => {
	const { rules, slots } = writing
	return [...new Set(slots.happenings)]
		.map((slot) => {
			const happenings = rules.happenings.flatMap((_, at) => (slots.happenings[at] === slot ? [at] : []))
			const days = happenings.flatMap((at) => anchorsOf(writing, at))
			const takeAway = each(slots.words, (word) => {
				const mask = maskOfAnchored(rules, happenings, word)
				return mask === 0 ? '' : `m${word} &= ~(out & ${mask})\n`
			})
			const known = happenings.map((at) => happeningText(writing, at)).join('')
			return `{ ${known}const out = (${days.map((day) => `(${day} - from${slot})`).join(' & ')}) >> 31\n${takeAway}}\n`
		})
		.join('')
}
const maskOfAnchored = ({ rules }: Rules, happenings: readonly number[], word: number): number =>
	rules.slice(word * 32, word * 32 + 32).reduce((mask, { families }, bit) => {
		const isAnchored = families.some(({ anchor }) => anchor !== 'birth' && happenings.includes(anchor))
		return isAnchored ? mask | (1 << bit) : mask
	}, 0)

const rangesText = ({ slots }: Writing): string =>
	[...new Set(slots.happenings)].map((slot) => `const from${slot} = v[${slot}]\n`).join('')

/**
 * Picks the rows from one to another to which some rule may apply, first by birth, then by what happened; without a
 * branch, because nothing foretells them. The others are answered. It looks neither at what happened before nor at what
 * is owed.
 */
export const pickText = (rules: Rules): string => {
	const writing = writingOf(rules, false)
	const { slots, bits } = writing
	const words = Array.from({ length: slots.words }, (_, word) => `m${word}`)
	return `${columnsText(writing)}${rangesText(writing)}const { verdict, leading } = answers
const first = v[${slots.births}], last = v[${slots.births + 1}]
${words.map((name, word) => `const ${name}s = possible[${word}]\n`).join('')}verdict.fill(6, begin, end)
leading.fill(0, begin, end)
let size = 0
for (let i = begin; i < end; i++) {
const w = f0[i], b = bornOn[i]
if ((w & 1) === 0) verdict[i] = 1
rows[size] = i
size += w & ~((last - b) | (b - first)) >>> 31
}
let left = 0
for (let at = 0; at < size; at++) {
const i = rows[at]
const zone = zones[bornOn[i] - first]
let ${words.map((name, word) => `${name} = masks[zone + ${word}]`).join(', ')}
${happenedText(writing)}rows[left] = i
visits[left] = visited[i]
${words.map((name) => `${name}s[left] = ${name}\n`).join('')}const any = ${words.join(' | ')}
left += (any | -any) >>> 31
}
return left
`
}

/** Picks, of the rows at hand, those to which some rule may apply, looking at everything; the others are answered. */
export const pickWholeText = (rules: Rules): string => {
	const writing = writingOf(rules, true)
	const { slots, bits } = writing
	const words = Array.from({ length: slots.words }, (_, word) => word)
	const owed = words.map((word) => `(owed[${word}]?.[i] ?? 0) !== 0`)
	return `${columnsText(writing)}${rangesText(writing)}const { verdict, leading } = answers
const first = v[${slots.births}], last = v[${slots.births + 1}]
let left = 0
for (let at = 0; at < end; at++) {
const i = rows[at]
const w = f0[i], b = bornOn[i]
leading[i] = 0
if (!(${isSet(bits.resident)})) { verdict[i] = 1; continue }
verdict[i] = 6
const isTwice = ${isSet(bits.twice)}
const zone = b >= first && b <= last ? zones[b - first] : -1
${words.map((word) => `let m${word} = zone < 0 ? 0 : masks[zone + ${word}]\n`).join('')}${happenedText(writing)}if ((${words.map((word) => `m${word}`).join(' | ')}) === 0 && !(${isSet(bits.owed)} && (${owed.join(' || ')}))) continue
rows[left] = i
visits[left] = visited[i]
${words.map((word) => `possible[${word}][left] = m${word}\n`).join('')}left++
}
return left
`
}

const groupSize = 8

/** Rules in their order; eight together are passed over when none of them is possible. */
const rulesText = (writing: Writing, from: number, to: number): string => {
	const weighed = (from: number, to: number) => each(to - from, (at) => ruleText(writing, from + at))
	if (writing.whole || to - from <= groupSize * 2) return weighed(from, to)
	return each(Math.ceil((to - from) / groupSize), (group) => {
		const first = from + group * groupSize
		const text = weighed(first, Math.min(to, first + groupSize))
		return text === '' ? '' : `if ((m & ${255 << (first & 31)}) !== 0) {\n${text}}\n`
	})
}

/** What a text names by a letter and a number, taken once before the loop. */
const takenBefore = (text: string, name: RegExp, taken: (at: string) => string): string =>
	[...new Set([...text.matchAll(name)].map((found) => found[1] ?? ''))].map((at) => `const ${taken(at)}\n`).join('')

/** The verdict, from what was found of the row. */
const settledText = `if (p !== 0) { verdict[i] = 3; leading[i] = p; continue }
leading[i] = l
verdict[i] = l !== 0 ? 4 : (g & 3) === 1 ? 2 : g !== 0 ? 5 : 6
`

/** Weighs 32 rules for the rows picked. However many rules there are, no function grows too long for the machine to hold. */
export const weighText = (rules: Rules, whole: boolean, word: number): string => {
	const writing = writingOf(rules, whole)
	const { slots, bits, named } = writing
	const [from, to] = [word * 32, Math.min(rules.rules.length, word * 32 + 32)]
	const text = rulesText(writing, from, to)
	const constants = takenBefore(text, /\bc(\d+)\b/g, (at) => `c${at} = v[${at}]`)
	const columns = `${takenBefore(text, /\bs(\d+)\b/g, (at) => `s${at} = served[${at}]`)}${takenBefore(text, /\bz(\d+)\b/g, (at) => `z${at} = assessed[${at}]`)}`
	const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)
	const happenings = rules.happenings.flatMap((_, at) => (uses(`a${at}`) ? [happeningText(writing, at)] : []))
	const questions = [...named].flatMap(([name, question]) => (uses(name) ? [`const ${name} = ${question}\n`] : []))
	const earlier = Array.from({ length: word }, (_, before) =>
		uses(`u${before}`) ? `const u${before} = waiting[${before}][at]\n` : '',
	)
	const [isFirst, isLast] = [word === 0, word === slots.words - 1]
	const kept = (name: string, column: string): string => `${name} = ${isFirst ? '0' : `${column}[at]`}`
	const remembers = slots.rules.some(({ replacedBy }) => replacedBy !== null && replacedBy >> 5 === word)
	return `${columnsText(writing)}const { verdict, leading, due } = answers
const possibles = possible[${word}]
${constants}${columns}for (let at = 0; at < size; at++) {
${whole || isFirst ? '' : 'if (offer[at] !== 0) continue\n'}const i = rows[at], n = visits[at], m = possibles[at]
const w = f0[i], b = bornOn[i]
${whole ? `const isTwice = ${isSet(bits.twice)}, o = ${isSet(bits.owed)} ? (owed[${word}]?.[i] ?? 0) : 0\nlet q = 0\n` : ''}${happenings.join('')}${questions.join('')}${earlier.join('')}let r = 0, t = 0, u${word} = 0, ${kept('g', 'ground')}, ${kept('l', 'assess')}, ${kept('p', 'offer')}
${text}${whole ? `if (due) due[${word}][i] = q\n` : ''}${isLast ? settledText : `ground[at] = g\nassess[at] = l\noffer[at] = p\n${remembers ? `waiting[${word}][at] = u${word}\n` : ''}`}}
`
}
