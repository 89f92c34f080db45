import { codeOf } from '../answers.ts'
import { isSet } from './fact-text.ts'
import { free, ruleText, some } from './rule-text.ts'
import { columnsText, each, happeningText, type Writing } from './writing.ts'

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
const settledText = `if (p !== 0) { verdict[i] = ${codeOf('offer')}; leading[i] = p; continue }
leading[i] = l
verdict[i] = l !== 0 ? ${codeOf('assess')} : (g & ${some | free}) === ${some} ? ${codeOf('excluded')} : g !== 0 ? ${codeOf('not_now')} : ${codeOf('not_in_target_group')}
`

/** Weighs 32 rules for the rows picked. However many rules there are, no function grows too long for the machine to hold. */
export const weighText = (writing: Writing, word: number): string => {
	const { rules, slots, bits, named, whole } = writing
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
${whole || isFirst ? '' : `if (offer[at] !== 0${isLast ? '' : ' || possibles[at] === 0'}) continue\n`}const i = rows[at], n = visits[at], m = possibles[at]
const w = f0[i], b = bornOn[i]
${whole ? `const isTwice = ${isSet(bits.twice)}, o = ${isSet(bits.owed)} ? (owed[${word}]?.[i] ?? 0) : 0\nlet q = 0\n` : ''}${happenings.join('')}${questions.join('')}${earlier.join('')}let r = 0, t = 0, u${word} = 0, ${kept('g', 'ground')}, ${kept('l', 'assess')}, ${kept('p', 'offer')}
${text}${whole ? `if (due) due[${word}][i] = q\n` : ''}${isLast ? settledText : `ground[at] = g\nassess[at] = l\noffer[at] = p\n${remembers ? `waiting[${word}][at] = u${word}\n` : ''}`}}
`
}
