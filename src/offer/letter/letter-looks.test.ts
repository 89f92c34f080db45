import { expect, test } from 'vitest'
import { type Fault, faultsOf } from './letter-looks.ts'

const line = (left: number, right: number, base: number) => ({ text: 'x', left, right, base, size: 12 })
const side = (...lines: ReturnType<typeof line>[]) => ({ width: 210, height: 297, lines })

test.each<[string, ReturnType<typeof side>[], Fault[]]>([
	['a line inside the margins', [side(line(20, 190, 100))], []],
	['a line that ends in a space', [side(line(20, 193, 100))], []],
	['a line that is cut off at the right', [side(line(20, 195, 100))], ['over_the_edge']],
	['a line that is cut off at the left', [side(line(12, 90, 100))], ['over_the_edge']],
	['a line below the foot', [side(line(20, 90, 290))], ['over_the_edge']],
	['a line above the letterhead', [side(line(20, 90, 10))], ['over_the_edge']],
	['two lines under each other', [side(line(20, 90, 100), line(20, 90, 105))], []],
	['two columns', [side(line(20, 90, 100), line(95, 150, 100))], []],
	['words upon words', [side(line(20, 90, 100), line(80, 150, 101))], ['over_other_words']],
	['one sheet', [side(), side()], []],
	['more than a sheet', [side(), side(), side()], ['too_many_sides']],
])('%s', (_, sides, faults) => {
	expect(faultsOf(sides, 'normal')).toEqual(faults)
})
test('large print may take two sheets and no more', () => {
	const empty = side()
	expect(faultsOf([empty, empty, empty, empty], 'large')).toEqual([])
	expect(faultsOf([empty, empty, empty, empty, empty], 'large')).toEqual(['too_many_sides'])
})
