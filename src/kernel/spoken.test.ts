import { expect, test } from 'vitest'
import { languageChoices, languageName, readLanguages } from './spoken.ts'

test('languages are named in the reader’s own, in order of the alphabet, a chosen one never left out', () => {
	expect([languageName('ar', 'da'), languageName('ar', 'en')]).toEqual(['arabisk', 'Arabic'])
	const chosen = languageChoices('da', ['sw', 'ar'])
	expect(chosen.map(({ value }) => value)).toContain('sw')
	expect(chosen.filter(({ value }) => value === 'ar')).toHaveLength(1)
	expect(chosen[0]).toEqual({ value: 'ar', label: 'arabisk' })
})

test('what is no code of a language is no language', () =>
	expect(readLanguages(['tr', 'ar', 'tr', '', 'AR', '../x'])).toEqual(['ar', 'tr']))
