import type { Metres as Place } from '#kernel/lon-lat.ts'
import { mapSize, pointRadius } from './route-picture.ts'

/** Where the words beside a point stand: the first line's foot, and from which side they are written. */
export type Label = Place & { readonly anchor: 'start' | 'middle' | 'end' }

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** How wide letters are drawn, about; a line of time, and a smaller one below it. */
const [wideTime, wideTown] = [8, 6.6]
const [highTime, highTown] = [14, 13]
const beside = pointRadius + 4
const wayStep = 6

const overlap = (a: Box, b: Box): number =>
	Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
	Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const around = ({ x, y }: Place, half: number): Box => ({
	left: x - half,
	top: y - half,
	right: x + half,
	bottom: y + half,
})

const boxOf = ({ x, y, anchor }: Label, width: number, height: number): Box => {
	const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
	return { left, top: y - highTime + 2, right: left + width, bottom: y - highTime + 2 + height }
}

/** Right, left, below, above, and a little up or down of either side. */
const placesBeside = ({ x, y }: Place, height: number): Label[] => {
	const sides = [5, -8, 18].flatMap((down): Label[] => [
		{ x: x + beside, y: y + down, anchor: 'start' },
		{ x: x - beside, y: y + down, anchor: 'end' },
	])
	const below: Label = { x, y: y + beside + highTime - 3, anchor: 'middle' }
	const above: Label = { x, y: y - beside - height + highTime, anchor: 'middle' }
	return [...sides.slice(0, 2), below, above, ...sides.slice(2)]
}

const frame: Box = { left: 0, top: 0, right: mapSize.width, bottom: mapSize.height }

/** Every few steps along the ways, so that words can keep off them. */
const alongWays = (ways: readonly { readonly from: Place; readonly to: Place }[]): Box[] =>
	ways.flatMap(({ from, to }) => {
		const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / wayStep)
		return Array.from({ length: steps }, (_, at) => {
			const share = (at + 0.5) / steps
			return around({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, wayStep / 2)
		})
	})

/** Words beside each point where they cover least of other points, words and ways; `taken`: every point of the picture. */
export const labelsFor = (
	words: readonly { readonly at: Place; readonly time: string; readonly town: string }[],
	taken: readonly Place[],
	ways: readonly { readonly from: Place; readonly to: Place }[] = [],
): Label[] => {
	const full: Box[] = [...taken.map((point) => around(point, pointRadius)), ...alongWays(ways)]
	return words.map(({ at, time, town }) => {
		const width = Math.max(time.length * wideTime, town.length * wideTown)
		const height = highTime + (town === '' ? 0 : highTown)
		const cost = (label: Label): number => {
			const box = boxOf(label, width, height)
			return full.reduce((sum, other) => sum + overlap(box, other), 5 * (width * height - overlap(box, frame)))
		}
		const [first, ...rest] = placesBeside(at, height).map((label) => ({ label, cost: cost(label) }))
		const best = rest.reduce((best, one) => (best && one.cost < best.cost - 1 ? one : best), first)
		const label = best?.label ?? { ...at, anchor: 'start' as const }
		full.push(boxOf(label, width, height))
		return label
	})
}
