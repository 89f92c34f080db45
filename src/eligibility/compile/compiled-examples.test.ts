import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import type { Facts } from '../facts.ts'
import { readFacts } from '../read-facts.ts'
import { verdictsOf } from '../verdicts-of.ts'

/** Verdicts made by an evaluator written apart from this project; set EXAMPLES to their folder when it lies elsewhere. */
const folder = process.env.EXAMPLES ?? '../shared/examples/assess'
const isThere = existsSync(folder)
if (!isThere)
	process.stderr.write(
		`SKIPPED: the 240 example verdicts by the compiled rules, because ${folder} is not there (set EXAMPLES to its folder).\n`,
	)

const versions = {
	soroe: ['2019-07-01', '2025-07-01'],
	soenderborg: ['2021-02-02', '2025-07-01'],
}
type Example = {
	readonly facts: Facts
	readonly on: Day
	readonly expected: { readonly verdict: string; readonly criteria?: readonly string[] }
}

const examplesOf = (code: string): readonly Example[] =>
	readFileSync(`${folder}/${code}.ndjson`, 'utf8')
		.trim()
		.split('\n')
		.map((line) => {
			const { facts, on, expected } = JSON.parse(line)
			const read = readFacts(facts)
			if (!read.ok) throw new Error(read.detail)
			return { facts: read.value, on: day(on), expected }
		})

describe.skipIf(!isThere).each(Object.entries(versions))('examples of %s by the compiled rules', (code, dates) => {
	test('all at once for each day', () => {
		const standards = dates.map((from) => standardInFile(`municipalities/${code}/standard/${from}.yaml`))
		const examples = examplesOf(code)
		let compared = 0
		for (const [on, asked] of Map.groupBy(examples, ({ on }) => on)) {
			const standard = standardOn(standards, on)
			const verdicts =
				standard === null
					? asked.map(() => ({ verdict: 'no_standard_in_force', due: [] as readonly string[] }))
					: verdictsOf(
							standard,
							asked.map(({ facts }) => facts),
							on,
						)
			for (const [at, { facts, expected }] of asked.entries()) {
				const { verdict, due } = verdicts[at]!
				expect([facts.id, verdict]).toEqual([facts.id, expected.verdict])
				if (verdict === 'offer' || verdict === 'assess')
					expect([facts.id, ...due.toSorted()]).toEqual([facts.id, ...(expected.criteria ?? []).toSorted()])
				compared++
			}
		}
		expect(compared).toBe(examples.length)
		expect(compared).toBeGreaterThanOrEqual(100)
	})
})
