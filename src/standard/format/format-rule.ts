import { z } from 'zod'
import { commonWords } from '../kinds.ts'
import {
	age,
	ageRange,
	ages,
	cites,
	code,
	exactlyOne,
	interval,
	oneKey,
	oneOrMore,
	period,
	text,
	word,
} from './format-words.ts'

/** One rule as it is written: what opens it, what it needs, what it gives. */

const help = z.enum(['practical', 'personal', 'nursing'])
export type WrittenCondition = {
	any?: WrittenCondition[] | undefined
	all?: WrittenCondition[] | undefined
	not?: WrittenCondition | undefined
	help?:
		| z.infer<typeof help>
		| { kind: z.infer<typeof help>; longTerm?: boolean | undefined; moreThanHours?: number | undefined }
		| undefined
	residence?: string[] | undefined
	seenBy?: string[] | undefined
}
export const condition: z.ZodType<WrittenCondition> = z
	.strictObject({
		get any() {
			return z.array(condition).min(1).max(50).optional().describe('At least one of these holds')
		},
		get all() {
			return z.array(condition).min(1).max(50).optional().describe('Every one of these holds')
		},
		get not() {
			return condition.optional().describe('This does not hold')
		},
		help: z
			.union([
				help,
				z.strictObject({
					kind: help,
					longTerm: z.boolean().optional(),
					moreThanHours: z.number().min(0).max(168).optional(),
				}),
			])
			.optional()
			.describe('Help received: practical, personal or nursing; or { kind, longTerm: true, moreThanHours: n a week }'),
		residence: z
			.array(word)
			.min(1)
			.max(50)
			.optional()
			.meta({ description: 'Lives in one of these', examples: commonWords.residences.map((one) => [one]) }),
		seenBy: z
			.array(word)
			.min(1)
			.max(50)
			.optional()
			.meta({
				description: 'Other staff of the municipality already see the citizen',
				examples: commonWords.staff.map((one) => [one]),
			}),
	})
	.refine(exactlyOne, 'exactly one of any, all, not, help, residence, seenBy')
	.meta({ id: 'condition', description: 'Exactly one of any, all, not, help, residence, seenBy', ...oneKey })

const window = z
	.strictObject({
		from: interval.optional().describe('First day, counted from the event; the day itself if left out'),
		target: interval.optional().describe('The best day for the letter to arrive'),
		until: interval.optional().describe('Last day, counted from the event'),
		for: interval.optional().describe('How long it stays open from its first day'),
		about: interval.optional().describe('About so long after the event; goes with tolerance'),
		tolerance: interval.optional().describe('So much before or after about'),
	})
	.refine(
		({ about, tolerance, from, target, until, for: period }) =>
			about === undefined
				? tolerance === undefined && (until === undefined) !== (period === undefined)
				: tolerance !== undefined && [from, target, until, period].every((other) => other === undefined),
		'either until or for (the last day counted from the event, or how long it stays open), or about with tolerance',
	)
export type WrittenWindow = z.infer<typeof window>

const event = z
	.strictObject({
		kind: oneOrMore(word).meta({
			description: 'What happened: one kind, or a list of kinds that count alike',
			examples: [...commonWords.events],
		}),
		details: z
			.record(z.string(), z.union([z.boolean(), word, z.array(word).min(1)]))
			.optional()
			.describe(
				'What must be known of the event, as in: { knownToMunicipality: false } or { relation: [friend, sibling] }',
			),
		series: z
			.array(window)
			.min(1)
			.max(12)
			.optional()
			.describe('Several times after the event, each with its own window'),
		...window.shape,
	})
	.refine(
		({ series, kind: _, details: __, ...own }) =>
			series === undefined ? window.safeParse(own).success : Object.values(own).every((part) => part === undefined),
		'either until or for (the last day counted from the event, or how long it stays open), or about with tolerance, or a series of such',
	)

