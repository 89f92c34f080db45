import type { Day } from '#kernel/day.ts'
import type { HandOverId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Departure } from '#population/index.ts'
import type { Consent, Partner } from '#visit/index.ts'
import type { HandOver } from './hand-over.ts'
import * as store from './hand-over-store.ts'

export const findHandOver = (db: Db, id: HandOverId): Promise<HandOver | null> => store.findHandOver(db, id)

/** Every hand-over ever made about these citizens, oldest first. */
export const handOversOf = (db: Db, ...persons: readonly PersonId[]): Promise<HandOver[]> =>
	store.findHandOversOf(db, persons)

/** Those with something still to do, and with `since` also those made since then, oldest first. */
export const handOversNotOver = (db: Db, since: Instant | null = null): Promise<HandOver[]> =>
	store.findHandOvers(db, since)

/**
 * Makes a hand-over to somebody else. `id` from a form, or the row of a signed note, makes it one, however often it is sent.
 * Who makes it says how and on which day the citizen consented: there is none without.
 */
export const handOver = (
	db: Db,
	at: Instant,
	asked: {
		readonly id?: HandOverId
		readonly person: PersonId
		readonly visit: VisitId | null
		readonly note: string | null
		readonly key: string
		readonly to: Partner
		readonly what: string
		readonly consent: Consent
		readonly consentedOn: Day
		readonly by: StaffId
	},
): Promise<Outcome<HandOverId, 'no_words' | 'day_not_come'>> =>
	inTransaction(db, async (tx) => {
		const what = asked.what.trim()
		if (what === '') return no('no_words')
		if (asked.consentedOn > dayOf(at)) return no('day_not_come')
		const id = asked.id ?? (crypto.randomUUID() as HandOverId)
		const note = asked.note === null ? null : { id: asked.note, key: asked.key }
		await store.insertHandOver(tx, at, { ...asked, id, note, what })
		return yes(id)
	})

/** What was to be given on about citizens who have died, moved away or disappeared is no longer given on. How many that were. */
export const endHandOversOf = (
	tx: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: Departure,
): Promise<number> => store.endHandOversOf(tx, at, dayOf(at), persons, because)
