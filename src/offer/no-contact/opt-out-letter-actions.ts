import { standing } from '#eligibility/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { type ToWrite, writeDown } from '../letter/letter-actions.ts'
import { milestoneReached, milestonesOf } from '../year/milestone.ts'
import { optedOutOn } from './opt-out.ts'
import { optOutsOf } from './opt-out-actions.ts'
import { withoutGoodbye } from './opt-out-store.ts'

/** A goodbye comes soon after the wish or not at all. */
const daysForGoodbye = 14

/** How many letters were written: none when it was written before. */
const writeOne = (db: Db, at: Instant, municipality: Municipality, letter: ToWrite): Promise<number> =>
	inTransaction(db, async (tx) => ((await writeDown(tx, at, municipality, letter)) === null ? 0 : 1))

/** Whoever has just asked for no contact is told once what that means, and how to come back. Run twice, the second writes nothing. */
export const writeGoodbyes = async (db: Db, at: Instant, municipality: Municipality): Promise<number> => {
	const today = dayOf(at)
	const since = instantAt(addDays(today, -daysForGoodbye), clock('00:00'))
	let written = 0
	for (const { id, person, until } of await withoutGoodbye(db, since, today))
		written += await writeOne(db, at, municipality, { person, offer: null, purpose: 'goodbye', occasion: id, until })
	return written
}

/**
 * Where the municipality says so: one neutral letter to whoever wants no contact and has turned the next milestone age of the
 * standard, while a visit would be theirs by right; of each age never a second. Run twice, the second writes nothing.
 */
export const milestoneNight = async (
	db: Db,
	at: Instant,
	on: Day,
	municipality: Municipality,
): Promise<{ readonly written: number }> => {
	if (!municipality.milestoneLetters) return { written: 0 }
	const milestones = milestonesOf(standardOn(await listStandards(db), on))
	const entitled = (await standing(db, { verdict: 'offer' })).map(({ person }) => person)
	const asked = Map.groupBy(await optOutsOf(db, entitled), ({ person }) => person)
	const citizens = await findCitizens(db, [...asked.keys()])
	let written = 0
	for (const [person, optOuts] of asked) {
		const optOut = optedOutOn(optOuts, on)
		const citizen = citizens.get(person)
		if (optOut === null || citizen === undefined || citizen.status !== 'resident') continue
		const age = milestoneReached(citizen.bornOn, optOut.on, milestones, on)
		if (age === null) continue
		const occasion = String(age)
		written += await writeOne(db, at, municipality, { person, offer: null, purpose: 'milestone', occasion })
	}
	return { written }
}
