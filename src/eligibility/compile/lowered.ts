import type { Standard } from '#standard/index.ts'
import { lower, type Rules } from './lower.ts'

const lowered = new WeakMap<Standard, Rules>()

/** The rules of a standard, brought down once for as long as somebody holds the standard. */
export const rulesOf = (standard: Standard): Rules => {
	const known = lowered.get(standard)
	if (known !== undefined) return known
	const rules = lower(standard)
	lowered.set(standard, rules)
	return rules
}
