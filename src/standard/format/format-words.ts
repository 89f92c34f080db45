import { z } from 'zod'
import { readDay } from '#kernel/day.ts'
import { readInterval } from './interval.ts'

/** The small parts that the YAML of a standard is written with. */

export const text = z
	.strictObject({ da: z.string().trim().min(1), en: z.string().trim().min(1) })
	.meta({ id: 'text', description: 'The same words in Danish (da) and English (en)' })
export const day = z
	.string()
	.refine((written) => readDay(written) !== null, 'a day written YYYY-MM-DD')
	.meta({ id: 'day', description: 'A day, YYYY-MM-DD', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const interval = z
	.string()
	.refine((written) => readInterval(written) !== null, 'a number and days, weeks, months or years, as in: 6 weeks')
	.meta({
		id: 'interval',
		description: 'A stretch of the calendar: 10 days, 6 weeks, 3 months, 1 year',
		pattern: '^\\d{1,5} (day|week|month|year)s?$',
	})
export const age = z.int().min(0).max(130).meta({ id: 'age', description: 'Whole years' })
/** What the facts call an event, a risk, a residence. */
export const word = z
	.string()
	.regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _, as in: spouse_died')
	.meta({ id: 'word', description: 'A word of the facts, as in: spouse_died' })
/** What the standard calls its own parts. */
export const code = z
	.string()
	.regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and -, as in: age-75')
	.meta({ id: 'code', description: 'A name within the standard, as in: age-75' })
export const cites = z
	.string()
	.trim()
	.min(1)
	.meta({ id: 'cites', description: 'The place in the decided document that this comes from' })

/** What a schema for editors says of an object with exactly one key. */
export const oneKey = { minProperties: 1, maxProperties: 1 }
export const exactlyOne = (value: object) => Object.values(value).filter((part) => part !== undefined).length === 1

/** A list, or one of it without the brackets. */
export const oneOrMore = <Part extends z.ZodType>(part: Part) => z.union([part, z.array(part).min(1).max(50)])

/** A missing end is open. */
export const ageRange = z
	.strictObject({ from: age.optional(), to: age.optional() })
	.refine(({ from = 0, to = 130 }) => from <= to, 'from no higher than to')
/** `75`, `{ from: 65, to: 79 }`, or a list of such: a set with holes. */
export const ages = oneOrMore(z.union([age, ageRange])).meta({
	id: 'ages',
	description: 'An age, a range with from and to (either may be left out), or a list of such',
})
export type WrittenAges = z.infer<typeof ages>

export const period = z
	.strictObject({ from: day.optional(), to: day.optional() })
	.refine(({ from = '', to = '9' }) => from <= to, 'from no later than to')
	.meta({ id: 'period', description: 'First and last day, both part of it; a missing one is open' })

/** Which rules something holds for. */
export const scope = z
	.union([
		z.literal('all'),
		z
			.strictObject({ groups: z.array(code).min(1).optional(), criteria: z.array(code).min(1).optional() })
			.refine((named) => named.groups !== undefined || named.criteria !== undefined, 'groups, criteria, or both'),
	])
	.meta({ id: 'scope', description: 'all, or { groups: […], criteria: […] }: either or both' })
export type WrittenScope = z.infer<typeof scope>
