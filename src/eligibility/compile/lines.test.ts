import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const inPieces = async function* (bytes: Uint8Array, sizes: readonly number[]) {
	let from = 0
	for (const size of [...sizes, bytes.length]) {
		yield bytes.subarray(from, from + size)
		from += size
	}
}
const linesIn = async (written: string, sizes: readonly number[] = [], limit?: number) =>
	(await Array.fromAsync(linesOf(inPieces(Buffer.from(written), sizes), limit))).flat()

test.each<readonly [string, readonly string[]]>([
	['', []],
	['\n', ['']],
	['a\nb\n', ['a', 'b']],
	['a\nb', ['a', 'b']],
	['a\r\nb\r\n', ['a\r', 'b\r']],
	['a\n\nb', ['a', '', 'b']],
	['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
	['ø – 𝄞\nå', ['ø – 𝄞', 'å']],
])('%j', async (written, lines) => expect(await linesIn(written)).toEqual(lines))

test('it does not matter in which pieces they come', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(fc.constantFrom('a', 'ø', '–', '𝄞', '\n', '\r', '\uFEFF', 'long '.repeat(20)), { maxLength: 30 }),
			fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 40 }),
			async (parts, sizes) => {
				const written = parts.join('')
				const whole = written.replace(/^\uFEFF/, '').split('\n')
				if (whole.at(-1) === '' && !written.endsWith('\uFEFF')) whole.pop()
				expect(await linesIn(written, sizes)).toEqual(whole)
			},
		),
		{ numRuns: 500 },
	))

test('a line longer than can be held is given up, and the next is read', async () => {
	const sizes = Array.from({ length: 50 }, () => 3)
	expect(await linesIn(`a\n${'x'.repeat(40)}\nb`, sizes, 10)).toEqual(['a', null, 'b'])
	expect(await linesIn(`a\n${'x'.repeat(40)}`, sizes, 10)).toEqual(['a', null])
	expect(await linesIn(`${'x'.repeat(10)}\nb`, sizes, 10)).toEqual(['x'.repeat(10), 'b'])
})

test('ten megabytes in a line are read as they stand', async () => {
	const long = 'ø'.repeat(5_000_000)
	const sizes = Array.from({ length: 160 }, () => 65_536)
	const [first, second] = await linesIn(`${long}\nb`, sizes)
	expect([first?.length, second]).toEqual([5_000_000, 'b'])
})
