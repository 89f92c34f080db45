import { bookingsBetween, bookingsOn } from '#booking/actions.ts'
import { standing } from '#eligibility/actions.ts'
import { unserved } from '#eligibility/index.ts'
import { dueOn } from '#followup/actions.ts'
import { inquiryFacts } from '#inquiry/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { batchWith, listBatches, openOffers } from '#offer/actions.ts'
import { criteriaOf, stateOfBatch, type ToCall, wordsForCallReason } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, type Standard, standardOn } from '#standard/index.ts'
import { unsigned } from '#visit/actions.ts'
import { agreementKindText } from '#visit/index.ts'
import { callsToMake, offerStandings, type Stood, standingsOf } from './actions.ts'
import { inNoticeOrder, type Notice, type Task, type Worklist, type WorklistKey } from './worklist.ts'

export type Wanted = {
	readonly today: Day
	/** Only this consultant's own visits, notes and agreements; null: everyone's. */
	readonly of: StaffId | null
}

/** What several lists are made from, fetched when first asked for. */
export type Ground = {
	readonly calls: () => Promise<ToCall[]>
	readonly due: () => Promise<Stood[]>
	readonly names: () => Promise<(criteria: readonly string[]) => Text>
}

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
	let made: Promise<Value> | null = null
	return () => {
		made ??= make()
		return made
	}
}

const namesIn =
	(standard: Standard | null) =>
	(criteria: readonly string[]): Text => {
		const names = criteria.map((code) => (standard === null ? text(code, code) : criterionText(standard, code)))
		return text(names.map(({ da }) => da).join(' · '), names.map(({ en }) => en).join(' · '))
	}

export const groundFor = (db: Db, today: Day): Ground => {
	const calls = once(() => callsToMake(db, today))
	return {
		calls,
		due: once(async () => {
			const due = await standing(db, { verdict: 'offer' })
			const persons = due.map(({ person }) => person)
			const stances = new Map(due.map((one) => [one.person, one]))
			return [...(await standingsOf(db, today, persons, { calls: await calls(), stances })).values()]
		}),
		names: once(async () => namesIn(standardOn(await listStandards(db), today))),
	}
}

const byDay = (tasks: readonly Task[]): Task[] =>
	tasks.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0))

const standingAs =
	(kind: 'offer_missing' | 'offer_overdue') =>
	async (_: Db, __: Wanted, ground: Ground): Promise<Task[]> => {
		const names = await ground.names()
		return (await ground.due())
			.filter(({ standing: { kind: stands } }) => stands === kind)
			.map(({ citizen, standing: { since, criteria } }) => ({
				person: citizen.id,
				on: since,
				what: names(criteria),
				to: `/borger/${citizen.id}`,
			}))
	}

const make: Record<WorklistKey, (db: Db, wanted: Wanted, ground: Ground) => Promise<Task[]>> = {
	vurdering: async (db, _, ground) => {
		const names = await ground.names()
		return (await standing(db, { verdict: 'assess' })).map(({ person, verdict, since }) => ({
			person,
			on: since,
			what: names(unserved(verdict.grounds).map(({ criterion }) => criterion)),
			to: `/vurdering/${person}`,
		}))
	},
	godkendelse: async (db, _, ground) => {
		const names = await ground.names()
		const waiting = (await listBatches(db)).find((batch) => stateOfBatch(batch) === 'waits')
		const found = waiting ? await batchWith(db, waiting.id) : null
		return (found?.offers ?? [])
			.filter(({ endedAt }) => endedAt === null)
			.map((offer) => ({
				person: offer.person,
				on: offer.due.on,
				what: names(criteriaOf(offer)),
				to: `/tilbud/${offer.batch}`,
			}))
	},
	'tilbud-mangler': standingAs('offer_missing'),
	'ring-op': async (_, __, ground) =>
		(await ground.calls()).map(({ person, reason }) => ({
			person,
			on: reason.kind === 'ground' ? reason.due.on : reason.kind === 'silent' ? reason.lastOn : reason.on,
			what: wordsForCallReason(reason),
			to: `/ringeliste?borger=${person}`,
		})),
	'besoeg-i-dag': async (db, { today, of }) =>
		(await bookingsOn(db, today, of ?? undefined))
			.filter(({ heldUntil, releasedAt }) => heldUntil === null && releasedAt === null)
			.map(({ person, span }) => {
				const clocks = `${clockOf(span.from)}–${clockOf(span.to)}`
				return { person, on: dayOf(span.from), what: text(clocks, clocks), to: `/borger/${person}` }
			}),
	'ikke-underskrevet': async (db, { of }) =>
		(await unsigned(db, of)).map(({ person, visit, on, savedAt }) => ({
			person,
			on,
			what:
				savedAt === null
					? text('Intet er skrevet endnu', 'Nothing is written yet')
					: text('Kladde, ikke underskrevet', 'Draft, not signed'),
			to: `/besoeg/${visit}`,
		})),
	opfoelgning: async (db, { today, of }) =>
		(await dueOn(db, today))
			.filter(({ owner }) => of === null || owner === of)
			.map(({ id, person, dueOn: on, kind, what }) => ({
				person,
				on,
				what: text(`${agreementKindText(kind).da}: ${what}`, `${agreementKindText(kind).en}: ${what}`),
				to: `/opfoelgning/${id}`,
			})),
	bekymring: (db, { today }, ground) => concernsWaiting(db, today, ground),
	forsinket: standingAs('offer_overdue'),
}

