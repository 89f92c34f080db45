import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './index.ts'

test('what is written is read again, cell for cell, with its line', () => {
	const rows = [
		['id', 'navn'],
		['1', 'Ærø; "Ø"\nto linjer'],
		['2', ''],
	]
	const read = readCsv(new TextEncoder().encode(`\uFEFF${writeCsv(rows)}`))
	expect(read.map((row) => row.cells)).toEqual(rows)
	expect(read.at(-1)?.line).toBe(4)
})
test('a cell that a spreadsheet would run is shown as text; a negative number stays one', () => {
	expect(writeCsv([['=1+1', '-5', '@x', -5]])).toBe("'=1+1;-5;'@x;-5\r\n")
})
test('Windows-1252 and commas are understood', () => {
	const bytes = Uint8Array.from([...'a,b\n'].map((c) => c.charCodeAt(0)).concat([0xe6, 0x2c, 0xf8]))
	expect(readCsv(bytes).map((row) => row.cells)).toEqual([
		['a', 'b'],
		['æ', 'ø'],
	])
})
