import type { Day } from '#kernel/day.ts'
import { section79aRepealedOn } from '#standard/index.ts'

const claims = [/§\s*79\s*a/i, /\bserviceloven\b/i, /\bsocial services act\b/i, /\blov om social service\b/i]

/** A letter dated on or after the repeal may not claim a right under the repealed rule. */
export const claimsRepealedRight = (words: string, dated: Day): boolean =>
	dated >= section79aRepealedOn && claims.some((claim) => claim.test(words))
