import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectFolder } from '#platform/root.ts'
import { openTypesetter, readPdf } from './index.ts'

const font = join(projectFolder, 'node_modules/@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf')
const folder = mkdtempSync(join(tmpdir(), 'read-'))
writeFileSync(
	join(folder, 'a.typ'),
	`#set document(title: "t", date: none)
#set page(width: 200mm, height: 100mm, margin: 10mm)
#set text(lang: "da", font: "IBM Plex Sans", fallback: false, size: 12pt)
#let d = json(bytes(sys.inputs.at("data")))
#block(height: 20mm, text(d.words))
#place(top + left, dx: 30mm, dy: 40mm, block(inset: 5mm, text(size: 20pt, [Her])))
#place(top + right, box(width: 20mm)[Der])
#pagebreak()
Bag`,
)
const typesetter = openTypesetter({ fonts: [font], templates: folder })
const read = async (words: string) => {
	const pdf = await typesetter.typeset('a.typ', { words })
	if (!pdf.ok) throw new Error(pdf.why)
	return readPdf(pdf.value)
}

test('every side has its size and its words where they stand', async () => {
	const [front, back] = await read('Først')
	expect([front?.width, front?.height].map((side) => Math.round(side ?? 0))).toEqual([200, 100])
	expect(front?.lines.map(({ text }) => text)).toEqual(['Først', 'Her', 'Der'])
	const [first, here, there] = front?.lines ?? []
	expect([first?.left, here?.left, there?.right].map((at) => Math.round(at ?? 0))).toEqual([10, 45, 190])
	expect(here?.size).toBe(20)
	// capital height of this face is 0.698 em: the line stands that far below its place
	expect(here?.base).toBeCloseTo(10 + 40 + 5 + (0.698 * 20 * 25.4) / 72, 0)
	expect(first?.right).toBeGreaterThan(18)
	expect(first?.right).toBeLessThan(25)
	expect(back?.lines.map(({ text }) => text)).toEqual(['Bag'])
})
test('whatever signs the words have, they are read as they were written', async () => {
	const signs = fc.constantFrom(
		...'abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789()[]{}<>\\/.,:;!?*#$%&@+=_~^|',
	)
	await fc.assert(
		fc.asyncProperty(fc.array(signs, { minLength: 60, maxLength: 400 }), async (drawn) => {
			const words = drawn.join('')
			const [front] = await read(words)
			const said = (front?.lines ?? []).map(({ text }) => text).join('')
			expect(said.replace(/HerDer$/, '').replace(/\s/g, '')).toBe(words)
		}),
		{ numRuns: 60 },
	)
})
