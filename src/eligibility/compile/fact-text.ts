import type { Condition } from '#standard/index.ts'
import { type FactBits, leafKey } from './fact-bits.ts'
import type { Rules } from './lower.ts'

/** Questions about one row as program text. In it `w` is the first word of facts, `f1` … the columns of the others, `c0` … the constants. */

const wordText = (word: number): string => (word === 0 ? 'w' : `f${word}[i]`)
const maskOf = (bits: readonly number[]): number => bits.reduce((mask, bit) => mask | (1 << (bit & 31)), 0)

export const isSet = (bit: number): string => `(${wordText(bit >> 5)} & ${maskOf([bit])}) !== 0`

const joined = (parts: readonly string[], word: '&&' | '||'): string =>
	parts.length === 1 ? `${parts[0]}` : `(${parts.join(` ${word} `)})`
export const allOf = (parts: readonly string[]): string => (parts.length === 0 ? 'true' : joined(parts, '&&'))
export const anyOf = (parts: readonly string[]): string => (parts.length === 0 ? 'false' : joined(parts, '||'))

export const within = (value: string, slot: number): string => `${value} >= c${slot} && ${value} <= c${slot + 1}`

/** A condition as one expression; questions that stand side by side in one word are asked at once. */
export const conditionText = (condition: Condition, bits: FactBits): string => {
	const bitOf = new Map(bits.leaves.map(({ leaf, bit }) => [leafKey(leaf), bit]))
	const textOf = (of: Condition): string => {
		if (of.is === 'not') return `!(${textOf(of.of)})`
		if (!('of' in of)) return isSet(bitOf.get(leafKey(of)) ?? 0)
		const leaves = of.of.flatMap((part) => ('of' in part ? [] : [bitOf.get(leafKey(part)) ?? 0]))
		const words = [...Map.groupBy(leaves, (bit) => bit >> 5)].map(([word, bits]) => {
			const mask = maskOf(bits)
			return `(${wordText(word)} & ${mask}) ${of.is === 'any' ? '!== 0' : `=== ${mask}`}`
		})
		const parts = [...words, ...of.of.flatMap((part) => ('of' in part ? [textOf(part)] : []))]
		return of.is === 'any' ? anyOf(parts) : allOf(parts)
	}
	return textOf(condition)
}

/** Whether an exclusion leaves the citizen out: with a decision where it needs one, without an exception where it allows one. */
export const exclusionText = ({ exclusions }: Rules, place: number, bits: FactBits): string => {
	const exclusion = exclusions[place]
	if (exclusion === undefined) return 'false'
	const recorded = bits.exceptions[place] ?? null
	const holds = conditionText(exclusion.when, bits)
	if (recorded === null) return holds
	return allOf([holds, exclusion.strength === 'permissive' ? isSet(recorded) : `!(${isSet(recorded)})`])
}

/** What a rule needs of the citizen apart from the age; empty where it needs nothing. */
export const needsText = ({ needs }: Rules['rules'][number], bits: FactBits): readonly string[] => {
	const parts: string[] = []
	if (needs.livesAlone === true && bits.alone !== null) parts.push(isSet(bits.alone))
	if (needs.livesAlone === false && bits.notAlone !== null) parts.push(isSet(bits.notAlone))
	if (needs.preventiveCase !== null && bits.preventiveCase !== null)
		parts.push(needs.preventiveCase ? isSet(bits.preventiveCase) : `!(${isSet(bits.preventiveCase)})`)
	if (needs.when !== null) parts.push(conditionText(needs.when, bits))
	return parts
}
