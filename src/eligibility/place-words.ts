import { type Text, text } from '#kernel/language.ts'
import type { Standard } from '#standard/index.ts'

/** Where somebody lives and who sees them, as it stands inside a sentence. */
const common: Readonly<Record<'residences' | 'staff', Readonly<Record<string, Text>>>> = {
	residences: {
		own_home: text('egen bolig', 'your own home'),
		care_home: text('plejebolig', 'a care home'),
		institution: text('institution', 'an institution'),
		asylum_centre: text('asylcenter', 'an asylum centre'),
	},
	staff: {
		home_care: text('hjemmeplejen', 'home care'),
		home_nursing: text('hjemmesygeplejen', 'home nursing'),
		rehabilitation: text('genoptræningen', 'rehabilitation'),
		dementia_coordinator: text('demenskoordinatoren', 'the dementia coordinator'),
		social_worker: text('en socialrådgiver', 'a social worker'),
		psychiatry: text('psykiatrien', 'psychiatry'),
	},
}

/** The words with *or* between them; the municipality's own name for a word goes before ours. */
export const anyOf = ({ ownWords }: Standard, kind: 'residences' | 'staff', words: readonly string[]): Text => {
	const names = words.map(
		(word) => ownWords[kind].find((own) => own.word === word)?.name ?? common[kind][word] ?? text(word, word),
	)
	return text(names.map(({ da }) => da).join(' eller '), names.map(({ en }) => en).join(' or '))
}
