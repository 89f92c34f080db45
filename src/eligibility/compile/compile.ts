import { type Answers, codeOf, unanswered } from '../answers.ts'
import { firstOfYearOf } from '../past.ts'
import type { Columns } from './columns.ts'
import type { Constants } from './constants.ts'
import type { Rules } from './lower.ts'
import { atATime, type Functions, functionsOf, roomFor } from './written-functions.ts'

/**
 * A standard compiled: answers for every row, as if the standard were in force, with the constants of a day.
 * Nothing in it depends on the day.
 */
export type Program = { readonly run: (columns: Columns, constants: Constants, answers: Answers) => void }

const [notResident, notInTargetGroup] = [codeOf('not_resident'), codeOf('not_in_target_group')]

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
	verdict.fill(notInTargetGroup, begin, end)
	leading.fill(0, begin, end)
	for (let row = begin; row < end; row++) if (((word[row] as number) & here) === 0) verdict[row] = notResident
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
			for (const one of short.weigh) one(columns, constants, answers, picked, size, firstOfYearOf)
		}
	}
	const answerWhole = (columns: Columns, constants: Constants, answers: Answers, rows: readonly number[] | null) => {
		whole ??= functionsOf(rules, true)
		const count = rows?.length ?? columns.count
		for (let begin = 0; begin < count; begin += atATime) {
			const end = Math.min(atATime, count - begin)
			for (let at = 0; at < end; at++) picked.rows[at] = rows === null ? begin + at : (rows[begin + at] as number)
			const size = whole.pick(columns, constants, answers, picked, 0, end)
			for (const one of whole.weigh) one(columns, constants, answers, picked, size, firstOfYearOf)
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
			for (const row of columns.irregular) {
				answers.verdict[row] = unanswered
				answers.leading[row] = 0
				for (const due of answers.due ?? []) due[row] = 0
			}
		},
	}
}
