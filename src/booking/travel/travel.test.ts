import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placeOf } from '#kernel/lon-lat.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import { byStraightLine, driveMinutes, type Place, usualRoads } from './travel.ts'
import { travelBetween } from './travel-transport.ts'
import { byTable } from './way-table.ts'
import { tableOfCsv, tableOfJson } from './way-table-file.ts'

const at = (kmEast: number, kmNorth = 0): Place => ({ x: 660_000 + kmEast * 1000, y: 6_145_000 + kmNorth * 1000 })
const bytes = (written: string) => new TextEncoder().encode(written)

test('the straight line is made longer, driven at a speed, and never shorter than from door to door', () => {
	expect(driveMinutes(at(0), at(0))).toBe(15)
	expect(driveMinutes(at(0), at(20))).toBe(32)
	expect(driveMinutes(null, at(20))).toBe(15)
	const slow = byStraightLine({ factor: 2, kmPerHour: 40, gapMinutes: 5 })
	expect(driveMinutes(at(0), at(20), slow)).toBe(60)
	expect(driveMinutes(at(0), at(1), slow)).toBe(5)
})

describe('a table of ways', () => {
	const table = {
		places: [at(0), at(10), at(20)],
		minutes: [
			[0, 30, null],
			[25, 0, 12],
			[null, 12, 0],
		],
	}

	test('is followed between its own places, each way by itself', () => {
		const { travel, pairs, holes } = byTable(table, table.places, usualRoads)
		expect([travel.road(at(0), at(10)), travel.road(at(10), at(0))]).toEqual([30, 25])
		expect([pairs, holes]).toEqual([6, 2])
		expect(travel.road(at(0), at(20))).toBeCloseTo(31.2)
	})

	test('says of places nearby how much longer the road is, and nothing of places far off', () => {
		const near = byTable(table, [at(1), at(11)], usualRoads)
		expect(near.travel.road(at(1), at(11))).toBeCloseTo(30)
		expect(near.holes).toBe(0)
		const far = byTable(table, [at(0), at(0, 30)], usualRoads)
		expect(far.holes).toBe(2)
		expect(far.travel.road(at(0), at(0, 30))).toBeCloseTo(46.8)
	})

	test('gives every way a time that is none less than nothing', () => {
		const place = fc.record({
			x: fc.integer({ min: 655_000, max: 685_000 }),
			y: fc.integer({ min: 6_140_000, max: 6_150_000 }),
		})
		fc.assert(
			fc.property(fc.array(place, { maxLength: 8 }), (places) => {
				const { travel, pairs, holes } = byTable(table, places, usualRoads)
				expect(holes).toBeLessThanOrEqual(pairs)
				for (const a of places) for (const b of places) expect(travel.road(a, b)).toBeGreaterThanOrEqual(0)
			}),
		)
	})
})

describe('a file of ways', () => {
	const csv = 'from_x;from_y;to_x;to_y;minutes\n660000;6145000;670000;6145000;30,5\n670000;6145000;660000;6145000;\n'

	test('is read as CSV, a line a way, an empty one a hole', () =>
		expect(tableOfCsv(bytes(csv))).toEqual({
			places: [at(0), at(10)],
			minutes: [
				[null, 30.5],
				[null, null],
			],
		}))

	test.each([
		['', 'Første linje'],
		['a;b\n1;2', 'Første linje'],
		['from_x;from_y;to_x;to_y;minutes\n', 'ingen veje'],
		[csv.replace('30,5', 'lang tid'), 'Linje 2'],
		[csv.replace('30,5', '-3'), 'Linje 2'],
		[csv.replace('\n670000', '\nx'), 'Linje 3'],
		[`${csv}"`, 'linje 4'],
	])('%j is refused with what and where', (written, words) =>
		expect(tableOfCsv(bytes(written))).toMatchObject({ broken: { da: expect.stringContaining(words) } }),
	)

	test.each([
		[null, 'JSON-filen'],
		[{ places: [at(0), at(1)], minutes: [[0, 1]] }, '2 steder, men 1 rækker'],
		[{ places: [at(0), at(1)], minutes: [[0, 1], [1]] }, 'række 2 har 1 tal'],
		[
			{
				places: [at(0), at(1)],
				minutes: [
					[0, -1],
					[1, 0],
				],
			},
			'JSON-filen',
		],
	])('JSON %j is refused', (value, words) =>
		expect(tableOfJson(value)).toMatchObject({ broken: { da: expect.stringContaining(words) } }),
	)

	test('a municipality’s own is used; a missing or broken one leaves the straight line and says so', async () => {
		const folder = await temporaryFolder('ways')
		await writeFile(join(folder, 'ways.csv'), csv)
		await writeFile(join(folder, 'ways.json'), '{ "places": [')
		const asking = (matrix: string) => travelBetween({ folder, roads: { ...usualRoads, matrix } }, [at(0), at(10)])
		const good = await asking('ways.csv')
		expect(good.travel.road(at(0), at(10))).toBe(30.5)
		expect(good.told).toEqual({ source: 'file', pairs: 2, holes: 1, fault: null })
		const broken = await asking('ways.json')
		expect(broken.told).toMatchObject({ holes: 2, fault: { da: expect.stringContaining('JSON-filen') } })
		const missing = await asking('none.csv')
		expect(missing.told.fault?.da).toContain('findes ikke')
		expect(missing.travel.road(at(0), at(10))).toBeCloseTo(15.6)
	})
})

