import { addDays, day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'

/** The last day on which serviceloven § 79 a gave anybody a right to an offer. */
export const lastOfSection79a = day('2025-06-30')
export const section79aRepealedOn = addDays(lastOfSection79a, 1)

const named = /\b79\s*a\b/i

export const namesSection79a = ({ da, en }: Text): boolean => named.test(da) || named.test(en)
