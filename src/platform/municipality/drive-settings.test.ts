import { expect, test } from 'vitest'
import { box, districts, namedPoint, roads } from './drive-settings.ts'

const district = (code: string, ...postalCodes: string[]) => ({ code, name: { da: code, en: code }, postalCodes })

test('districts, a base, bounds and roads as a municipality writes them', () => {
	expect(districts.parse([district('nord', '4293'), district('syd', '4180', '4190')])).toHaveLength(2)
	expect(namedPoint.parse({ name: 'Huset', x: 661723, y: 6145837 })).toBeTruthy()
	expect(box.parse({ west: 1, south: 1, east: 2, north: 2 })).toBeTruthy()
	expect(roads.parse({})).toEqual({ factor: 1.3, kmPerHour: 50, gapMinutes: 15 })
	expect(roads.parse({ osrm: 'http://127.0.0.1:5000' }).osrm).toBe('http://127.0.0.1:5000')
})

test.each([
	['one code twice', districts, [district('nord', '4293'), district('nord', '4180')], 'in one district only'],
	['one postal code twice', districts, [district('nord', '4293'), district('syd', '4293')], 'in one district only'],
	['a postal code with letters', districts, [district('nord', '42x3')], 'four digits'],
	['a base in degrees', namedPoint, { name: 'Huset', x: 11.55, y: 55.43 }, '400000'],
	['bounds the wrong way round', box, { west: 2, south: 1, east: 1, north: 2 }, 'west is less than east'],
	['two that know better', roads, { matrix: 'roads.csv', osrm: 'https://routes.example' }, 'not both'],
	['a file elsewhere', roads, { matrix: '../roads.csv' }, 'in the municipality’s folder'],
	['a server that is no address', roads, { osrm: 'routes' }, 'begins with https://'],
	['roads shorter than the straight line', roads, { factor: 0.5 }, '1'],
])('%s is refused with what to do', (_, shape, written, words) => {
	const read = shape.safeParse(written)
	expect(read.success).toBe(false)
	expect(read.error?.issues.map(({ message }) => message).join()).toContain(words)
})
