import { staffNames } from '#access/actions.ts'
import { bookingsOn, callsOwed } from '#booking/actions.ts'
import { standing } from '#eligibility/actions.ts'
import { dueOn, handOversNotOver } from '#followup/actions.ts'
import { handOverRows, handOverStandingText } from '#followup/index.ts'
import {
	assessmentsWaiting,
	concernsByStaff,
	inquiryFacts,
	referralsWaiting,
	screeningsWaiting,
} from '#inquiry/actions.ts'
import { addDays, type Day, earlier } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, clockOf, dayOf, instantAt, isBefore } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { batchWith, conflicts, lettersLost, lettersWaiting, listBatches } from '#offer/actions.ts'
import {
	type CallTime,
	criteriaOf,
	downSince,
	stateOfBatch,
	type ToCall,
	wordsForAnswer,
	wordsForCallReason,
	wordsForLine,
	wordsForNotArrived,
	wordsForPurpose,
} from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, type Standard, standardOn } from '#standard/index.ts'
import { unsigned } from '#visit/actions.ts'
import { agreementKindText, partnerText } from '#visit/index.ts'
import { callsToMake, type Stood, standingsOf } from './actions.ts'
import { movedFromTo } from './move-call-words.ts'
import { stateOf, stateText } from './record-request.ts'
import { selectWaiting } from './record-request-store.ts'
import { visitsWithoutConsultant } from './sick-actions.ts'
import type { Task, Worklist, WorklistKey } from './worklist.ts'

