import { boundsOf, hoursOf, travelBetween } from '#booking/actions.ts'
import { canStand, type Hours, placeOf, type Travel, withVisits } from '#booking/index.ts'
import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import type { BatchId, OfferId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import { type Offer, type ProposedTime, spanOf, writeTime } from '../offer.ts'
import { lockOffersInBatch, offersInBatch, setEnded, setTime } from '../store.ts'
import type { Batch } from './batch.ts'
import { findBatch, lockBatch, setTimeGiven, timesGivenIn } from './batch-store.ts'
import {
	daysOfTimes,
	firstToPropose,
	placesIn,
	stillFree,
	type TimesFound,
	timesFor,
	timesIn,
} from './batch-times-actions.ts'
import { type PromisedVisit, promisedBy, whatStands } from './batch-times-lines.ts'
import type { ChangedTime } from './batch-times-page.tsx'
import { couplesAmong } from './couple-actions.ts'

type Refused = 'unknown_batch' | 'withdrawn' | 'already_approved'
type Within = { readonly municipality: Municipality; readonly today: Day; readonly batch: BatchId }

/** What a portion promises, the lines that a person has given a time first, and the hours it is promised out of. */
type Promised = {
	readonly lines: readonly Offer[]
	readonly given: ReadonlySet<OfferId>
	readonly promised: readonly PromisedVisit[]
	readonly hours: Hours
}

const promisedIn = async (
	db: Db,
	{ municipality, today, batch }: Within,
	also: readonly Day[] = [],
): Promise<Promised> => {
	const given = await timesGivenIn(db, batch)
	const lines = (await offersInBatch(db, batch)).filter(
		({ endedAt, contact }) => endedAt === null && contact === 'fixed_time_letter',
	)
	const citizens = await findCitizens(
		db,
		lines.map(({ person }) => person),
	)
	const bounds = await boundsOf(db, municipality)
	const promised = promisedBy(
		lines.toSorted((a, b) => Number(given.has(b.id)) - Number(given.has(a.id))),
		municipality.jointMinutes,
		(person) => placeOf(citizens.get(person), bounds),
	)
	const first = firstToPropose(municipality, today)
	const days = [...promised.map(({ visit }) => dayOf(visit.span.from)), ...also]
	const hours = await hoursOf(
		db,
		municipality,
		days.reduce(earlier, first),
		days.reduce(later, addDays(first, daysOfTimes)),
	)
	return { lines, given, promised, hours }
}

/** How the ways of a portion are measured; asked for outside the transaction that looks at it. */
export const waysOf = async (db: Db, within: Within): Promise<Travel> => {
	const { promised, hours } = await promisedIn(db, within)
	const places = placesIn(
		promised.map(({ visit }) => visit),
		hours,
	)
	return (await travelBetween(within.municipality, places)).travel
}

/** Lines whose time is no longer to be had: somebody else has it, the consultant is away, or the answer would be due after it. */
export const linesLost = async (tx: Db, within: Within, travel: Travel): Promise<OfferId[]> => {
	const { promised, hours } = await promisedIn(tx, within)
	return whatStands(promised, hours, answerBy(within), travel).lost.flatMap(({ lines }) => lines)
}

/** Whether a line can have that time beside what is booked and what the others promise. */
export const canHaveTime = async (
	db: Db,
	within: Within,
	offer: Pick<Offer, 'id' | 'person' | 'minutes'>,
	time: ProposedTime,
	travel: Travel,
): Promise<boolean> => (await timesThatCan(db, within, offer, [time], travel)).length > 0

/** Of some times those that a line can have beside what is booked and what the others promise. */
export const timesThatCan = async (
	db: Db,
	within: Within,
	{ id, person, minutes }: Pick<Offer, 'id' | 'person' | 'minutes'>,
	times: readonly ProposedTime[],
	travel: Travel,
): Promise<ProposedTime[]> => {
	const { promised, hours } = await promisedIn(
		db,
		within,
		times.map(({ from }) => dayOf(from)),
	)
	const others = promised.flatMap(({ lines, visit }) => {
		const persons = visit.persons.filter((one) => one !== person)
		return lines.includes(id) && persons.length === 0 ? [] : [{ ...visit, persons }]
	})
	const taken = withVisits(hours, others)
	const place = placeOf((await findCitizens(db, [person])).get(person), await boundsOf(db, within.municipality))
	return times.filter(
		(time) =>
			dayOf(time.from) > answerBy(within) &&
			canStand(taken, { staff: time.staff, span: spanOf(time, minutes), place, persons: [person] }, travel),
	)
}

const answerBy = ({ municipality, today }: Within): Day => addDays(today, municipality.answerWithinDays)

/** Times planned anew for some lines, the others staying where they are. */
type PlannedAgain = {
	readonly lines: readonly Offer[]
	readonly moving: readonly Offer[]
	readonly staying: readonly PromisedVisit[]
	readonly found: TimesFound
}

const planAgain = async (
	db: Db,
	within: Within,
	which: 'lost' | 'all',
	missed: ReadonlySet<OfferId>,
): Promise<PlannedAgain> => {
	const { municipality, today } = within
	const { lines, given, promised, hours } = await promisedIn(db, within)
	const places = placesIn(
		promised.map(({ visit }) => visit),
		hours,
	)
	const { travel } = await travelBetween(municipality, places)
	const had = whatStands(
		promised.filter((one) => !one.lines.some((id) => missed.has(id))),
		hours,
		answerBy(within),
		travel,
	).stand
	const standing = new Set(had.flatMap((one) => one.lines))
	const planned = async (staying: readonly PromisedVisit[]): Promise<PlannedAgain> => {
		const stays = new Set(staying.flatMap((one) => one.lines))
		const moving = lines.filter(({ id }) => !stays.has(id))
		const wanted = moving.map((offer) => ({ ...offer, time: standing.has(offer.id) ? offer.time : null }))
		const couples = await couplesAmong(db, municipality, today, moving)
		const visits = staying.map(({ visit }) => visit)
		return { lines, moving, staying, found: await timesFor(db, municipality, today, wanted, couples, visits) }
	}
	const again = await planned(which === 'lost' ? had : had.filter((one) => one.lines.some((id) => given.has(id))))
	const losesOne = again.moving.some(({ id, person }) => standing.has(id) && again.found.without.has(person))
	return losesOne ? planned(had) : again
}

const refusal = (batch: Batch | null): Refused | null => {
	if (batch === null) return 'unknown_batch'
	if (batch.withdrawnAt !== null) return 'withdrawn'
	return batch.approvedAt === null ? null : 'already_approved'
}

/** Planned anew so often when something changes meanwhile. */
const mostTries = 3

/**
 * New times for the lines of a portion not yet approved that have lost theirs, or for all but those that a person has chosen, from the
 * plan as it is. Whoever has a time keeps one; whoever lost theirs and finds none waits for the next portion. Comes back with what
 * has changed; on a no nothing has.
 */
export const layTimesAgain = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly batch: BatchId; readonly which: 'lost' | 'all'; readonly missed?: readonly OfferId[] },
): Promise<Outcome<readonly ChangedTime[], Refused | 'changed_meanwhile'>> => {
	const within = { municipality, today: dayOf(at), batch: command.batch }
	const why = refusal(await findBatch(db, command.batch))
	if (why !== null) return no(why)
	for (let tries = 1; tries <= mostTries; tries++) {
		const planned = await planAgain(db, within, command.which, new Set(command.missed ?? []))
		const saved = await inTransaction(db, (tx) => saveTimes(tx, at, within, planned))
		if (saved.ok || saved.why !== 'changed_meanwhile') return saved
	}
	return no('changed_meanwhile')
}

