import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, birthdayIn, type Day, daysBetween, yearOf } from '#kernel/day.ts'
import { type DayNumber, dayOfNumber, numberOf } from '#kernel/day-number.ts'
import type { Criterion, Scope, Standard } from '#standard/index.ts'
import { anyFacts, anyStandard } from '../../../test/random-standards.ts'
import { sized } from '../../../test/size.ts'
import { emptyAnswers } from '../answers.ts'
import type { Facts, HistoryEntry } from '../facts.ts'
import { firstAnchor, lastAnchor } from '../open-anchors.ts'
import { openOn } from '../openings.ts'
import { citizenOf } from '../trial/citizen.ts'
import { shortVerdict, verdictsOf } from '../verdicts-of.ts'
import { placedFor } from '../why/prospects.ts'
import { compile, type Program } from './compile.ts'
import { constantsFor } from './constants.ts'
import { columnsOf } from './facts-in-columns.ts'
import type { Rules } from './lower.ts'
import { rulesOf } from './lowered.ts'

const many = <Value>(of: Arbitrary<Value>, length: number) =>
	fc.array(of, { minLength: length, maxLength: length, size: 'max' })

/** Days that matter to somebody: birthdays, and anniversaries of what happened. */
const anniversaryOf = (facts: Facts, which: number, year: number): Day => {
	const known = [facts.bornOn, ...[facts.events, facts.risks, facts.history].flat().map(({ on }) => on)]
	const on = known[which % 2 === 0 ? 0 : which % known.length] as Day
	return birthdayIn(on, year)
}

/** Days while the standard is in force: any, its first and its last, and days on or beside which something turns. */
const daysWithin = ({ validFrom, validTo }: Standard, citizens: readonly Facts[], count: number) => {
	const last = validTo === null ? 4000 : daysBetween(validFrom, validTo)
	const any = fc.nat(last).map((after) => addDays(validFrom, after))
	const turning = fc
		.record({
			row: fc.nat(citizens.length - 1),
			which: fc.nat(20),
			year: fc.nat(11),
			beside: fc.constantFrom(-1, 0, 1),
		})
		.map(({ row, which, year, beside }) =>
			addDays(anniversaryOf(citizens[row] as Facts, which, yearOf(validFrom) + year), beside),
		)
		.map((day) => (day < validFrom || daysBetween(validFrom, day) > last ? validFrom : day))
	return many(
		fc.oneof(
			any,
			turning,
			turning,
			fc.constantFrom(0, last).map((after) => addDays(validFrom, after)),
		),
		count,
	)
}
const asked = (standards: Arbitrary<Standard>, days: number, citizens: number) =>
	fc
		.tuple(standards, many(anyFacts, citizens))
		.chain(([standard, facts]) =>
			fc.record({ standard: fc.constant(standard), facts: fc.constant(facts), on: daysWithin(standard, facts, days) }),
		)

const under = (scope: Scope, at: number): Scope => (scope === 'all' ? 'all' : scope.map((code) => `${code}-${at}`))

/** The rules and exclusions of many standards in one, under codes that tell them apart. */
const wide = (standards: readonly Standard[]): Standard => {
	const [first] = standards as [Standard, ...Standard[]]
	const renamed = (criteria: readonly Criterion[], at: number) =>
		criteria.map((criterion) => ({ ...criterion, code: at === 0 ? criterion.code : `${criterion.code}-${at}` }))
	const criteria = standards.flatMap((standard, at) => renamed(standard.criteria, at))
	return {
		...first,
		criteria,
		transitional: first.transitional && {
			...first.transitional,
			criteria: standards.flatMap((standard, at) => renamed(standard.transitional?.criteria ?? [], at)),
		},
		exclusions: standards.slice(0, 4).flatMap(({ exclusions }, at) =>
			exclusions.map((exclusion) => ({
				...exclusion,
				code: at === 0 ? exclusion.code : `${exclusion.code}-${at}`,
				covers: at === 0 ? exclusion.covers : under(exclusion.covers, at),
			})),
		),
		merging: { ...first.merging, leading: criteria.map(({ code }) => code) },
	}
}

/** Days on which something must have happened for a window to open or close on a day. */
const edgesOf = ({ rules }: Rules, on: DayNumber): readonly DayNumber[] =>
	rules
		.flatMap(({ families }) => families.filter(({ anchor }) => anchor !== 'birth').flatMap(({ windows }) => windows))
		.flatMap(({ from, until }) => [lastAnchor(from, on, on), until === null ? on : firstAnchor(until, on, on)])

