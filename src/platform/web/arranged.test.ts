import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arranged, type List } from './arranged.ts'

type Row = { name: string; age: number; sex: string }
const rows: Row[] = [
	{ name: 'Åse Ørum', age: 91, sex: 'f' },
	{ name: 'Aage Bæk', age: 70, sex: 'm' },
	{ name: 'Ane Ørum', age: 8, sex: 'f' },
]
const list: List<Row> = {
	rows,
	columns: [
		{ key: 'name', label: 'Navn', value: (row) => row.name },
		{ key: 'age', label: 'Alder', value: (row) => row.age },
	],
	filters: [{ key: 'sex', label: 'Køn', choices: [], keeps: (row, value) => row.sex === value }],
	empty: null,
	exportName: 'x',
	caption: 'x',
}
const names = (address: string, words = '') =>
	arranged(list, new URLSearchParams(address), words).map((row) => row.name)

test.each([
	['', ['Åse Ørum', 'Aage Bæk', 'Ane Ørum']],
	['sort=name', ['Ane Ørum', 'Aage Bæk', 'Åse Ørum']],
	['sort=age', ['Ane Ørum', 'Aage Bæk', 'Åse Ørum']],
	['sort=age&dir=desc', ['Åse Ørum', 'Aage Bæk', 'Ane Ørum']],
	['q=ørum', ['Åse Ørum', 'Aage Bæk', 'Ane Ørum']],
	['sex=m', ['Aage Bæk']],
	['sort=findes-ikke', ['Åse Ørum', 'Aage Bæk', 'Ane Ørum']],
])('the address “%s” keeps and orders', (address, expected) => {
	expect(names(address)).toEqual(expected)
})

test.each([
	['ørum', '', ['Åse Ørum', 'Ane Ørum']],
	['ØRUM  91', '', ['Åse Ørum']],
	['ørum', 'sort=age', ['Ane Ørum', 'Åse Ørum']],
	['ørum', 'sex=m', []],
])('the words “%s” and the address “%s” keep and order', (words, address, expected) => {
	expect(names(address, words)).toEqual(expected)
})

test('no address and no words break a list or makes rows up', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), (words, sort, sex) => {
			const kept = arranged(list, new URLSearchParams({ sort, sex }), words)
			expect(kept.every((row) => rows.includes(row))).toBe(true)
		}),
	)
})
