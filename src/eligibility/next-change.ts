import { addDays, type Day } from '#kernel/day.ts'
import type { Standard } from '#standard/index.ts'
import type { Facts } from './facts.ts'
import { type Judgement, judge, type Prospects } from './judge.ts'
import { turnsOf } from './openings.ts'
import type { Ground, HeldExclusion } from './verdict.ts'

const sameGround = (a: Ground, b: Ground | undefined): boolean =>
	b !== undefined &&
	a.criterion === b.criterion &&
	a.from === b.from &&
	a.until === b.until &&
	a.target === b.target &&
	a.initiative === b.initiative &&
	a.servedOn === b.servedOn &&
	a.overdue === b.overdue &&
	a.intervention === b.intervention &&
	a.contact === b.contact &&
	a.form === b.form &&
	a.minutes === b.minutes &&
	a.cites === b.cites

const sameExclusion = (a: HeldExclusion, b: HeldExclusion | undefined): boolean =>
	b !== undefined &&
	a.exclusion === b.exclusion &&
	a.exceptionPossible === b.exceptionPossible &&
	a.exceptionOn === b.exceptionOn &&
	a.cites === b.cites

/** Verdict, grounds and exclusions are the same; which version said so may differ. */
export const sameJudgement = (a: Judgement, b: Judgement): boolean =>
	a.verdict === b.verdict &&
	a.grounds.length === b.grounds.length &&
	a.exclusions.length === b.exclusions.length &&
	a.grounds.every((ground, at) => sameGround(ground, b.grounds[at])) &&
	a.exclusions.every((exclusion, at) => sameExclusion(exclusion, b.exclusions[at]))

/** Days after `on` on which something may turn while one standard, or none, governs. */
const candidates = (standards: readonly Standard[], facts: Facts, on: Day, prospects: Prospects): readonly Day[] => {
	const days: Day[] = []
	for (const { validFrom, validTo } of standards) {
		days.push(validFrom)
		if (validTo !== null) days.push(addDays(validTo, 1))
	}
	if (facts.status === 'resident') {
		for (const entries of [facts.events, facts.risks, facts.history, facts.exceptions])
			for (const entry of entries) days.push(entry.on)
		for (const standard of standards)
			if (standard.validTo === null || standard.validTo > on)
				for (const prospect of prospects(standard)) days.push(...turnsOf(prospect, facts, startIn(standard, on)))
	}
	return [...new Set(days)].filter((day) => day > on).sort()
}

const startIn = ({ validFrom }: Standard, on: Day): Day => (validFrom > on ? validFrom : on)

/** The first later day on which the judgement differs with the same facts; null when it never will. */
export const nextChange = (
	standards: readonly Standard[],
	facts: Facts,
	on: Day,
	now: Judgement,
	prospects: Prospects,
): Day | null =>
	candidates(standards, facts, on, prospects).find(
		(day) => !sameJudgement(now, judge(standards, facts, day, prospects)),
	) ?? null
