import { describe, expect, test } from 'vitest'
import type { Booking } from '#booking/index.ts'
import { day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Clock, clock, instantAt } from '#kernel/instant.ts'
import { type Metres, placeOf } from '#kernel/lon-lat.ts'
import type { Citizen } from '#population/index.ts'
import { nothingBefore } from '../day/before.ts'
import { daySheet, stopsOf } from '../day/day-sheet.ts'
import { isStop, type Route, type RouteBase, routeOf, routeStops } from './route.ts'
import { labelsFor } from './route-labels.ts'
import { locatorSide } from './route-locator.ts'
import { drawMap } from './route-map-layout.ts'
import { mayBeHome, readOutline } from './route-outline.ts'
import { mapSize, pointRadius } from './route-picture.ts'
import { legText, mapText, tightText, totalText } from './route-words.ts'

const on = day('2026-03-09')
type Visit = { from: string; to: string; at?: Metres | null; hidden?: boolean; phone?: boolean; joint?: string }

const booking = (id: string, visit: Visit): Booking => ({
	id: id as BookingId,
	staff: 'anna' as StaffId,
	person: `person ${id}` as PersonId,
	span: { from: instantAt(on, clock(visit.from) as Clock), to: instantAt(on, clock(visit.to)) },
	purpose: visit.phone ? 'phone_visit' : 'home_visit',
	heldUntil: null,
	madeAt: instantAt(on, clock('08:00')),
	madeBy: null,
	confirmedAt: null,
	releasedAt: null,
	releasedBecause: null,
	joint: visit.joint ?? null,
})

const stopsOn = (visits: readonly Visit[]) => {
	const at = (person: PersonId) => visits[Number(person.slice('person '.length))]
	const citizen = (person: PersonId) =>
		({ address: { ...at(person)?.at }, protected: at(person)?.hidden === true }) as unknown as Citizen
	return stopsOf(
		daySheet({
			bookings: visits.map((visit, index) => booking(String(index), visit)),
			visits: [],
			citizen,
			toKnow: () => null,
			important: () => [],
			before: () => nothingBefore,
			offer: () => null,
		}),
	)
}

const [here, there, far] = [
	{ x: 661_000, y: 6_146_000 },
	{ x: 664_000, y: 6_150_000 },
	{ x: 655_000, y: 6_157_000 },
]
const office: RouteBase = { x: 661_700, y: 6_145_800, words: 'Sundhedscenteret' }
/** A kilometre a minute along the straight line. */
const drive = (from: Metres, to: Metres) => {
	const metres = Math.hypot(to.x - from.x, to.y - from.y)
	return { metres, minutes: Math.ceil(metres / 1000) }
}
const route = (
	visits: readonly Visit[],
	base: RouteBase | null = null,
	isInside: (place: Metres) => boolean = () => true,
): Route => routeOf(routeStops(stopsOn(visits), isInside), { base, drive })
const ways = ({ legs }: Route) =>
	legs.map(({ from, to, drive }) => [
		isStop(from) ? from.number : from.words,
		isStop(to) ? to.number : to.words,
		drive === null ? null : Math.round(drive.metres),
	])

const nine: Visit = { from: '09:00', to: '10:00', at: here }
const eleven: Visit = { from: '10:20', to: '11:20', at: there }
const one: Visit = { from: '12:00', to: '13:00', at: far }

describe('the way of a day', () => {
	test('goes from the base through the visits in order and back, each stretch counted', () => {
		const driven = route([nine, eleven, one], office)
		expect(ways(driven)).toEqual([
			['Sundhedscenteret', 1, 728],
			[1, 2, 5000],
			[2, 3, 11_402],
			[3, 'Sundhedscenteret', 13_051],
		])
		expect(driven.isWhole).toBe(true)
		expect(totalText(driven, 'da')).toBe('I alt 30,2 km og 32 min. kørsel')
		expect(legText(driven.legs[1] ?? (undefined as never), 'da')).toBe('Kørsel fra 1: 5,0 km, 5 min.')
		expect(mapText(driven, 'en')).toContain('2 at 10:20, Drive from 1: 5.0 km, 5 min')
	})
	test('goes past a call by phone, and without a base from the first visit', () => {
		expect(ways(route([nine, { from: '10:00', to: '10:15', at: there, phone: true }, one]))).toEqual([[1, 3, 12_530]])
		expect(ways(route([{ ...nine, phone: true }], office))).toEqual([])
	})
	test('says where there is more driving than time', () => {
		const [leg] = route([nine, { ...one, from: '10:05', to: '11:05' }]).legs
		expect(leg && tightText(leg, 'da')).toBe('Kun 5 min. mellem besøgene')
		const [enough] = route([nine, eleven]).legs
		expect(enough && tightText(enough, 'da')).toBeNull()
	})
	test('has no stretch to an address that the register has no point for, or one outside the municipality, and says so', () => {
		const blank = route([nine, { ...eleven, at: null }, one])
		expect(ways(blank)).toEqual([
			[1, 2, null],
			[2, 3, null],
		])
		expect(blank.isWhole).toBe(false)
		expect(blank.legs.map((leg) => legText(leg, 'da'))).toContain(
			'Kørsel fra 1: regnes ikke (registret har intet punkt for adressen)',
		)
		const outside = route([nine, eleven, one], null, ({ x }) => x !== there.x)
		expect(outside.stops.map(({ where }) => typeof where)).toEqual(['object', 'string', 'object'])
		expect(mapText(outside, 'da')).toContain('ligger uden for kommunen')
	})
})

