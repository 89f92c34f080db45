import { staffNames } from '#access/actions.ts'
import { bookingsBetween, tellPerson as bookingTells } from '#booking/actions.ts'
import { tellPerson as eligibilityTells, stanceOf, standing } from '#eligibility/actions.ts'
import type { Stance } from '#eligibility/index.ts'
import {
	agreementsOf,
	closingsOf,
	closingsOfEveryone,
	tellPerson as followupTells,
	openAgreements,
} from '#followup/actions.ts'
import { tellPerson as inquiryTells } from '#inquiry/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import {
	answersTo,
	callList,
	offersOfPersons,
	tellPerson as offerTells,
	optOutsOf,
	remindersWritten,
	seatsStanding,
} from '#offer/actions.ts'
import { type CallTime, isConflicting, isInForce, type ToCall } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { everyone, findCitizens, tellPerson as populationTells } from '#population/actions.ts'
import { ageOf, type Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn, standardUnder } from '#standard/index.ts'
import { visitsOf, visitsOfEveryone, tellPerson as visitTells } from '#visit/actions.ts'
import { type StoryLine, storyOf } from './card/story.ts'
import { notHeldAmong, waitingForNewTime } from './move/new-time-actions.ts'
import { seenNoticesOf } from './notice-actions.ts'
import { factsFrom, isCourseOpen, type Known, type OfferStanding } from './standing/facts-from.ts'
import { type Standing, standingOf } from './standing/standing.ts'

export { citizenWithNumber } from './own/own-actions.ts'
export { recordNight } from './record/record-request-actions.ts'
export { followLives } from './today/follow-actions.ts'
export { followingForwarding } from './today/forwarded-actions.ts'

/** A citizen, what is known of them, and where they stand. */
export type Stood = { readonly citizen: Citizen; readonly known: Known; readonly standing: Standing }

/** How far back a time gone by is still looked for, and how far ahead one can be agreed. */
const daysBack = 90
const daysAhead = 400

/** What the caller already has, and need not be fetched again. */
export type Fetched = {
	readonly calls?: readonly ToCall[]
	readonly stances?: ReadonlyMap<PersonId, { readonly verdict: Stance; readonly since: Day }>
}

/** Where these citizens stand on a day; the same ladder for the card, the lists and the ledger. */
export const standingsOf = async (
	db: Db,
	today: Day,
	persons: readonly PersonId[] | 'everyone',
	fetched: Fetched = {},
): Promise<Map<PersonId, Stood>> => {
	const citizens = persons === 'everyone' ? await everyCitizen(db) : await findCitizens(db, persons)
	const ids = [...citizens.keys()]
	const standard = standardOn(await listStandards(db), today)
	const stanceOfPerson = fetched.stances ?? (await stancesOf(db, persons))
	const offers = await offerStandings(db, persons, today)
	const calls = new Map((fetched.calls ?? (await callsToMake(db, today))).map((call) => [call.person, call]))
	const bookings = Map.groupBy(
		await bookingsBetween(db, addDays(today, -daysBack), addDays(today, daysAhead)),
		(booking) => booking.person,
	)
	const isEveryone = persons === 'everyone'
	const visits = Map.groupBy(
		isEveryone ? await visitsOfEveryone(db) : await inPortions(ids, (some) => visitsOf(db, ...some)),
		(visit) => visit.person,
	)
	const agreements = Map.groupBy(
		isEveryone ? await openAgreements(db) : await inPortions(ids, (some) => agreementsOf(db, ...some)),
		(agreement) => agreement.person,
	)
	const closings = Map.groupBy(
		isEveryone ? await closingsOfEveryone(db) : await inPortions(ids, (some) => closingsOf(db, ...some)),
		(closing) => closing.person,
	)
	const seats = await seatsStanding(db)
	const names = await staffNames(db)
	return new Map(
		[...citizens].map(([id, citizen]) => {
			const known: Known = {
				today,
				citizen,
				stance: stanceOfPerson.get(id) ?? null,
				standard,
				offers: offers.get(id)?.offers ?? [],
				optOut: offers.get(id)?.optOut ?? null,
				toCall: calls.get(id) ?? null,
				bookings: bookings.get(id) ?? [],
				seats: seats.get(id) ?? [],
				visits: visits.get(id) ?? [],
				agreements: agreements.get(id) ?? [],
				closings: closings.get(id) ?? [],
				nameOf: (staff) => names.get(staff) ?? '',
			}
			return [id, { citizen, known, standing: standingOf(factsFrom(known)) }]
		}),
	)
}

