import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './index.ts'

test('what is written is read again, cell for cell, with its line', () => {
	const rows = [
		['id', 'navn'],
		['1', 'Ærø; "Ø"\nto linjer'],
		['2', ''],
	]
	const read = readCsv(new TextEncoder().encode(`\uFEFF${writeCsv(rows)}`))
	expect(read).toMatchObject({ ok: true })
	expect(read.ok && read.value.map((row) => row.cells)).toEqual(rows)
	expect(read.ok && read.value.at(-1)?.line).toBe(4)
})
test('a cell that a spreadsheet would run is shown as text; a negative number stays one', () => {
	expect(writeCsv([['=1+1', '-5', '@x', -5]])).toBe("'=1+1;-5;'@x;-5\r\n")
})
const bytesOf = (text: string) => new TextEncoder().encode(text)
const rows = (bytes: Uint8Array) => {
	const read = readCsv(bytes)
	return read.ok ? read.value.map(({ line, cells }) => [line, ...cells]) : `${read.why} ${read.detail}`
}

test('Windows-1252 and commas are understood', () => {
	const bytes = Uint8Array.from([...'a,b\n'].map((c) => c.charCodeAt(0)).concat([0xe6, 0x2c, 0xf8]))
	expect(rows(bytes)).toEqual([
		[1, 'a', 'b'],
		[2, 'æ', 'ø'],
	])
})

test.each([
	['utf-16le', true],
	['utf-16le', false],
	['utf-16be', true],
	['utf-16be', false],
] as const)('%s with a mark: %s', (order, marked) => {
	const bytes = Buffer.from(`${marked ? '\uFEFF' : ''}a;Ærø\n1;2`, 'utf16le')
	expect(rows(order === 'utf-16le' ? bytes : bytes.swap16())).toEqual([
		[1, 'a', 'Ærø'],
		[2, '1', '2'],
	])
})

test.each([
	[
		'tabs',
		'a\tb\n1\t2',
		[
			[1, 'a', 'b'],
			[2, '1', '2'],
		],
	],
	[
		'a title above',
		'Liste, marts\n\na;b\n1;2\n3;4',
		[
			[1, 'Liste, marts'],
			[3, 'a', 'b'],
			[4, '1', '2'],
			[5, '3', '4'],
		],
	],
	[
		'commas inside',
		'a;b\n1;x, y, z\n2;x, y',
		[
			[1, 'a', 'b'],
			[2, '1', 'x, y, z'],
			[3, '2', 'x, y'],
		],
	],
	['a spreadsheet’s note', 'sep=,\na,b\n', [[2, 'a', 'b']]],
	[
		'line ends of three kinds',
		'a;b\r1;2\r\n3;4\n',
		[
			[1, 'a', 'b'],
			[2, '1', '2'],
			[3, '3', '4'],
		],
	],
	[
		'quotes where they do not belong',
		'a;b"c\n"d"e";"f""g"\n',
		[
			[1, 'a', 'b"c'],
			[2, 'd"e', 'f"g'],
		],
	],
	[
		'a quoted line end',
		'a;b\n"1\n2";3\n4;5',
		[
			[1, 'a', 'b'],
			[2, '1\n2', '3'],
			[4, '4', '5'],
		],
	],
	[
		'zeros',
		'a;b\n\u0000;c',
		[
			[1, 'a', 'b'],
			[2, '\u0000', 'c'],
		],
	],
	['one word', 'a', [[1, 'a']]],
	['nothing', '', []],
])('%s', (_, text, expected) => expect(rows(bytesOf(text))).toEqual(expected))

test.each([
	['a quote left open', 'a;b\n\nc;"d\ne;f', 'open_quote 3'],
	['a megabyte in one cell', `a;b\n1;${'x'.repeat(1_000_000)}`, 'cell_too_long 2'],
	['a megabyte of cells', `a;b\n${'1;'.repeat(500_000)}`, 'too_many_columns 2'],
	['cells without end', `a;b\n${`${'1;'.repeat(200)}\n`.repeat(16_000)}`, 'too_many_cells 14927'],
	['rows without end', 'a;b\n'.repeat(250_001), 'too_many_rows 250001'],
	['empty rows without end', '\n'.repeat(20_000_000), 'too_many_rows 250001'],
	['empty rows without end below others', `a;b\n${'\r\n'.repeat(300_000)}1;2\n`, 'too_many_rows 250001'],
])('%s is refused with its line', (_, text, expected) => expect(rows(bytesOf(text))).toBe(expected))

test('any bytes are a table or a no', () =>
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			expect(typeof readCsv(bytes).ok).toBe('boolean')
		}),
	))

test('any table comes back as it was written', () =>
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 5 }).chain((width) =>
				fc.array(
					fc.array(fc.string({ unit: fc.constantFrom('a', 'æ', '"', ';', ',', '\n', ' ', '1') }), {
						minLength: width,
						maxLength: width,
					}),
					{
						minLength: 1,
						maxLength: 8,
					},
				),
			),
			(table) => {
				const read = readCsv(bytesOf(`sep=;\r\n${writeCsv(table)}`))
				expect(read.ok && read.value.map(({ cells }) => cells)).toEqual(table)
			},
		),
	))

test('what another reader of such files finds is found', () =>
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(
					...Array.from({ length: 3 }, () => fc.string({ unit: fc.constantFrom('a', 'ø', '"', ';', '\n', ' ') })),
				),
				{ minLength: 1, maxLength: 6 },
			),
			(table) => {
				const text = table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n')
				const read = readCsv(bytesOf(`sep=;\n${text}`))
				expect(read.ok && read.value.map(({ cells }) => cells)).toEqual(parse(text, { delimiter: ';' }))
			},
		),
	))
