import { describe, expect, test } from 'vitest'
import type { PersonId } from '#kernel/ids.ts'
import { likenessTexts, numbersText, whoStays } from './same-person.ts'

const citizen = (id: string, cpr: string, status: 'resident' | 'dead' = 'resident') => ({
	id: id as PersonId,
	cpr,
	status,
})
const lines = new Map([
	['a' as PersonId, 3],
	['b' as PersonId, 9],
])

describe('who stays', () => {
	test.each([
		['the real number, whatever else', citizen('a', '0203480001', 'dead'), citizen('b', '020348AA01'), 'a', true],
		['an ordinary number before a replacement', citizen('b', '6203480001'), citizen('a', '0203480001'), 'a', true],
		['who lives here', citizen('a', '6203480001'), citizen('b', '6203480002', 'dead'), 'a', false],
		['on whom more is written', citizen('a', '6203480001'), citizen('b', '6203480002'), 'b', false],
	])('is %s', (_, one, other, stays, mustStay) => {
		expect(whoStays(one, other, lines)).toEqual({ stays, mustStay })
		expect(whoStays(other, one, lines)).toEqual({ stays, mustStay })
	})
})

test('what is alike is said in words', () => {
	const like = { cpr: false, name: 'alike', born: 'same', address: true, phone: false } as const
	expect(likenessTexts(like).map(({ da }) => da)).toEqual(['samme fødselsdag', 'navne, der ligner', 'samme adresse'])
	expect(numbersText('6203480001', '6203480002')).toBeNull()
	expect(numbersText('020348AA01', '6203480002')?.da).toContain('uden CPR-nummer')
})
