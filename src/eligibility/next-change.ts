import { addDays, type Day } from '#kernel/day.ts'
import {
	birthdayNumber,
	type DayNumber,
	dayOfNumber,
	numberOf,
	numberOfDate,
	yearOfNumber,
} from '#kernel/day-number.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { daysToCome } from './citizen.ts'
import type { OpenGround } from './grounds.ts'
import { type Case, type Cases, type Standing, standingOn } from './judge.ts'
import type { Rule } from './lower.ts'
import { nextTurn } from './openings.ts'
import { stepFrom } from './step.ts'
import type { HeldExclusion } from './verdict.ts'

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

/** The earliest of the days after one; infinitely far when none comes. */
const earliestAfter = (after: DayNumber) => {
	let next = Number.POSITIVE_INFINITY
	return {
		turn: (day: DayNumber) => {
			if (day > after && day < next) next = day
		},
		next: () => next,
	}
}

/** Days on which a rule says otherwise of itself: since the last offer or visit, or for the next age. */
const turnsOfRule = ({ again, criterion }: Rule, { citizen }: Case, turn: (day: DayNumber) => void): void => {
	if (again !== null) for (const { on } of citizen.history) turn(stepFrom(on, again))
	for (const { ages } of criterion.byAge)
		for (const { from, to } of ages) {
			if (from !== undefined) turn(birthdayNumber(citizen.bornOn, from))
			if (to !== undefined) turn(birthdayNumber(citizen.bornOn, to + 1))
		}
}

/** The first day after one on which anything may turn while this version governs and nothing new is known. */
const nextTurnUnder = (one: Case, after: DayNumber): DayNumber => {
	const { turn, next } = earliestAfter(after)
	const { standard, rules } = one.rules
	for (const prospect of one.prospects)
		if (prospect.rule.earnedOn === null) {
			turn(nextTurn(prospect, after))
			turnsOfRule(prospect.rule, one, turn)
		}
	if (one.isOwed) for (const rule of rules) turnsOfRule(rule, one, turn)
	for (const { from, to } of standard.replacements) {
		turn(numberOf(from))
		turn(numberOf(to) + 1)
	}
	if (standard.merging.within === 'calendar_year')
		for (const { on } of one.citizen.history) turn(numberOfDate(yearOfNumber(on) + 1, 1, 1))
	return next()
}

/** The first later day on which the standing differs with the same facts; null when it never will. */
export const nextChange = (standards: readonly Standard[], cases: Cases, on: DayNumber, now: Standing): Day | null => {
	const { citizen, under } = cases
	const isResident = citizen.facts.status === 'resident'
	const known = isResident ? daysToCome(citizen, on) : []
	const versions = standards.flatMap(({ validFrom, validTo }) =>
		validTo === null ? [numberOf(validFrom)] : [numberOf(validFrom), numberOf(addDays(validTo, 1))],
	)
	for (let day = on; ; ) {
		const { turn, next } = earliestAfter(day)
		versions.forEach(turn)
		known.forEach(turn)
		const governing = isResident ? standardOn(standards, dayOfNumber(day)) : null
		if (governing !== null) turn(nextTurnUnder(under(governing), day))
		day = next()
		if (day === Number.POSITIVE_INFINITY) return null
		if (!sameStanding(now, standingOn(standards, cases, day))) return dayOfNumber(day)
	}
}