describe('a server of routes', () => {
	let server: Server
	let url: string
	let behaves:
		| 'answers'
		| 'has holes'
		| 'is behind a login page'
		| 'answers too little'
		| 'refuses'
		| 'falls silent'
		| 'says minus'
	let asked: string[] = []
	/** A hundred seconds for each kilometre east, whichever way; the points come as degrees. */
	beforeAll(async () => {
		server = createServer((request, response) => {
			asked.push(request.url ?? '')
			if (behaves === 'falls silent') return
			const [path = '', query = ''] = (request.url ?? '').split('?')
			const points = (path.split('/').at(-1) ?? '').split(';').map((one) => {
				const [lon = 0, lat = 0] = one.split(',').map(Number)
				return placeOf({ lon, lat })
			})
			const chosen = (name: string) => (new URLSearchParams(query).get(name) ?? '').split(';').map(Number)
			const durations = chosen('sources').map((a) =>
				chosen('destinations').map((b) => {
					const km = Math.abs((points[a]?.x ?? 0) - (points[b]?.x ?? 0)) / 1000
					return behaves === 'has holes' && km > 15 ? null : behaves === 'says minus' ? -1 : Math.round(km) * 100
				}),
			)
			if (behaves === 'is behind a login page') response.end('<html>Log in</html>')
			else if (behaves === 'refuses')
				response.writeHead(400).end('{"code":"TooBig","message":"Too many table coordinates"}')
			else
				response.end(
					JSON.stringify({ code: 'Ok', durations: behaves === 'answers too little' ? durations.slice(1) : durations }),
				)
		})
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
	})
	afterAll(() => {
		server.closeAllConnections()
		server.close()
	})
	const asking = (how: typeof behaves, places: readonly Place[], patience?: number) => {
		behaves = how
		asked = []
		return travelBetween({ folder: '.', roads: { ...usualRoads, osrm: url } }, places, patience)
	}

	test('is asked for the table of all places, in portions it can answer, and once for a place', async () => {
		const places = Array.from({ length: 120 }, (_, index) => at(index))
		const { travel, told } = await asking('answers', [...places, at(3)])
		expect(told).toEqual({ source: 'router', pairs: 120 * 119, holes: 0, fault: null })
		expect(travel.road(at(0), at(119))).toBeCloseTo(11_900 / 60)
		expect(travel.road(at(60), at(7))).toBeCloseTo(5_300 / 60)
		expect(asked).toHaveLength(9)
		expect(asked.every((one) => one.startsWith('/table/v1/driving/') && one.length < 2500)).toBe(true)
	})

	test('leaves holes, which the straight line fills and which are counted', async () => {
		const { travel, told } = await asking('has holes', [at(0), at(10), at(20)])
		expect(told).toMatchObject({ pairs: 6, holes: 2, fault: null })
		expect([travel.road(at(0), at(10)), travel.road(at(0), at(20))]).toEqual([1000 / 60, expect.closeTo(31.2)])
	})

	test('is told of no secret place: its ways are guessed by its neighbours’', async () => {
		const secret = { ...at(10), isSecret: true } as const
		const { travel, told } = await asking('answers', [at(0), at(9), secret])
		expect(asked.map((one) => one.split('/').at(-1)?.split('?')[0]?.split(';').length)).toEqual([4])
		expect(told).toMatchObject({ pairs: 6, holes: 0 })
		expect(travel.road(at(0), secret)).toBeCloseTo((10 * 15) / 9)
	})

	test.each(['is behind a login page', 'answers too little', 'refuses', 'says minus'] as const)(
		'that %s is not believed: the straight line, and said so',
		async (how) => {
			const { travel, told } = await asking(how, [at(0), at(10)])
			expect(told).toMatchObject({ holes: 2, fault: { da: expect.stringContaining('andet end en tabel') } })
			expect(travel.road(at(0), at(10))).toBeCloseTo(15.6)
			expect(asked).toHaveLength(1)
		},
	)

	test('that is not there is not waited for', async () => {
		const { told } = await travelBetween({ folder: '.', roads: { ...usualRoads, osrm: 'http://127.0.0.1:9' } }, [
			at(0),
			at(10),
		])
		expect(told).toMatchObject({ holes: 2, fault: { da: expect.stringContaining('svarer ikke') } })
	})

	test('that falls silent is given up once, not once for every portion', async () => {
		const { told } = await asking(
			'falls silent',
			Array.from({ length: 120 }, (_, index) => at(index)),
			200,
		)
		expect(told.fault?.da).toContain('svarer ikke')
		expect(asked).toHaveLength(1)
	})
})
