import { addDays, type Day } from '#kernel/day.ts'
import { type Criterion, type Standard, standardName, standardOn } from '#standard/index.ts'
import { heldExclusions, isCovered } from './exclusions.ts'
import type { Facts } from './facts.ts'
import { isOpen, meetsNeeds, type Opening, openingsOf, type Prospect, prospectsOf } from './openings.ts'
import { assessedAs, owedSince, servedOn } from './past.ts'
import type { Ground, Stance } from './verdict.ts'

/** Where a citizen stands on a day, without looking further ahead. */
export type Judgement = Pick<Stance, 'standard' | 'verdict' | 'grounds' | 'exclusions'>

const groundOf = (criterion: Criterion, { from, target, until }: Pick<Opening, 'from' | 'target' | 'until'>) => ({
	criterion: criterion.code,
	intervention: criterion.intervention,
	initiative: criterion.initiative,
	from,
	target,
	until,
	contact: criterion.contact,
	form: criterion.form,
	minutes: criterion.minutes,
	cites: criterion.cites,
})

/** Unserved before served, what needs no assessment before what does, then the one that opened first. */
const urgency = (a: Ground, b: Ground): number =>
	Number(a.servedOn !== undefined) - Number(b.servedOn !== undefined) ||
	Number(a.initiative !== 'automatic') - Number(b.initiative !== 'automatic') ||
	(a.from < b.from ? -1 : 1)

/**
 * The ground a criterion gives on a day; of several openings at once the most urgent, because one offer serves them all.
 * An assessed *no* closes an opening, an assessed *yes* makes it automatic.
 */
const openGround = (criterion: Criterion, openings: readonly Opening[], facts: Facts, on: Day): Ground | null => {
	let best: Ground | null = null
	for (const opening of openings) {
		if (!isOpen(opening, on)) continue
		const asks = criterion.initiative === 'after_assessment'
		const assessed = facts.history.length === 0 ? null : assessedAs(facts, criterion.code, opening, on)
		if (asks && assessed === 'no') continue
		const served = facts.history.length === 0 ? null : servedOn(facts, criterion.code, opening, on)
		const ground: Ground = {
			...groundOf(criterion, opening),
			...(asks && assessed === 'yes' ? { initiative: 'automatic' as const } : {}),
			...(served === null ? {} : { servedOn: served }),
		}
		if (best === null || urgency(ground, best) < 0) best = ground
	}
	return best
}

/** The opening that had closed when the offer became owed; the day itself where the facts no longer tell. */
const closedOpening = (criterion: Criterion, facts: Facts, owed: Day): Pick<Opening, 'from' | 'target' | 'until'> => {
	const asked = addDays(owed, -1)
	const closed = [...openingsOf(criterion, facts, asked)]
		.filter(({ until }) => until !== null && until < owed)
		.sort((a, b) => (a.from < b.from ? 1 : -1))
	return closed[0] ?? { from: owed, target: null, until: null }
}

/** Prospects of the version in force, worked out once for all days asked about one citizen. */
export type Prospects = (standard: Standard) => readonly Prospect[]

export const prospectsFor = (facts: Facts): Prospects => {
	const known = new Map<Standard, readonly Prospect[]>()
	return (standard) => {
		const prospects = known.get(standard) ?? prospectsOf(standard.criteria, facts)
		known.set(standard, prospects)
		return prospects
	}
}

const overdueGrounds = (standard: Standard, facts: Facts, on: Day): readonly Ground[] =>
	facts.history.some(({ kind }) => kind === 'owed')
		? standard.criteria.flatMap((criterion) => {
				const owed = owedSince(facts, criterion.code, on)
				if (owed === null) return []
				const ground = groundOf(criterion, closedOpening(criterion, facts, owed))
				return [{ ...ground, initiative: 'automatic' as const, overdue: true as const }]
			})
		: []

const groundsOf = (standard: Standard, prospects: readonly Prospect[], facts: Facts, on: Day) => {
	const grounds: Ground[] = [...overdueGrounds(standard, facts, on)]
	const overdue = new Set(grounds.map(({ criterion }) => criterion))
	let awaited = false
	for (const prospect of prospects) {
		const { criterion } = prospect
		if (overdue.has(criterion.code) || !meetsNeeds(prospect, on)) continue
		const openings = prospect.openingsOn(on)
		const ground = openGround(criterion, openings, facts, on)
		if (ground) grounds.push(ground)
		if (criterion.initiative !== 'on_request')
			awaited ||= openings.some(({ byEvent, knownOn, from }) => byEvent && knownOn <= on && on < from)
	}
	return { grounds, awaited }
}

const verdictOf = (
	standard: Standard,
	grounds: readonly Ground[],
	exclusions: Judgement['exclusions'],
	awaited: boolean,
) => {
	const open = grounds.filter(({ initiative }) => initiative !== 'on_request')
	const free = open.filter(({ criterion }) => !isCovered(standard, exclusions, criterion))
	if (open.length > 0 && free.length === 0) return 'excluded'
	const due = free.filter((ground) => ground.servedOn === undefined)
	if (due.some(({ initiative }) => initiative === 'automatic')) return 'offer'
	if (due.length > 0) return 'assess'
	return open.length > 0 || awaited ? 'not_now' : 'not_in_target_group'
}

const nobody = { grounds: [], exclusions: [] } as const

/** The ladder of verdicts: the first that fits. */
export const judge = (
	standards: readonly Standard[],
	facts: Facts,
	on: Day,
	prospects: Prospects = prospectsFor(facts),
): Judgement => {
	const standard = standardOn(standards, on)
	if (!standard) return { standard: null, verdict: 'no_standard_in_force', ...nobody }
	const name = standardName(standard)
	if (facts.status !== 'resident') return { standard: name, verdict: 'not_resident', ...nobody }
	const { grounds, awaited } = groundsOf(standard, prospects(standard), facts, on)
	const exclusions = heldExclusions(standard, facts, on)
	return { standard: name, verdict: verdictOf(standard, grounds, exclusions, awaited), grounds, exclusions }
}

/** The criteria of a judgement that still wait for an offer or an assessment. */
export const unserved = (grounds: readonly Ground[]): readonly Ground[] =>
	grounds.filter((ground) => ground.servedOn === undefined && ground.initiative !== 'on_request')
