import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day, monthOf } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { formOf, leastDaysToAnswer, withEvents } from '../event/event-choice.ts'
import { invitableEvents } from '../event/event-store.ts'
import { insertOffer } from '../store.ts'
import { mayComeEarly } from '../year/year-actions.ts'
import type { Batch, LeftOut } from './batch.ts'
import { insertBatch, waitingBatch } from './batch-store.ts'
import { stillFree, type TimesFound, timesFor, timesIn } from './batch-times-actions.ts'
import { candidatesOf } from './candidate-actions.ts'
import { type Choice, type Chosen, chooseDue } from './choose.ts'
import { couplesAmong } from './couple-actions.ts'
import { keepLeftOut } from './left-out-store.ts'
import { fillUp, needsTime, type Portion, whoFits } from './portion.ts'

type Asked = {
	readonly limit?: number | undefined
	readonly birthMonth?: number | undefined
	readonly by?: StaffId | null
	readonly sources?: readonly FactSource[]
}
type NoBatch = 'one_waits_for_approval' | 'nobody_is_due' | 'no_free_times' | 'no_event_has_room'

/** So often times are planned anew when what they rest on changes meanwhile; then what still holds is taken. */
const mostTries = 3

/**
 * Puts together the next portion of letters: those who are due, most urgent first, no more than the limit, and no letter
 * with a fixed time unless there is one; where time is left, those whose month will have too little. Asked for one month of
 * birth, the others come in the next. One portion at a time waits for approval; nothing is sent and no time is taken here.
 * Times are planned first, outside a transaction; the one that saves looks at everything again.
 */
export const proposeBatch = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	today: Day,
	asked: Asked = {},
): Promise<Outcome<Batch, NoBatch>> => {
	if ((await waitingBatch(db)) !== null) return no('one_waits_for_approval')
	const limit = Math.min(asked.limit ?? municipality.batchLimit, municipality.batchLimit)
	const within = { at, municipality, today, limit, birthMonth: asked.birthMonth, by: asked.by ?? null }
	await weighAnew(db, within, asked.sources ?? [])
	for (let tries = 1; ; tries++) {
		const planned = await planTimesOf(db, within)
		const made = await inTransaction(db, (tx) => makeBatch(tx, within, planned, tries === mostTries))
		if (made.ok) return made
		if (made.why !== 'changed_meanwhile') return no(made.why)
	}
}

type Within = {
	readonly at: Instant
	readonly municipality: Municipality
	readonly today: Day
	readonly limit: number
	readonly birthMonth: number | undefined
	readonly by: StaffId | null
}

/** Those who would come first are weighed anew, when the sources of facts are at hand. */
const weighAnew = async (db: Db, { at, today, limit }: Within, sources: readonly FactSource[]): Promise<void> => {
	if (sources.length === 0) return
	const persons = chooseDue(await candidatesOf(db, today), today)
		.letters.slice(0, limit * 2)
		.map(({ person }) => person)
	await inTransaction(db, async (tx) => yes(await reassess(tx, at, today, sources, persons)))
}

/** Who is due, by the verdicts that stand. */
type Due = {
	readonly choice: Choice
	readonly letters: readonly Chosen[]
	readonly withoutEvent: readonly Chosen[]
	/** May come although their month has not, or could if there were more room. */
	readonly later: readonly Chosen[]
	readonly isAskedFor: (chosen: Chosen) => boolean
}

const dueNow = async (db: Db, { at, today, birthMonth }: Within): Promise<Due> => {
	const candidates = await candidatesOf(db, today)
	const choice = chooseDue(candidates, today)
	const bornIn = new Map(candidates.map(({ person, bornOn }) => [person, monthOf(bornOn)]))
	const isAskedFor = ({ person }: Chosen): boolean => birthMonth === undefined || bornIn.get(person) === birthMonth
	const events = await invitableEvents(db, at)
	const { letters, withoutEvent } = withEvents(
		choice.letters.filter(isAskedFor),
		events,
		addDays(today, leastDaysToAnswer),
	)
	const later = choice.later.filter(({ grounds }) => formOf(grounds) !== 'event')
	return { choice, letters, withoutEvent, later, isAskedFor }
}

