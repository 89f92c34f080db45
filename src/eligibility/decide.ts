import type { Day } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import type { Facts } from './facts.ts'
import { type Case, casesOf, judgementOf, type Standing, standingOn, under } from './judge.ts'
import { hasOptedOut } from './past.ts'
import type { Stance, Verdict } from './verdict.ts'
import { nextChange } from './why/next-change.ts'
import { noRules, type Weighing, weighingsOf, whyOf } from './why/why.ts'

const asList = (standards: Standard | readonly Standard[]): readonly Standard[] =>
	'criteria' in standards ? [standards] : standards

/** A stance, and what it was made from. `under` is null where no rules are on file. */
type Decided = { readonly stance: Stance; readonly standing: Standing; readonly under: Case | null }

const decidedOn = (standards: Standard | readonly Standard[], facts: Facts, on: Day): Decided => {
	const versions = asList(standards)
	const governing = standardOn(versions, on)
	const cases = casesOf(facts)
	const day = numberOf(on)
	const standing = standingOn(versions, cases, day)
	const stance = {
		id: facts.id,
		on,
		...judgementOf(governing, standing),
		nextChangeOn: nextChange(versions, cases, day, standing),
		...(hasOptedOut(cases.citizen, day) ? { optedOut: true as const } : {}),
	}
	return { stance, standing, under: governing === null ? null : under(cases, governing) }
}

/** Where a citizen stands on a day under the version that governs it, and when that changes next. */
export const stanceOn = (standards: Standard | readonly Standard[], facts: Facts, on: Day): Stance =>
	decidedOn(standards, facts, on).stance

/** A stance with every rule weighed; no weighings where no rules are on file. */
export type Explained = { readonly stance: Stance; readonly weighings: readonly Weighing[] }

/** Where a citizen stands, and what every rule was weighed by, part by part. */
export const explain = (standards: Standard | readonly Standard[], facts: Facts, on: Day): Explained => {
	const { stance, standing, under } = decidedOn(standards, facts, on)
	return { stance, weighings: under === null ? [] : weighingsOf(under, standing, numberOf(on)) }
}

/** The stance with every rule weighed, in Danish and English sentences. */
export const decide = (standards: Standard | readonly Standard[], facts: Facts, on: Day): Verdict => {
	const { stance, weighings } = explain(standards, facts, on)
	return { ...stance, why: stance.standard === null ? [noRules] : weighings.map(whyOf) }
}
