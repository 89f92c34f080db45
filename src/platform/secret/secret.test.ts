import { expect, test } from 'vitest'
import { bearsKey, hashOf, newKey, newSecret } from './index.ts'

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
