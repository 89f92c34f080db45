import type { PersonId } from '#kernel/ids.ts'
import { clock, instantAt, minutesBetween } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import {
	answersTo,
	callsSince,
	canAgree,
	needsOf,
	offersOfPersons,
	offerToAnswer,
	remindersWritten,
	timesToChoose,
} from '#offer/actions.ts'
import {
	callTimeAt,
	criteriaOf,
	numberIn,
	type Promised,
	promisedIn,
	reachOf,
	type ToCall,
	type ToKnow,
	wordsForCallReason,
	wordsForContact,
	wordsOverYears,
} from '#offer/index.ts'
import type { Ask } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, standardOn } from '#standard/index.ts'
import { hindranceText, type Visit } from '#visit/index.ts'
import { callsToMake, tellEverything } from '../actions.ts'
import { waitingForNewTime } from '../move/new-time-actions.ts'
import { nextAfter } from './call-next.ts'
import type { CallSheet } from './call-sheet.ts'
import { type AgreedVisit, agreedVisitOf } from './call-visit-actions.ts'
import { phoneMinutesLeft } from './phone-time.ts'

/** A visit by rule lasts an hour unless its ground says otherwise. */
export const usualMinutes = 60
const timesShown = 4
const linesShown = 6

type Asked = {
	readonly person: PersonId | null
	readonly isIncoming: boolean
	readonly corrects: string | null
	readonly back: string | null
}
type Typed = Pick<CallSheet, 'errors' | 'key'> & {
	/** From what was told before. */
	readonly typed: (told: ToKnow | null) => CallSheet['typed']
}

export const visitToReplace = async (ask: Pick<Ask, 'db' | 'today'>, person: PersonId): Promise<Visit | null> =>
	(await waitingForNewTime(ask.db, ask.today)).find((visit) => visit.person === person) ?? null

const notHeldOf = (visit: Visit) => ({
	on: visit.plannedOn,
	because: visit.notGoneAhead === null ? text('', '') : hindranceText(visit.notGoneAhead),
})

const callsToday = ({ db, today }: Ask) => callsSince(db, instantAt(today, clock('00:00')))

/** The call that whoever is at work recorded last today. */
export const lastCallBy = async (ask: Ask): Promise<CallSheet['last']> => {
	const own = (await callsToday(ask)).find(({ madeBy }) => madeBy === ask.atWork().id)
	const citizen = own === undefined ? undefined : (await findCitizens(ask.db, [own.person])).get(own.person)
	return own === undefined || citizen === undefined
		? null
		: { id: own.id, person: own.person, name: fullName(citizen), outcome: own.outcome }
}

