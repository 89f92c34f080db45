import fc from 'fast-check'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'
import { qrDrawing } from './qr-code.ts'

/** Declared as a module, and is the function itself. */
const camera = jsqr as unknown as typeof jsqr.default

/** What a camera reads from the drawing: its areas painted, four dots a module, with a white margin. */
const readBack = (svg: string): string | undefined => {
	const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
	const side = (modules + 8) * 4
	const dots = new Uint8ClampedArray(side * side * 4).fill(255)
	for (const [, x, y, width, height] of svg.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g))
		for (let row = (Number(y) + 4) * 4; row < (Number(y) + Number(height) + 4) * 4; row++)
			for (let dot = (Number(x) + 4) * 4; dot < (Number(x) + Number(width) + 4) * 4; dot++)
				dots.fill(0, (row * side + dot) * 4, (row * side + dot) * 4 + 3)
	return camera(dots, side, side)?.data
}

test('a telephone reads what was to be read, whatever the code and the address', () => {
	const signs = fc.constantFrom(...'23456789BCDFGHJKMNPQRSTVWXYZ')
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
test('dark modules are put together to few areas', () => {
	expect(qrDrawing('https://besoeg.example.dk/x/svar#K7QM4TXP').match(/M/g)?.length).toBeLessThan(260)
})
