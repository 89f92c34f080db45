import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type WorkbookCell, type WorkbookOptions, workbook, workbookParts } from '../../../test/workbook.ts'
import { isWorkbook, readWorkbookRows } from './index.ts'
import { partsOf, unpack } from './zip.ts'

const read = async (rows: readonly (readonly WorkbookCell[])[], options?: WorkbookOptions) =>
	cellsOf(workbook(rows, options))
const cellsOf = async (bytes: Uint8Array) => {
	const found = await readWorkbookRows(bytes)
	return found.ok ? found.value.rows.map(({ cells }) => cells) : found.why
}

describe('a workbook', () => {
	test.each<[string, WorkbookCell, string]>([
		['a shared text', 'Ærø & <co>', 'Ærø & <co>'],
		['a text in the cell', { inline: ' tv ' }, ' tv '],
		['a text of several colours', { rich: ['Lille ', 'Torv'] }, 'Lille Torv'],
		['a number', 610_351, '610351'],
		['a long number written short', { raw: '<c r="REF"><v>6.103510002E9</v></c>' }, '6103510002'],
		['a number with noise behind it', { raw: '<c r="REF"><v>650000.09999999998</v></c>' }, '650000.1'],
		['a day', { serial: 45_000 }, '2023-03-15'],
		['a day in a format of its own', { serial: 45_000, style: 2 }, '2023-03-15'],
		['a day with a clock', { serial: 45_000.4375, style: 4 }, '2023-03-15 10:30'],
		['the first day of a sheet', { serial: 1 }, '1900-01-01'],
		['the day after one that never was', { serial: 61 }, '1900-03-01'],
		['ten digits with a zero in front', { serial: 101_500_000, style: 3 }, '101500000'],
		['a number with a word for its unit', { serial: 12, style: 5 }, '12'],
		['yes', true, 'true'],
		['no', false, 'false'],
		['a formula’s last answer', { formula: 'HYPERLINK("http://x")', was: '=cmd' }, '=cmd'],
		['a formula’s last number', { formula: '1+1', was: 2 }, '2'],
		['an error', { raw: '<c r="REF" t="e"><v>#N/A</v></c>' }, '#N/A'],
		['a day as a day', { raw: '<c r="REF" t="d"><v>2026-03-09T00:00:00Z</v></c>' }, '2026-03-09'],
		['a text that points nowhere', { raw: '<c r="REF" t="s"><v>99999</v></c>' }, ''],
	])('gives %s as text', async (_, cell, text) => expect(await read([['a', cell, 'z']])).toEqual([['a', text, 'z']]))

	test('of 1904 counts its days from there', async () =>
		expect(await read([[{ serial: 43_538 }]], { from1904: true })).toEqual([['2023-03-15']]))

	test('gives the first sheet that has cells, and the numbers of its rows', async () => {
		const found = await readWorkbookRows(workbook([[], ['a', null, 'b'], [], ['', 'c']], { emptySheets: 2 }))
		expect(found).toEqual({
			ok: true,
			value: {
				rows: [
					{ line: 2, cells: ['a', '', 'b'] },
					{ line: 4, cells: ['', 'c'] },
				],
				from: 1900,
			},
		})
	})

	test('may name its parts with a prefix and leave cells without an address', async () => {
		const sheet =
			'<x:worksheet xmlns:x="http://x"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
		expect(await read([], { parts: { 'xl/worksheets/sheet1.xml': sheet } })).toEqual([['a', '1']])
	})

	test('with macros is read and its macros are left alone', async () =>
		expect(await read([['a']], { parts: { 'xl/vbaProject.bin': new Uint8Array(100) } })).toEqual([['a']]))
})

