import { describe, expect, test } from 'vitest'
import { pinProblem, wrongPin } from './pin.ts'

describe('a PIN', () => {
	test.each(['294817', '121212', '90210457', 'kaffe-kl-9'])('%s will do', (pin) =>
		expect(pinProblem(pin, pin)).toBeNull(),
	)
	test.each([
		['', 'mindst 6'],
		['12345', 'mindst 6'],
		['123456', 'let at gætte'],
		['987654', 'let at gætte'],
		['000000', 'let at gætte'],
	])('%s will not', (pin, why) => expect(pinProblem(pin, pin)?.da).toContain(why))
	test('is written twice alike', () => expect(pinProblem('294817', '294871')?.da).toContain('ikke ens'))
	test('a wrong one says how many tries are left', () => {
		expect(wrongPin(1).da).toContain('4 forsøg')
		expect(wrongPin(4).da).toContain('Ét forsøg')
	})
})
