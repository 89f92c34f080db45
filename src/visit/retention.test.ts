import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/temporary.ts'
import { keptYears, lawYears } from './retention.ts'
import { readJournalPeriods } from './retention-transport.ts'

const periods = readJournalPeriods()

test.each<[string, (string | null)[], number]>([
	['a nurse alone', ['Sygeplejerske'], 5],
	['two nurses by different titles', ['sygeplejerske', 'Ledende sygeplejerske'], 5],
	['an occupational therapist alone', ['ergoterapeut'], 5],
	['a nurse and a physiotherapist', ['sygeplejerske', 'fysioterapeut'], 10],
	['a doctor', ['læge'], 10],
	['somebody of no profession', [null], 10],
	['a nurse, and a note of the office', ['sygeplejerske', null], 10],
])('what the law asks of a journal by %s', (_, authors, years) => expect(lawYears(periods, authors)).toBe(years))

test('the municipality keeps longer than the law, never shorter', () => {
	expect(keptYears(periods, ['sygeplejerske'], 5)).toBe(5)
	expect(keptYears(periods, ['sygeplejerske'], 10)).toBe(10)
	expect(keptYears(periods, ['sygeplejerske', 'læge'], 5)).toBe(10)
	expect(keptYears(periods, [], 5)).toBe(5)
})

test('a file that cannot be used says where', async () => {
	const file = join(await temporaryFolder('retention'), 'journal.yaml')
	writeFileSync(file, 'name: { da: x, eng: x }\nprofessions:\n  - { years: ten }\n')
	expect(() => readJournalPeriods(file)).toThrow(
		/journal\.yaml:1: name: unknown key eng.*da, en\n[\s\S]*journal\.yaml:3: professions\.0\.years: "ten" is not right/,
	)
})
