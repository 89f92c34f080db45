import { type Contender, tallyOf } from './contender.ts'
import { type Column, plainSumOf, sumByColumnOf } from './plain-sum.ts'
import { bitOf, dayColumns, type Population } from './population.ts'
import { decision } from './rules.ts'
import { type Dialect, decisionIn } from './written.ts'

const js: Dialect = {
	day: (column) => `p.${column}[i]`,
	flag: (flag) => `((p.flags[i] & ${bitOf(flag)}) !== 0)`,
	and: '&&',
	or: '||',
	not: (of) => `(!${of})`,
	choose: (when, yes, no) => `(${when} ? ${yes} : ${no})`,
}
export type Ours = { thirteen: Contender; sums: [Contender, Contender]; reasonsOf: (count: number) => Uint8Array }

export const oursOf = async (people: Population): Promise<Ours> => {
	const found = new Uint8Array(people.count)
	const f = new Function('p', 'out', `for (let i = 0; i < p.count; i++) out[i] = ${decisionIn(js, decision)}`)
	const columns: Column[] = [...dayColumns.map((name) => people[name]), people.flags]
	const bytes = columns.reduce((sum, { BYTES_PER_ELEMENT }) => sum + BYTES_PER_ELEMENT, 0)
	const [byRow, byColumn] = [plainSumOf(columns), sumByColumnOf(columns)]
	return {
		thirteen: {
			name: 'ours, one thread',
			people: people.count,
			run: () => f(people, found),
			found: () => tallyOf(found),
		},
		sums: [
			{ name: `plain sum of the same ${bytes} bytes, row by row`, people: people.count, run: () => void byRow() },
			{ name: 'plain sum, column by column', people: people.count, run: () => void byColumn() },
		],
		reasonsOf: (count: number) => found.subarray(0, count),
	}
}
