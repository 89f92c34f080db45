import { codeOf } from '../answers.ts'
import { isSet } from './fact-text.ts'
import type { Rules } from './lower.ts'
import { anchorsOf } from './rule-text.ts'
import { columnsText, each, happeningText, type Writing } from './writing.ts'

const [notResident, notInTargetGroup] = [codeOf('not_resident'), codeOf('not_in_target_group')]

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
export const pickText = (writing: Writing): string => {
	const { slots } = writing
	const words = Array.from({ length: slots.words }, (_, word) => `m${word}`)
	return `${columnsText(writing)}${rangesText(writing)}const { verdict, leading } = answers
const first = v[${slots.births}], last = v[${slots.births + 1}]
${words.map((name, word) => `const ${name}s = possible[${word}]\n`).join('')}verdict.fill(${notInTargetGroup}, begin, end)
leading.fill(0, begin, end)
let size = 0
for (let i = begin; i < end; i++) {
const w = f0[i], b = bornOn[i]
if ((w & 1) === 0) verdict[i] = ${notResident}
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
export const pickWholeText = (writing: Writing): string => {
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
if (!(${isSet(bits.resident)})) { verdict[i] = ${notResident}; continue }
verdict[i] = ${notInTargetGroup}
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
