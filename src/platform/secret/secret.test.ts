import { expect, test } from 'vitest'
import { bearsKey, hashOf, newKey, newMark, newSecret, openWords, sealWords } from './index.ts'

test('a secret is new each time and is known again by its hash alone', () => {
	const [one, two] = [newSecret(), newSecret()]
	expect(one).not.toBe(two)
	expect(one).toMatch(/^[\w-]{43}$/)
	expect(hashOf(one)).toBe(hashOf(one))
	expect(hashOf(one)).not.toContain(one)
})

test.each([
	['as it was told', (key: string) => `Bearer ${key}`, true],
	['with blanks around it', (key: string) => ` bearer  ${key} `, true],
	['another key', () => `Bearer ${newKey()}`, false],
	['its hash', (key: string) => `Bearer ${hashOf(key)}`, false],
	['without its scheme', (key: string) => key, false],
	['nothing', () => '', false],
])('a key opens when it is shown %s', (_, shown, opens) => {
	const key = newKey()
	expect(key).toMatch(/^hj_/)
	expect(bearsKey(shown(key), hashOf(key))).toBe(opens)
})

test('a mark is short, and another each time', () => {
	expect(newMark()).toMatch(/^[\w-]{12}$/)
	expect(newMark()).not.toBe(newMark())
})

const words = 'Åse Ørum 😀'

test('sealed words open again, and are another seal each time', () => {
	const sealed = sealWords('secret', 'Dorte', words)
	expect(openWords('secret', 'Dorte', sealed)).toBe(words)
	expect(openWords('secret', 'Dorte', sealWords('secret', 'Dorte', ''))).toBe('')
	expect(sealWords('secret', 'Dorte', words)).not.toBe(sealed)
})

test.each([
	['another secret', 'secret ', 'Dorte', (sealed: string) => sealed],
	['about another', 'secret', 'Asta', (sealed: string) => sealed],
	['cut short', 'secret', 'Dorte', (sealed: string) => sealed.slice(0, -4)],
	['made longer', 'secret', 'Dorte', (sealed: string) => `${sealed}AAAA`],
	[
		'a bit of it changed',
		'secret',
		'Dorte',
		(sealed: string) => `${sealed.slice(0, 20)}${sealed[20] === 'A' ? 'B' : 'A'}${sealed.slice(21)}`,
	],
	['no seal', 'secret', 'Dorte', () => 'Dorte /navne ørum'],
	['nothing', 'secret', 'Dorte', () => ''],
])('sealed words do not open: %s', (_, secret, about, changed) => {
	expect(openWords(secret, about, changed(sealWords('secret', 'Dorte', words)))).toBeNull()
})
