import { never } from '#kernel/day-number.ts'
import { is, type Making, type Row } from '../row.ts'

/** Nobody this young is followed: they come into no standard within the longest horizon. */
const youngestFollowed = 45
/** So many years of birth are the pattern of the younger ones. */
const patternYears = 3

const yearsOld = ({ bornOn }: Row, on: number): number => Math.floor((on - bornOn) / 365.25)

/**
 * The age from which on the register holds everybody, and not only those who live with somebody older. A register that begins at
 * an age holds fewer of the year below it; that year’s own edge is left out.
 */
const wholeFrom = (rows: readonly Row[], on: number): number => {
	const counts = new Map<number, number>()
	for (const row of rows) counts.set(yearsOld(row, on), (counts.get(yearsOld(row, on)) ?? 0) + 1)
	const of = (age: number): number => counts.get(age) ?? 0
	const isWhole = (age: number): boolean => of(age) * 2 >= (of(age + 1) + of(age + 2) + of(age + 3)) / 3 && of(age) > 0
	let youngest = 70
	while (youngest > youngestFollowed && isWhole(youngest - 1)) youngest--
	return youngest === youngestFollowed ? youngest : youngest + 1
}

const madeLike = (pattern: Row, days: number, onlyBeside: boolean): Making => ({
	...pattern,
	onlyBeside,
	partner: null,
	bornOn: pattern.bornOn + days,
	flags: pattern.flags & ~(is.practical | is.personal | is.nursing | is.inCareHome),
	lastServedOn: never,
	spouseDiedOn: never,
	spouseToCareHomeOn: never,
	optedOut: false,
	exceptions: [],
})

/** The people of a pattern, so many days younger, with their partners of whatever age beside them. */
const copyOf = (patterns: readonly Row[], days: number): Making[] => {
	const made = new Map<Row, Making>(patterns.map((pattern) => [pattern, madeLike(pattern, days, false)]))
	for (const { partner } of patterns)
		if (partner !== null && !made.has(partner)) made.set(partner, madeLike(partner, days, true))
	for (const [pattern, copy] of made) copy.partner = (pattern.partner && made.get(pattern.partner)) ?? null
	return [...made.values()]
}

/**
 * Years of birth that the register does not hold whole are made as large as the youngest that it holds, and of the same kind of
 * people, that many years younger and without the help and losses of their elders. Who is held of those years is kept beside a
 * partner and not counted.
 */
export const withCopiedYears = (
	rows: readonly Row[],
	on: number,
): { readonly counted: readonly Row[]; readonly bornAfter: number } => {
	const youngest = wholeFrom(rows, on)
	const bornAfter = on - Math.floor(youngest * 365.25)
	for (const row of rows as readonly Making[]) row.onlyBeside = row.bornOn > bornAfter
	const kept = rows.filter(({ onlyBeside, partner }) => !onlyBeside || partner !== null)
	const patterns = rows.filter(({ bornOn }) => bornOn <= bornAfter && bornOn > bornAfter - patternYears * 365.25)
	const copies: Making[] = []
	for (let years = patternYears; youngest - years > youngestFollowed - patternYears; years += patternYears)
		copies.push(...copyOf(patterns, Math.round(years * 365.25)))
	const followed = [...kept, ...copies].filter(({ bornOn }) => on - bornOn >= youngestFollowed * 365.25)
	return { counted: followed, bornAfter }
}
