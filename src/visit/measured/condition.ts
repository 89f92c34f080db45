import { type Text, text } from '#kernel/language.ts'

/** A condition of health promotion and prevention (FSIII), chosen where it fits what was said. */
export type Condition = {
	readonly code: string
	readonly name: Text
	readonly area: Text
	/** In our own words. */
	readonly says: Text
	/** Codes of the standard's topics that it fits. */
	readonly topics: readonly string[]
}

/** Those that may be chosen for a topic, and those chosen already, whatever the file says today. */
export const conditionsFor = (
	conditions: readonly Condition[],
	topic: string,
	chosen: readonly string[],
): readonly Condition[] => [
	...conditions.filter((one) => one.topics.includes(topic) || chosen.includes(one.code)),
	...chosen
		.filter((code) => !conditions.some((one) => one.code === code))
		.map((code) => ({ code, name: text(code, code), area: text('', ''), says: text('', ''), topics: [] })),
]

/** Names of conditions in the order they were chosen; a code nobody knows stands for itself. */
export const namesIn = (conditions: readonly Condition[], codes: readonly string[]): readonly Text[] =>
	codes.map((code) => conditions.find((one) => one.code === code)?.name ?? text(code, code))

/** *Tilstande (FSIII): Søvn og hvile, Alkohol.* One line for a note, none where nothing was chosen. */
export const conditionTexts = (
	body: { readonly topics: readonly { readonly conditions: readonly string[] }[] },
	conditions: readonly Condition[],
): readonly Text[] => {
	const names = namesIn(conditions, [...new Set(body.topics.flatMap((one) => one.conditions))])
	const listed = (language: 'da' | 'en'): string => names.map((name) => name[language]).join(', ')
	return names.length === 0 ? [] : [text(`Tilstande (FSIII): ${listed('da')}.`, `Conditions (FSIII): ${listed('en')}.`)]
}
