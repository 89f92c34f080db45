import { z } from 'zod'
import { condition, contact, criterion, form } from './format-rule.ts'
import { cites, code, day, interval, period, scope, text, word } from './format-words.ts'

/** The YAML of a standard, key by key. An unknown key is an error: a misspelt rule must never be a forgotten rule. */

const exclusion = z.strictObject({
	name: text,
	cites,
	when: condition,
	strength: z
		.enum(['absolute', 'default', 'permissive'])
		.describe(
			'absolute: no exception; default: a professional may make an exception for one citizen; permissive: the citizen is left out only by a recorded decision',
		),
	covers: scope.optional().describe('all, or the groups and criteria that it closes'),
})

const intervention = z.strictObject({
	like: code.optional().describe('Takes over from another intervention what it does not say itself'),
	name: text.optional(),
	targetGroup: text.optional(),
	purpose: z.array(text).min(1).max(50).optional(),
	furtherPurpose: z.array(text).min(1).max(50).optional().describe('Added to the purposes taken over'),
	topics: z.union([z.literal('all'), z.array(code).min(1).max(100)]).optional(),
	specialFocus: text.optional(),
	timeFrame: text.optional(),
	documentation: text.optional(),
	cites: cites.optional(),
})
export type WrittenIntervention = z.infer<typeof intervention>

const group = z.strictObject({
	name: text,
	intro: text.optional(),
	list: z
		.enum(['exhaustive', 'illustrative'])
		.describe('illustrative: the criteria are examples, others like them count as well'),
	shared: criterion.optional().describe('What every criterion of the group says unless it says otherwise itself'),
	criteria: z.record(code, criterion),
})

const legalBasis = z.union([
	text,
	z
		.array(
			z
				.strictObject({ ...period.shape, text })
				.refine(({ from = '', to = '9' }) => from <= to, 'from no later than to'),
		)
		.min(1)
		.max(20),
])

const reading = z.strictObject({
	about: text.describe('Where the source can be read in two ways'),
	chosen: text.optional().describe('The reading that the rules follow'),
	chosenBy: text.optional().describe('Who chose it; until that is known the doubt is a warning'),
	on: day.optional(),
})

const replacement = z.strictObject({
	from: day,
	to: day,
	instead: form.describe('The form that is replaced'),
	gives: form.describe('The form that stands in for it'),
	contact: contact.optional(),
	covers: scope,
	because: text,
	cites: cites.optional(),
})

const names = z.record(word, text)

export const format = z.strictObject({
	municipality: z
		.string()
		.regex(/^[a-z][a-z-]*$/, 'the name of the municipality’s folder')
		.describe('The name of the municipality’s folder'),
	title: text,
	validFrom: day,
	validTo: day.optional(),
	replaces: day.optional().describe('The first day of the version that this one replaces'),
	approval: z.strictObject({ by: text, on: day.optional() }),
	legalBasis: legalBasis.describe('The law it rests on; a list of periods where the law changes within its life'),
	source: text,
	assumption: text.optional(),
	readings: z.array(reading).max(50).optional(),
	transitional: z
		.strictObject({ earned: text, cites })
		.optional()
		.describe('Who had earned an offer under the version replaced, and was not offered it, still is'),
	replacements: z
		.array(replacement)
		.min(1)
		.max(20)
		.optional()
		.describe('Another form for a time, as in: phone instead of visit'),
	merging: z
		.strictObject({
			within: z
				.enum(['open_together', 'calendar_year'])
				.describe('One offer for grounds that are open at once, or for all grounds of a calendar year'),
			leading: z
				.array(code)
				.max(200)
				.describe('Criteria and groups in the order in which they lead; the others follow as written'),
		})
		.optional(),
	livesAlone: z
		.enum(['only_adult_at_address', 'single_by_civil_status', 'single_and_only_adult'])
		.optional()
		.describe('What “lives alone” means; the only adult registered at the address if left out'),
	ownWords: z
		.strictObject({
			events: names.optional(),
			risks: names.optional(),
			residences: names.optional(),
			staff: names.optional(),
		})
		.optional()
		.describe('Events, risks, residences and kinds of staff of the municipality’s own'),
	answers: z.strictObject({ visitNeeds: z.enum(['a_yes', 'no_cancellation']), hold: z.enum(['until_answer_by']) }),
	reminders: z.strictObject({ after: interval, times: z.int().min(0).max(5) }),
	phoneAfterSilences: z.int().min(1).max(20),
	furtherVisits: z.strictObject({
		kinds: z.array(z.enum(['home_visit', 'phone_visit'])),
		phoneOnlyIfKnown: z.boolean(),
		cites,
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
