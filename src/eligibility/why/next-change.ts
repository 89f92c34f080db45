import type { Day } from '#kernel/day.ts'
import {
	birthdayNumber,
	type DayNumber,
	dayOfNumber,
	numberOf,
	numberOfDate,
	yearOfNumber,
} from '#kernel/day-number.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import type { Rule } from '../compile/lower.ts'
import { stepFrom } from '../compile/step.ts'
import type { OpenGround } from '../grounds.ts'
import { type Case, type Cases, type Standing, standingOn, under } from '../judge.ts'
import { sooner } from '../openings.ts'
import { type Citizen, daysToCome } from '../trial/citizen.ts'
import type { HeldExclusion } from '../verdict.ts'
import { nextTurnOf } from './prospects.ts'

const sameGround = (a: OpenGround, b: OpenGround | undefined): boolean =>
	b !== undefined &&
	a.rule.criterion.code === b.rule.criterion.code &&
	a.from === b.from &&
	a.until === b.until &&
	a.target === b.target &&
	a.initiative === b.initiative &&
	a.servedOn === b.servedOn &&
	a.isOverdue === b.isOverdue &&
	a.contact === b.contact &&
	a.form === b.form &&
	a.minutes === b.minutes &&
	a.rule.criterion.intervention === b.rule.criterion.intervention &&
	a.rule.criterion.cites === b.rule.criterion.cites

const sameExclusion = (a: HeldExclusion, b: HeldExclusion | undefined): boolean =>
	b !== undefined &&
	a.exclusion === b.exclusion &&
	a.exceptionPossible === b.exceptionPossible &&
	a.exceptionOn === b.exceptionOn &&
	a.cites === b.cites

/** Verdict, grounds and exclusions are the same; which version said so may differ. */
export const sameStanding = (a: Standing, b: Standing): boolean =>
	a.verdict === b.verdict &&
	a.grounds.length === b.grounds.length &&
	a.exclusions.length === b.exclusions.length &&
	a.grounds.every((ground, at) => sameGround(ground, b.grounds[at])) &&
	a.exclusions.every((exclusion, at) => sameExclusion(exclusion, b.exclusions[at]))

/** Days on which a rule says otherwise of itself: since the last offer or visit, or for the next age. */
const nextTurnOfRule = ({ again, criterion }: Rule, { bornOn, history }: Citizen, after: DayNumber): DayNumber => {
	let next = Number.POSITIVE_INFINITY
	if (again !== null) for (const { on } of history) next = sooner(next, stepFrom(on, again), after)
	for (const { ages } of criterion.byAge)
		for (const { from, to } of ages) {
			if (from !== undefined) next = sooner(next, birthdayNumber(bornOn, from), after)
			if (to !== undefined) next = sooner(next, birthdayNumber(bornOn, to + 1), after)
		}
	return next
}

/** The first day after one on which anything may turn while this version governs and nothing new is known. */
const nextTurnUnder = ({ rules, citizen, prospects, isOwed }: Case, after: DayNumber): DayNumber => {
	const { standard } = rules
	let next = Number.POSITIVE_INFINITY
	for (const prospect of prospects) {
		if (prospect.rule.earnedOn !== null) continue
		next = sooner(next, nextTurnOf(prospect, after), after)
		next = sooner(next, nextTurnOfRule(prospect.rule, citizen, after), after)
	}
	if (isOwed) for (const rule of rules.rules) next = sooner(next, nextTurnOfRule(rule, citizen, after), after)
	for (const { from, to } of standard.replacements)
		next = sooner(sooner(next, numberOf(from), after), numberOf(to) + 1, after)
	if (standard.merging.within === 'calendar_year')
		for (const { on } of citizen.history) next = sooner(next, numberOfDate(yearOfNumber(on) + 1, 1, 1), after)
	return next
}

/** The first later day on which the standing differs with the same facts; null when it never will. */
export const nextChange = (standards: readonly Standard[], cases: Cases, on: DayNumber, now: Standing): Day | null => {
	const isResident = cases.citizen.facts.status === 'resident'
	const known = isResident ? daysToCome(cases.citizen, on) : []
	for (let day = on; ; ) {
		let next = Number.POSITIVE_INFINITY
		for (const { validFrom, validTo } of standards) {
			next = sooner(next, numberOf(validFrom), day)
			if (validTo !== null) next = sooner(next, numberOf(validTo) + 1, day)
		}
		for (const coming of known) next = sooner(next, coming, day)
		const governing = isResident ? standardOn(standards, dayOfNumber(day)) : null
		if (governing !== null) next = sooner(next, nextTurnUnder(under(cases, governing), day), day)
		if (next === Number.POSITIVE_INFINITY) return null
		day = next
		if (!sameStanding(now, standingOn(standards, cases, day))) return dayOfNumber(day)
	}
}
