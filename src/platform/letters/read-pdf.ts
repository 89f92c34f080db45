import { inflateSync } from 'node:zlib'

/** Words set in one go; millimetres from the left and from the top of the page to where they stand. */
export type Line = {
	readonly text: string
	readonly left: number
	readonly right: number
	readonly base: number
	/** Of the type, in points. */
	readonly size: number
}
export type Side = { readonly width: number; readonly height: number; readonly lines: readonly Line[] }

/**
 * The words of a PDF as our typesetter writes it, with their places: what a reader sees, so that nobody has to trust the template
 * that nothing runs over. No reader of other PDFs.
 */
export const readPdf = (pdf: Uint8Array): readonly Side[] => {
	const objects = objectsOf(Buffer.from(pdf).toString('latin1'))
	const fonts = new Map<number, Font>()
	return [...objects.values()]
		.filter(({ head }) => /\/Type \/Page\b/.test(head))
		.map(({ head }) => {
			const named = new Map(
				[...head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', number = '']): [string, Font] => {
					const known = fonts.get(Number(number)) ?? fontOf(objects, Number(number))
					fonts.set(Number(number), known)
					return [name, known]
				}),
			)
			const [, , width = '0', height = '0'] = /\/MediaBox \[(\S+) (\S+) (\S+) (\S+)\]/.exec(head)?.slice(1) ?? []
			const drawing = objects.get(referred(head, 'Contents'))?.stream() ?? ''
			return {
				width: inMm(Number(width)),
				height: inMm(Number(height)),
				lines: linesOf(drawing, named, Number(height)),
			}
		})
}

/** An object of the file; its stream is unpacked when it is asked for. */
type Piece = { readonly head: string; readonly stream: () => string }
type Font = { readonly signs: ReadonlyMap<number, string>; readonly widths: ReadonlyMap<number, number> }

const inMm = (points: number): number => (points * 25.4) / 72

const objectsOf = (written: string): ReadonlyMap<number, Piece> =>
	new Map(
		[...written.matchAll(/^(\d+) 0 obj\n(<<[\s\S]*?\n>>)\n(stream\n|endobj)/gm)].map((found): [number, Piece] => {
			const [whole, number = '', head = '', what] = found
			if (what !== 'stream\n') return [Number(number), { head, stream: () => '' }]
			const from = found.index + whole.length
			const packed = written.slice(from, from + Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0))
			const isPacked = head.includes('/FlateDecode')
			const stream = () => (isPacked ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : packed)
			return [Number(number), { head, stream }]
		}),
	)

const referred = (head: string, name: string): number =>
	Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(head)?.[1] ?? Number.NaN)

const fontOf = (objects: ReadonlyMap<number, Piece>, number: number): Font => {
	const head = objects.get(number)?.head ?? ''
	const toWords = objects.get(referred(head, 'ToUnicode'))?.stream() ?? ''
	const measured = objects.get(referred(head, 'DescendantFonts'))?.head ?? ''
	const signs = [...toWords.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(
		([, glyph = '', words = '']): [number, string] => [
			Number.parseInt(glyph, 16),
			(words.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''),
		],
	)
	const inside = /\/W \[([^[\]]*(?:\[[^\]]*\][^[\]]*)*)\]/.exec(measured)?.[1] ?? ''
	return { signs: new Map(signs), widths: new Map(widthsIn(inside)) }
}

/** `3 [500 600]` is glyph 3 and the next, `8 9 568` every glyph from 8 to 9. */
const widthsIn = (written: string): [number, number][] =>
	[...written.matchAll(/(\d+) (?:\[([^\]]*)\]|(\d+) ([\d.]+))/g)].flatMap(([, from = '', list, to, one]) =>
		list === undefined
			? Array.from({ length: Number(to) - Number(from) + 1 }, (_, place): [number, number] => [
					Number(from) + place,
					Number(one),
				])
			: list
					.trim()
					.split(/\s+/)
					.map((width, place): [number, number] => [Number(from) + place, Number(width)]),
	)

type Matrix = readonly [number, number, number, number, number, number]
const times = (a: Matrix, b: Matrix): Matrix => [
	a[0] * b[0] + a[1] * b[2],
	a[0] * b[1] + a[1] * b[3],
	a[2] * b[0] + a[3] * b[2],
	a[2] * b[1] + a[3] * b[3],
	a[4] * b[0] + a[5] * b[2] + b[4],
	a[4] * b[1] + a[5] * b[3] + b[5],
]

/** Brackets inside a string stand in pairs; so many deep. */
const inBrackets = (deep: number): string =>
	String.raw`\((?:\\[\s\S]|[^\\()]${deep === 0 ? '' : `|${inBrackets(deep - 1)}`})*\)`
/** Strings may hold any byte, so they are found first; of the rest only what moves and shows text is heeded. */
const told = new RegExp(
	String.raw`${inBrackets(3)}|\/(f\d+) (\S+) Tf|((?:-?[\d.]+ ){6})(cm|Tm)|(-?[\d.]+) Tc|-?[\d.]+(?= ?[(\]])|\bTJ\b|\bTj\b|^[qQ]$`,
	'gm',
)

const linesOf = (drawing: string, fonts: ReadonlyMap<string, Font>, height: number): Line[] => {
	const lines: Line[] = []
	const kept: Matrix[] = []
	let page: Matrix = [1, 0, 0, 1, 0, 0]
	let here: Matrix = page
	let [font, size, spacing]: [Font | undefined, number, number] = [undefined, 0, 0]
	let [text, run]: [string, number] = ['', 0]
	for (const found of drawing.matchAll(told)) {
		const [all, name, points, six, what, space] = found
		if (name !== undefined) [font, size] = [fonts.get(name), Number(points)]
		else if (six !== undefined) {
			const matrix = six.trim().split(' ').map(Number) as unknown as Matrix
			if (what === 'cm') page = times(matrix, page)
			else here = matrix
		} else if (space !== undefined) spacing = Number(space)
		else if (all === 'q') kept.push(page)
		else if (all === 'Q') page = kept.pop() ?? page
		else if (all.startsWith('(')) {
			for (const glyph of glyphsIn(all)) {
				text += font?.signs.get(glyph) ?? ''
				run += ((font?.widths.get(glyph) ?? 0) * size) / 1000 + spacing
			}
		} else if (all === 'TJ' || all === 'Tj') {
			const [, , , , left, base] = times(here, page)
			if (text.trim() !== '')
				lines.push({ text, left: inMm(left), right: inMm(left + run), base: inMm(height - base), size })
			;[text, run] = ['', 0]
		} else run -= (Number(all) * size) / 1000
	}
	return lines
}

const escaped: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Two bytes a glyph; a byte stands for itself, or after a backslash in octal or by a letter. */
const glyphsIn = (written: string): number[] => {
	const bytes: number[] = []
	for (let at = 1; at < written.length - 1; at++) {
		if (written[at] !== '\\') {
			bytes.push(written.charCodeAt(at))
			continue
		}
		const octal = /^[0-7]{1,3}/.exec(written.slice(at + 1, at + 4))?.[0]
		const sign = written[at + 1] ?? ''
		bytes.push(octal === undefined ? (escaped[sign] ?? sign.charCodeAt(0)) : Number.parseInt(octal, 8))
		at += octal?.length ?? 1
	}
	return Array.from(
		{ length: bytes.length >> 1 },
		(_, place) => (bytes[2 * place] ?? 0) * 256 + (bytes[2 * place + 1] ?? 0),
	)
}
