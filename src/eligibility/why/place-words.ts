import { type Text, text } from '#kernel/language.ts'
import { factWord, type Standard } from '#standard/index.ts'

/** Homes that are called otherwise to the citizen than of one. */
const toTheCitizen: Readonly<Record<string, Text>> = {
	own_home: text('egen bolig', 'your own home'),
	care_home: text('plejebolig', 'a care home'),
}

/** The words with *or* between them; the municipality's own name for a word goes before ours. */
export const anyOf = (standard: Standard, kind: 'residences' | 'staff', words: readonly string[]): Text => {
	const isOwn = (word: string): boolean => standard.ownWords[kind].some((own) => own.word === word)
	const names = words.map((word) => (isOwn(word) ? null : toTheCitizen[word]) ?? factWord(standard, kind, word))
	return text(names.map(({ da }) => da).join(' eller '), names.map(({ en }) => en).join(' or '))
}
