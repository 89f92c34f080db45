import type { Metres as Place } from '#kernel/lon-lat.ts'

/** The picture in its own units: as many pixels as it has beside the list, and on a telephone. */
export const mapSize = { width: 400, height: 420, edge: 44 } as const
/** Half of a numbered point. */
export const pointRadius = 13
/** A point as it is drawn, moved aside where another would cover it, and where it really is. */
export type DrawnPoint = { readonly at: Place; readonly real: Place; readonly isMoved: boolean }

/** Tenths of a pixel are fine enough. */
export const round = (n: number): number => Math.round(n * 10) / 10
const rounded = ({ x, y }: Place): Place => ({ x: round(x), y: round(y) })

/** Points that would cover each other are pushed apart a little at a time, the same way every time, and stay in the picture. */
export const spreadApart = (points: readonly Place[]): DrawnPoint[] => {
	const at = points.map(({ x, y }) => ({ x, y }))
	const least = 2 * pointRadius + 3
	for (let turn = 0; turn < 80; turn++)
		for (const [i, a] of at.entries())
			for (const [j, b] of at.entries()) {
				if (j <= i) continue
				const apart = Math.hypot(b.x - a.x, b.y - a.y)
				if (apart >= least) continue
				const angle = apart < 0.01 ? (i + j) * 2.4 : Math.atan2(b.y - a.y, b.x - a.x)
				const push = (least - apart) / 2
				a.x -= Math.cos(angle) * push
				a.y -= Math.sin(angle) * push
				b.x += Math.cos(angle) * push
				b.y += Math.sin(angle) * push
			}
	const within = (n: number, most: number) => Math.min(most - pointRadius - 2, Math.max(pointRadius + 2, n))
	return points.map((real, index) => {
		const moved = at[index] ?? real
		const drawn = rounded({ x: within(moved.x, mapSize.width), y: within(moved.y, mapSize.height) })
		return { at: drawn, real: rounded(real), isMoved: Math.hypot(drawn.x - real.x, drawn.y - real.y) > 4 }
	})
}

/** On the edge of the picture, in the direction of a point outside it. */
export const atEdge = ({ x, y }: Place): Place => {
	const [halfWidth, halfHeight] = [mapSize.width / 2, mapSize.height / 2]
	const inner = pointRadius + 4
	const [dx, dy] = [x - halfWidth, y - halfHeight]
	const reach = Math.max(Math.abs(dx) / (halfWidth - inner), Math.abs(dy) / (halfHeight - inner), 1)
	return { x: halfWidth + dx / reach, y: halfHeight + dy / reach }
}
