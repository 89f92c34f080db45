import { holds, isAlone, type Question, questionsIn } from '../condition.ts'
import type { Facts } from '../facts.ts'
import type { Rules } from './lower.ts'

/** Where in the words of facts each yes or no stands: 32 to a word. Only what the rules ask has a bit. */
export type FactBits = {
	readonly words: number
	/** The lowest bit of the first word. */
	readonly resident: number
	/** In the first word. Something that matters happened twice: only then is looked at what happened before. */
	readonly twice: number
	/** In the first word. Some offer is owed: only then is looked at which. */
	readonly owed: number
	/** Lives alone as the standard defines it; both are unset where it is not known. */
	readonly alone: number | null
	readonly notAlone: number | null
	readonly preventiveCase: number | null
	/** Each question of the conditions, asked once however often it stands in them. */
	readonly leaves: readonly { readonly leaf: Question; readonly bit: number }[]
	/** By the place of the exclusion: a decision about this citizen is recorded; null where none is asked for. */
	readonly exceptions: readonly (number | null)[]
}

export const leafKey = (leaf: Question): string =>
	JSON.stringify('in' in leaf ? { ...leaf, in: leaf.in.toSorted() } : leaf)

export const factBitsOf = ({ rules, exclusions }: Rules): FactBits => {
	let next = 0
	const given = (isAsked = true): number | null => (isAsked ? next++ : null)
	const asked = (is: (needs: Rules['rules'][number]['needs']) => boolean) => rules.some(({ needs }) => is(needs))
	const [resident, twice, owed] = [next++, next++, next++]
	const alone = given(asked(({ livesAlone }) => livesAlone === true))
	const notAlone = given(asked(({ livesAlone }) => livesAlone === false))
	const preventiveCase = given(asked((needs) => needs.preventiveCase !== null))
	const conditions = [...exclusions.map(({ when }) => when), ...rules.flatMap(({ needs }) => needs.when ?? [])]
	const leaves = new Map(conditions.flatMap(questionsIn).map((leaf) => [leafKey(leaf), leaf]))
	const placed = [...leaves.values()].map((leaf) => ({ leaf, bit: next++ }))
	const exceptions = exclusions.map(({ strength }) => given(strength !== 'absolute'))
	const words = (next + 31) >> 5
	return { words, resident, twice, owed, alone, notAlone, preventiveCase, leaves: placed, exceptions }
}

/** What of a citizen's facts is so or not so on the day itself. */
export type Circumstances = Pick<
	Facts,
	'status' | 'livesAlone' | 'single' | 'residence' | 'help' | 'seenBy' | 'preventiveCase'
>

/** The words of facts of one citizen; nothing happened twice, nothing owed and no exception unless it is set afterwards. */
export const factWordsOf = ({ standard }: Rules, bits: FactBits, circumstances: Circumstances): Int32Array => {
	const words = new Int32Array(bits.words)
	const set = (bit: number | null, so: boolean) => {
		if (bit !== null && so) words[bit >> 5] = (words[bit >> 5] ?? 0) | (1 << (bit & 31))
	}
	const alone = isAlone(standard.livesAlone, circumstances)
	set(bits.resident, circumstances.status === 'resident')
	set(bits.alone, alone === true)
	set(bits.notAlone, alone === false)
	set(bits.preventiveCase, circumstances.preventiveCase)
	for (const { leaf, bit } of bits.leaves) set(bit, holds(leaf, circumstances))
	return words
}
