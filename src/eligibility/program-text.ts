import { never } from '#kernel/day-number.ts'
import { isIn } from '#standard/index.ts'
import { factBitsOf } from './fact-bits.ts'
import { anyOf, exclusionText, isSet } from './fact-text.ts'
import type { Rules } from './lower.ts'
import { ruleText, type Writing } from './rule-text.ts'
import { slotsOf } from './slots.ts'

/** Exclusions that can cover each rule, those of the same exclusions under one name. */
const coversOf = ({ rules, exclusions }: Rules) => {
	const names = new Map<string, string>()
	const covers = rules.map(({ criterion }) => {
		const covering = exclusions.flatMap(({ covers }, place) => (isIn(covers, criterion.code) ? [`x${place}`] : []))
		if (covering.length === 0) return null
		const text = anyOf(covering)
		const name = names.get(text) ?? `k${names.size}`
		names.set(text, name)
		return name
	})
	return { covers, names: [...names].map(([text, name]) => `const ${name} = ${text}\n`).join('') }
}

const replacedByOf = ({ rules }: Rules): (number | null)[] =>
	rules.map(({ criterion: { code }, earnedOn }) => {
		const now = rules.findIndex((rule) => rule.earnedOn === null && rule.criterion.code === code)
		return earnedOn === null || now < 0 ? null : now
	})

const each = (count: number, text: (at: number) => string): string =>
	Array.from({ length: count }, (_, at) => text(at)).join('')

const answer = (verdict: number): string => `verdict[i] = ${verdict}; leading[i] = 0; continue`

/**
 * The body of the compiled function. It holds whole numbers and the words written in these files, and nothing of what a
 * standard says in letters. `columns`, `constants` and `answers` come in; `rows` are the rows to answer, or null for all.
 * Without `whole`, rows in which something stands twice or is owed are put on `left` and not answered.
 */
export const programText = (rules: Rules, whole: boolean): string => {
	const [slots, bits] = [slotsOf(rules), factBitsOf(rules)]
	const { covers, names } = coversOf(rules)
	const replacedBy = replacedByOf(rules)
	const writing: Writing = { rules, slots, bits, whole, covers, replacedBy }
	const count = rules.rules.length
	const words = (count + 31) >> 5
	const happenings = rules.happenings.length
	const remembered = [...new Set(replacedBy)].filter((place) => place !== null)
	const rare = (1 << bits.twice) | (1 << bits.owed)
	const here = 1 << bits.resident
	const young = `b < c${slots.births} || b > c${slots.births + 1}`
	return `'use strict'
const { vector, days: d } = constants
const { verdict, leading, due } = answers
const { count, bornOn, visited, blank, contacted: m } = columns
${each(slots.size, (at) => `const c${at} = vector[${at}]\n`)}${each(bits.words, (at) => `const f${at} = columns.facts[${at}]\n`)}${each(happenings, (at) => `const h${at} = columns.latest[${at}], p${at} = columns.before[${at}] ?? blank\n`)}${each(count, (at) => `const s${at} = columns.served[${at}] ?? blank, z${at} = columns.assessed[${at}] ?? blank\n`)}${each(words, (at) => `const w${at} = columns.owed[${at}] ?? null\n`)}const size = rows === null ? count : rows.length
for (let at = 0; at < size; at++) {
const i = rows === null ? at : rows[at]
const w = f0[i]
if ((w & ${here}) === 0) { ${answer(1)} }
${whole ? '' : `if ((w & ${rare}) !== 0) { left.push(i); continue }\n`}const b = bornOn[i]
if (${whole ? `(w & ${1 << bits.owed}) === 0 && (${young})` : young}) { ${answer(6)} }
const n = visited[i]
${each(happenings, (at) => `const a${at} = h${at}[i]${whole ? `, e${at} = (${isSet(bits.twice)}) ? p${at}[i] : ${never}` : ''}\n`)}${each(rules.exclusions.length, (at) => `const x${at} = ${exclusionText(rules, at, bits)}\n`)}${names}${whole ? each(words, (at) => `const o${at} = w${at} !== null && (${isSet(bits.owed)}) ? w${at}[i] : 0\nlet q${at} = 0\n`) : ''}${remembered.map((place) => `let u${place} = false\n`).join('')}let r = 0, t = 0, g = 0, l = 0${whole ? ', p = 0' : ''}
${each(count, (at) => ruleText(writing, at))}${whole ? `${each(words, (at) => `if (due) due[${at}][i] = q${at}\n`)}if (p !== 0) { verdict[i] = 3; leading[i] = p; continue }\n` : ''}leading[i] = l
verdict[i] = l !== 0 ? 4 : (g & 3) === 1 ? 2 : g !== 0 ? 5 : 6
}
`
}
