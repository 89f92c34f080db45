import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { extractReader } from '#population/extract/extract-records.ts'
import { dayOfChanges, peopleOfExtract } from '../extract-people.ts'
import { writeExtract } from '../extract-writer.ts'
import { unclear } from './clear.ts'
import { holds } from './holds.ts'
import { damaged } from './mutations.ts'

const on = day('2026-03-08')
const people = peopleOfExtract('municipalities/soroe', on, 3, 40)
const changes = Object.values(dayOfChanges(people, addDays(on, 1), 3, 1)).flat()
const order = { task: '110901', on, previous: null }
const ours = [
	writeExtract(people.slice(0, 4), order),
	writeExtract(changes, { ...order, lineEnd: '\r\n' }),
	writeExtract(changes.slice(0, 3), { ...order, isFilled: true }),
]
const examples = join(process.env.EXAMPLES ?? '../shared/examples/assess', '..')
const theirs = globSync(join(examples, 'cpr/persons/*.txt')).map((file) => readFileSync(file))
if (theirs.length === 0)
	process.stderr.write(`SKIPPED: damaged extracts of CPR’s own, because ${examples} is not there (set EXAMPLES).\n`)

test('a damaged extract is read as far as it is sound, or refused with reasons', () =>
	holds(fc.tuple(damaged([...ours, ...theirs]), fc.integer({ min: 1, max: 9000 })), 6000, ([bytes, stretch]) => {
		const reader = extractReader('udtraek.txt')
		const pieces = []
		for (let at = 0; at < bytes.length; at += stretch) pieces.push(...reader.take(bytes.subarray(at, at + stretch)))
		pieces.push(...reader.end())
		return [
			...reader.rejected().flatMap(({ reasons }) => (reasons.length === 0 ? ['no reason'] : reasons.flatMap(unclear))),
			...reader.noted().flatMap(unclear),
			...pieces.flatMap(({ cpr }) => (/^\d{10}$/.test(cpr) ? [] : ['a piece about nobody'])),
		]
	}))
