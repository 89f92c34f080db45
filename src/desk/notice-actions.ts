import { staffNames } from '#access/actions.ts'
import { bookingsBetween, timesCalledOff } from '#booking/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { offersLapsedSince, offersOfPersons, openOffers } from '#offer/actions.ts'
import { isAboutBereavement } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens, lifeEventsSince } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { exclusionText, standardOn } from '#standard/index.ts'
import { stancesOf } from './actions.ts'
import {
	bereaved,
	deathTakenBack,
	inNoticeOrder,
	letterWent,
	type Notice,
	nowExcluded,
	seenAs,
	seenText,
	type Ties,
	visitOff,
} from './notice.ts'
import { insertSeen, selectSeen, selectSeenOf } from './notice-store.ts'

const daysAhead = 400
/** A loss is news for so long, a letter that went to somebody dead, a death taken back. */
const daysOfLoss = 60
const daysOfLetter = 3
const daysOfMistake = 14

/** Everything that must be looked at before anything else, whomever it concerns and whoever has seen it. */
const everyNotice = async (db: Db, at: Instant): Promise<Notice[]> => {
	const today = dayOf(at)
	const open = await openOffers(db)
	const times = (await bookingsBetween(db, today, addDays(today, daysAhead))).filter(
		({ releasedAt, span }) => releasedAt === null && isBefore(at, span.to),
	)
	const [offersOf, timesOf] = [Map.groupBy(open, ({ person }) => person), Map.groupBy(times, ({ person }) => person)]
	const ties = [...new Set([...offersOf.keys(), ...timesOf.keys()])].map((person): Ties => {
		return { person, offers: offersOf.get(person) ?? [], times: timesOf.get(person) ?? [] }
	})
	const citizens = await findCitizens(
		db,
		ties.map(({ person }) => person),
	)
	const here = ties.filter(({ person }) => citizens.get(person)?.status === 'resident')
	return inNoticeOrder([
		...(await timesCalledOff(db, today, addDays(today, 1))).map((booking) => visitOff(booking, today)),
		...ties
			.filter(({ person, times }) => times.length > 0 && citizens.get(person)?.status !== 'resident')
			.map(stillTied(citizens)),
		...(await takenBack(db, today)),
		...(await offersLapsedSince(db, addDays(today, -daysOfLetter), 'dead')).map(letterWent),
		...(await mourning(db, today, here)),
		...(await excludedNow(db, today, here, citizens)),
		...open.filter(({ madeOn }) => madeOn === null).flatMap(unsent(citizens)),
	])
}

const stillTied =
	(citizens: ReadonlyMap<PersonId, Citizen>) =>
	({ person }: Ties): Notice => ({
		kind: 'left',
		person,
		what:
			citizens.get(person)?.status === 'dead'
				? text('Død – har stadig en tid', 'Has died – still has a time')
				: text('Bor her ikke længere – har stadig en tid', 'No longer lives here – still has a time'),
		action: text('Frigiv tiden', 'Release the time'),
		to: `/borger/${person}/stands`,
		about: null,
		staff: [],
	})

const takenBack = async (db: Db, today: Day): Promise<Notice[]> => {
	const events = await lifeEventsSince(db, ['death_taken_back'], addDays(today, -daysOfMistake))
	const citizens = await findCitizens(
		db,
		events.map(({ person }) => person),
	)
	return events
		.filter(({ person }) => citizens.get(person)?.status === 'resident')
		.map(({ person, on }) => deathTakenBack(person, on))
}

/** Who has lost a spouse while something was under way that was not made for that. */
const mourning = async (db: Db, today: Day, here: readonly Ties[]): Promise<Notice[]> => {
	const losses = new Map(
		(await lifeEventsSince(db, ['spouse_died'], addDays(today, -daysOfLoss))).map(({ person, on }) => [person, on]),
	)
	const mourners = here.filter(({ person }) => losses.has(person))
	if (mourners.length === 0) return []
	const offers = await offersOfPersons(
		db,
		mourners.map(({ person }) => person),
	)
	const madeForIt = new Set(
		offers.flatMap(({ grounds, booking }) => (booking !== null && isAboutBereavement(grounds) ? [booking] : [])),
	)
	return mourners.flatMap((one) => bereaved(one, losses.get(one.person) ?? today, madeForIt) ?? [])
}