const portion = 5000

/** A room asked about many citizens is asked a few thousand at a time. */
const inPortions = async <One>(
	persons: readonly PersonId[],
	ask: (some: readonly PersonId[]) => Promise<readonly One[]>,
): Promise<One[]> => {
	const all: One[] = []
	for (let at = 0; at < persons.length; at += portion)
		for (const one of await ask(persons.slice(at, at + portion))) all.push(one)
	return all
}

/** So few are asked for one by one; more, and the whole record is read at once. */
const few = 20

/** Where the rules put these citizens; who was never weighed is absent. */
export const stancesOf = async (
	db: Db,
	persons: readonly PersonId[] | 'everyone',
): Promise<NonNullable<Fetched['stances']>> => {
	const found: { person: PersonId; verdict: Stance; since: Day }[] = []
	if (persons === 'everyone' || persons.length > few) for (const one of await standing(db)) found.push(one)
	else
		for (const person of persons) {
			const one = await stanceOf(db, person)
			if (one !== null) found.push(one)
		}
	return new Map(found.map((one) => [one.person, one]))
}

/** Whom to call, in order – that of the part of the day, where one is given; who has died or moved since is left out. */
export const callsToMake = async (db: Db, today: Day, now: CallTime | null = null): Promise<ToCall[]> => {
	const list = await callList(db, today, notHeldAmong(await waitingForNewTime(db, today)), now)
	const citizens = await findCitizens(
		db,
		list.map(({ person }) => person),
	)
	return list.filter(({ person }) => citizens.get(person)?.status === 'resident')
}

/** Offers with their answers, and an opt-out in force; who has neither is absent. */
export const offerStandings = async (
	db: Db,
	persons: readonly PersonId[] | 'everyone',
	today: Day,
): Promise<ReadonlyMap<PersonId, OfferStanding>> => {
	const offers = Map.groupBy(await offersOfPersons(db, persons), ({ person }) => person)
	const ids = [...offers.values()].flat().map(({ id }) => id)
	const answers = Map.groupBy(await answersTo(db, persons === 'everyone' ? 'all' : ids), ({ offer }) => offer)
	const optOuts = Map.groupBy(await optOutsOf(db, persons), ({ person }) => person)
	const reminders = await remindersWritten(db, [...offers.values()].flat())
	const standards = await listStandards(db)
	return new Map(
		[...new Set([...offers.keys(), ...optOuts.keys()])].map((person) => [
			person,
			{
				offers: (offers.get(person) ?? []).toReversed().map((offer) => {
					const own = answers.get(offer.id) ?? []
					return {
						...{ ...offer, answers: own, isConflicting: isConflicting(own), reminders: reminders.get(offer.id) ?? 0 },
						mostReminders: standardUnder(standards, offer.standard, today)?.reminders.times ?? 0,
					}
				}),
				optOut: (optOuts.get(person) ?? []).find((optOut) => isInForce(optOut, today)) ?? null,
			},
		]),
	)
}

const everyCitizen = async (db: Db): Promise<Map<PersonId, Citizen>> => {
	const all = new Map<PersonId, Citizen>()
	for await (const chunk of everyone(db)) for (const citizen of chunk) all.set(citizen.id, citizen)
	return all
}

/** Everything every room tells of one citizen, newest first. */
export const tellEverything = async (db: Db, person: PersonId, today: Day | null = null): Promise<StoryLine[]> =>
	storyOf([
		await populationTells(db, person, today),
		await eligibilityTells(db, person),
		await inquiryTells(db, person),
		await bookingTells(db, person),
		await offerTells(db, person),
		await visitTells(db, person),
		await followupTells(db, person),
		await seenNoticesOf(db, person),
	])

const ledgerAge = 65

/** Everyone of the ledger: residents of 65 and over, and everyone with a ground, an offer, a visit or an agreement. */
export const ledgerOf = async (db: Db, on: Day, fetched: Fetched = {}): Promise<Stood[]> =>
	[...(await standingsOf(db, on, 'everyone', fetched)).values()].filter(({ citizen, known, standing }) => {
		const isOld = citizen.status === 'resident' && ageOf(citizen, on) >= ledgerAge
		const hasGround = (known.stance?.verdict.grounds.length ?? 0) > 0
		const isUnderWay = !['left', 'outside', 'not_assessed', 'no_standard', 'closed'].includes(standing.kind)
		const leftInCourse = standing.kind === 'left' && isCourseOpen(known)
		return isOld || hasGround || isUnderWay || leftInCourse
	})