const saveTimes = async (
	tx: Db,
	at: Instant,
	within: Within,
	{ lines, moving, staying, found }: PlannedAgain,
): Promise<Outcome<readonly ChangedTime[], Refused | 'changed_meanwhile'>> => {
	const { batch, municipality, today } = within
	const why = refusal(await lockBatch(tx, batch))
	if (why !== null) return no(why)
	await lockOffersInBatch(tx, batch)
	const now = await promisedIn(tx, within)
	if (written(now.lines) !== written(lines)) return no('changed_meanwhile')
	const visits = staying.map(({ visit }) => visit)
	if ((await stillFree(tx, municipality, today, found, visits)).length < found.visits.length)
		return no('changed_meanwhile')
	const times = timesIn(found.visits)
	const changed: ChangedTime[] = []
	for (const offer of moving) {
		const time = times.get(offer.person) ?? null
		if (time !== null && offer.time !== null && writeTime(time) === writeTime(offer.time)) continue
		if (time === null) await setEnded(tx, at, offer.id, { because: 'dropped', words: 'time_lost', by: null })
		else await setTime(tx, offer.id, time, null)
		await setTimeGiven(tx, offer.id, null)
		changed.push({ offer, time })
	}
	return yes(changed)
}

const written = (lines: readonly Offer[]): string =>
	lines
		.map(({ id, time }) => `${id} ${time === null ? '' : writeTime(time)}`)
		.sort()
		.join(',')
