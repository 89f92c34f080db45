import { z } from 'zod'
import { readDay } from '#kernel/day.ts'
import { readInterval } from './interval.ts'

/** The YAML of a standard, key by key. An unknown key is an error: a misspelt rule must never be a forgotten rule. */

const text = z.strictObject({ da: z.string().trim().min(1), en: z.string().trim().min(1) })
const day = z.string().refine((written) => readDay(written) !== null, 'a day written YYYY-MM-DD')
const interval = z
	.string()
	.refine((written) => readInterval(written) !== null, 'a number and days, weeks or months, as in: 6 weeks')
const age = z.int().min(0).max(130)
const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _, as in: spouse_died')
const code = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and -, as in: age-75')

const exactlyOne = (value: object) => Object.values(value).filter((part) => part !== undefined).length === 1

const opens = z
	.strictObject({
		turning: z.strictObject({ age, during: z.enum(['calendar_year', 'age_year', 'from_birthday']) }).optional(),
		yearly: z.strictObject({ fromAge: age, first: z.enum(['birthday', 'calendar_year']) }).optional(),
		newcomer: z.strictObject({ fromAge: age, for: interval }).optional(),
		event: z
			.strictObject({
				kind: word,
				details: z.record(z.string(), z.boolean()).optional(),
				from: interval.optional(),
				target: interval.optional(),
				until: interval.optional(),
				for: interval.optional(),
			})
			.refine(
				(event) => (event.until === undefined) !== (event.for === undefined),
				'either until or for: the last day counted from the event, or how long it stays open',
			)
			.optional(),
		risk: z.strictObject({ kind: word, for: interval }).optional(),
	})
	.refine(exactlyOne, 'exactly one of turning, yearly, newcomer, event, risk')

const ageRange = z
	.strictObject({ from: age.optional(), to: age.optional() })
	.refine(({ from = 0, to = 130 }) => from <= to, 'from no higher than to')

const needs = z.strictObject({
	age: z.union([ageRange, z.array(ageRange).min(1)]).optional(),
	livesAlone: z.boolean().optional(),
	preventiveCase: z.boolean().optional(),
})

const criterion = z.strictObject({
	name: text.optional(),
	cites: z.string().trim().min(1).optional(),
	opens: opens.optional(),
	needs: needs.optional(),
	intervention: code.optional(),
	initiative: z.enum(['automatic', 'after_assessment', 'on_request']).optional(),
	contact: z.enum(['fixed_time_letter', 'self_booking_letter', 'phone']).optional(),
	form: z.enum(['home_visit', 'collective_event', 'either', 'citizen_chooses', 'phone_visit']).optional(),
	minutes: z.int().min(5).max(480).optional(),
})
export type WrittenCriterion = z.infer<typeof criterion>

const helpKind = z.enum(['practical', 'personal', 'nursing'])
export type WrittenCondition = {
	any?: WrittenCondition[] | undefined
	all?: WrittenCondition[] | undefined
	not?: WrittenCondition | undefined
	help?:
		| z.infer<typeof helpKind>
		| { kind: z.infer<typeof helpKind>; longTerm?: boolean | undefined; moreThanHours?: number | undefined }
		| undefined
	residence?: string[] | undefined
}
const condition: z.ZodType<WrittenCondition> = z
	.strictObject({
		get any() {
			return z.array(condition).min(1).optional()
		},
		get all() {
			return z.array(condition).min(1).optional()
		},
		get not() {
			return condition.optional()
		},
		help: z
			.union([
				helpKind,
				z.strictObject({
					kind: helpKind,
					longTerm: z.boolean().optional(),
					moreThanHours: z.number().min(0).max(168).optional(),
				}),
			])
			.optional(),
		residence: z.array(word).min(1).optional(),
	})
	.refine(exactlyOne, 'exactly one of any, all, not, help, residence')

const exclusion = z.strictObject({
	name: text,
	cites: z.string().trim().min(1),
	when: condition,
	exception: z.enum(['none', 'individual_assessment']),
	covers: z.array(code).min(1).optional(),
})

const intervention = z.strictObject({
	/** Takes over from another intervention what it does not say itself. */
	like: code.optional(),
	name: text.optional(),
	targetGroup: text.optional(),
	purpose: z.array(text).min(1).optional(),
	/** Added to the purposes taken over. */
	furtherPurpose: z.array(text).min(1).optional(),
	topics: z.union([z.literal('all'), z.array(code).min(1)]).optional(),
	specialFocus: text.optional(),
	timeFrame: text.optional(),
	documentation: text.optional(),
	cites: z.string().trim().min(1).optional(),
})
export type WrittenIntervention = z.infer<typeof intervention>

const group = z.strictObject({
	name: text,
	intro: text.optional(),
	list: z.enum(['exhaustive', 'illustrative']),
	shared: criterion.optional(),
	criteria: z.record(code, criterion),
})

export const format = z.strictObject({
	municipality: z.string().regex(/^[a-z][a-z-]*$/),
	title: text,
	validFrom: day,
	validTo: day.optional(),
	replaces: day.optional(),
	approval: z.strictObject({ by: text, on: day.optional() }),
	legalBasis: text,
	source: text,
	assumption: text.optional(),
	readings: z.array(z.strictObject({ about: text, chosen: text })).optional(),
	answers: z.strictObject({ visitNeeds: z.enum(['a_yes', 'no_cancellation']), hold: z.enum(['until_answer_by']) }),
	reminders: z.strictObject({ after: interval, times: z.int().min(0).max(5) }),
	phoneAfterSilences: z.int().min(1).max(20),
	furtherVisits: z.strictObject({
		kinds: z.array(z.enum(['home_visit', 'phone_visit'])),
		phoneOnlyIfKnown: z.boolean(),
		cites: z.string().trim().min(1),
	}),
	topics: z.record(code, text),
	interventions: z.record(code, intervention),
	groups: z.record(code, group),
	exclusions: z.record(code, exclusion),
	texts: z.strictObject({
		summary: text,
		purpose: text,
		offer: text,
		visit: text,
		notPart: text,
		followUp: text,
		staff: text,
		rights: text,
		acceptance: text,
		recording: text,
		contact: text,
	}),
})
export type WrittenStandard = z.infer<typeof format>
