import type { Day } from '#kernel/day.ts'
import { type DayNumber, dayOfNumber, numberOf } from '#kernel/day-number.ts'
import { type Standard, standardName, standardOn } from '#standard/index.ts'
import type { Family, Rule, Rules } from './compile/lower.ts'
import { rulesOf } from './compile/lowered.ts'
import { type Closing, closingsOf, heldOn, isCovered } from './exclusions.ts'
import type { Facts } from './facts.ts'
import { type Asked, earnedGround, groundOf, type OpenGround, openGround, owedGround } from './grounds.ts'
import { comingAfter, openOn, type Placed } from './openings.ts'
import { type Citizen, citizenOf } from './trial/citizen.ts'
import type { Ground, HeldExclusion, Stance, VerdictWord } from './verdict.ts'
import { isOfAge, type Prospect, placedFor, prospectsOf } from './why/prospects.ts'

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
	/** By the place of the rule. */
	readonly placed: readonly Placed[]
	readonly prospects: readonly Prospect[]
	readonly closings: readonly Closing[]
	readonly isOwed: boolean
}

const caseOf = (rules: Rules, citizen: Citizen): Case => {
	const placed = placedFor(rules, citizen)
	return {
		rules,
		citizen,
		placed,
		prospects: prospectsOf(rules, placed, citizen),
		closings: closingsOf(rules.standard, citizen.facts),
		isOwed: citizen.history.some(({ entry }) => entry.kind === 'owed'),
	}
}

/** The citizen under each version that was asked about. */
export type Cases = { readonly citizen: Citizen; readonly known: Case[] }

export const casesOf = (facts: Facts): Cases => ({ citizen: citizenOf(facts), known: [] })

/** The citizen under a version, worked out once for all days. */
export const under = ({ citizen, known }: Cases, standard: Standard): Case => {
	for (const one of known) if (one.rules.standard === standard) return one
	const made = caseOf(rulesOf(standard), citizen)
	known.push(made)
	return made
}

const isUnserved = ({ servedOn }: OpenGround): boolean => servedOn === null

/** The ground that a rule gives; a priority is never one. */
const groundFrom = (asked: Case, prospect: Prospect, on: DayNumber): OpenGround | null => {
	const { earnedOn, criterion } = prospect.rule
	if (earnedOn !== null) return earnedGround(asked, prospect, earnedOn, on)
	return criterion.initiative === 'priority' || !isOfAge(prospect.ages, on) ? null : openGround(asked, prospect, on)
}

/** What was earned before is not asked for twice. */
const isGivenBy = (grounds: readonly OpenGround[], { earnedOn, criterion }: Rule): boolean =>
	earnedOn !== null && grounds.some((one) => one.rule.criterion.code === criterion.code && isUnserved(one))

const groundsOfProspects = (asked: Case, on: DayNumber): OpenGround[] => {
	const grounds: OpenGround[] = []
	for (const prospect of asked.prospects) {
		const ground = isGivenBy(grounds, prospect.rule) ? null : groundFrom(asked, prospect, on)
		if (ground !== null) grounds.push(ground)
	}
	return grounds
}

/** An offer owed goes before what its rule gives on the day. */
const groundsWithDebts = (asked: Case, on: DayNumber): OpenGround[] => {
	const grounds: OpenGround[] = []
	for (const placed of asked.placed) {
		if (isGivenBy(grounds, placed.rule)) continue
		const prospect = asked.prospects.find(({ rule }) => rule === placed.rule)
		const owed = owedGround(asked, placed, on)
		const ground = owed ?? (prospect === undefined ? null : groundFrom(asked, prospect, on))
		if (ground !== null) grounds.push(ground)
	}
	return grounds
}

const cameFromAnEvent = ({ byEvent }: Family): boolean => byEvent

const awaits = (prospect: Prospect, on: DayNumber): boolean => {
	const { earnedOn, criterion } = prospect.rule
	if (earnedOn !== null || criterion.initiative === 'on_request' || criterion.initiative === 'priority') return false
	return isOfAge(prospect.ages, on) && comingAfter(prospect, on, cameFromAnEvent) !== null
}

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
			prospect.rule.criterion.initiative === 'priority' &&
			isOfAge(prospect.ages, on) &&
			openOn(prospect, on).length > 0,
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
	const asked = under(cases, standard)
	const grounds = asked.isOwed ? groundsWithDebts(asked, on) : groundsOfProspects(asked, on)
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
