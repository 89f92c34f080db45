import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { decide } from '../decide.ts'
import { unserved } from '../judge.ts'
import { readFacts } from '../read-facts.ts'

/** Verdicts made by an evaluator written apart from this project; set EXAMPLES to their folder when it lies elsewhere. */
const folder = process.env.EXAMPLES ?? '../shared/examples/assess'
const isThere = existsSync(folder)
if (!isThere)
	process.stderr.write(
		`SKIPPED: the 240 example verdicts, because ${folder} is not there (set EXAMPLES to its folder).\n`,
	)

const versions = {
	soroe: ['2019-07-01', '2025-07-01'],
	soenderborg: ['2021-02-02', '2025-07-01'],
}

describe.skipIf(!isThere).each(Object.entries(versions))('examples of %s', (code, dates) => {
	const standards = dates.map((from) => standardInFile(`municipalities/${code}/standard/${from}.yaml`))
	const lines = isThere ? readFileSync(`${folder}/${code}.ndjson`, 'utf8').trim().split('\n') : []

	test.each(lines.map((line) => JSON.parse(line)))('$facts.id on $on: $expected.verdict', ({ facts, on, expected }) => {
		const read = readFacts(facts)
		if (!read.ok) throw new Error(read.detail)
		const verdict = decide(standards, read.value, day(on))
		expect(verdict.verdict).toBe(expected.verdict)
		const criteria = unserved(verdict.grounds).map(({ criterion }) => criterion)
		if (expected.verdict === 'offer' || expected.verdict === 'assess')
			expect(criteria.sort()).toEqual([...expected.criteria].sort())
	})
})