export const opens = z
	.strictObject({
		turning: z
			.strictObject({
				age: ages,
				during: z
					.enum(['calendar_year', 'age_year', 'from_birthday'])
					.describe('The calendar year of the birthday; from that birthday to the next; or from the birthday on'),
				fromMonth: z.int().min(1).max(12).optional().describe('With calendar_year: not before the first of this month'),
			})
			.refine(
				({ during, fromMonth }) => fromMonth === undefined || during === 'calendar_year',
				'fromMonth goes with during: calendar_year',
			)
			.optional()
			.describe('Once for each of these ages'),
		yearly: z
			.strictObject({
				fromAge: age,
				toAge: age.optional(),
				times: z.int().min(1).max(2).optional().describe('Twice: once in each half of the year'),
				year: z
					.enum(['calendar_year', 'age_year'])
					.optional()
					.describe('Once each calendar year, or from each birthday to the next; the calendar year if left out'),
				first: z
					.enum(['birthday', 'calendar_year'])
					.optional()
					.describe('In the calendar year of fromAge: from the birthday, or from 1 January'),
			})
			.refine(({ fromAge, toAge = 130 }) => fromAge <= toAge, 'fromAge no higher than toAge')
			.refine(
				({ year, first }) => (year === 'age_year' ? first === undefined : first !== undefined),
				'first says when the first calendar year begins (birthday or calendar_year); an age_year begins on the birthday',
			)
			.optional()
			.describe('Again every year'),
		every: z
			.strictObject({ interval, fromAge: age, toAge: age.optional() })
			.refine(({ fromAge, toAge = 130 }) => fromAge <= toAge, 'fromAge no higher than toAge')
			.optional()
			.describe('Again when so long has passed since the last offer or visit'),
		band: ageRange.optional().describe('As long as the citizen is of this age'),
		newcomer: z
			.strictObject({
				fromAge: age.optional().describe('Of this age or older on the day of moving in'),
				for: interval.describe('How long after moving in'),
			})
			.optional()
			.describe('Moved to the municipality'),
		event: event.optional().describe('Something happened in the citizen’s life'),
		risk: z
			.strictObject({
				kind: oneOrMore(word).meta({
					description: 'Which risk: one kind, or a list of kinds that count alike',
					examples: [...commonWords.risks],
				}),
				for: interval.describe('How long after it was recorded'),
			})
			.optional()
			.describe('A risk was recorded'),
	})
	.refine(exactlyOne, 'exactly one of turning, yearly, every, band, newcomer, event, risk')
	.meta({
		id: 'opens',
		description: 'What opens the offer: exactly one of turning, yearly, every, band, newcomer, event, risk',
		...oneKey,
	})
export type WrittenOpens = z.infer<typeof opens>

export const needs = z.strictObject({
	age: ages.optional().describe('Of one of these ages'),
	livesAlone: z.boolean().optional().describe('Lives alone, as livesAlone of the standard defines it; or does not'),
	preventiveCase: z.boolean().optional().describe('The municipality has an open preventive case'),
	when: condition.optional().describe('What else must hold, as in: { not: { help: personal } }'),
})

export const contact = z.enum(['fixed_time_letter', 'self_booking_letter', 'phone']).meta({
	id: 'contact',
	description:
		'fixed_time_letter: a letter with day and time; self_booking_letter: a letter that asks the citizen to call; phone: we call',
})
export const form = z.enum(['home_visit', 'collective_event', 'either', 'citizen_chooses', 'phone_visit']).meta({
	id: 'form',
	description:
		'home_visit, collective_event, phone_visit; either: the municipality decides which; citizen_chooses: the citizen does',
})
export const visitNeeds = z.enum(['a_yes', 'no_cancellation'])
const minutes = z.int().min(5).max(480).meta({ id: 'minutes', description: 'How long it is planned to take' })

const byAge = z
	.strictObject({ ages, contact: contact.optional(), form: form.optional(), minutes: minutes.optional() })
	.refine(({ ages: _, ...differs }) => Object.values(differs).some((part) => part !== undefined), {
		message: 'contact, form or minutes: what differs for these ages',
	})

/** Every key may stand in the criterion or in what its group shares. */
export const criterion = z.strictObject({
	name: text.optional().describe('What the citizen reads, as in: Fylder 75 år / Turning 75'),
	cites: cites.optional(),
	opens: opens.optional(),
	needs: needs.optional().describe('Asked on the day itself'),
	intervention: code.optional().describe('Which of the interventions it gives'),
	initiative: z
		.enum(['automatic', 'after_assessment', 'on_request', 'priority'])
		.optional()
		.describe(
			'automatic: we offer; after_assessment: a professional decides; on_request: only when asked for; priority: sorts first and entitles to nothing',
		),
	decideWithin: interval
		.optional()
		.describe(
			'With after_assessment: how soon a professional says yes or no, counted from the day we know of it; the municipality’s own deadline if left out',
		),
	contact: contact.optional(),
	form: form.optional(),
	minutes: minutes.optional(),
	byAge: z.array(byAge).min(1).max(50).optional().describe('What differs for some ages; the first that fits counts'),
	visitNeeds: visitNeeds
		.optional()
		.describe(
			'Whether a proposed visit needs a yes or stands unless it is cancelled; the standard’s own answer if left out',
		),
	collective: z
		.strictObject({
			attending: z.enum(['serves', 'does_not_serve']).describe('Whether coming to the event uses up the offer'),
			declined: z.enum(['home_visit', 'nothing']).describe('What is offered to who declines the event'),
		})
		.optional()
		.describe('For forms with a collective event'),
	period: period.optional().describe('A programme that begins or ends within the standard’s own life'),
})
export type WrittenCriterion = z.infer<typeof criterion>
