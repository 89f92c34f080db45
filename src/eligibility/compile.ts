import type { DayNumber } from '#kernel/day-number.ts'
import type { Columns } from './columns.ts'
import { type Constants, firstOfYear } from './constants.ts'
import type { Rules } from './lower.ts'
import { pickText, pickWholeText, weighText } from './program-text.ts'
import type { VerdictWord } from './verdict.ts'

/** The verdicts as they stand in a column: their place here. */
export const verdictCodes: readonly VerdictWord[] = [
	'no_standard_in_force',
	'not_resident',
	'excluded',
	'offer',
	'assess',
	'not_now',
	'not_in_target_group',
]
/** Stands where columns cannot tell and the readable evaluator must answer. */
export const unanswered = 255

export type Answers = {
	readonly verdict: Uint8Array
	/** The place of the leading ground's rule, plus one; 0 without an offer or an assessment due. */
	readonly leading: Uint16Array
	/** If given: for each 32 rules a word of bits, one for every rule on which an offer or an assessment is due. */
	readonly due?: readonly Int32Array[]
}

/**
 * A standard compiled: answers for every row, as if the standard were in force, with the constants of a day.
 * Nothing in it depends on the day.
 */
export type Program = { readonly run: (columns: Columns, constants: Constants, answers: Answers) => void }

export const emptyAnswers = (rules: Rules, count: number, withDue = false): Answers => ({
	verdict: new Uint8Array(count),
	leading: new Uint16Array(count),
	...(withDue ? { due: Array.from({ length: (rules.rules.length + 31) >> 5 }, () => new Int32Array(count)) } : {}),
})

/** So many rows at a time: what they need stays close at hand. */
const atATime = 4096

/** Rows to which some rule may apply, with what has been found of them so far. */
type Picked = {
	readonly rows: Int32Array
	/** Their last visits. */
	readonly visits: Int32Array
	/** By 32 rules: a bit for each that birth and happenings allow. */
	readonly possible: readonly Int32Array[]
	/** Bits: some ground is open, one that no exclusion covers, something is awaited. */
	readonly ground: Int32Array
	/** Place plus one of the first rule on which an assessment, or an offer, is due. */
	readonly assess: Int32Array
	readonly offer: Int32Array
	/** By 32 rules: a bit for each that is open and not served, where an earned rule asks for it. */
	readonly waiting: readonly Int32Array[]
}

const roomFor = (words: number): Picked => {
	const column = () => new Int32Array(atATime)
	const word = () => Array.from({ length: words }, column)
	return {
		rows: column(),
		visits: column(),
		possible: word(),
		ground: column(),
		assess: column(),
		offer: column(),
		waiting: word(),
	}
}

type Pick = (
	columns: Columns,
	constants: Constants,
	answers: Answers,
	picked: Picked,
	begin: number,
	end: number,
) => number
type Weigh = (
	columns: Columns,
	constants: Constants,
	answers: Answers,
	picked: Picked,
	size: number,
	firstOfYear: (on: DayNumber) => DayNumber,
) => void

/**
 * Evaluating written text is safe here, because no letter of a standard reaches it: see `pickText` and `weighText`, and the
 * test that holds it.
 */
const pick = (text: string): Pick =>
	new Function('columns', 'constants', 'answers', 'picked', 'begin', 'end', text) as Pick
const weigh = (text: string): Weigh =>
	new Function('columns', 'constants', 'answers', 'picked', 'size', 'firstOfYear', text) as Weigh

type Functions = { readonly pick: Pick; readonly weigh: readonly Weigh[] }

const functionsOf = (rules: Rules, whole: boolean): Functions => ({
	pick: pick(whole ? pickWholeText(rules) : pickText(rules)),
	weigh: Array.from({ length: (rules.rules.length + 31) >> 5 }, (_, word) => weigh(weighText(rules, whole, word))),
})

/** Rows in which something stands twice or is owed. */
const rareRows = ({ count, bits, facts, before, owed }: Columns): readonly number[] => {
	const word = facts[0]
	if (word === undefined || ![...before, ...owed].some((column) => column !== null)) return []
	const rare = (1 << bits.twice) | (1 << bits.owed)
	const rows: number[] = []
	for (let row = 0; row < count; row++) if (((word[row] as number) & rare) !== 0) rows.push(row)
	return rows
}

/**
 * Answers rows of which nobody is of an age for any rule; false as soon as somebody is. Where rows stand in order of
 * birth, this is most of them.
 */
const passOver = (
	{ bornOn, facts, bits }: Columns,
	{ vector }: Constants,
	{ verdict, leading }: Answers,
	begin: number,
	end: number,
): boolean => {
	const [first, last, word, here] = [
		vector[0] as number,
		vector[1] as number,
		facts[0] as Int32Array,
		1 << bits.resident,
	]
	const lastBorn = bornOn[end - 1] as number
	if (lastBorn >= first && lastBorn <= last) return false
	for (let row = begin; row < end; row++) {
		const born = bornOn[row] as number
		if (born >= first && born <= last) return false
	}
	verdict.fill(6, begin, end)
	leading.fill(0, begin, end)
	for (let row = begin; row < end; row++) if (((word[row] as number) & here) === 0) verdict[row] = 1
	return true
}

/** Writes the standard as loops over columns and lets the machine compile them. */
export const compile = (rules: Rules): Program => {
	const short = functionsOf(rules, false)
	let whole: Functions | null = null
	const picked = roomFor((rules.rules.length + 31) >> 5)
	const answerShort = (columns: Columns, constants: Constants, answers: Answers) => {
		for (let begin = 0; begin < columns.count; begin += atATime) {
			const end = Math.min(begin + atATime, columns.count)
			if (passOver(columns, constants, answers, begin, end)) continue
			const size = short.pick(columns, constants, answers, picked, begin, end)
			for (const one of short.weigh) one(columns, constants, answers, picked, size, firstOfYear)
		}
	}
	const answerWhole = (columns: Columns, constants: Constants, answers: Answers, rows: readonly number[] | null) => {
		whole ??= functionsOf(rules, true)
		const count = rows?.length ?? columns.count
		for (let begin = 0; begin < count; begin += atATime) {
			const end = Math.min(atATime, count - begin)
			for (let at = 0; at < end; at++) picked.rows[at] = rows === null ? begin + at : (rows[begin + at] as number)
			const size = whole.pick(columns, constants, answers, picked, 0, end)
			for (const one of whole.weigh) one(columns, constants, answers, picked, size, firstOfYear)
		}
	}
	return {
		run: (columns, constants, answers) => {
			for (const due of answers.due ?? []) due.fill(0)
			if (answers.due === undefined) {
				answerShort(columns, constants, answers)
				const rows = rareRows(columns)
				if (rows.length > 0) answerWhole(columns, constants, answers, rows)
			} else answerWhole(columns, constants, answers, null)
			for (const row of columns.irregular) answers.verdict[row] = unanswered
		},
	}
}
