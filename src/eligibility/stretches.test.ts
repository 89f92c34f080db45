import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import { anyFacts, anyStandard } from '../../test/random-standards.ts'
import { emptyAnswers } from './answers.ts'
import { compile } from './compile/compile.ts'
import { constantsFor } from './compile/constants.ts'
import { columnsOf } from './compile/facts-in-columns.ts'
import { lower } from './compile/lower.ts'
import type { Facts } from './facts.ts'
import { shortVerdict } from './verdicts-of.ts'

/** The same citizen, of whom nothing new becomes known after a day. */
const knownBy = (facts: Facts, on: string): Facts => {
	const before = <Entry extends { on: string }>(entries: readonly Entry[]) => entries.filter((entry) => entry.on <= on)
	return {
		...facts,
		residentSince: facts.residentSince !== null && facts.residentSince > on ? null : facts.residentSince,
		events: before(facts.events),
		risks: before(facts.risks),
		history: before(facts.history),
		exceptions: before(facts.exceptions),
	}
}

describe('a stretch of days', () => {
	test('has due in it whatever is due on some day of it', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(
				anyStandard.filter(({ transitional }) => transitional === null),
				fc.array(anyFacts, { minLength: 20, maxLength: 20, size: 'max' }),
				fc.nat(1500),
				fc.integer({ min: 1, max: 400 }),
				(written, citizens, after, length) => {
					const standard = { ...written, validTo: null }
					const begins = addDays(standard.validFrom, after)
					const facts = citizens.map((citizen) => knownBy(citizen, begins))
					const rules = lower(standard)
					const from = numberOf(begins)
					const columns = columnsOf(rules, facts, from)
					const answers = emptyAnswers(rules, facts.length, true)
					compile(rules).run(columns, constantsFor(rules, from, from + length), answers)
					for (const [row, known] of facts.entries()) {
						if (columns.irregular.has(row)) continue
						const due = rules.rules.flatMap(({ criterion }, place) =>
							((answers.due?.[0]?.[row] ?? 0) & (1 << place)) === 0 ? [] : [criterion.code],
						)
						for (let days = 0; days <= length; days += 7)
							for (const code of shortVerdict(standard, known, addDays(begins, days)).due) expect(due).toContain(code)
					}
				},
			),
			{ numRuns: 300 },
		)
	})
})
