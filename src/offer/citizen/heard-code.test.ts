import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codesHeard } from './heard-code.ts'
import { codeSigns } from './personal-code.ts'

test.each<[string, readonly string[]]>([
	['K7QM-4TXP', ['K7QM4TXP']],
	[' k7qm 4txp ', ['K7QM4TXP']],
	['K7OM-4TXP', ['K7QM4TXP', 'K7DM4TXP']],
	['K70M4TXP', ['K7QM4TXP', 'K7DM4TXP']],
	['K7QM4TXU', ['K7QM4TXV']],
	[
		'OOOOOO22',
		Array.from(
			{ length: 64 },
			(_, way) => `${[...way.toString(2).padStart(6, '0')].map((bit) => (bit === '0' ? 'Q' : 'D')).join('')}22`,
		),
	],
	['OOOOOOO2', []],
	['K7QM4TX', []],
	['K7QM4TXPP', []],
	['Åse Aaga', []],
	['', []],
])('%j', (typed, codes) => expect(codesHeard(typed)).toEqual(codes))

test('a right code is heard as itself only, however it is written', () => {
	const signs = fc.array(fc.constantFrom(...codeSigns), { minLength: 8, maxLength: 8 })
	fc.assert(
		fc.property(signs, fc.constantFrom('', '-', ' ', ' – '), (code, between) => {
			const typed = `${code.slice(0, 4).join('')}${between}${code.slice(4).join('')}`.toLowerCase()
			expect(codesHeard(typed)).toEqual([code.join('')])
		}),
	)
})
