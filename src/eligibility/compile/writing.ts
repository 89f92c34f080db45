import { never } from '#kernel/day-number.ts'
import { isIn } from '#standard/index.ts'
import { type FactBits, factBitsOf } from './fact-bits.ts'
import { anyOf, exclusionText } from './fact-text.ts'
import type { Rules } from './lower.ts'
import { type Slots, slotsOf } from './slots.ts'

/** What the text of the compiled functions is written from. */
export type Writing = {
	readonly rules: Rules
	readonly slots: Slots
	readonly bits: FactBits
	/** Everything about a row; without it, the verdict only, and only of rows in which nothing stands twice or is owed. */
	readonly whole: boolean
	/** By the place of the rule: the question whether an exclusion covers it, or its name; null where none can. */
	readonly covers: readonly (string | null)[]
	readonly named: ReadonlyMap<string, string>
}

/** A question no longer than this is asked anew by every rule that asks it. */
const shortText = 300

/** By the place of the rule: whether an exclusion covers it; and the long questions among those, each asked once. */
const coversOf = ({ rules, exclusions }: Rules, texts: readonly string[]) => {
	const names = new Map<string, string>()
	const covers = rules.map(({ criterion }) => {
		const covering = texts.filter((_, place) => isIn(exclusions[place]?.covers ?? [], criterion.code))
		const text = anyOf(covering)
		if (covering.length === 0 || text.length < shortText) return covering.length === 0 ? null : text
		const name = names.get(text) ?? `k${names.size}`
		names.set(text, name)
		return name
	})
	return { covers, named: new Map([...names].map(([text, name]) => [name, text])) }
}

export const writingOf = (rules: Rules, whole: boolean): Writing => {
	const [slots, bits] = [slotsOf(rules), factBitsOf(rules)]
	const texts = rules.exclusions.map((_, place) => exclusionText(rules, place, bits))
	return { rules, slots, bits, whole, ...coversOf(rules, texts) }
}

/** Text for each of so many. */
export const each = (count: number, text: (at: number) => string): string =>
	Array.from({ length: count }, (_, at) => text(at)).join('')

/** What every function begins with. In it `i` is a row, and `at` its place among those picked. */
export const columnsText = ({ rules, bits }: Writing): string => `'use strict'
const { vector: v, days, zones, masks } = constants
const { rows, visits, possible, ground, assess, offer, waiting } = picked
const { count, bornOn, visited, served, contacted, assessed, before, owed } = columns
${each(bits.words, (at) => `const f${at} = columns.facts[${at}]\n`)}${each(rules.happenings.length, (at) => `const h${at} = columns.latest[${at}]\n`)}`

/** The days on which a happening came about for row `i`. */
export const happeningText = ({ whole }: Writing, happening: number): string =>
	`const a${happening} = h${happening}[i]${whole ? `, e${happening} = isTwice ? (before[${happening}]?.[i] ?? ${never}) : ${never}` : ''}\n`
