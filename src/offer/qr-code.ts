import { encode } from 'uqr'

/** Chosen once for all: weighing all eight masks takes ten times as long, and every reader knows them all. */
const mask = 2

/** The pattern that a telephone's camera reads as `words`, as an SVG of one path: its dark modules, put together to few. */
export const qrDrawing = (words: string): string => {
	const { data, size } = encode(words, { ecc: 'M', border: 0, maskPattern: mask })
	const path = darkAreas(data).map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`)
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path.join('')}"/></svg>`
}

type Area = [x: number, y: number, width: number, height: number]

/** Dark modules beside each other make a strip; a strip of the same length right below makes it higher. */
const darkAreas = (rows: readonly (readonly boolean[])[]): Area[] => {
	const areas: Area[] = []
	let above = new Map<string, Area>()
	for (const [y, row] of rows.entries()) {
		const here = new Map<string, Area>()
		for (const [x, width] of strips(row)) {
			const area: Area = above.get(`${x} ${width}`) ?? [x, y, width, 0]
			if (area[3] === 0) areas.push(area)
			area[3] += 1
			here.set(`${x} ${width}`, area)
		}
		above = here
	}
	return areas
}

const strips = (row: readonly boolean[]): [x: number, width: number][] => {
	const found: [number, number][] = []
	for (const [x, isDark] of row.entries()) {
		const last = found.at(-1)
		if (!isDark) continue
		if (last !== undefined && last[0] + last[1] === x) last[1] += 1
		else found.push([x, 1])
	}
	return found
}
