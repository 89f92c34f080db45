import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day, monthOf } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Batch } from './batch.ts'
import { insertBatch, waitingBatch } from './batch-store.ts'
import { timesFor } from './batch-times-actions.ts'
import { candidatesOf } from './candidate-actions.ts'
import { type Candidate, type Choice, type Chosen, chooseDue } from './choose.ts'
import { couplesAmong } from './couple-actions.ts'
import { formOf, leastDaysToAnswer, withEvents } from './event-choice.ts'
import { invitableEvents } from './event-store.ts'
import { keepLeftOut } from './left-out-store.ts'
import type { ProposedTime } from './offer.ts'
import { fillUp, needsTime, type Portion, whoFits } from './portion.ts'
import { insertOffer } from './store.ts'
import { mayComeEarly } from './year-actions.ts'

/**
 * Puts together the next portion of letters: those who are due, most urgent first, no more than the limit, and no letter
 * with a fixed time unless there is one; where time is left, those whose month will have too little. Asked for one month of
 * birth, the others come in the next. One portion at a time waits for approval; nothing is sent and no time is taken here.
 */
export const proposeBatch = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	today: Day,
	asked: {
		readonly limit?: number | undefined
		readonly birthMonth?: number | undefined
		readonly by?: StaffId | null
		readonly sources?: readonly FactSource[]
	} = {},
): Promise<Outcome<Batch, 'one_waits_for_approval' | 'nobody_is_due' | 'no_free_times' | 'no_event_has_room'>> =>
	inTransaction(db, async (tx) => {
		if ((await waitingBatch(tx)) !== null) return no('one_waits_for_approval')
		const limit = Math.min(asked.limit ?? municipality.batchLimit, municipality.batchLimit)
		const { choice, bornIn } = await dueNow(tx, at, today, asked.sources ?? [], limit)
		const isAskedFor = ({ person }: Chosen): boolean =>
			asked.birthMonth === undefined || bornIn.get(person) === asked.birthMonth
		const events = await invitableEvents(tx, at)
		const planned = withEvents(choice.letters.filter(isAskedFor), events, addDays(today, leastDaysToAnswer))
		const letters = planned.letters
		const early = { ...choice, later: choice.later.filter(({ grounds }) => formOf(grounds) !== 'event') }
		const portion = await portionOf(tx, municipality, today, letters, limit, async () =>
			(await mayComeEarly(tx, municipality, today, early)).filter(isAskedFor),
		)
		if (portion.in.length === 0) {
			if ((await waitingBatch(tx)) !== null) return no('one_waits_for_approval') // another was quicker and took them all
			if (portion.withoutTime.length > 0) return no('no_free_times')
			return no(planned.withoutEvent.length > 0 ? 'no_event_has_room' : 'nobody_is_due')
		}
		const inIt = new Set(portion.in.map(({ person }) => person))
		const others = (some: readonly Chosen[]) => some.map(({ person }) => person).filter((person) => !inIt.has(person))
		const left = {
			without_time: portion.withoutTime,
			without_event: others(planned.withoutEvent),
			over_limit: [...portion.overLimit, ...others(choice.letters.filter((chosen) => !isAskedFor(chosen)))],
			later_in_year: others(choice.later),
			in_peace: choice.inPeace,
			by_phone: others(choice.calls),
			kept_out: choice.keptOut,
			nothing_to_offer: choice.nothingToOffer,
		}
		const batch = await insertBatch(tx, at, asked.by ?? null, {
			withoutTime: left.without_time.length,
			overLimit: left.over_limit.length,
			laterInYear: left.later_in_year.length,
		})
		if (batch === null) return no('one_waits_for_approval')
		await keepLeftOut(tx, batch.id, left)
		for (const chosen of portion.in)
			await insertOffer(tx, at, batch.id, chosen, portion.times.get(chosen.person) ?? null)
		return yes(batch)
	})

/** Whoever is due and fits, then whoever may come earlier, each with the time that goes into the letter. */
const portionOf = async (
	tx: Db,
	municipality: Municipality,
	today: Day,
	letters: readonly Chosen[],
	limit: number,
	early: () => Promise<readonly Chosen[]>,
): Promise<Portion & { readonly times: ReadonlyMap<PersonId, ProposedTime> }> => {
	const first = letters.slice(0, limit).filter(needsTime)
	const timesOf = async (some: readonly Chosen[]) =>
		timesFor(tx, municipality, today, some, await couplesAmong(tx, municipality, today, some))
	const times = await timesOf(first)
	const portion = whoFits(letters, new Set(times.keys()), limit)
	if (portion.in.length >= limit || portion.withoutTime.length > 0) return { ...portion, times }
	const more = (await early()).slice(0, limit - portion.in.length)
	const together = await timesOf([...first, ...more.filter(needsTime)])
	const filled = fillUp(portion, more, new Set(together.keys()), limit)
	return filled.length === 0 ? { ...portion, times } : { ...portion, in: [...portion.in, ...filled], times: together }
}

/** Who is due, by the night's verdicts; those who would come first are weighed anew, when the sources of facts are at hand. */
const dueNow = async (
	tx: Db,
	at: Instant,
	today: Day,
	sources: readonly FactSource[],
	limit: number,
): Promise<{ readonly choice: Choice; readonly bornIn: ReadonlyMap<PersonId, number> }> => {
	const chosenFrom = (candidates: readonly Candidate[]) => ({
		choice: chooseDue(candidates, today),
		bornIn: new Map(candidates.map(({ person, bornOn }) => [person, monthOf(bornOn)])),
	})
	const byNight = chosenFrom(await candidatesOf(tx, today))
	if (sources.length === 0) return byNight
	const persons = byNight.choice.letters.slice(0, limit * 2).map(({ person }) => person)
	await reassess(tx, at, today, sources, persons)
	return chosenFrom(await candidatesOf(tx, today))
}
