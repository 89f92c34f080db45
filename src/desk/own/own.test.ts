import { expect, test } from 'vitest'
import type { Why } from '#eligibility/index.ts'
import { ownGrounds } from './own.ts'

const why: readonly Why[] = [
	{ criterion: 'turning_75', held: false, da: '75', en: '75' },
	{ criterion: 'lives_alone', held: true, da: 'alene', en: 'alone' },
	{ criterion: 'turning_82', held: true, da: '82', en: '82' },
	{ exclusion: 'help', held: true, da: 'hjælp', en: 'help' },
]
const words = (offered: readonly string[] | null) => {
	const { because, others } = ownGrounds(why, offered)
	return [because.map(({ da }) => da), others.map(({ da }) => da)]
}

test('the reason for an offer is told apart from the rules that gave none', () => {
	expect(words(['turning_82'])).toEqual([['82'], ['alene', 'hjælp', '75']])
	expect(words(null), 'no offer is made yet: every ground').toEqual([
		['alene', '82'],
		['hjælp', '75'],
	])
	expect(words([])[0], 'nothing gave an offer').toEqual([])
	expect(words(['turning_75'])[0], 'what no longer holds is no reason').toEqual([])
})
