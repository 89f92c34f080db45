import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { isAbout, isStale, readWarning, reviewOn } from './warning.ts'

const anna = 'anna' as PersonId
const bent = 'bent' as PersonId

test('a warning follows the home: who lives there has it, who moved has not', () => {
	const dog = { person: anna, address: 'home' }
	expect(isAbout(dog, { id: anna, address: { id: 'home' } })).toBe(true)
	expect(isAbout(dog, { id: bent, address: { id: 'home' } })).toBe(true)
	expect(isAbout(dog, { id: anna, address: { id: 'elsewhere' } })).toBe(false)
	expect(isAbout(dog, { id: anna, address: null })).toBe(false)
})

test('where no home was known it is about the citizen, until a home is known', () => {
	const dog = { person: anna, address: null }
	expect(isAbout(dog, { id: anna, address: null })).toBe(true)
	expect(isAbout(dog, { id: bent, address: null })).toBe(false)
	expect(isAbout(dog, { id: anna, address: { id: 'home' } })).toBe(false)
})

test('half a year later somebody is asked', () => {
	const seen = day('2026-03-09')
	expect(reviewOn(seen)).toBe('2026-09-09')
	expect(isStale({ reviewOn: reviewOn(seen) }, day('2026-09-08'))).toBe(false)
	expect(isStale({ reviewOn: reviewOn(seen) }, day('2026-09-09'))).toBe(true)
})

test('“take care” and “something else” need words; no kind and a story are refused', () => {
	expect(readWarning('dog', ' ')).toMatchObject({ ok: true, value: { kind: 'dog', words: '' } })
	expect(readWarning('unsafe', ' ')).toMatchObject({ why: 'words_missing' })
	expect(readWarning('other', '')).toMatchObject({ why: 'words_missing' })
	expect(readWarning('ill', 'x')).toMatchObject({ why: 'no_kind' })
	expect(readWarning('dog', 'å'.repeat(301))).toMatchObject({ why: 'too_long' })
})
