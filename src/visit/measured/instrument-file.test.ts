import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/temporary.ts'
import { inFrontOf, newestOf } from './instrument.ts'
import { readInstruments } from './instrument-actions.ts'
import { readInstrument } from './instrument-file.ts'

const file = 'instruments/chair-stand.1.yaml'
const sound = readFileSync(file, 'utf8')
const wrongWith = (from: string | RegExp, to: string): readonly string[] => {
	const changed = sound.replace(from, to)
	expect(changed).not.toBe(sound)
	return readInstrument(changed, file).wrong
}
const lineOf = (words: string): number => sound.split('\n').findIndex((line) => line.includes(words)) + 1

describe('a file that is wrong says where, what, and the mend', () => {
	test.each([
		['a key misspelt', 'scoring:', 'scorring:', 'scorring', 'did you mean scoring?'],
		['a key missing', /^talk:\n.*\n.*\n/m, '', '', 'talk is missing: write { da: …, en: … }'],
		[
			'a source nobody names',
			'at: [14], source: steadi',
			'at: [14], source: steady',
			'at: [14]',
			'the code of a source: steadi, sst, gerontofys',
		],
		[
			'more limits than bands',
			'at: [14], source',
			'at: [14, 20], source',
			'at: [14]',
			'one number for each band but the first (1)',
		],
		[
			'a group there is not',
			'group: physical',
			'group: sport',
			'group:',
			'physical, wellbeing, nutrition, habits, circulation',
		],
		['a number in quotes', 'to: 40', "to: '40'", 'to: 40', 'a number'],
		[
			'a comma without quotes',
			'Antal gange borgeren rejste sig,',
			'Antal gange, talt højt,',
			'Antal gange',
			'stands in quotes',
		],
		[
			'an item that is scored and is not there',
			'of: [rises]',
			'of: [rise]',
			'of: [rises]',
			'the code of an item: rises',
		],
		[
			'a possible range that is narrower than the expected one',
			'possible: { from: 0, to: 60 }',
			'possible: { from: 0, to: 30 }',
			'possible:',
			'a range that holds from and to',
		],
		['nothing that anybody has read', /verified: true/g, 'verified: false', 'sources:', 'somebody has read'],
		[
			'points that come from nowhere',
			'how: value',
			'how: sum',
			'scoring:',
			'scoring.source is missing: write where the points come from',
		],
		['no YAML', 'code: chair-stand', 'code: [', '', 'not YAML'],
	])('%s', (_, from, to, at, said) => {
		const wrong = wrongWith(from, to)
		const expected = at === '' ? `${file}:` : `${file}:${lineOf(at === 'scorring' ? 'scoring:' : at)}: `
		expect(wrong).toContainEqual(expect.stringContaining(said))
		expect(wrong.some((one) => one.startsWith(expected))).toBe(true)
	})

	test('a name that does not fit what the file holds', () =>
		expect(readInstrument(sound, 'instruments/stol.1.yaml').wrong).toEqual([
			'instruments/stol.1.yaml:1: holds chair-stand, version 1: name the file chair-stand.1.yaml',
		]))

	test('the program says all of it at once', async () => {
		const folder = join(await temporaryFolder('instruments'), 'instruments')
		mkdirSync(folder, { recursive: true })
		writeFileSync(join(folder, 'chair-stand.1.yaml'), sound.replace('group: physical', 'group: sport'))
		writeFileSync(join(folder, 'bmi.1.yaml'), 'code: bmi')
		expect(() => readInstruments(folder)).toThrow(
			/bmi\.1\.yaml:1: version is missing[\s\S]*chair-stand\.1\.yaml:5: group: "sport"/,
		)
	})
})

test('a file more is an instrument more; a newer version stands beside the older one', async () => {
	const folder = join(await temporaryFolder('instruments'), 'instruments')
	mkdirSync(folder, { recursive: true })
	writeFileSync(join(folder, 'chair-stand.1.yaml'), sound)
	writeFileSync(join(folder, 'chair-stand.10.yaml'), sound.replace('version: 1', 'version: 10'))
	writeFileSync(join(folder, 'chair-stand.9.yaml'), sound.replace('version: 1', 'version: 9'))
	writeFileSync(join(folder, 'stairs.1.yaml'), sound.replace('code: chair-stand', 'code: stairs'))
	const read = readInstruments(folder)
	expect(newestOf(read).map((one) => `${one.code}.${one.version}`)).toEqual(['chair-stand.10', 'stairs.1'])
	const begun = [{ instrument: 'chair-stand', version: '1' }]
	expect(inFrontOf(read, begun).map((one) => one.version)).toEqual(['1', '1'])
	expect(inFrontOf(read, [{ instrument: 'chair-stand', version: '4' }]).map((one) => one.version)).toEqual(['10', '1'])
})