/** All of one call on one screen: the one asked for, else the first of the list; null for nobody we know. */
export const callSheet = async (ask: Ask, asked: Asked, typed: Typed): Promise<CallSheet | 'nobody' | null> => {
	const { db, today } = ask
	const list = asked.isIncoming ? [] : await callsToMake(db, today, callTimeAt(ask.at))
	const at = asked.person === null ? 0 : list.findIndex(({ person }) => person === asked.person)
	const call = list[at]
	const person = asked.person ?? call?.person
	if (person === undefined) return 'nobody'
	const citizen = (await findCitizens(db, [person])).get(person)
	if (citizen === undefined) return null
	const visit = asked.isIncoming || call?.reason.kind === 'not_held' ? await visitToReplace(ask, person) : null
	const offers = await offersOfPersons(db, [person])
	const answered = await offerToAnswer(db, ask.at, person)
	const calls = (await callsToday(ask)).map((one) => one.person)
	const waiting = new Set(list.map((one) => one.person))
	const done = new Set(calls.filter((one) => !waiting.has(one))).size
	const isOwed = call !== undefined || visit !== null || answered !== null || asked.corrects !== null
	const agreed = isOwed ? null : await agreedVisitOf(db, ask.at, person)
	const can =
		isOwed || agreed?.isAhead === false ? 'agree' : agreed !== null ? 'move' : await agreeOrNothing(ask, person)
	const minutes = answered?.minutes ?? (agreed === null ? usualMinutes : minutesOf(agreed))
	const standard = standardOn(await listStandards(db), today)
	const names = (criteria: readonly string[]): Text[] =>
		criteria.map((code) => (standard === null ? text(code, code) : criterionText(standard, code)))
	const last = await lastCallBy(ask)
	const corrected = asked.corrects === null ? undefined : last?.id === asked.corrects ? last : undefined
	const promised = await promiseIn(ask, call, answered)
	const toKnow = await needsOf(db, person)
	return {
		citizen,
		today,
		why:
			visit !== null && call === undefined
				? wordsForCallReason({ kind: 'not_held', ...notHeldOf(visit) })
				: agreed !== null
					? whyAgreed(agreed)
					: can === 'agree' && !isOwed
						? text('Kan få et besøg', 'Can have a visit')
						: whyOf(call?.reason ?? promised, answered),
		until: call?.reason.kind === 'ground' ? call.reason.until : null,
		grounds: names(call?.grounds.map(({ criterion }) => criterion) ?? (answered === null ? [] : criteriaOf(answered))),
		toKnow,
		askedOn: promised === null ? null : numberIn(promised.words),
		inVain: wordsOverYears(offers),
		open:
			answered?.madeOn == null
				? null
				: {
						madeOn: answered.madeOn,
						contact: wordsForContact[answered.contact],
						state: answered.endedBecause === 'yes' ? text('Har sagt ja', 'Has said yes') : text('Afventes', 'Awaited'),
						answerBy: answered.endedBecause === 'yes' ? null : answered.answerBy,
						reminders: (await remindersWritten(db, [answered])).get(answered.id) ?? 0,
						event: answered.event,
					},
		history: (await tellEverything(db, person)).slice(0, linesShown),
		times:
			can === 'agree'
				? await timesToChoose(ask, { person, offer: visit === null ? answered : null, minutes, atMost: timesShown })
				: [],
		...{ can, agreed: agreed?.booking.id ?? null, back: asked.back },
		mayMove: ask.atWork().roles.includes('coordinator'),
		minutes,
		place: call === undefined ? 0 : done + at + 1,
		of: done + list.length,
		minutesLeft: phoneMinutesLeft(ask.municipality.contact.phoneHours, ask.at),
		following: list[at + 1]?.person ?? null,
		visit: visit?.id ?? null,
		isIncoming: asked.isIncoming,
		corrects: corrected === undefined ? null : { id: corrected.id, outcome: corrected.outcome },
		last,
		next: nextAfter({
			today,
			reason: visit === null ? (call?.reason.kind ?? null) : 'not_held',
			inVain: reachOf(call?.calls ?? []).inVain,
			isAside: agreed !== null || can === 'nothing',
			isIncoming: asked.isIncoming,
		}),
		...{ ...typed, typed: typed.typed(toKnow) },
	}
}

const agreeOrNothing = async (ask: Ask, person: PersonId): Promise<'agree' | 'nothing'> =>
	(await canAgree(ask.db, ask.at, person)) ? 'agree' : 'nothing'

const minutesOf = ({ booking: { span } }: AgreedVisit): number => minutesBetween(span.from, span.to)

const whyAgreed = ({ booking: { span }, isAhead }: AgreedVisit): Text => {
	const [da, en] = [writeLongMoment(span.from, 'da'), writeLongMoment(span.from, 'en')]
	return isAhead
		? text(`Har aftalt et besøg ${da}`, `Has agreed on a visit on ${en}`)
		: text(
				`Besøget ${da} er ikke begyndt, og tiden er gået – aftal en ny`,
				`The visit on ${en} has not begun and the time has passed – agree on a new one`,
			)
}

type Answered = Awaited<ReturnType<typeof offerToAnswer>>

/** The call that the citizen has asked for, also where its day has not come. */
const promiseIn = async ({ db }: Ask, call: ToCall | undefined, answered: Answered): Promise<Promised | null> => {
	if (call?.reason.kind === 'promised') return call.reason
	if (call !== undefined || answered === null) return null
	return promisedIn((await answersTo(db, [answered.id])).at(-1), [])
}

const whyOf = (reason: ToCall['reason'] | null, answered: Answered): Text => {
	if (reason !== null) return wordsForCallReason(reason)
	if (answered === null) return text('Har ikke noget åbent tilbud', 'Has no open offer')
	if (answered.endedBecause !== 'yes' || answered.time === null)
		return text('Har et tilbud, der afventer svar', 'Has an offer that awaits an answer')
	const { from } = answered.time
	return text(
		`Har sagt ja: besøg ${writeLongMoment(from, 'da')}`,
		`Has said yes: visit on ${writeLongMoment(from, 'en')}`,
	)
}
