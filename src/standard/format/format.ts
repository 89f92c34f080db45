import { z } from 'zod'
import { backgrounds } from '#access/index.ts'
import { condition, contact, criterion, form, visitNeeds } from './format-rule.ts'
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
	targetGroup: text.optional().describe('For whom, in one sentence'),
	purpose: z.array(text).min(1).max(50).optional().describe('What it is meant to do, one thing a line'),
	furtherPurpose: z.array(text).min(1).max(50).optional().describe('Added to the purposes taken over'),
	topics: z
		.union([z.literal('all'), z.array(code).min(1).max(100)])
		.optional()
		.describe('all, or some of the topics below'),
	specialFocus: text.optional().describe('What this visit is about before anything else'),
	timeFrame: text.optional().describe('When, how long, what follows'),
	documentation: text.optional().describe('The duty to write it down'),
	cites: cites.optional(),
})
export type WrittenIntervention = z.infer<typeof intervention>

const group = z.strictObject({
	name: text,
	intro: text.optional().describe('A paragraph before the list, on the page that citizens read'),
	list: z
		.enum(['exhaustive', 'illustrative'])
		.describe('illustrative: the criteria are examples, others like them count as well'),
	shared: criterion.optional().describe('What every criterion of the group says unless it says otherwise itself'),
	criteria: z.record(code, criterion).describe('The rules, each under its code'),
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

export const livesAlone = z.enum(['only_adult_at_address', 'single_by_civil_status', 'single_and_only_adult'])
const names = z.record(word, text)

export const format = z.strictObject({
	municipality: z
		.string()
		.regex(/^[a-z][a-z-]*$/, 'the name of the municipality’s folder')
		.describe('The name of the municipality’s folder'),
	title: text.describe('The heading of the page that citizens read'),
	validFrom: day.describe('The first day; also the name of the file'),
	validTo: day.optional().describe('The last day; without it the standard lasts until the next version begins'),
	replaces: day.optional().describe('The first day of the version that this one replaces'),
	approval: z.strictObject({ by: text, on: day.optional() }).describe('Who approved it, and when'),
	legalBasis: legalBasis.describe('The law it rests on; a list of periods where the law changes within its life'),
	source: text.describe('The decided document that this was written from'),
	assumption: text.optional().describe('Said on every page: it rests on an assumption, not on a decision'),
	readings: z
		.array(reading)
		.max(50)
		.optional()
		.describe('Doubts about what the source means, each with the reading chosen, and by whom'),
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
		.optional()
		.describe('How several grounds become one offer; grounds open at once, in the order written, if left out'),
	livesAlone: livesAlone
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
	answers: z
		.strictObject({
			visitNeeds: visitNeeds.describe('Nobody comes without a yes, or the visit stands unless it is cancelled'),
			hold: z.enum(['until_answer_by']).describe('How long a proposed time is kept'),
		})
		.describe('What an answer, or no answer, means'),
	reminders: z
		.strictObject({ after: interval, times: z.int().min(0).max(5) })
		.describe('When a letter that nobody answers is sent again, and how many times'),
	phoneAfterSilences: z.int().min(1).max(20).describe('So many refusals or silences in a row before we phone'),
	furtherVisits: z
		.strictObject({
			kinds: z.array(z.enum(['home_visit', 'phone_visit'])),
			phoneOnlyIfKnown: z.boolean().describe('By phone only where the consultant knows the citizen already'),
			cites,
		})
		.describe('Visits that may follow the first'),
	staff: z
		.strictObject({
			professions: z
				.array(z.enum(backgrounds))
				.min(1)
				.max(20)
				.describe('Whoever signs in the journal has one of these; other_health_professional: any health profession'),
			cites,
		})
		.optional()
		.describe('The background demanded of whoever signs in the journal; any health profession if left out'),
	topics: z.record(code, text).describe('What a visit may be about'),
	interventions: z.record(code, intervention).describe('The named forms of the service'),
	groups: z.record(code, group).describe('The rules: whom the service is offered to'),
	exclusions: z.record(code, exclusion).describe('Who is left out'),
	texts: z
		.strictObject({
			summary: text.describe('The service in two sentences'),
			purpose: text,
			offer: text.describe('How the offer reaches the citizen'),
			visit: text.describe('What happens; the topics are listed after it'),
			notPart: text.describe('What the visit is not'),
			followUp: text,
			staff: text,
			rights: text,
			acceptance: text.describe('What a yes means'),
			recording: text.describe('What is written down, and why'),
			contact: text,
		})
		.describe('What citizens read, in the order of the page; “- ” at the start of a line makes a list'),
})
export type WrittenStandard = z.infer<typeof format>
