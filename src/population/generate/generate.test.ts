import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, ageOn, day } from '#kernel/day.ts'
import { readCsv, writeCsv } from '#platform/csv/index.ts'
import { projectFolder } from '#platform/root.ts'
import { readCpr } from '../cpr.ts'
import type { FileRow } from '../import/file-columns.ts'
import { readFile } from '../import/read-file.ts'
import { fileCells } from '../import/write-file.ts'
import { generatePeople } from './generate.ts'
import { readInhabitants, readPlaces } from './places.ts'

const on = day('2026-03-09')
const yearAgo = addDays(on, -365)
const yaml = (municipality: string, file: string) =>
	readFileSync(join(projectFolder, 'municipalities', municipality, file), 'utf8')
const order = (municipality: string, seed = 1, persons?: number) => {
	const places = readPlaces(yaml(municipality, 'places.yaml'))
	const inhabitants = readInhabitants(yaml(municipality, 'population.yaml'))
	if (!places.ok || !inhabitants.ok) throw new Error('the municipality cannot be read')
	return {
		places: places.value,
		inhabitants: inhabitants.value,
		seed,
		on,
		...(persons === undefined ? {} : { persons }),
	}
}

describe.each([
	['soroe', 7170, 3250, 1740],
	['soenderborg', 18_800, 9560, 5470],
])('the people of %s', (municipality, of65, of75, of80) => {
	const all = generatePeople(order(municipality))
	const byNumber = new Map(all.map((row) => [row.person_id, row]))
	const living = all.filter(({ status }) => status === 'resident')
	const ages = new Map(living.map((row) => [row, ageOn(row.born_on, on)]))
	const atLeast = (age: number, sex?: string) =>
		living.filter((row) => (ages.get(row) ?? 0) >= age && (sex === undefined || row.sex === sex))
	const adults = new Map<string | null, number>()
	for (const row of atLeast(18)) adults.set(row.address_id, (adults.get(row.address_id) ?? 0) + 1)
	const alone = (row: FileRow) => adults.get(row.address_id) === 1
	const share = (rows: readonly FileRow[], holds: (row: FileRow) => boolean) => rows.filter(holds).length / rows.length
	const between = (value: number, low: number, high: number) => {
		expect(value).toBeGreaterThanOrEqual(low)
		expect(value).toBeLessThanOrEqual(high)
	}

	test('are as many as the municipality counts, by age', () => {
		between(atLeast(65).length / of65, 0.99, 1.01)
		between(atLeast(75).length / of75, 0.98, 1.02)
		between(atLeast(80).length / of80, 0.97, 1.03)
	})

	test('live alone as published: 38 % of 65+, women far more than men, about half at 81', () => {
		between(share(atLeast(65), alone), 0.36, 0.4)
		between(share(atLeast(65, 'm'), alone), 0.25, 0.29)
		between(share(atLeast(65, 'f'), alone), 0.44, 0.5)
		between(
			share(
				atLeast(81).filter((row) => ages.get(row) === 81),
				alone,
			),
			0.38,
			0.54,
		)
	})

	test('live in care homes as published: 3.3 % of 65+, two thirds of them women', () => {
		const inCare = (row: FileRow) => row.residence === 'care_home'
		between(share(atLeast(65), inCare), 0.027, 0.039)
		between(
			share(living.filter(inCare), ({ sex }) => sex === 'f'),
			0.58,
			0.74,
		)
	})

	test('get home help as published: 12 % of 67+, 28 % of 80+', () => {
		const helped = (row: FileRow) => row.residence === 'own_home' && (row.practical_help || row.personal_help)
		between(share(atLeast(67), helped), 0.1, 0.145)
		between(share(atLeast(80), helped), 0.24, 0.31)
	})

	test('are widowed as published: 22 % of 65+; 14 in 1000 were within the year', () => {
		between(
			share(atLeast(65), ({ civil_status }) => civil_status === 'widowed'),
			0.19,
			0.26,
		)
		between(all.filter((row) => row.status === 'dead' && row.spouse_id).length / atLeast(65).length, 0.012, 0.026)
	})

	test('died and moved as many do in a year', () => {
		between(all.filter(({ status }) => status === 'dead').length / atLeast(65).length, 0.034, 0.046)
		between(
			share(atLeast(75), ({ resident_since }) => resident_since !== null && resident_since > yearAgo),
			0.006,
			0.016,
		)
	})

	test('of 82 and more were offered a visit over the year, and two thirds of those were visited', () => {
		const offered = atLeast(82).filter(
			({ last_offer_on: day }) => day !== null && day > yearAgo && day < addDays(on, -60),
		)
		between(offered.length / atLeast(82).length, 0.45, 0.75)
		between(
			share(offered, (row) => row.last_visit_on !== null && row.last_visit_on >= (row.last_offer_on ?? '')),
			0.6,
			0.74,
		)
		const months = new Set(offered.map(({ last_offer_on }) => last_offer_on?.slice(0, 7)))
		expect(months.size).toBeGreaterThanOrEqual(10)
		expect(atLeast(82).some(({ last_offer_on }) => last_offer_on === null)).toBe(true)
	})

	test('have numbers that no real person has, each their own, that tell birthday and sex', () => {
		expect(byNumber.size).toBe(all.length)
		for (const row of all)
			expect(readCpr(row.person_id)).toMatchObject({ replacement: true, bornOn: row.born_on, sex: row.sex })
	})

	test('are married both ways', () => {
		for (const row of all)
			if (row.spouse_id !== null) expect(byNumber.get(row.spouse_id)?.spouse_id).toBe(row.person_id)
	})

	test('live at addresses in the municipality’s towns, one id a dwelling', () => {
		const { towns } = order(municipality).places
		const dwellings = new Map<string, string>()
		for (const row of all) {
			if (row.address_id === null || row.x === null || row.y === null) continue
			const written = `${row.street} ${row.house_number} ${row.floor_door} ${row.postal_code}`
			expect(dwellings.get(written) ?? row.address_id).toBe(row.address_id)
			dwellings.set(written, row.address_id)
			const nearest = towns
				.filter(({ postalCode }) => postalCode === row.postal_code)
				.map((town) => Math.hypot(town.x - (row.x ?? 0), town.y - (row.y ?? 0)))
			expect(Math.min(...nearest)).toBeLessThan(1300)
		}
	})

	test('are under protection one in a hundred, and use Digital Post less the older they are', () => {
		between(
			share(living, (row) => row.protected),
			0.007,
			0.014,
		)
		expect(share(atLeast(85), (row) => row.digital_post)).toBeLessThan(
			share(atLeast(65), (row) => row.digital_post) - 0.2,
		)
	})

	test('come out of the file as they went in', () => {
		const text = writeCsv(fileCells(all.slice(0, 500)))
		const table = readCsv(new TextEncoder().encode(text))
		const read = readFile('population.csv', table.ok ? table.value : [], on)
		expect(read.rejected).toEqual([])
		expect(read.rows.map(({ stated }) => stated)).toEqual(all.slice(0, 500))
	})
})

test('the same seed makes the same people, another seed others', () => {
	expect(generatePeople(order('soroe', 7, 300))).toEqual(generatePeople(order('soroe', 7, 300)))
	expect(generatePeople(order('soroe', 8, 300))).not.toEqual(generatePeople(order('soroe', 7, 300)))
})

test.each([1, 25, 1000, 40_000])('exactly %i people can be asked for', (persons) =>
	expect(generatePeople(order('soroe', 1, persons)).length).toBe(persons),
)

test('a places file that cannot be used says where', () => {
	expect(readPlaces('towns: []')).toMatchObject({ ok: false, detail: expect.stringContaining('towns') })
	expect(
		readPlaces(`${yaml('soroe', 'places.yaml')}  - { town: Nowhere, street: A, houseNumber: 1, flats: 1 }\n`),
	).toMatchObject({
		detail: expect.stringContaining('Nowhere'),
	})
	expect(readInhabitants('men: [1')).toMatchObject({ ok: false })
})