/** Whether anything in a value could tell where a point is. */
const tells = (value: unknown, point: Metres): boolean =>
	JSON.stringify(value).includes(String(point.x)) || JSON.stringify(value).includes(String(point.y))

describe('a protected address', () => {
	const hidden = { x: 668_321, y: 6_153_987 }
	const protectedAt = (at: Metres, deviation: Partial<Visit> = {}) =>
		route([nine, { ...eleven, at, hidden: true, ...deviation }, one], office)
	test('is nowhere: the same route and the same map, wherever it is', () => {
		const [first, second] = [protectedAt(hidden), protectedAt({ x: 640_000, y: 6_120_000 })]
		expect(first).toEqual(second)
		for (const ground of [null, { owedTo: '', rings: [[here, there, far]] }])
			for (const tiles of [null, 'https://tiles.example/{z}/{x}/{y}'])
				expect(drawMap(first, ground, tiles)).toEqual(drawMap(second, ground, tiles))
		expect(tells([first, drawMap(first, null, null)], hidden)).toBe(false)
		expect(ways(first)).toEqual([
			['Sundhedscenteret', 1, 728],
			[1, 2, null],
			[2, 3, null],
			[3, 'Sundhedscenteret', 13_051],
		])
		expect(mapText(first, 'da')).toContain('2 kl. 10.20, beskyttet adresse')
	})
	test('a planted one, not marked, is seen by the same look', () => {
		const planted = protectedAt(hidden, { hidden: false })
		expect(tells([planted], hidden)).toBe(true)
		expect(drawMap(planted, null, null)).not.toEqual(drawMap(protectedAt(hidden), null, null))
	})
	test('of one of a joint visit hides the stop', () => {
		const both = [
			{ ...eleven, joint: 'both' },
			{ ...eleven, joint: 'both', at: hidden, hidden: true },
		]
		expect(route(both).stops.map(({ where }) => where)).toEqual(['protected'])
	})
})

