/** Short and of one shape: a clock, and the two numbers of the capacity page. Days and other numbers say so by `inputmode`. */
const neverAName = new Set(['kl', 'ja', 'vej'])

/** Fields of a page that take words, in forms that write what is typed into an address. */
export const wordsIntoAddress = (page: string): string[] =>
	[...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
		.filter(([, attributes = '']) => !/method="post"/.test(attributes))
		.flatMap(([, , fields = '']) => [...fields.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([field]) => field))
		.filter((field) => !/type="(?:hidden|radio|checkbox|range|submit)"|inputmode="numeric"/.test(field))
		.flatMap((field) => /name="([^"]*)"/.exec(field)?.[1] ?? []) // a field without a name is sent nowhere
		.filter((name) => !neverAName.has(name))
