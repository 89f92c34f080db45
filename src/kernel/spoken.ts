import { inDanishOrder, type Language } from './language.ts'

/** *polsk*, from the code of a language. */
export const languageName = (code: string, language: Language): string =>
	new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code

/** Languages to choose among besides Danish: those spoken by most older people in Denmark. */
const codes = [
	...['ar', 'bs', 'de', 'en', 'es', 'fa', 'fo', 'fr', 'hr', 'is', 'it', 'kl', 'ku', 'nl', 'no', 'pl'],
	...['ro', 'ru', 'so', 'sr', 'sv', 'ta', 'th', 'tr', 'uk', 'ur', 'vi', 'zh'],
]

/** The languages to choose among, by name; `also` are those already chosen, whatever they are. */
export const languageChoices = (
	language: Language,
	also: readonly string[] = [],
): readonly { readonly value: string; readonly label: string }[] =>
	[...new Set([...codes, ...also])]
		.map((value) => ({ value, label: languageName(value, language) }))
		.sort((a, b) => inDanishOrder(a.label, b.label))

export const readLanguages = (written: readonly string[]): readonly string[] =>
	[...new Set(written)].filter((code) => /^[a-z]{2,3}$/.test(code)).sort()