describe('the map', () => {
	const within = ({ x, y }: Metres) => 0 <= x && x <= mapSize.width && 0 <= y && y <= mapSize.height
	test('has every point in the picture, north above south, and none covers another', () => {
		const same = [nine, { ...eleven, at: here }, { ...one, at: { x: here.x + 3, y: here.y } }]
		const drawn = drawMap(route([...same, { from: '14:00', to: '15:00', at: far }], office), null, null)
		const points = [...(drawn?.stops ?? []).map(({ at }) => at), ...(drawn?.base ? [drawn.base.at] : [])]
		expect(points).toHaveLength(5)
		expect(points.every(within)).toBe(true)
		const apart = points.flatMap((a, i) => points.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)))
		expect(Math.min(...apart)).toBeGreaterThan(2 * pointRadius - 1)
		expect(drawn?.stops[3]?.at.y).toBeLessThan(drawn?.base?.at.y ?? 0)
		expect(drawn?.stops.slice(0, 3).some(({ isMoved }) => isMoved)).toBe(true)
		expect(drawMap(route([{ ...nine, phone: true }]), null, null)).toBeNull()
	})
	test('shows where in the municipality it is, and its border where that is near', () => {
		const around = (metres: number) => ({
			owedTo: '',
			rings: [
				[
					{ x: far.x - metres, y: here.y - metres },
					{ x: here.x + metres, y: here.y - metres },
					{ x: here.x + metres, y: far.y + metres },
					{ x: far.x - metres, y: far.y + metres },
				],
			],
		})
		const [within, beside] = [
			drawMap(route([nine, one]), around(30_000), null),
			drawMap(route([nine, one]), around(500), null),
		]
		expect(beside?.locator).toBeNull()
		const { x = 0, y = 0, shown } = within?.locator ?? {}
		expect(shown?.x).toBeGreaterThan(x)
		expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThan(y + locatorSide)
		expect((shown?.height ?? 0) / (shown?.width ?? 1)).toBeCloseTo(mapSize.height / mapSize.width, 1)
	})
	test('keeps to the visits where the base is far away, and shows in which direction it is', () => {
		const north = { ...office, x: here.x + 500, y: here.y + 60_000 }
		const base = drawMap(route([nine, eleven], north), null, null)?.base
		expect(base?.isBeyond).toBe(true)
		expect(base?.at.y).toBeLessThan(pointRadius + 6)
		expect(drawMap(route([nine, eleven, one], office), null, null)?.base?.isBeyond).toBe(false)
	})
	test('writes beside each point, where nothing else stands', () => {
		const row = [100, 128, 156, 184].map((x) => ({ x, y: 200 }))
		const labels = labelsFor(
			row.map((at) => ({ at, time: '10.30', town: '' })),
			row,
		)
		const boxes = labels.map(({ x, y, anchor }) => {
			const left = anchor === 'start' ? x : anchor === 'end' ? x - 40 : x - 20
			return { left, right: left + 40, top: y - 12, bottom: y + 2 }
		})
		const meet = boxes.flatMap((a, i) =>
			boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
		)
		expect(meet).toEqual([])
		const covered = boxes.flatMap((box) =>
			row.filter(({ x, y }) => box.left < x + 12 && x - 12 < box.right && box.top < y + 12 && y - 12 < box.bottom),
		)
		expect(covered).toEqual([])
	})
	test('draws its scale as long as it says', () => {
		const drawn = drawMap(route([nine, one]), null, null)
		const [a, b] = drawn?.stops.map(({ real }) => real) ?? []
		const length = Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))
		const metres = Math.hypot(far.x - here.x, far.y - here.y)
		expect(drawn?.scale.length).toBeCloseTo((length / metres) * (drawn?.scale.metres ?? 0), 0)
	})
	test('lies on tiles that cover it, with the points where the tiles have them', () => {
		const address = 'https://tiles.example/{z}/{x}/{y}.png'
		const drawn = drawMap(route([nine, one], office), null, address)
		const tiles = drawn?.tiles ?? []
		expect(tiles[0]?.href).toMatch(/^https:\/\/tiles\.example\/1\d\/\d+\/\d+\.png$/)
		expect(tiles.length).toBeLessThan(40)
		expect(Math.min(...tiles.map(({ x }) => x))).toBeLessThanOrEqual(0)
		expect(Math.min(...tiles.map(({ y }) => y))).toBeLessThanOrEqual(0)
		expect(Math.max(...tiles.map(({ x, side }) => x + side))).toBeGreaterThanOrEqual(mapSize.width)
		expect(Math.max(...tiles.map(({ y, side }) => y + side))).toBeGreaterThanOrEqual(mapSize.height)
		const zoom = Number(/example\/(\d+)/.exec(tiles[0]?.href ?? '')?.[1])
		// The tile that anybody's table of tiles gives for the first stop: 11.5455° east, 55.4339° north.
		const column = Math.floor(((11.5455 + 180) / 360) * 2 ** zoom)
		const under = tiles.find(({ href }) => href.includes(`/${zoom}/${column}/`))
		const first = drawn?.stops[0]?.real.x ?? 0
		expect(first).toBeGreaterThanOrEqual(under?.x ?? Number.NaN)
		expect(first).toBeLessThanOrEqual((under?.x ?? Number.NaN) + (under?.side ?? 0))
	})
})

describe('the outline of a municipality', () => {
	const corners = [
		[11, 55],
		[12, 55],
		[12, 56],
		[11, 56],
		[11, 55],
	]
	const file = (coordinates: unknown, type = 'Polygon') => ({
		type: 'FeatureCollection',
		attribution: 'Kilde',
		features: [{ type: 'Feature', geometry: { type, coordinates } }],
	})
	const outline = readOutline(file([corners]))
	const at = (lon: number, lat: number) => placeOf({ lon, lat })
	test.each([
		['in the middle', at(11.5, 55.5), true],
		['a little over the border', at(11.5, 54.995), true],
		['far over it', at(11.5, 54.9), false],
		['in another country', at(20, 50), false],
		['nowhere', { x: 0, y: 0 }, false],
	])('%s', (_name, place, inside) => expect(mayBeHome(place, { outline, bounds: null })).toBe(inside))
	test('is read in metres as in degrees', () => {
		const metres = corners.map(([lon = 0, lat = 0]) => Object.values(at(lon, lat)))
		const [a, b] = [readOutline(file([[metres]], 'MultiPolygon'))?.rings[0], outline?.rings[0]]
		expect(a?.map(({ x }) => Math.round(x))).toEqual(b?.map(({ x }) => Math.round(x)))
	})
	test('without one, the box of the settings, or Denmark', () => {
		const bounds = { west: 650_000, south: 6_130_000, east: 660_000, north: 6_160_000 }
		expect(mayBeHome(far, { outline: null, bounds })).toBe(true)
		expect(mayBeHome(here, { outline: null, bounds })).toBe(false)
		expect(mayBeHome(here, { outline: null, bounds: null })).toBe(true)
	})
	test.each([null, 'x', {}, file([]), file([[[1, 2]]]), { ...file([corners]), features: [] }])(
		'a file that is none is none: %j',
		(broken) => expect(readOutline(broken)?.rings.flat() ?? []).toEqual([]),
	)
})
