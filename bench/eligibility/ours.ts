import { readFile } from 'node:fs/promises'
import {
	type Columns,
	compile,
	constantsFor,
	emptyAnswers,
	emptyColumns,
	factWordsOf,
	lower,
	type Rules,
	type VerdictWord,
	verdictCodes,
} from '#eligibility/index.ts'
import { numberOf } from '#kernel/day-number.ts'
import { readStandard, type Standard } from '#standard/index.ts'
import { circumstancesOf } from './facts.ts'
import type { Column } from './plain-sum.ts'
import type { DayColumn, Population } from './population.ts'
import { on, reasons, ruleCodes } from './rules.ts'

export const thirteenRules = async (): Promise<Standard> => {
	const file = 'bench/standard-13.yaml'
	const { standard, problems } = readStandard(await readFile(file, 'utf8'), file)
	if (standard === null) throw new Error(`${file}: ${problems.map(({ what }) => what).join('; ')}`)
	return standard
}

const eventColumns: Readonly<Record<string, DayColumn>> = {
	spouse_died: 'died',
	spouse_to_care_home: 'moved',
	discharged: 'discharged',
}

/** The reason where no rule leads. */
const reasonsWithout: Partial<Record<VerdictWord, number>> = {
	excluded: reasons.excluded,
	not_now: reasons.notNow,
	not_resident: reasons.gone,
}

/** Words of facts by the byte of flags: a person's circumstances are nothing but that byte. */
const wordsByFlags = (rules: Rules, { bits }: Columns): readonly Int32Array[] =>
	Array.from({ length: 256 }, (_, byte) => factWordsOf(rules, bits, circumstancesOf(byte)))

/** The population as columns of the program; days are shared, not copied. */
const columnsOf = (rules: Rules, people: Population): Columns => {
	const columns = emptyColumns(rules, people.count)
	const words = wordsByFlags(rules, columns)
	for (const [at, word] of columns.facts.entries())
		for (let row = 0; row < people.count; row++) word[row] = words[people.flags[row] ?? 0]?.[at] ?? 0
	const latest = rules.happenings.map((happening): Int32Array => {
		if (happening.nature === 'arrival' && happening.fromAge === 0) return people.since
		const column = happening.nature === 'event' ? eventColumns[happening.kinds.join()] : undefined
		if (column === undefined) throw new Error(`no column tells of ${JSON.stringify(happening)}`)
		return people[column]
	})
	return { ...columns, bornOn: people.born, latest, visited: people.visited }
}

/** What the program reads for every person, as it lies in memory. */
const held = ({ bornOn, facts, latest, before, visited, served, contacted, assessed, owed }: Columns): Column[] =>
	[bornOn, ...facts, ...latest, ...before, visited, ...served, contacted, ...assessed, ...owed].filter(
		(column) => column !== null,
	)

export type Ours = {
	readonly columns: readonly Column[]
	readonly run: () => void
	/** The reasons of the first so many people, after a run. */
	readonly reasonsOf: (count: number) => Uint8Array
	readonly verdicts: Uint8Array
}

/** A standard compiled once and run over the whole population; the day comes in with each run. */
export const oursOf = (standard: Standard, people: Population): Ours => {
	const rules = lower(standard)
	const program = compile(rules)
	const columns = columnsOf(rules, people)
	const answers = emptyAnswers(rules, people.count)
	const today = numberOf(on)
	const leading = [0, ...rules.rules.map(({ criterion }) => reasons.leads + ruleCodes.indexOf(criterion.code))]
	const without = verdictCodes.map((word) => reasonsWithout[word] ?? reasons.none)
	const reasonOf = (row: number): number => {
		const led = answers.leading[row] ?? 0
		return (led === 0 ? without[answers.verdict[row] ?? 0] : leading[led]) ?? 0
	}
	return {
		columns: held(columns),
		run: () => program.run(columns, constantsFor(rules, today, today), answers),
		reasonsOf: (count) => Uint8Array.from({ length: count }, (_, row) => reasonOf(row)),
		verdicts: answers.verdict,
	}
}