/** Few live in a home or receive help while an offer is out; only of these the record is asked. */
const excludedNow = async (
	db: Db,
	today: Day,
	here: readonly Ties[],
	citizens: ReadonlyMap<PersonId, Citizen>,
): Promise<Notice[]> => {
	const standard = standardOn(await listStandards(db), today)
	const asked = here.filter(({ person }) => {
		const citizen = citizens.get(person)
		return citizen !== undefined && (citizen.residence !== 'own_home' || Object.values(citizen.help).some(Boolean))
	})
	const stances = await stancesOf(
		db,
		asked.map(({ person }) => person),
	)
	return asked.flatMap((ties) => {
		const verdict = stances.get(ties.person)?.verdict
		if (verdict?.verdict !== 'excluded') return []
		const names = verdict.exclusions
			.filter(({ exceptionOn }) => exceptionOn === undefined)
			.map(
				({ exclusion }): Text => (standard === null ? text(exclusion, exclusion) : exclusionText(standard, exclusion)),
			)
		return nowExcluded(ties, names) ?? []
	})
}

const unsent =
	(citizens: ReadonlyMap<PersonId, Citizen>) =>
	({
		person,
		batch,
		heldBecause,
	}: {
		person: PersonId
		batch: string | null
		heldBecause: string | null
	}): Notice[] => {
		const rest = { person, to: batch === null ? `/borger/${person}` : `/tilbud/${batch}`, about: null, staff: [] }
		return [
			...(citizens.get(person)?.protected === true
				? [
						{
							...rest,
							kind: 'protected' as const,
							what: text('Navn og adresse er beskyttet', 'Name and address are protected'),
							action: text('Se brevet, før det sendes', 'See the letter before it is sent'),
						},
					]
				: []),
			...(heldBecause === null
				? []
				: [
						{
							...rest,
							kind: 'held' as const,
							what: text('Brevet kunne ikke sendes', 'The letter could not be sent'),
							action: text('Se hvorfor', 'See why'),
						},
					]),
		]
	}

/** Who looks: a coordinator is shown what concerns everybody, a consultant what concerns their own visits. */
export type Looking = { readonly id: StaffId; readonly isCoordinator: boolean }

const keyFor = (notice: Notice, { id, isCoordinator }: Looking): string => seenAs(notice, isCoordinator ? null : id)

/** What this member of staff must look at and has not seen yet. */
export const noticesFor = async (db: Db, at: Instant, looking: Looking): Promise<Notice[]> => {
	const own = (await everyNotice(db, at)).filter(({ staff }) => looking.isCoordinator || staff.includes(looking.id))
	const seen = await selectSeen(
		db,
		own.map((notice) => keyFor(notice, looking)),
	)
	return own.filter((notice) => notice.about === null || !seen.has(keyFor(notice, looking)))
}

/** *Seen, nothing to do*. False when there is no such notice for them, or only its action ends it. */
export const seeNotice = async (
	db: Db,
	at: Instant,
	looking: Looking,
	asked: { readonly kind: string; readonly about: string },
): Promise<boolean> => {
	const found = (await everyNotice(db, at)).find(
		({ kind, about, staff }) =>
			kind === asked.kind && about === asked.about && (looking.isCoordinator || staff.includes(looking.id)),
	)
	if (found === undefined || found.about === null) return false
	await insertSeen(db, at, { notice: keyFor(found, looking), person: found.person, by: looking.id })
	return true
}

/** Notices about a citizen that somebody has seen, as lines of the story. */
export const seenNoticesOf = async (db: Db, person: PersonId): Promise<Told[]> => {
	const names = await staffNames(db)
	return (await selectSeenOf(db, person)).map(({ notice, at, by }) => {
		const who = names.get(by)
		return { on: dayOf(at), at, what: seenText(notice), ...(who === undefined ? {} : { who }) }
	})
}
