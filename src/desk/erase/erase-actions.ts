import { eraseCitizenSessions } from '#access/actions.ts'
import { erasePerson as bookingErases, tellPerson as bookingTells } from '#booking/actions.ts'
import { erasePerson as eligibilityErases } from '#eligibility/actions.ts'
import { erasePerson as followupErases, tellPerson as followupTells } from '#followup/actions.ts'
import { erasePerson as inquiryErases, tellPerson as inquiryTells } from '#inquiry/actions.ts'
import { addYears, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { erasePerson as offerErases, tellPerson as offerTells } from '#offer/actions.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import {
	beginErasing,
	type EraseRefusal,
	endErasing,
	goneFor,
	erasePerson as populationErases,
	tellPerson as populationTells,
} from '#population/actions.ts'
import { journalsKept, erasePerson as visitErases, tellPerson as visitTells } from '#visit/actions.ts'
import { isKeptStill, type Journal } from '#visit/index.ts'
import { eraseSeenNotices } from '../notice-store.ts'
import { eraseRequests } from '../record/record-request-store.ts'
import { latestOf } from '../standing/last-recorded.ts'

/** What people and registers said; where the rules put somebody is worked out anew at every change of a standard, and keeps nobody. */
const tellers = [populationTells, inquiryTells, bookingTells, offerTells, visitTells, followupTells]

/** The last day on which anything happened to a citizen or was written about them; null when nothing is on file. */
export const lastRecordedOn = async (db: Db, person: PersonId): Promise<Day | null> => {
	const days: Told[] = []
	for (const tells of tellers) days.push(...(await tells(db, person)))
	return latestOf(days)
}

/** Somebody whose time is over, and the last day anything was recorded. */
type ToErase = { readonly person: PersonId; readonly lastOn: Day }

/** Asked for in one go. */
const portion = 500

/**
 * The last day anything was recorded, when all time of keeping has passed since: as the municipality has decided, and never
 * shorter than the law keeps what its authors wrote in the journal. Null when it has not.
 */
const overSince = async (db: Db, person: PersonId, journal: Journal, today: Day): Promise<Day | null> => {
	if (isKeptStill(journal, today)) return null
	const lastOn = await lastRecordedOn(db, person)
	return lastOn !== null && addYears(lastOn, journal.years) < today ? lastOn : null
}

/**
 * Citizens dead or gone about whom nothing was recorded for so many years, gone longest first. Whose journal is kept still is seen
 * of many at once; only who is left is looked at one by one.
 */
export const personsToErase = async (db: Db, years: number, today: Day, most: number): Promise<ToErase[]> => {
	const over: ToErase[] = []
	for (let offset = 0; ; offset += portion) {
		const gone = await goneFor(db, years, today, { limit: portion, offset })
		const journalOf = await journalsKept(db, gone, years)
		for (const person of gone) {
			if (over.length === most) return over
			const lastOn = await overSince(db, person, journalOf(person), today)
			if (lastOn !== null) over.push({ person, lastOn })
		}
		if (gone.length < portion) return over
	}
}

/**
 * Everything about a citizen is taken away, from the last room to the first, in one transaction. What stays is that somebody of
 * this id was erased, by whom, and how many rows; and the read log, which knows ids only.
 */
export const erasePerson = (
	db: Db,
	at: Instant,
	asked: { readonly person: PersonId; readonly by: StaffId; readonly years: number },
): Promise<Outcome<Readonly<Record<string, number>>, EraseRefusal | 'not_over_yet'>> =>
	inTransaction(db, async (tx) => {
		const { person, by, years } = asked
		const begun = await beginErasing(tx, person)
		if (!begun.ok) return begun
		const today = dayOf(at)
		const [gone] = await goneFor(tx, years, today, { whom: [person], limit: 1 })
		if (gone === undefined) return no('not_over_yet')
		const journalOf = await journalsKept(tx, [person], years)
		if ((await overSince(tx, person, journalOf(person), today)) === null) return no('not_over_yet')
		const counts = {
			desk: (await eraseSeenNotices(tx, person)) + (await eraseRequests(tx, person)),
			followup: await followupErases(tx, person),
			visit: await visitErases(tx, person),
			offer: await offerErases(tx, person),
			booking: await bookingErases(tx, person),
			inquiry: await inquiryErases(tx, person),
			eligibility: await eligibilityErases(tx, person),
			population: await populationErases(tx, at, person),
			access: await eraseCitizenSessions(tx, person),
		}
		await endErasing(tx, at, person, by, counts)
		return yes(counts)
	})
