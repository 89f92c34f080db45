import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { aed10, aed10Rows, type HeldVisit } from './aed10.ts'

const visit = (person: string, on: string, bornOn: string, sex: 'f' | 'm' = 'f'): HeldVisit => ({
	person: person as PersonId,
	on: day(on),
	bornOn: day(bornOn),
	sex,
})
const count = (visits: readonly HeldVisit[], measure: number, age: number, sex = 100): number | undefined =>
	aed10(visits, 2026).cells.find(
		(cell) => cell.measure.code === measure && cell.age.code === age && cell.sex.code === sex,
	)?.count

test('two visits to one person are one person', () => {
	const visits = [visit('a', '2026-02-01', '1940-05-05'), visit('a', '2026-09-01', '1940-05-05')]
	expect([count(visits, 380, 50), count(visits, 381, 50)]).toEqual([1, 2])
})

test('the age is that of the day of the visit; the person stands where the first visit of the year was', () => {
	const visits = [visit('a', '2026-09-01', '1950-05-05', 'm'), visit('a', '2026-05-04', '1950-05-05', 'm')]
	expect([count(visits, 380, 550), count(visits, 380, 575), count(visits, 381, 550), count(visits, 381, 575)]).toEqual([
		1, 0, 1, 1,
	])
})

test('the edges of the bands', () => {
	const at = (age: number) => visit(`p${age}`, '2026-06-01', `${2026 - age}-06-01`)
	const visits = [64, 65, 74, 75, 76, 79, 80, 84, 85, 89, 90, 104].map(at)
	expect([450, 550, 575, 600, 700, 800, 50].map((age) => count(visits, 381, age))).toEqual([2, 1, 2, 2, 2, 2, 11])
	expect(aed10(visits, 2026).tooYoung).toBe(1)
})

test('other years are not counted, and a year without visits is a table of noughts', () => {
	expect(count([visit('a', '2025-12-31', '1940-01-01'), visit('b', '2027-01-01', '1940-01-01')], 381, 50)).toBe(0)
	expect(aed10([], 2026).cells).toHaveLength(2 * 3 * 7)
})

test('codes and words of Danmarks Statistik', () => {
	expect(aed10Rows(aed10([visit('a', '2026-03-01', '1951-01-01')], 2026).cells, '340', 2026)[3]).toEqual([
		'340',
		380,
		'Personer, der har modtaget et eller flere besøg',
		550,
		'75 år',
		100,
		'Mænd og kvinder i alt',
		2026,
		1,
	])
})

test('bands add up to the total, the sexes to both, and persons are never more than visits', () => {
	const any = fc.record({
		person: fc.integer({ min: 1, max: 30 }).map((n) => `p${n}`),
		on: fc.integer({ min: 0, max: 364 }).map((n) => addDays(day('2026-01-01'), n)),
	})
	fc.assert(
		fc.property(fc.array(any, { maxLength: 60 }), (drawn) => {
			const visits = drawn.map(({ person, on }) => {
				const n = Number(person.slice(1))
				return visit(person, on, `${1925 + n}-0${1 + (n % 9)}-15`, n % 2 === 0 ? 'f' : 'm')
			})
			for (const measure of [380, 381]) {
				const sum = (ages: number[], sex: number) =>
					ages.reduce((total, age) => total + (count(visits, measure, age, sex) ?? 0), 0)
				for (const sex of [100, 200, 300])
					expect(sum([450, 550, 575, 600, 700, 800], sex)).toBe(count(visits, measure, 50, sex))
				expect(sum([50], 200) + sum([50], 300)).toBe(count(visits, measure, 50))
			}
			expect(count(visits, 380, 50)).toBeLessThanOrEqual(count(visits, 381, 50) ?? 0)
		}),
		{ numRuns: 60 },
	)
})