/** Concerns that nobody has answered with an assessment, an offer or a visit since. */
const concernsWaiting = async (db: Db, today: Day, { calls }: Ground): Promise<Task[]> => {
	const raised = [...(await inquiryFacts(db, 'everyone'))].flatMap(([person, { events, history }]) => {
		const on = (events ?? [])
			.filter(({ kind }) => kind === 'concern_raised')
			.map((event) => event.on)
			.toSorted()
			.at(-1)
		const isAssessed = on !== undefined && (history ?? []).some((entry) => entry.kind === 'assessed' && entry.on >= on)
		return on === undefined || isAssessed ? [] : [{ person, on }]
	})
	if (raised.length === 0) return []
	const stood = await standingsOf(
		db,
		today,
		raised.map(({ person }) => person),
		{ calls: await calls() },
	)
	return raised.flatMap(({ person, on }) => {
		const one = stood.get(person)
		if (one === undefined || one.citizen.status !== 'resident') return []
		const { offers, visits } = one.known
		const isAnswered =
			offers.some(({ madeOn }) => madeOn !== null && madeOn >= on) ||
			visits.some(({ tookPlaceOn }) => tookPlaceOn !== null && tookPlaceOn >= on)
		const what = text('Nogen er bekymret for borgeren', 'Someone is concerned for the citizen')
		return isAnswered ? [] : [{ person, on, what, to: `/vurdering/${person}` }]
	})
}

/** The lists asked for; each holds exactly what its count says. */
export const worklists = async (
	db: Db,
	wanted: Wanted,
	keys: readonly WorklistKey[],
	ground: Ground = groundFor(db, wanted.today),
): Promise<Worklist[]> => {
	const lists: Worklist[] = []
	for (const key of keys) {
		const tasks = await make[key](db, wanted, ground)
		lists.push({ key, tasks: key === 'ring-op' ? tasks : byDay(tasks) })
	}
	return lists
}

const daysAhead = 400

/** What must be looked at before anything else. */
export const noticesOn = async (db: Db, today: Day, ground: Ground): Promise<Notice[]> => {
	const open = await openOffers(db)
	const times = (await bookingsBetween(db, today, addDays(today, daysAhead))).filter(
		({ releasedAt }) => releasedAt === null,
	)
	const tied = [...new Set([...open, ...times].map(({ person }) => person))]
	const citizens = await findCitizens(db, tied)
	const booked = new Set(times.map(({ person }) => person))
	const gone = tied.filter((person) => booked.has(person) && citizens.get(person)?.status !== 'resident')
	const left = gone.map((person): Notice => {
		const isDead = citizens.get(person)?.status === 'dead'
		return {
			kind: 'left',
			person,
			what: isDead
				? text('Død – har stadig en tid', 'Has died – still has a time')
				: text(
						'Bor her ikke længere – har stadig et tilbud eller en tid',
						'No longer lives here – still has an offer or a time',
					),
			action: text('Frigiv tiden', 'Release the time'),
			to: `/borger/${person}/stands`,
		}
	})
	const unsent = open.filter(({ madeOn }) => madeOn === null)
	const protectedOnes = unsent
		.filter(({ person }) => citizens.get(person)?.protected === true)
		.map(
			({ person, batch }): Notice => ({
				kind: 'protected',
				person,
				what: text('Navn og adresse er beskyttet', 'Name and address are protected'),
				action: text('Se brevet, før det sendes', 'See the letter before it is sent'),
				to: batch === null ? `/borger/${person}` : `/tilbud/${batch}`,
			}),
		)
	const held = unsent
		.filter(({ heldBecause }) => heldBecause !== null)
		.map(
			({ person, batch }): Notice => ({
				kind: 'held',
				person,
				what: text('Brevet kunne ikke sendes', 'The letter could not be sent'),
				action: text('Se hvorfor', 'See why'),
				to: batch === null ? `/borger/${person}` : `/tilbud/${batch}`,
			}),
		)
	return inNoticeOrder([...left, ...protectedOnes, ...(await contradictions(db, today, ground)), ...held])
}

const contradictions = async (db: Db, today: Day, { calls }: Ground): Promise<Notice[]> => {
	const doubtful = [...(await offerStandings(db, 'everyone', today))].flatMap(([person, { offers }]) =>
		offers[0]?.isConflicting ? [person] : [],
	)
	if (doubtful.length === 0) return []
	const stood = await standingsOf(db, today, doubtful, { calls: await calls() })
	return [...stood.values()]
		.filter((one) => one.standing.kind === 'contradiction')
		.map(({ citizen, known }) => ({
			kind: 'contradiction',
			person: citizen.id,
			what: text('Der er kommet både ja og nej', 'Both yes and no have come'),
			action: text('Skriv, hvad der gælder', 'Record which holds'),
			to: `/borger/${citizen.id}/svar/${known.offers[0]?.id}`,
		}))
}