/** Times for whoever is due, and for whoever may come earlier where room is left; nobody who is due loses theirs to somebody who is not. */
type PlannedTimes = {
	readonly asked: ReadonlySet<PersonId>
	readonly early: readonly Chosen[]
	readonly found: TimesFound
}

const planTimesOf = async (db: Db, within: Within): Promise<PlannedTimes> => {
	const { municipality, today, limit } = within
	const due = await dueNow(db, within)
	const first = due.letters.slice(0, limit).filter(needsTime)
	const asked = new Set(first.map(({ person }) => person))
	const timesOf = async (some: readonly Chosen[]): Promise<TimesFound> =>
		timesFor(db, municipality, today, some, await couplesAmong(db, municipality, today, some))
	const room = limit - due.letters.length
	const may = room <= 0 ? [] : await mayComeEarly(db, municipality, today, { ...due.choice, later: due.later })
	const early = may.filter(due.isAskedFor).slice(0, Math.max(0, room))
	const found = await timesOf([...first, ...early.filter(needsTime)])
	const times = timesIn(found.visits)
	if (early.length === 0 || first.every(({ person }) => times.has(person))) return { asked, early, found }
	return { asked, early: [], found: await timesOf(first) }
}

/** Whoever is still due and has a time that is still free makes the portion; who is not in it is kept with the reason. */
const makeBatch = async (
	tx: Db,
	within: Within,
	{ asked, early, found }: PlannedTimes,
	isLastTry: boolean,
): Promise<Outcome<Batch, NoBatch | 'changed_meanwhile'>> => {
	const { at, municipality, today, limit, by } = within
	if ((await waitingBatch(tx)) !== null) return no('one_waits_for_approval')
	const due = await dueNow(tx, within)
	const free = await stillFree(tx, municipality, today, found)
	const isNew = (chosen: Chosen): boolean => needsTime(chosen) && !asked.has(chosen.person)
	if (!isLastTry && (free.length < found.visits.length || due.letters.slice(0, limit).some(isNew)))
		return no('changed_meanwhile')
	const times = timesIn(free)
	const portion = portionOf(due, early, new Set(times.keys()), limit)
	if (portion.in.length === 0) {
		if ((await waitingBatch(tx)) !== null) return no('one_waits_for_approval') // another was quicker and took them all
		if (portion.withoutTime.length > 0) return no('no_free_times')
		return no(due.withoutEvent.length > 0 ? 'no_event_has_room' : 'nobody_is_due')
	}
	const left = leftOutOf(due, portion)
	const batch = await insertBatch(tx, at, by, {
		withoutTime: left.without_time.length,
		overLimit: left.over_limit.length,
		laterInYear: left.later_in_year.length,
	})
	if (batch === null) return no('one_waits_for_approval')
	await keepLeftOut(tx, batch.id, left, found.without)
	for (const chosen of portion.in) await insertOffer(tx, at, batch.id, chosen, times.get(chosen.person) ?? null)
	return yes(batch)
}

/** Whoever is due and fits, then whoever may come earlier. */
const portionOf = (due: Due, early: readonly Chosen[], withTime: ReadonlySet<PersonId>, limit: number): Portion => {
	const portion = whoFits(due.letters, withTime, limit)
	const stillLater = new Set(due.later.map(({ person }) => person))
	const may = early.filter(({ person }) => stillLater.has(person))
	return { ...portion, in: [...portion.in, ...fillUp(portion, may, withTime, limit)] }
}

/** Everybody who was to be offered a visit and is not in the portion, by the reason. */
const leftOutOf = (
	{ choice, withoutEvent, isAskedFor }: Due,
	portion: Portion,
): Readonly<Record<LeftOut, readonly PersonId[]>> => {
	const inIt = new Set(portion.in.map(({ person }) => person))
	const others = (some: readonly Chosen[]) => some.map(({ person }) => person).filter((person) => !inIt.has(person))
	return {
		without_time: portion.withoutTime,
		without_event: others(withoutEvent),
		over_limit: [...portion.overLimit, ...others(choice.letters.filter((chosen) => !isAskedFor(chosen)))],
		later_in_year: others(choice.later),
		in_peace: choice.inPeace,
		by_phone: others(choice.calls),
		kept_out: choice.keptOut,
		nothing_to_offer: choice.nothingToOffer,
	}
}
