import { type DayNumber, never } from '#kernel/day-number.ts'
import { type FactBits, factBitsOf } from './fact-bits.ts'
import type { Rules } from './lower.ts'

/** A column that is made when somebody first has something to stand in it; until then it says *never* of everybody. */
export type Sparse = (Int32Array | null)[]

/**
 * Many citizens as columns: row by row what the rules ask, as known on one day. Days are day numbers, `never` where
 * there is none. Whoever has the facts in another form may write them in; `columnsOf` writes them from facts.
 */
export type Columns = {
	readonly count: number
	readonly bits: FactBits
	readonly bornOn: Int32Array
	/** The words of facts: what is so of the citizen, one bit each. */
	readonly facts: readonly Int32Array[]
	/** By the place of the happening: the latest time. An arrival stands here only if the citizen was old enough. */
	readonly latest: readonly Int32Array[]
	/** By the place of the happening: the time before the latest; goes with the bit `twice`. */
	readonly before: Sparse
	/** The last visit: it serves every rule. */
	readonly visited: Int32Array
	/** By the place of the rule: the last day on which something else served it, as an offer that names it. */
	readonly served: Sparse
	/** The last offer or visit of any kind; asked only by a standard that merges by calendar year. */
	readonly contacted: Int32Array | null
	/** By the place of the rule: the last assessment, see `assessment`. */
	readonly assessed: Sparse
	/** By 32 rules: a bit for each rule on which an offer is owed; goes with the bit `owed`. */
	readonly owed: Sparse
	/** Rows that columns cannot tell; the readable evaluator answers for them. */
	readonly irregular: Set<number>
}

const days = (count: number): Int32Array => new Int32Array(count).fill(never)
const sparse = (length: number): Sparse => Array.from({ length }, () => null)

/** Columns for so many citizens, of whom nothing is known: not even that they live here. */
export const emptyColumns = (rules: Rules, count: number): Columns => {
	const bits = factBitsOf(rules)
	return {
		count,
		bits,
		bornOn: days(count),
		facts: Array.from({ length: bits.words }, () => new Int32Array(count)),
		latest: rules.happenings.map(() => days(count)),
		before: sparse(rules.happenings.length),
		visited: days(count),
		served: sparse(rules.rules.length),
		contacted: rules.standard.merging.within === 'calendar_year' ? days(count) : null,
		assessed: sparse(rules.rules.length),
		owed: sparse((rules.rules.length + 31) >> 5),
		irregular: new Set(),
	}
}

/** The sparse column at a place, made if nobody had anything in it yet. */
export const columnAt = ({ count }: Columns, of: Sparse, place: number, otherwise: number = never): Int32Array => {
	const column = of[place] ?? new Int32Array(count).fill(otherwise)
	of[place] = column
	return column
}

/** Sets one yes in the words of facts; null, a question that the rules do not ask, is passed over. */
export const setFact = ({ facts }: Columns, bit: number | null, row: number): void => {
	if (bit === null) return
	const word = facts[bit >> 5]
	if (word !== undefined) word[row] = (word[row] ?? 0) | (1 << (bit & 31))
}

/** Another time of a happening; the latest two are kept. Told again of the same day changes nothing. */
export const happened = (columns: Columns, happening: number, row: number, on: DayNumber): void => {
	const latest = columns.latest[happening]
	if (latest === undefined || latest[row] === on) return
	const known = latest[row] ?? never
	if (on > known) latest[row] = on
	const other = Math.min(on, known)
	if (other === never) return
	const before = columnAt(columns, columns.before, happening)
	before[row] = Math.max(before[row] ?? never, other)
	setFact(columns, columns.bits.twice, row)
}

/** An assessment as it stands in its column. */
export const assessment = (on: DayNumber, outcome: 'yes' | 'no'): number => on * 2 + (outcome === 'yes' ? 1 : 0)

/** An offer on the rule is owed. */
export const owe = (columns: Columns, rule: number, row: number): void => {
	const word = columnAt(columns, columns.owed, rule >> 5, 0)
	word[row] = (word[row] ?? 0) | (1 << (rule & 31))
	setFact(columns, columns.bits.owed, row)
}
