import type { Day } from '#kernel/day.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import type { Facts } from './facts.ts'
import { judge, prospectsFor } from './judge.ts'
import { nextChange } from './next-change.ts'
import { hasOptedOut } from './past.ts'
import type { Stance, Verdict } from './verdict.ts'
import { whyOf } from './why.ts'

const asList = (standards: Standard | readonly Standard[]): readonly Standard[] =>
	'criteria' in standards ? [standards] : standards

/** Where a citizen stands on a day under the version that governs it, and when that changes next. */
export const stanceOn = (standards: Standard | readonly Standard[], facts: Facts, on: Day): Stance => {
	const versions = asList(standards)
	const prospects = prospectsFor(facts)
	const judgement = judge(versions, facts, on, prospects)
	return {
		id: facts.id,
		on,
		...judgement,
		nextChangeOn: nextChange(versions, facts, on, judgement, prospects),
		...(hasOptedOut(facts, on) ? { optedOut: true as const } : {}),
	}
}

/** The stance with every rule weighed, in Danish and English sentences. */
export const decide = (standards: Standard | readonly Standard[], facts: Facts, on: Day): Verdict => {
	const stance = stanceOn(standards, facts, on)
	return { ...stance, why: whyOf(standardOn(asList(standards), on), facts, on, stance) }
}