export type Wanted = {
	readonly today: Day
	readonly municipality: Municipality
	/** Only this consultant's own visits, notes and agreements; null: everyone's. */
	readonly of: StaffId | null
	/** The part of the day, for the order of the calls. */
	readonly now?: CallTime
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

export const groundFor = (db: Db, today: Day, now: CallTime | null = null): Ground => {
	const calls = once(() => callsToMake(db, today, now))
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

/** By the last day where there is one, else by the day since which it waits. */
const byDay = (tasks: readonly Task[]): Task[] =>
	tasks.toSorted((a, b) => {
		const [x, y] = [a.dueOn ?? a.on ?? '', b.dueOn ?? b.on ?? '']
		return x < y ? -1 : x > y ? 1 : 0
	})

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
	henvendelser: async (db, { municipality, today }) =>
		(await referralsWaiting(db, municipality, today)).map(({ referral, person, receivedOn: on, dueOn, what }) => ({
			...{ person, on, dueOn, what },
			to: `/henvendelser/${referral}`,
		})),
	bekymringer: (db, wanted, ground) => concernsWaiting(db, wanted, ground),
	udskrivning: async (db, { municipality, today }) =>
		(await screeningsWaiting(db, municipality, today)).map(({ screening, person, dischargedOn: on, dueOn }) => ({
			...{ person, on, dueOn },
			what: text('Tilbud eller ej efter udskrivning', 'An offer or none after a discharge'),
			to: `/udskrivning/${screening}`,
		})),
	vurdering: async (db, { municipality, today }, ground) => {
		const names = await ground.names()
		const waiting = Map.groupBy(await assessmentsWaiting(db, municipality, today), ({ person }) => person)
		return [...waiting].map(([person, own]) => ({
			person,
			on: own.map(({ since }) => since).reduce(earlier),
			dueOn: own[0]?.dueOn ?? null,
			what: names(own.map(({ criterion }) => criterion)),
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
	'breve-venter': async (db) => {
		const waiting = await lettersWaiting(db)
		const down = downSince(waiting)
		return waiting.map((one) => ({
			person: one.person,
			on: dayOf(one.failingSince ?? one.since),
			what: wordsForLine(one, down),
			to: '/tilbud/venter',
		}))
	},
	'breve-retur': async (db) =>
		(await lettersLost(db)).map(({ letter, toldAt, because }) => {
			const [what, why] = [wordsForPurpose[letter.purpose], wordsForNotArrived(because)]
			return {
				person: letter.person,
				on: dayOf(toldAt),
				what: text(`${what.da}: ${why.da.toLowerCase()}`, `${what.en}: ${why.en.toLowerCase()}`),
				to: '/tilbud/ikke-afleveret',
			}
		}),
	modstridende: async (db, { today }, { calls }) => {
		const found = await conflicts(db)
		const persons = found.map(({ offer }) => offer.person)
		const stood = persons.length === 0 ? null : await standingsOf(db, today, persons, { calls: await calls() })
		return found.flatMap(({ offer: { id, person }, answers }) => {
			const what = text(
				answers.map(({ kind }) => wordsForAnswer[kind].da).join(' · '),
				answers.map(({ kind }) => wordsForAnswer[kind].en).join(' · '),
			)
			return stood?.get(person)?.standing.kind === 'contradiction'
				? [{ person, on: answers.at(-1)?.on ?? null, what, to: `/borger/${person}/modstrid/${id}` }]
				: []
		})
	},
	'ring-op': async (_, __, ground) =>
		(await ground.calls()).map(({ person, reason }) => ({
			person,
			on: reason.kind === 'ground' ? reason.due.on : reason.kind === 'silent' ? reason.lastOn : reason.on,
			what: wordsForCallReason(reason),
			to: `/ringeliste?borger=${person}`,
		})),
	'ring-om-flyttet': async (db, { today }) => {
		const names = await staffNames(db)
		return (await callsOwed(db, instantAt(today, clock('00:00')))).map(({ booking, knows }) => ({
			person: booking.person,
			on: dayOf(isBefore(booking.span.from, knows.span.from) ? booking.span.from : knows.span.from),
			what: movedFromTo(knows, booking, names),
			to: '/flyttede-besoeg',
		}))
	},
	'uden-medarbejder': async (db, { today }) => {
		const names = await staffNames(db)
		return (await visitsWithoutConsultant(db, instantAt(today, clock('00:00')))).flatMap((visit) =>
			visit.map(({ person, staff, span }) => {
				const at = (language: Language) => `${writeClock(clockOf(span.from), language)}, ${names.get(staff) ?? ''}`
				return { person, on: dayOf(span.from), what: text(at('da'), at('en')), to: `/sygemelding/${staff}` }
			}),
		)
	},
	'besoeg-i-dag': async (db, { today, of }) =>
		(await bookingsOn(db, today, of ?? undefined))
			.filter(({ heldUntil, releasedAt }) => heldUntil === null && releasedAt === null)
			.map(({ person, span }) => {
				const clocks = (language: Language) =>
					`${writeClock(clockOf(span.from), language)}–${writeClock(clockOf(span.to), language)}`
				return { person, on: dayOf(span.from), what: text(clocks('da'), clocks('en')), to: `/borger/${person}` }
			}),
	'ikke-underskrevet': async (db, { of }) =>
		(await unsigned(db, of)).map(({ person, visit, on, savedAt }) => ({
			person,
			on,
			what:
				savedAt === null
					? text('Der er ikke skrevet i journalen endnu', 'Nothing is written in the journal yet')
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
	overleveringer: async (db, { today, of, municipality }) => {
		const { answerDays } = municipality.followUp
		return handOverRows(await handOversNotOver(db), today, answerDays).flatMap(({ of: one, standing, due }) => {
			const isOurs = standing === 'to_send' || standing === 'unanswered' || standing === 'withdrawn'
			if (!isOurs || (of !== null && one.madeBy !== of)) return []
			const [stands, to] = [handOverStandingText(standing), partnerText(one.to)]
			const what = text(`${stands.da}: ${to.da}`, `${stands.en}: ${to.en}`)
			const dueOn = standing === 'unanswered' ? due : null
			return [{ person: one.person, on: dayOf(one.madeAt), dueOn, what, to: `/overleveringer/${one.id}` }]
		})
	},
	aktindsigt: async (db) =>
		(await selectWaiting(db)).map((request) => ({
			person: request.person,
			on: request.askedOn,
			dueOn: request.dueOn,
			what: stateText[stateOf(request)],
			to: `/aktindsigt/${request.id}`,
		})),
	forsinket: standingAs('offer_overdue'),
}

/** Concerns written down by staff as an event, which nobody has answered with an assessment, an offer or a visit since. */
const concernsWaiting = async (db: Db, { today, municipality }: Wanted, { calls }: Ground): Promise<Task[]> => {
	const told = await concernsByStaff(db)
	const known = await inquiryFacts(
		db,
		told.map(({ person }) => person),
	)
	const raised = told.filter(
		({ person, on }) =>
			!(known.get(person)?.history ?? []).some((entry) => entry.kind === 'assessed' && entry.on >= on),
	)
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
		const dueOn = addDays(on, municipality.deadlines.concern)
		return isAnswered ? [] : [{ person, on, dueOn, what, to: `/vurdering/${person}` }]
	})
}

/** What already stands in the order it is to be done; the others are put in the order of their days. */
const inOrder: readonly WorklistKey[] = ['ring-op', 'overleveringer']

/** The lists asked for; each holds exactly what its count says. */
export const worklists = async (
	db: Db,
	wanted: Wanted,
	keys: readonly WorklistKey[],
	ground: Ground = groundFor(db, wanted.today, wanted.now),
): Promise<Worklist[]> => {
	const lists: Worklist[] = []
	for (const key of keys) {
		const tasks = await make[key](db, wanted, ground)
		lists.push({ key, tasks: inOrder.includes(key) ? tasks : byDay(tasks) })
	}
	return lists
}
