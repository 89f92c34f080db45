import type { Day } from '#kernel/day.ts'
import { type DayNumber, dayOfNumber, numberOf } from '#kernel/day-number.ts'
import { type Standard, standardName, standardOn } from '#standard/index.ts'
import { type Citizen, citizenOf } from './citizen.ts'
import { type Closing, closingsOf, heldOn, isCovered } from './exclusions.ts'
import type { Facts } from './facts.ts'
import { type Asked, earnedGround, groundOf, type OpenGround, openGround, owedGround } from './grounds.ts'
import type { Rules } from './lower.ts'
import { rulesOf } from './lowered.ts'
import { isAwaited, isOfAge, openOn, type Prospect, prospectsOf } from './openings.ts'
import type { Ground, HeldExclusion, Stance, VerdictWord } from './verdict.ts'

/** Where a citizen stands on a day, without looking further ahead. */
export type Judgement = Pick<Stance, 'standard' | 'verdict' | 'grounds' | 'exclusions' | 'priorities'>

/** The same with its days as numbers. */
export type Standing = {
	readonly verdict: VerdictWord
	readonly grounds: readonly OpenGround[]
	readonly exclusions: readonly HeldExclusion[]
	readonly priorities: readonly string[]
}

/** One citizen under one version, with all that does not turn on the day worked out. */
export type Case = Asked & {
	readonly prospects: readonly Prospect[]
	readonly closings: readonly Closing[]
	readonly isOwed: boolean
}

const caseOf = (rules: Rules, citizen: Citizen): Case => ({
	rules,
	citizen,
	prospects: prospectsOf(rules, citizen),
	closings: closingsOf(rules.standard, citizen.facts),
	isOwed: citizen.history.some(({ entry }) => entry.kind === 'owed'),
})

/** The citizen under each version that is asked about, worked out once for all days. */
export type Cases = { readonly citizen: Citizen; readonly under: (standard: Standard) => Case }

export const casesOf = (facts: Facts): Cases => {
	const citizen = citizenOf(facts)
	const known: { standard: Standard; of: Case }[] = []
	const under = (standard: Standard): Case => {
		for (const one of known) if (one.standard === standard) return one.of
		const of = caseOf(rulesOf(standard), citizen)
		known.push({ standard, of })
		return of
	}
	return { citizen, under }
}

const isUnserved = ({ servedOn }: OpenGround): boolean => servedOn === null

/** The ground that a rule gives; a priority is never one. */
const groundFrom = (asked: Case, prospect: Prospect, on: DayNumber): OpenGround | null => {
	const { earnedOn, criterion } = prospect.rule
	if (earnedOn !== null) return earnedGround(asked, prospect, earnedOn, on)
	return criterion.initiative === 'priority' || !isOfAge(prospect, on) ? null : openGround(asked, prospect, on)
}

/** In the order of the rules. An offer owed goes before what its rule gives on the day. */
const groundsOn = (asked: Case, on: DayNumber): OpenGround[] => {
	const grounds: OpenGround[] = []
	const isWaiting = (code: string) => grounds.some((one) => one.rule.criterion.code === code && isUnserved(one))
	const give = (ground: OpenGround | null) => {
		if (ground !== null) grounds.push(ground)
	}
	if (!asked.isOwed) {
		for (const prospect of asked.prospects)
			if (prospect.rule.earnedOn === null || !isWaiting(prospect.rule.criterion.code))
				give(groundFrom(asked, prospect, on))
		return grounds
	}
	for (const rule of asked.rules.rules) {
		if (rule.earnedOn !== null && isWaiting(rule.criterion.code)) continue
		const prospect = asked.prospects.find((one) => one.rule === rule)
		give(owedGround(asked, rule, on) ?? (prospect === undefined ? null : groundFrom(asked, prospect, on)))
	}
	return grounds
}

const awaits = ({ rule, ...prospect }: Prospect, on: DayNumber): boolean =>
	rule.earnedOn === null &&
	rule.criterion.initiative !== 'on_request' &&
	rule.criterion.initiative !== 'priority' &&
	isOfAge(prospect, on) &&
	isAwaited({ rule, ...prospect }, on)

const verdictOf = (
	{ rules, prospects }: Case,
	grounds: readonly OpenGround[],
	exclusions: readonly HeldExclusion[],
	on: DayNumber,
): VerdictWord => {
	const open = grounds.filter(({ initiative }) => initiative !== 'on_request')
	const free =
		exclusions.length === 0
			? open
			: open.filter(({ rule }) => !isCovered(rules.standard, exclusions, rule.criterion.code))
	if (open.length > 0 && free.length === 0) return 'excluded'
	const due = free.filter(isUnserved)
	if (due.some(({ initiative }) => initiative === 'automatic')) return 'offer'
	if (due.length > 0) return 'assess'
	return open.length > 0 || prospects.some((prospect) => awaits(prospect, on)) ? 'not_now' : 'not_in_target_group'
}

/** Codes of the rules that put a citizen first and entitle to nothing. */
const prioritiesOn = ({ prospects }: Case, on: DayNumber): readonly string[] => {
	const first = prospects.filter(
		(prospect) =>
			prospect.rule.criterion.initiative === 'priority' && isOfAge(prospect, on) && openOn(prospect, on).length > 0,
	)
	return first.length === 0 ? none : first.map(({ rule }) => rule.criterion.code)
}
const none: readonly never[] = []
const nobody = { grounds: none, exclusions: none, priorities: none }

/** The ladder of verdicts: the first that fits. */
export const standingOn = (standards: readonly Standard[], cases: Cases, on: DayNumber): Standing => {
	const standard = standardOn(standards, dayOfNumber(on))
	if (standard === null) return { verdict: 'no_standard_in_force', ...nobody }
	if (cases.citizen.facts.status !== 'resident') return { verdict: 'not_resident', ...nobody }
	const asked = cases.under(standard)
	const grounds = groundsOn(asked, on)
	const exclusions = heldOn(asked.closings, on)
	return {
		verdict: verdictOf(asked, grounds, exclusions, on),
		grounds,
		exclusions,
		priorities: prioritiesOn(asked, on),
	}
}

/** The standing as others read it. */
export const judgementOf = (
	standard: Standard | null,
	{ verdict, grounds, exclusions, priorities }: Standing,
): Judgement => ({
	standard: standard === null ? null : standardName(standard),
	verdict,
	grounds: grounds.length === 0 ? none : grounds.map(groundOf),
	exclusions,
	...(priorities.length === 0 ? {} : { priorities }),
})

/** Where a citizen stands on one day. */
export const judge = (standards: readonly Standard[], facts: Facts, on: Day): Judgement =>
	judgementOf(standardOn(standards, on), standingOn(standards, casesOf(facts), numberOf(on)))

/** The criteria of a judgement that still wait for an offer or an assessment. */
export const unserved = (grounds: readonly Ground[]): readonly Ground[] =>
	grounds.filter((ground) => ground.servedOn === undefined && ground.initiative !== 'on_request')
