import { z } from 'zod'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import { livesAlone } from './format/format.ts'
import { condition, needs, opens } from './format/format-rule.ts'
import { cites, code, period, text, day as writtenDay } from './format/format-words.ts'
import { conditionOf, dayOrNull, needsOf, opensOf } from './format/resolve-rule.ts'
import { readWritten } from './format/written.ts'
import type { Condition, Needs, Opens, Period } from './rule.ts'
import type { LivesAlone } from './standard.ts'

/** A file of `law/`: what every municipality had to offer at least from one day on, with the vocabulary of a standard's rules. */
const lawFormat = z.strictObject({
	name: text,
	inForceFrom: writtenDay,
	sources: z.array(z.url()).min(1),
	says: text.describe('The whole of it in our own words'),
	rules: z.record(
		code,
		z.strictObject({
			name: text,
			cites,
			opens: opens.describe('A risk of the kind any: whichever the municipality names'),
			needs: needs.optional(),
			initiative: z.enum(['automatic', 'after_assessment']),
			period: period.optional(),
		}),
	),
	mayLeaveOut: z.record(
		code,
		z.strictObject({
			name: text,
			cites,
			when: condition,
			reading: text.optional().describe('How the Act is read where it does not say so itself'),
		}),
	),
	livesAlone: livesAlone.optional(),
	earned: text.optional().describe('What those kept who had earned an offer before'),
})

export type LawRule = {
	readonly code: string
	readonly name: Text
	readonly cites: string
	readonly opens: Opens
	readonly needs: Needs
	readonly initiative: 'automatic' | 'after_assessment'
	readonly period: Period
}

/** Whom a municipality may leave out. */
export type Leave = {
	readonly code: string
	readonly name: Text
	readonly cites: string
	readonly when: Condition
	readonly reading: Text | null
}

/** What every municipality had to offer at least in one period; without rules there is no such minimum. */
export type NationalMinimum = {
	readonly file: string
	readonly name: Text
	readonly from: Day
	readonly to: Day | null
	readonly sources: readonly string[]
	readonly says: Text
	readonly rules: readonly LawRule[]
	readonly mayLeaveOut: readonly Leave[]
	readonly livesAlone: LivesAlone | null
	readonly earned: Text | null
}

export type ReadLaw = { readonly law: NationalMinimum | null; readonly wrong: readonly string[] }

/** One file; it lasts until `followed` says that the next begins. */
export const readLaw = (yaml: string, file: string): ReadLaw => {
	const { content, problems } = readWritten(yaml, file)
	if (problems.length > 0) return { law: null, wrong: problems.map(({ line, what }) => `${file}:${line}: ${what.en}`) }
	const { success, data, error } = lawFormat.safeParse(content)
	if (!success)
		return { law: null, wrong: error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`) }
	const { name, inForceFrom, sources, says, rules, mayLeaveOut, livesAlone, earned } = data
	return {
		wrong: [],
		law: {
			file,
			name,
			from: day(inForceFrom),
			to: null,
			sources,
			says,
			rules: Object.entries(rules).map(([code, rule]) => ({
				code,
				name: rule.name,
				cites: rule.cites,
				opens: opensOf(rule.opens),
				needs: needsOf(rule.needs ?? {}),
				initiative: rule.initiative,
				period: { from: dayOrNull(rule.period?.from), to: dayOrNull(rule.period?.to) },
			})),
			mayLeaveOut: Object.entries(mayLeaveOut).map(([code, { name, cites, when, reading }]) => ({
				code,
				name,
				cites,
				when: conditionOf(when),
				reading: reading ?? null,
			})),
			livesAlone: livesAlone ?? null,
			earned: earned ?? null,
		},
	}
}

/** Oldest first, each ending the day before the next begins. */
export const followed = (laws: readonly NationalMinimum[]): readonly NationalMinimum[] => {
	const sorted = laws.toSorted((a, b) => (a.from < b.from ? -1 : 1))
	return sorted.map((law, at) => {
		const next = sorted[at + 1]
		return next === undefined ? law : { ...law, to: addDays(next.from, -1) }
	})
}