/** The same citizen, with what happened and what was done on days, or beside days, on which it begins or ceases to matter. */
const sharpened = (known: Facts, rules: Rules, on: DayNumber): Facts => {
	const moved = (days: readonly DayNumber[], day: Day, at: number): Day => {
		const draw = numberOf(day) + at
		return draw % 4 === 0 ? day : dayOfNumber((days[draw % days.length] ?? on) + (draw % 3) - 1)
	}
	const edges = [on, ...edgesOf(rules, on)]
	const happened = <Entry extends { readonly on: Day }>(entry: Entry, at: number): Entry => ({
		...entry,
		on: moved(edges, entry.on, at),
	})
	const facts = { ...known, events: known.events.map(happened), risks: known.risks.map(happened) }
	const open = placedFor(rules, citizenOf(facts)).flatMap((placed) => openOn(placed, placed.rule.earnedOn ?? on))
	const again = rules.rules.flatMap((rule) => (rule.again === null ? [] : [lastAnchor(rule.again, on, on)]))
	const turns = [on, ...again, ...open.flatMap(({ from, knownOn, until }) => [from, knownOn, until ?? from])]
	const earned = rules.rules.find(({ earnedOn }) => earnedOn !== null)?.criterion.code
	const done = (entry: HistoryEntry, at: number): HistoryEntry => ({
		...entry,
		...(entry.kind === 'owed_withdrawn' && earned !== undefined ? { criterion: earned } : {}),
		on: moved(turns, entry.on, at),
	})
	return { ...facts, history: facts.history.map(done) }
}

/** How many were compared; the first for whom the two differ ends it. */
const compare = (standard: Standard, citizens: readonly Facts[], on: readonly Day[]): number => {
	const rules = rulesOf(standard)
	for (const [at, day] of on.entries()) {
		const facts = citizens.map((known, row) => (row % 4 === 0 ? known : sharpened(known, rules, numberOf(day))))
		const compiled = verdictsOf(standard, facts, day)
		for (const [row, known] of facts.entries()) {
			const readable = shortVerdict(standard, known, day)
			if (JSON.stringify(compiled[row]) !== JSON.stringify(readable))
				expect({ day, ...compiled[row], known, standard }).toEqual({ day, ...readable, known, standard })
		}
		if (at < 3) expect(rowsThatDiffer(standard, facts, day)).toEqual([])
	}
	return citizens.length * on.length
}

const programs = new WeakMap<Rules, Program>()

/** Rows for which the functions that look only at what is common say otherwise than those that look at everything. */
const rowsThatDiffer = (standard: Standard, facts: readonly Facts[], on: Day): readonly number[] => {
	const [rules, day] = [rulesOf(standard), numberOf(on)]
	const program = programs.get(rules) ?? compile(rules)
	programs.set(rules, program)
	const [columns, constants] = [columnsOf(rules, facts, day), constantsFor(rules, day, day)]
	const [short, whole] = [emptyAnswers(rules, facts.length), emptyAnswers(rules, facts.length, true)]
	program.run(columns, constants, short)
	program.run(columns, constants, whole)
	return facts.flatMap((_, row) =>
		short.verdict[row] === whole.verdict[row] && short.leading[row] === whole.leading[row] ? [] : [row],
	)
}

describe('the compiled rules say what the readable evaluator says', () => {
	const standards = sized('standards, each asked of 500 citizens and days', 60, 400)
	test(`of anybody, under any standard, on any day of it: ${standards * 500} times`, { timeout: 180_000 }, () => {
		let pairs = 0
		fc.assert(
			fc.property(asked(anyStandard, 10, 50), ({ standard, on, facts }) => {
				pairs += compare(standard, facts, on)
			}),
			{ numRuns: standards, endOnFailure: true },
		)
		expect(pairs).toBeGreaterThanOrEqual(standards * 500)
	})

	test('under a standard of more rules and questions than a word has bits', { timeout: 180_000 }, () => {
		fc.assert(
			fc.property(asked(many(anyStandard, 20).map(wide), 5, 50), ({ standard, on, facts }) => {
				expect(rulesOf(standard).rules.length).toBeGreaterThan(32)
				compare(standard, facts, on)
			}),
			{ numRuns: sized('wide standards', 4, 20), endOnFailure: true },
		)
	})
})
