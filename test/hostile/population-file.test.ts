import fc from 'fast-check'
import { describe, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { takeFile } from '#population/transport.ts'
import { brokenPromises } from './clear.ts'
import { soundCsv, soundSpreadsheets, spreadsheetParts } from './files.ts'
import { holds } from './holds.ts'
import { damaged } from './mutations.ts'
import { zipped } from './spreadsheets.ts'

const on = day('2026-03-09')
const broken = async (bytes: Uint8Array): Promise<string[]> => brokenPromises(await takeFile('fil', bytes, on))

/** One part of a spreadsheet damaged, and the whole packed again as if nothing had happened. */
const damagedInside = fc
	.constantFrom(...spreadsheetParts)
	.chain((parts) =>
		fc
			.constantFrom(...Object.keys(parts))
			.chain((name) => damaged([Buffer.from(parts[name] ?? '')]).map((part) => zipped({ ...parts, [name]: part }))),
	)

describe('a damaged file is read row by row, or refused with reasons', () => {
	test('text', () => holds(damaged(soundCsv), 4000, broken))
	test('spreadsheet', () => holds(damaged(soundSpreadsheets), 2000, broken))
	test('spreadsheet, inside', () => holds(damagedInside, 1000, broken))
})
