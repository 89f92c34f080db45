import { z } from 'zod'
import { type Day, readDay } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Facts } from './facts.ts'
import { plainFacts } from './why/plain-facts.ts'

const day = z
	.string()
	.refine((written) => readDay(written) !== null, 'a day written YYYY-MM-DD')
	.transform((written) => written as Day)
const help = z
	.union([
		z.boolean(),
		z.object({ received: z.boolean(), longTerm: z.boolean().optional(), hoursPerWeek: z.number().min(0).optional() }),
	])
	.default(false)
const kind = z.string().min(1)
/** A form that we have no word for is a form that is not known. */
const form = z
	.enum(['home_visit', 'collective_event', 'either', 'citizen_chooses', 'phone_visit'])
	.optional()
	.catch(undefined)

const entry = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('offer'),
		on: day,
		criterion: z.string().optional(),
		criteria: z.array(z.string()).optional(),
		form,
	}),
	z.object({ kind: z.literal('declined'), on: day, form }),
	...(['visit', 'phone_visit', 'event_attended', 'no_answer'] as const).map((word) =>
		z.object({ kind: z.literal(word), on: day }),
	),
	z.object({ kind: z.literal('assessed'), on: day, criterion: z.string(), outcome: z.enum(['yes', 'no']) }),
	z.object({ kind: z.literal('opted_out'), on: day, until: day.nullish() }),
	z.object({ kind: z.literal('opt_out_ended'), on: day }),
	...(['owed', 'owed_withdrawn'] as const).map((word) =>
		z.object({ kind: z.literal(word), on: day, criterion: z.string() }),
	),
])

/** Unknown fields are ignored; only id, bornOn and status are required. */
const facts = z.object({
	id: z.string().min(1),
	bornOn: day,
	sex: z
		.enum(['f', 'm'])
		.nullish()
		.transform((sex) => sex ?? null),
	status: z.enum(['resident', 'dead', 'moved_out', 'emigrated', 'disappeared']),
	residentSince: day.nullish().transform((since) => since ?? null),
	livesAlone: z
		.boolean()
		.nullish()
		.transform((alone) => alone ?? null),
	single: z.boolean().nullish(),
	residence: z.string().min(1).default('own_home'),
	help: z
		.object({ personal: help, practical: help, nursing: help })
		.default({ personal: false, practical: false, nursing: false }),
	seenBy: z.array(z.string()).optional(),
	preventiveCase: z.boolean().default(false),
	events: z.array(z.looseObject({ kind, on: day })).default([]),
	risks: z.array(z.object({ kind, on: day })).default([]),
	history: z.array(entry).default([]),
	exceptions: z.array(z.object({ exclusion: z.string(), on: day, reason: z.string().optional() })).default([]),
})

const issueText = ({ path, message }: z.core.$ZodIssue): string =>
	`${path.length === 0 ? 'facts' : path.join('.')}: ${message}`

/** Facts as the command reads them, or what is wrong with them and where. */
export const readFacts = (json: unknown): Outcome<Facts, 'not_facts'> => {
	const plain = plainFacts(json)
	if (plain !== null) return yes(plain)
	const read = facts.safeParse(json)
	return read.success ? yes(read.data) : no('not_facts', read.error.issues.map(issueText).join('; '))
}
