import type { DayNumber } from '#kernel/day-number.ts'
import type { Rules } from './lower.ts'

/**
 * A day, or a longer stretch, as the compiled rules see it: whole numbers only, at the places that `slotsOf` gives.
 * `days` holds, for anchors whose window is open, the first day of it.
 */
export type Constants = { readonly vector: Int32Array; readonly days: Int32Array }

/** What the rules ask on a day; from one day to a later one: whether it is so some time in between. */
export const constantsFor = (_rules: Rules, _from: DayNumber, _to: DayNumber): Constants => ({
	vector: new Int32Array(0),
	days: new Int32Array(0),
})
