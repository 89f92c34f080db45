import type { Language } from '#kernel/language.ts'

/** What stands in one version and not, or otherwise, in another; said in one language. */
export type Change = {
	readonly kind: 'new' | 'gone' | 'changed'
	readonly words: string
	/** What about it differs, a sentence each. */
	readonly details: readonly string[]
	/** Texts that citizens read, before and after. */
	readonly passages: readonly Passage[]
}

/** A paragraph or a line of a list; null where it does not stand. */
export type Passage = { readonly before: string | null; readonly after: string | null }

export const change = (
	kind: Change['kind'],
	words: string,
	details: readonly string[] = [],
	passages: readonly Passage[] = [],
): Change => ({ kind, words, details, passages })

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** *Grundlag: nu … – før …*; nothing when both are the same. */
export const nowAndBefore = (label: string, before: string, after: string, language: Language): string[] => {
	if (before === after) return []
	return [language === 'da' ? `${label}: nu ${after} – før ${before}` : `${label}: now ${after} – before ${before}`]
}

/** So long that *from … to …* no longer reads as one sentence. */
const long = 28

/** *Alder ændret fra 75 til 78*; what is long is told as what is now and what was before. */
export const fromTo = (label: string, before: string, after: string, language: Language): string[] => {
	if (before === after || before.length > long || after.length > long)
		return nowAndBefore(label, before, after, language)
	return [
		language === 'da' ? `${label} ændret fra ${before} til ${after}` : `${label} changed from ${before} to ${after}`,
	]
}

type Coded = { readonly code: string }

/** What is new, gone and kept among things known by a code. */
export const byCode = <Thing extends Coded>(before: readonly Thing[], after: readonly Thing[]) => ({
	fresh: after.filter(({ code }) => !before.some((other) => other.code === code)),
	gone: before.filter(({ code }) => !after.some((other) => other.code === code)),
	kept: after.flatMap((now) => {
		const then = before.find(({ code }) => code === now.code)
		return then === undefined || isSame(then, now) ? [] : [{ then, now }]
	}),
	/** The same things in another order. */
	isReordered: !isSame(
		before.map(({ code }) => code).filter((code) => after.some((other) => other.code === code)),
		after.map(({ code }) => code).filter((code) => before.some((other) => other.code === code)),
	),
})
