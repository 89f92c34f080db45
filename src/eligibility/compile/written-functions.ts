import type { DayNumber } from '#kernel/day-number.ts'
import type { Answers } from '../answers.ts'
import type { Columns } from './columns.ts'
import type { Constants } from './constants.ts'
import type { Rules } from './lower.ts'
import { pickText, pickWholeText } from './pick-text.ts'
import { weighText } from './weigh-text.ts'
import { writingOf } from './writing.ts'

/** So many rows at a time: what they need stays close at hand. */
export const atATime = 4096

/** Rows to which some rule may apply, with what has been found of them so far. */
export type Picked = {
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

export const roomFor = (words: number): Picked => {
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

export type Functions = { readonly pick: Pick; readonly weigh: readonly Weigh[] }

/** The functions of a standard; `whole` ones look at everything, the others at what is common. */
export const functionsOf = (rules: Rules, whole: boolean): Functions => {
	const writing = writingOf(rules, whole)
	return {
		pick: pick(whole ? pickWholeText(writing) : pickText(writing)),
		weigh: Array.from({ length: writing.slots.words }, (_, word) => weigh(weighText(writing, word))),
	}
}
