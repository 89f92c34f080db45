import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfNumber, numberOf } from '#kernel/day-number.ts'
import { standardOn } from '#standard/index.ts'
import { anyDayAsked, anyFacts, anyStandards } from '../../../test/random-standards.ts'
import { sized } from '../../../test/size.ts'
import { rulesOf } from '../compile/lowered.ts'
import { decide, explain, stanceOn } from '../decide.ts'
import { casesOf, standingOn, unserved } from '../judge.ts'
import { sameStanding } from '../why/next-change.ts'
import { partsOf } from '../why/why.ts'

const runs = sized('citizens under any standard', 300, 2000)

test('nothing changes before the day of the next change, and something does on it, whatever the standard', () => {
	fc.assert(
		fc.property(anyStandards, anyFacts, anyDayAsked, fc.nat(1000), (standards, known, on, share) => {
			const { nextChangeOn } = stanceOn(standards, known, on)
			const cases = casesOf(known)
			const [today, last] = [numberOf(on), nextChangeOn === null ? null : numberOf(nextChangeOn)]
			const now = standingOn(standards, cases, today)
			const end = last ?? today + 12_000
			const between = today + 1 + Math.floor(((end - today - 2) * share) / 1000)
			const close = Array.from({ length: 400 }, (_, days) => today + days)
			for (const later of [...close, between, end - 1])
				if (later < end && later >= today && !sameStanding(now, standingOn(standards, cases, later)))
					expect([nextChangeOn, dayOfNumber(later)]).toBe('the same standing on the second day')
			if (last !== null) expect(sameStanding(now, standingOn(standards, cases, last))).toBe(false)
		}),
		{ numRuns: runs },
	)
})

test('the verdict follows from the grounds and the exclusions, and the grounds stand in the order of the rules', () => {
	fc.assert(
		fc.property(anyStandards, anyFacts, anyDayAsked, (standards, known, on) => {
			const { verdict, grounds, exclusions, priorities } = stanceOn(standards, known, on)
			const standard = standardOn(standards, on)
			if (standard === null || known.status !== 'resident') {
				expect([grounds, exclusions, priorities]).toEqual([[], [], undefined])
				return
			}
			const isFree = (criterion: string) =>
				!exclusions.some(({ exclusion, exceptionOn }) => {
					const covers = standard.exclusions.find(({ code }) => code === exclusion)?.covers
					return exceptionOn === undefined && (covers === 'all' || covers?.includes(criterion))
				})
			const due = unserved(grounds).filter(({ criterion }) => isFree(criterion))
			const counted = grounds.filter(({ initiative }) => initiative !== 'on_request')
			const expected = due.some(({ initiative }) => initiative === 'automatic')
				? 'offer'
				: due.length > 0
					? 'assess'
					: counted.length > 0
						? counted.some(({ criterion }) => isFree(criterion))
							? 'not_now'
							: 'excluded'
						: verdict === 'not_now'
							? 'not_now'
							: 'not_in_target_group'
			expect(verdict).toBe(expected)
			for (const { from, until, servedOn, overdue, initiative } of grounds) {
				expect(from <= on || overdue).toBe(true)
				if (until !== null && !overdue) expect(on <= until).toBe(true)
				if (servedOn !== undefined) expect(servedOn <= on).toBe(true)
				expect(initiative).not.toBe('priority')
			}
			const places = standingOn(standards, casesOf(known), numberOf(on)).grounds.map(({ rule }) =>
				rulesOf(standard).rules.indexOf(rule),
			)
			expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
			expect(priorities ?? []).toEqual(standard.merging.leading.filter((code) => (priorities ?? []).includes(code)))
		}),
		{ numRuns: runs },
	)
})

test('every rule is told, and the paragraph is its parts', () => {
	fc.assert(
		fc.property(anyStandards, anyFacts, anyDayAsked, (standards, known, on) => {
			const { why, grounds, exclusions, priorities } = decide(standards, known, on)
			const standard = standardOn(standards, on)
			if (standard === null) return
			const told = why.flatMap(({ criterion }) => criterion ?? [])
			expect(told.slice(0, standard.criteria.length)).toEqual(standard.criteria.map(({ code }) => code))
			expect(why.flatMap(({ exclusion }) => exclusion ?? [])).toEqual(standard.exclusions.map(({ code }) => code))
			const held = new Set(why.filter((one) => one.held).flatMap(({ criterion, exclusion }) => criterion ?? exclusion))
			expect([...held].toSorted()).toEqual(
				[
					...new Set([
						...grounds.map(({ criterion }) => criterion),
						...exclusions.map(({ exclusion }) => exclusion),
						...(priorities ?? []),
					]),
				].toSorted(),
			)
			for (const [at, weighing] of explain(standards, known, on).weighings.entries()) {
				const parts = partsOf(weighing)
				expect(parts.length).toBeGreaterThan(0)
				for (const { da, en } of parts) expect([da, en].join(' ')).not.toMatch(/undefined|null|NaN|^ | $/)
				expect(why[at]?.da).toBe(`Navn: ${parts.map(({ da }) => da).join(' ')}`)
				if (weighing.subject.rule !== undefined && known.status === 'resident')
					expect([at, parts.some((part) => !part.held), weighing.reasons]).toEqual([
						at,
						!weighing.held,
						weighing.reasons,
					])
			}
		}),
		{ numRuns: runs },
	)
})

test('what happens later is not known before, and does not change what was said', () => {
	fc.assert(
		fc.property(anyStandards, anyFacts, anyDayAsked, (standards, known, on) => {
			const past = <Entry extends { readonly on: string }>(entries: readonly Entry[]) =>
				entries.filter((entry) => entry.on <= on)
			const then = {
				...known,
				events: past(known.events),
				risks: past(known.risks),
				history: past(known.history),
				exceptions: past(known.exceptions),
			}
			const { nextChangeOn: _, ...now } = stanceOn(standards, known, on)
			expect(stanceOn(standards, then, on)).toMatchObject(now)
		}),
		{ numRuns: runs },
	)
})