describe('what is no workbook of ours', () => {
	const sheetOf = (inside: string) => ({ parts: { 'xl/worksheets/sheet1.xml': inside } })
	const sheet = (inside: string) => sheetOf(`<worksheet><sheetData>${inside}</sheetData></worksheet>`)
	test.each<[string, WorkbookOptions, string]>([
		['a document type', sheetOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'forbidden_xml'],
		['an entity', sheet('<row><c t="str"><v>&boom;</v></c></row>'), 'forbidden_xml'],
		['a part that ends early', sheetOf('<worksheet><sheetData><row>'), 'damaged'],
		['tags in tags without end', sheet('<row>'.repeat(100)), 'too_large_inside'],
		[
			'one text of many megabytes',
			sheet(`<row><c t="str"><v>${'a'.repeat(9_000_000)}</v></c></row>`),
			'too_large_inside',
		],
		['a tag of many megabytes', sheet(`<row a="${'a'.repeat(9_000_000)}"/>`), 'too_large_inside'],
		['a long cell', sheet(`<row><c t="str"><v>${'a'.repeat(40_000)}</v></c></row>`), 'cell_too_long'],
		['a cell far to the right', sheet('<row><c r="XFD1" t="str"><v>a</v></c></row>'), 'too_many_columns'],
		['no sheet', { without: ['xl/worksheets/sheet1.xml'] }, 'damaged'],
		['no workbook part', { without: ['xl/workbook.xml'] }, 'no_workbook'],
		['nothing in any sheet', {}, 'no_cells'],
		[
			'a binary workbook',
			{ without: ['xl/workbook.xml', '_rels/.rels'], parts: { 'xl/workbook.bin': 'x' } },
			'binary_workbook',
		],
	])('%s', async (_, options, why) => expect(await read([], options)).toBe(why))

	test('rows without end', async () => {
		const row = '<row><c t="str"><v>a</v></c></row>'
		expect(await read([], sheet(row.repeat(250_001)))).toBe('too_many_rows')
	})

	test('an OpenDocument sheet, an old workbook, one with a password', async () => {
		const ods = zipSync({ mimetype: [Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] })
		expect(await cellsOf(ods)).toBe('ods')
		const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
		expect(isWorkbook(old)).toBe(true)
		expect(await cellsOf(old)).toBe('old_xls')
		expect(await cellsOf(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('encrypted')
	})

	test('a bomb is not unpacked: memory stays where it was', async () => {
		const spaces = new Uint8Array(64 * 1024 * 1024).fill(0x20)
		const bomb = zipSync({ ...workbookParts([['a']]), 'xl/worksheets/sheet1.xml': spaces }, { level: 1 })
		const before = process.memoryUsage().rss
		expect(await cellsOf(bomb)).toBe('too_large_inside')
		expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024)
	})

	test('what is unpacked of all parts together has an end', async () => {
		const parts = partsOf(zipSync({ a: new Uint8Array(100_000) }))
		const part = parts.ok ? parts.value.get('a') : undefined
		const pieces: number[] = []
		const stopped = await unpack(part!, { left: 5000 }, (piece) => {
			pieces.push(piece.length)
			return null
		})
		expect([stopped, pieces]).toEqual(['too_large_inside', []])
	})

	test('a header that lies about sizes changes nothing', async () => {
		const bytes = workbook([['a', 'b']])
		const view = new DataView(bytes.buffer, bytes.byteOffset)
		for (let at = 0; at + 46 < bytes.length; at++)
			if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
		expect(await cellsOf(bytes)).toEqual([['a', 'b']])
	})
})

test('any bytes end in rows or a no', () =>
	fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
			expect(typeof (await readWorkbookRows(bytes)).ok).toBe('boolean')
			expect(typeof (await readWorkbookRows(Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]))).ok).toBe('boolean')
		}),
	))

test('a workbook with any bytes changed ends in rows or a no', () => {
	const good = workbook([
		['CPR', 'Seneste besøg'],
		['6103510002', { serial: 45_000 }],
	])
	return fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
			fc.nat(good.length),
			async (changes, cut) => {
				const bytes = Uint8Array.from(good)
				for (const [at, sign] of changes) bytes[at] = sign
				for (const some of [bytes, bytes.subarray(0, cut), bytes.subarray(cut)])
					expect(typeof (await readWorkbookRows(some)).ok).toBe('boolean')
			},
		),
		{ numRuns: 300 },
	)
})

test('any table comes back as it was written', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.array(
					fc.string({
						unit: fc.constantFrom('a', 'æ', '<', '&', ']]>', '"', ' ', '\t', '\r', '\u0001', '😀', '=', '1'),
						minLength: 1,
						maxLength: 12,
					}),
					{ minLength: 1, maxLength: 4 },
				),
				{
					minLength: 1,
					maxLength: 6,
				},
			),
			async (table) => {
				expect(await cellsOf(workbook(table))).toEqual(table)
				expect(await cellsOf(workbook(table.map((row) => row.map((inline) => ({ inline })))))).toEqual(table)
			},
		),
	))
