import type { WrittenStandard } from '../format/format.ts'
import type { WrittenCondition } from '../format/format-rule.ts'
import { someOf } from '../format/what-is-right.ts'
import { commonWords, type WordKind } from '../kinds.ts'
import { listOf, type WrittenRule } from './check-rules.ts'
import { doubtful, type Found, type Path, wrong } from './found.ts'
import { nearest } from './nearest.ts'

/** A word that names nothing, with the nearest one that does. */
export const known = (
	path: Path,
	word: string,
	words: readonly string[],
	[da, en]: readonly [da: string, en: string],
	more: readonly [da: string, en: string] = ['', ''],
): Found[] => {
	if (words.includes(word)) return []
	const meant = nearest(word, words)
	const all = someOf(words, 20)
	return [
		wrong(
			path,
			`der er ikke ${da} ${word}${meant ? `; mente du ${meant}?` : more[0]} Kendt: ${all.da}`,
			`there is no ${en} ${word}${meant ? `; did you mean ${meant}?` : more[1]} Known: ${all.en}`,
		),
	]
}

/** A word of a list that stands there already. */
export const twice = (path: Path, word: string): Found =>
	wrong(path, `${word} står to gange her; behold den ene`, `${word} stands twice here; keep one of them`)

const names: Readonly<Record<WordKind, readonly [da: string, en: string]>> = {
	events: ['nogen hændelse', 'event'],
	risks: ['nogen risiko', 'risk'],
	residences: ['nogen boligform', 'residence'],
	staff: ['noget personale', 'staff'],
}

type Words = Readonly<Record<WordKind, readonly string[]>>
const kinds = Object.keys(names) as WordKind[]

const wordsOf = ({ ownWords }: WrittenStandard): Words => {
	const all = (kind: WordKind) => [...commonWords[kind], ...Object.keys(ownWords?.[kind] ?? {})]
	return { events: all('events'), risks: all('risks'), residences: all('residences'), staff: all('staff') }
}

const used = (words: Words, kind: WordKind, written: string | string[] | undefined, path: Path): Found[] =>
	listOf(written).flatMap((word, at, all) => {
		const place = Array.isArray(written) ? [...path, at] : path
		return [
			...known(place, word, words[kind], names[kind], [
				`; en af kommunens egne skrives under ownWords: { ${kind}: { ${word}: { da: …, en: … } } }`,
				`; one of the municipality’s own is written under ownWords: { ${kind}: { ${word}: { da: …, en: … } } }`,
			]),
			...(all.indexOf(word) < at ? [twice(place, word)] : []),
		]
	})

const inCondition = (words: Words, condition: WrittenCondition | undefined, path: Path): Found[] => {
	if (condition === undefined) return []
	const { any, all, not, residence, seenBy } = condition
	return [
		...(any ?? []).flatMap((part, at) => inCondition(words, part, [...path, 'any', at])),
		...(all ?? []).flatMap((part, at) => inCondition(words, part, [...path, 'all', at])),
		...inCondition(words, not, [...path, 'not']),
		...used(words, 'residences', residence, [...path, 'residence']),
		...used(words, 'staff', seenBy, [...path, 'seenBy']),
	]
}

/** Every event, risk, residence and kind of staff is one that facts can speak of. */
export const checkWords = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] => {
	const words = wordsOf(written)
	const own = kinds.flatMap((kind) =>
		Object.keys(written.ownWords?.[kind] ?? {})
			.filter((word) => (commonWords[kind] as readonly string[]).includes(word))
			.map((word) =>
				doubtful(
					['ownWords', kind, word],
					`${word} kendes i forvejen; kommunens egen betydning træder i stedet for den almindelige`,
					`${word} is known already; the municipality’s own meaning takes the place of the common one`,
				),
			),
	)
	return [
		...own,
		...rules.flatMap(({ all: { opens, needs }, at }) => [
			...used(words, 'events', opens?.event?.kind, at('opens', 'event', 'kind')),
			...used(words, 'risks', opens?.risk?.kind, at('opens', 'risk', 'kind')),
			...inCondition(words, needs?.when, at('needs', 'when')),
		]),
		...Object.entries(written.exclusions).flatMap(([code, { when }]) =>
			inCondition(words, when, ['exclusions', code, 'when']),
		),
	]
}
