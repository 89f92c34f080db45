import { type Day, day } from '#kernel/day.ts'

/** The day on which the right that the older letters cited was repealed. */
const repealed = day('2025-07-01')
const claims = [/§\s*79\s*a/i, /\bserviceloven\b/i, /\bsocial services act\b/i, /\blov om social service\b/i]

/** A letter dated on or after the repeal may not claim a right under the repealed rule. */
export const claimsRepealedRight = (words: string, dated: Day): boolean =>
	dated >= repealed && claims.some((claim) => claim.test(words))
