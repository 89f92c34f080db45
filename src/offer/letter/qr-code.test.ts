import fc from 'fast-check'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'
import { codeSigns } from '../citizen/personal-code.ts'
import { qrDrawing } from './qr-code.ts'

/** Declared as a module, and is the function itself. */
const camera = jsqr as unknown as typeof jsqr.default

/** Upright edges of the drawing, by the row of modules they bound: what lies right of an odd number of them is dark. */
const edgesOf = (svg: string): Map<number, number[]> => {
	const edges = new Map<number, number[]>()
	let [x, y] = [0, 0]
	for (const [, what, first, second] of svg.matchAll(/([Mhv])(-?\d+)(?: (\d+))?/g)) {
		const by = Number(first)
		if (what === 'M') [x, y] = [by, Number(second)]
		else if (what === 'h') x += by
		else {
			for (let row = Math.min(y, y + by); row < Math.max(y, y + by); row++)
				edges.set(row, [...(edges.get(row) ?? []), x])
			y += by
		}
	}
	return edges
}

/** What a camera reads from the drawing, painted four dots a module with a white margin. */
const readBack = (svg: string): string | undefined => {
	const drawing = svg.slice(svg.indexOf('<path'))
	const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
	const side = (modules + 8) * 4
	const dots = new Uint8ClampedArray(side * side * 4).fill(255)
	const edges = edgesOf(drawing)
	for (let at = 0; at < side * side; at++) {
		const [column, row] = [Math.floor((at % side) / 4) - 4, Math.floor(at / side / 4) - 4]
		const isDark = (edges.get(row) ?? []).filter((x) => x <= column).length % 2 === 1
		if (isDark) dots.fill(0, at * 4, at * 4 + 3)
	}
	return camera(dots, side, side)?.data
}

test('a telephone reads what was to be read, whatever the code and the address', () => {
	const signs = fc.constantFrom(...codeSigns)
	const codes = fc.array(signs, { minLength: 8, maxLength: 8 }).map((drawn) => drawn.join(''))
	const site = fc.constantFrom(
		'http://localhost:3000/soroe',
		'https://besoeg.example.dk/x',
		`https://${'lang.'.repeat(12)}dk/by`,
	)
	fc.assert(
		fc.property(site, codes, (address, code) => {
			expect(readBack(qrDrawing(`${address}/svar#${code}`))).toBe(`${address}/svar#${code}`)
		}),
		{ numRuns: 60 },
	)
})
test('the path goes around areas, not around modules', () => {
	const path = qrDrawing('https://besoeg.example.dk/x/svar#K7QM4TXP')
	expect(path.match(/M/g)?.length).toBeLessThan(120)
	expect(path.length).toBeLessThan(3500)
})
