/** How alike two written names are: the very same, alike, or only the first given name in common (a married name may explain it). */
export type NameLikeness = 'same' | 'alike' | 'given'

export type Named = { readonly givenNames: string; readonly surname: string }

/** Danish letters as those write them who lack them, and no accents: *Åse Ærø* and *Aase Aeroe* are written alike. */
export const foldLetters = (written: string): string =>
	written
		.toLowerCase()
		.replaceAll(/[æä]/g, 'ae')
		.replaceAll(/[øö]/g, 'oe')
		.replaceAll('å', 'aa')
		.replaceAll('ü', 'y')
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')

/** The words of a name; a hyphen parts them, an apostrophe does not. */
export const nameWords = (written: string): string[] =>
	foldLetters(written)
		.replaceAll(/['’.]/g, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)

/** As it sounds: *Christian* and *Kristian*, *Sorensen* and *Soerensen*, *Schmidt* and *Smith*. */
const sound = (word: string): string =>
	word
		.replaceAll('ae', 'e')
		.replaceAll('oe', 'o')
		.replaceAll('aa', 'a')
		.replaceAll('ph', 'f')
		.replaceAll('sch', 's')
		.replaceAll(/ch|ck|c|q/g, 'k')
		.replaceAll(/th|dt/g, 't')
		.replaceAll('w', 'v')
		.replaceAll('z', 's')
		.replaceAll('x', 'ks')
		.replaceAll('y', 'i')
		.replaceAll(/(.)\1+/g, '$1')

const longEnoughForASlip = 5

/** One letter too many, too few, another, or two changed about. */
const isOneSlipAway = (one: string, other: string): boolean => {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one]
	if (short.length < longEnoughForASlip || long.length - short.length > 1) return false
	let start = 0
	while (start < short.length && short[start] === long[start]) start++
	const restShort = short.slice(start)
	const restLong = long.slice(start)
	if (short.length < long.length) return restShort === restLong.slice(1)
	return restShort.slice(1) === restLong.slice(1) || isTurned(restShort, restLong)
}
const isTurned = (one: string, other: string): boolean =>
	one.length > 1 && one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)

const isInitialOf = (one: string, other: string): boolean => one.length === 1 && other.startsWith(one)

const wordsAlike = (one: string, other: string): boolean =>
	sound(one) === sound(other) || isOneSlipAway(one, other) || isInitialOf(one, other) || isInitialOf(other, one)

const isAmongWords = (word: string | undefined, words: readonly string[]): boolean =>
	word !== undefined && words.some((other) => wordsAlike(word, other))

/** Who is called by a second given name, and whose middle name is written as a given name or as a surname, is still found. */
export const nameLikeness = (one: Named, other: Named): NameLikeness | null => {
	const [given, otherGiven] = [nameWords(one.givenNames), nameWords(other.givenNames)]
	const [surname, otherSurname] = [nameWords(one.surname), nameWords(other.surname)]
	const [all, otherAll] = [
		[...given, ...surname],
		[...otherGiven, ...otherSurname],
	]
	if (all.length === 0 || otherAll.length === 0) return null
	if (all.length > 1 && all.join(' ') === otherAll.join(' ')) return 'same'
	if (!isAmongWords(given[0], otherGiven) && !isAmongWords(otherGiven[0], given)) return null
	const afterFirst = (words: readonly string[], last: readonly string[]): readonly string[] => [
		...words.slice(1),
		...last,
	]
	const shared =
		isAmongWords(surname.at(-1), afterFirst(otherGiven, otherSurname)) ||
		isAmongWords(otherSurname.at(-1), afterFirst(given, surname))
	return shared ? 'alike' : 'given'
}
