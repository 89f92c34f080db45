import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import type { Standard } from '#standard/index.ts'
import { anyFacts, anyStandard } from '../../test/random-standards.ts'
import { compile, emptyAnswers } from './compile.ts'
import { constantsFor } from './constants.ts'
import type { Facts } from './facts.ts'
import { columnsOf } from './facts-in-columns.ts'
import { rulesOf } from './lowered.ts'
import { shortVerdict, verdictsOf } from './verdicts-of.ts'

const [standards, citizens, days] = [400, 50, 10]

/** A day while the standard is in force; the first and the last are drawn often. */
const dayWithin = ({ validFrom, validTo }: Standard): Arbitrary<Day> => {
	const last = validTo === null ? 4000 : daysBetween(validFrom, validTo)
	return fc.oneof(fc.nat(last), fc.nat(last), fc.constantFrom(0, last)).map((after) => addDays(validFrom, after))
}
const many = <Value>(of: Arbitrary<Value>, length: number) =>
	fc.array(of, { minLength: length, maxLength: length, size: 'max' })
const asked = anyStandard.chain((standard) =>
	fc.record({ standard: fc.constant(standard), on: many(dayWithin(standard), days), facts: many(anyFacts, citizens) }),
)

/** Rows for which the function that looks only at what is common says otherwise than the one that looks at all. */
const rowsThatDiffer = (standard: Standard, facts: readonly Facts[], on: Day): readonly number[] => {
	const [rules, day] = [rulesOf(standard), numberOf(on)]
	const [program, columns, constants] = [compile(rules), columnsOf(rules, facts, day), constantsFor(rules, day, day)]
	const [short, whole] = [emptyAnswers(rules, facts.length), emptyAnswers(rules, facts.length, true)]
	program.run(columns, constants, short)
	program.run(columns, constants, whole)
	return facts.flatMap((_, row) =>
		short.verdict[row] === whole.verdict[row] && short.leading[row] === whole.leading[row] ? [] : [row],
	)
}

describe('the compiled rules', () => {
	test('say of anybody what the readable evaluator says, under any standard, on any day of it', {
		timeout: 180_000,
	}, () => {
		let pairs = 0
		fc.assert(
			fc.property(asked, ({ standard, on, facts }) => {
				for (const day of on) {
					const compiled = verdictsOf(standard, facts, day)
					for (const [row, known] of facts.entries()) {
						const readable = shortVerdict(standard, known, day)
						if (JSON.stringify(compiled[row]) !== JSON.stringify(readable))
							expect({ day, ...compiled[row], known, standard }).toEqual({ day, ...readable, known, standard })
					}
					pairs += facts.length
				}
				expect(rowsThatDiffer(standard, facts, on[0] as Day)).toEqual([])
			}),
			{ numRuns: standards, endOnFailure: true },
		)
		expect(pairs).toBeGreaterThanOrEqual(200_000)
	})
})
