import { encode } from 'uqr'

/** Chosen once for all: weighing all eight masks takes ten times as long, and every reader knows them all. */
const mask = 2

/** The pattern that a telephone's camera reads as `words`: an SVG of one path, which goes around the dark areas. */
export const qrDrawing = (words: string): string => {
	const { data, size } = encode(words, { ecc: 'M', border: 0, maskPattern: mask })
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${outlines(data, size)}"/></svg>`
}

/** Right, down, left, up. */
const ways = [
	{ x: 1, y: 0, step: 'h' },
	{ x: 0, y: 1, step: 'v' },
	{ x: -1, y: 0, step: 'h-' },
	{ x: 0, y: -1, step: 'v-' },
] as const

/** Around every dark area and every hole, dark modules always on the right hand: only corners are written, no module by itself. */
const outlines = (rows: readonly (readonly boolean[])[], size: number): string => {
	const isDark = (x: number, y: number): boolean => rows[y]?.[x] === true
	/** Upper edges that a line has gone along; it can only begin at one of those. */
	const passed = new Uint8Array(size * size)
	let path = ''
	for (let y = 0; y < size; y++)
		for (let x = 0; x < size; x++)
			if (isDark(x, y) && !isDark(x, y - 1) && passed[y * size + x] === 0) path += around(x, y, isDark, passed, size)
	return path
}

const around = (
	x: number,
	y: number,
	isDark: (x: number, y: number) => boolean,
	passed: Uint8Array,
	size: number,
): string => {
	let [atX, atY, way, steps, path] = [x, y, 0, 0, `M${x} ${y}`]
	do {
		if (way === 0) passed[atY * size + atX] = 1
		const going = ways[way] ?? ways[0]
		atX += going.x
		atY += going.y
		steps += 1
		// the two modules ahead, left and right of the line
		const left = isDark(atX + (way === 1 || way === 0 ? 0 : -1), atY + (way === 0 || way === 3 ? -1 : 0))
		const right = isDark(atX + (way === 0 || way === 3 ? 0 : -1), atY + (way === 0 || way === 1 ? 0 : -1))
		const turn = !right ? 1 : left ? 3 : 0
		if (turn !== 0) {
			path += going.step + steps
			steps = 0
			way = (way + turn) % 4
		}
	} while (atX !== x || atY !== y || way !== 0)
	return `${path}z`
}
