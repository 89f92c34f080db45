import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { LifeEvent } from '../citizen.ts'
import { insertLifeEvent } from '../store.ts'
import type { DeathReported } from './lives.ts'
import * as store from './lives-store.ts'

/** Citizens whose life has changed since its consequences were drawn, oldest change first; no other process gets the same ones meanwhile. */
export const livesToFollow = (tx: Db, limit: number): Promise<PersonId[]> => store.lockUnfollowed(tx, limit)

/** Their consequences are drawn. In the transaction that drew them. */
export const livesFollowed = (tx: Db, persons: readonly PersonId[]): Promise<unknown> =>
	store.deleteUnfollowed(tx, persons)

/** What happened to anybody from a day on, of some kinds; the oldest first. */
export const lifeEventsSince = (
	db: Db,
	kinds: readonly string[],
	since: Day,
): Promise<(LifeEvent & { readonly person: PersonId })[]> => store.selectEventsSince(db, kinds, since)

/**
 * Somebody tells of a death before the register does. Everywhere the citizen counts as dead from now on; the register's own line
 * stays as it is. The spouse who is left has lost them. False when it was known.
 */
export const reportDeath = (db: Db, at: Instant, death: DeathReported): Promise<boolean> =>
	inTransaction(db, async (tx) => {
		if (!(await store.setReportedDead(tx, death))) return false
		const { person, on, source } = death
		await store.tellAgain(tx, at, person, { kind: 'reported_dead', on, source })
		for (const spouse of await store.selectSpousesLeft(tx, person))
			await insertLifeEvent(tx, at, spouse, { kind: 'spouse_died', on, source, details: { reportedDeathOf: person } })
		return true
	})

/** The death told was none: the citizen counts as the register says, and the spouse has lost nobody. False when none was told. */
export const takeBackDeath = (db: Db, at: Instant, person: PersonId): Promise<boolean> =>
	inTransaction(db, async (tx) => {
		const source = await store.clearReportedDead(tx, person)
		if (source === null) return false
		await store.tellAgain(tx, at, person, { kind: 'death_taken_back', on: dayOf(at), source })
		await store.deleteLossesToldBy(tx, person)
		return true
	})
