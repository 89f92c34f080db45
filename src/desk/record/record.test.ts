import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { type PersonRecord, type RecordLine, reasonFacts } from './record.ts'
import { carriedOver, leftOutIn, readLeftOut, withoutDecided } from './record-left-out.ts'
import { preparedWords } from './record-request-words.ts'
import { recordSheet } from './record-sheet.ts'
import { partsWrittenSince } from './record-since.ts'

const line = (number: number, deviation: Partial<RecordLine> = {}): RecordLine => ({
	...{ number, on: day('2026-03-09'), at: null, what: 'Notat', words: 'Hendes datter ringede', who: 'Bo' },
	...{ details: [], leftOut: [], struck: false, ...deviation },
})
const mark = (what: string, says: string) => ({ what, says, because: 'another_person' as const, law: 'en regel' })
const record: PersonRecord = {
	...{ format: 'hjemmebesoeg-record/1', municipality: 'By', office: [], keptYears: 12 },
	preparedAt: instant('2026-03-09T09:00:00+01:00'),
	person: { id: 'x', name: 'Anna', cpr: '670550-0724' },
	sections: [
		{
			...{
				code: 'visits',
				heading: 'Besøg',
				facts: [],
				factsLeftOut: [mark('ægtefællens nummer', 'udeladt: en anden')],
			},
			lines: [line(1), line(2, { leftOut: [mark('koden', 'udeladt: en kode')] })],
		},
	],
}

describe('what is left out', () => {
	test('is told kind by kind, with its places: a code is nobody’s data', () => {
		expect(leftOutIn(record).map(({ says, places }) => [says, places])).toEqual([
			['Udeladt: en anden', [{ what: 'ægtefællens nummer', line: null }]],
			['Udeladt: en kode', [{ what: 'koden', line: 2 }]],
		])
	})

	test('by whoever read it through is a line’s words, never its day, for one of the reasons there are', () => {
		const chosen = readLeftOut(record, { '1': 'weighty', '2': 'because I say so', '7': 'weighty', x: 'weighty' })
		expect(chosen).toEqual({ '1': 'weighty' })
		const handedOut = withoutDecided(record, chosen)
		expect(JSON.stringify(handedOut.sections[0]?.lines[0])).not.toContain('datter')
		expect(handedOut.sections[0]?.lines[0]).toMatchObject({ number: 1, on: '2026-03-09', who: null, words: null })
		expect(leftOutIn(handedOut).map(({ says }) => says)).toContain(
			'Udeladt efter en konkret vurdering: afgørende hensyn til dig selv eller andre',
		)
	})
})

describe('put together again', () => {
	const withLines = (lines: readonly RecordLine[], code: 'visits' | 'looked' = 'visits'): PersonRecord => ({
		...record,
		preparedAt: instant('2026-03-09T12:00:00+01:00'),
		sections: record.sections.map((section) => ({ ...section, code, lines })),
	})

	test('is the same when only the time and the order of fields differ, and whoever looked', () => {
		const { words, ...rest } = line(1)
		const [, second] = record.sections[0]?.lines ?? []
		expect(partsWrittenSince(record, withLines([{ words, ...rest }, second ?? line(2)]))).toEqual([])
		expect(partsWrittenSince(withLines([], 'looked'), withLines([line(1)], 'looked'))).toEqual([])
	})

	test.each([
		['a line is struck', [line(1, { struck: true }), line(2)]],
		['a line is added', [line(1), line(2), line(3)]],
		['a line is gone', [line(1)]],
	])('says which part tells otherwise: %s', (_, lines) => {
		expect(partsWrittenSince(record, withLines(lines))).toEqual(['Besøg'])
		expect(partsWrittenSince(record, { ...record, keptYears: 30 })).toEqual(['Forsiden'])
	})

	test('names no part whose lines have got other numbers and say what they said', () => {
		const [visits] = record.sections
		if (visits === undefined) throw new Error('no section')
		const desk = (number: number) => ({ ...visits, code: 'desk' as const, heading: 'Beskeder', lines: [line(number)] })
		const then = { ...record, sections: [visits, desk(3)] }
		const now = { ...record, sections: [{ ...visits, lines: [...visits.lines, line(3)] }, desk(4)] }
		expect(partsWrittenSince(then, now)).toEqual(['Besøg'])
	})

	test('what was left out stays left out where the line says the same, whatever its number, and also when it is struck', () => {
		const said = (words: string, number: number, struck = false) => line(number, { words, struck })
		const then = withLines([said('a', 1), said('b', 2), said('c', 3)])
		const now = withLines([said('ny', 1), said('b', 2), said('a', 3, true), said('d', 4)])
		expect(carriedOver(then, { 1: 'weighty', 3: 'another_person' }, now)).toEqual({
			leftOut: { 3: 'weighty' },
			lost: 1,
		})
	})

	test.each([
		[0, /^Alt er samlet\. Læs det igennem/],
		[1, /1 udeladelse fulgte ikke med, fordi linjen er ændret\. Se den igennem/],
		[2, /2 udeladelser fulgte ikke med, fordi linjerne er ændret\. Se dem igennem/],
	])('whoever puts it together again is told how many choices did not come along: %s', (lost, told) => {
		expect(preparedWords(lost).da).toMatch(told)
	})
})

test('what nobody has noted is said in one breath, after what is known', () => {
	const unnoted = (da: string) => ({ ...{ held: false, da: `${da}: …`, en: '' }, unnoted: text(da, '') })
	const why = [
		unnoted('Er meget alene'),
		{ held: false, da: 'Fylder 80 år: Du fylder først 80 år den 7. maj 2030.', en: '' },
		{ held: true, da: 'Fylder 75 år: Du fyldte 75 år den 7. maj 2025.', en: '' },
		unnoted('Er psykisk sårbar'),
	]
	expect(reasonFacts(why).map(({ label, words }) => `${label}: ${words}`)).toEqual([
		'Opfyldt: Fylder 75 år: Du fyldte 75 år den 7. maj 2025.',
		'Ikke opfyldt: Fylder 80 år: Du fylder først 80 år den 7. maj 2030.',
		'Ikke opfyldt, for det har vi ikke noteret om dig: Er meget alene; Er psykisk sårbar.',
	])
})

test('the file says for how many years what is written is kept', () => {
	expect(recordSheet(record).intro.join()).toContain('gemmer vi i 12 år efter det seneste')
})

test.each([
	['a'.repeat(64), 1],
	['a'.repeat(65), 4],
	['å\u030a'.repeat(65), 4],
	['Vi talte om haven. '.repeat(20).trim(), 1],
])('a word that no line has room for may be parted, and no other: %s', (words, pieces) => {
	const [part] = recordSheet({ ...record, sections: [{ ...record.sections[0], lines: [line(1, { words })] } as never] })
		.sections[0]?.lines[0]?.words ?? [{ text: '' }]
	expect(part?.text.replaceAll('\u200b', '')).toBe(words)
	expect(part?.text.split('\u200b').filter((one) => one !== '')).toHaveLength(pieces)
})
