import { addYears, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import { type Among, type Db, inTransaction } from '#platform/db/index.ts'
import * as rows from './erase-store.ts'
import { selectCitizens } from './store.ts'

export type EraseRefusal = 'no_such_citizen' | 'still_resident' | 'held'

/** Takes hold of the citizen until the transaction ends, and says whether they may be erased: gone, and not held on to. */
export const beginErasing = async (tx: Db, person: PersonId): Promise<Outcome<null, EraseRefusal>> => {
	if (!(await rows.lockOne(tx, person))) return no('no_such_citizen')
	const [citizen] = await selectCitizens(tx, [person])
	if (citizen?.status === 'resident') return no('still_resident')
	if (await rows.isHeld(tx, person)) return no('held')
	await rows.allowErasing(tx, person)
	return yes(null)
}

/** Takes hold of the citizen until the transaction ends, so that what was written of them may go while they stay; never of one held on to. */
export const beginErasingWritten = async (
	tx: Db,
	person: PersonId,
): Promise<Outcome<null, 'no_such_citizen' | 'held'>> => {
	if (!(await rows.lockOne(tx, person))) return no('no_such_citizen')
	if (await rows.isHeld(tx, person)) return no('held')
	await rows.allowErasing(tx, person)
	return yes(null)
}

/** The rows of that citizen that never change stand fast again. */
export const endErasingWritten = (tx: Db): Promise<unknown> => rows.endErasing(tx)

/** Every number that ever named a citizen. */
export const numbersOf = (db: Db, person: PersonId): Promise<string[]> => rows.selectNumbers(db, person)

/** The last of the rooms: its own rows, and the numbers wherever they stand of others. */
export const erasePerson = async (tx: Db, at: Instant, person: PersonId): Promise<number> => {
	const numbers = await rows.selectNumbers(tx, person)
	await rows.cancelImportsNaming(tx, at, numbers)
	await rows.forgetNumbers(tx, person, numbers)
	return rows.eraseRows(tx, person)
}

/** Leaves that somebody was erased, and how much in which room; nothing of who. */
export const endErasing = async (
	tx: Db,
	at: Instant,
	person: PersonId,
	by: StaffId,
	counts: Readonly<Record<string, number>>,
): Promise<void> => {
	await rows.insertErasure(tx, at, person, by, counts)
	await rows.endErasing(tx)
}

export type Erased = Omit<rows.Erasure, 'at'> & { readonly at: Instant }

/** Newest first. */
export const listErasures = async (db: Db, limit = 200): Promise<Erased[]> =>
	(await rows.selectErasures(db, limit)).map((one) => ({ ...one, at: instant(one.at) }))

/** Citizens dead or gone for so many years, gone longest first, without those held on to; what else is on file of them may be newer. */
export const goneFor = (
	db: Db,
	years: number,
	today: Day,
	{
		whom = 'everyone',
		limit,
		offset = 0,
	}: { readonly whom?: Among<PersonId>; readonly limit: number; readonly offset?: number },
): Promise<PersonId[]> => rows.selectLongGone(db, addYears(today, -years), whom, limit, offset)

export type Held = Omit<rows.Hold, 'at' | 'endedAt'> & { readonly at: Instant; readonly endedAt: Instant | null }

/** Whose data are or were kept beyond the time, and who set and ended it; in the order they were held. */
export const listHeld = async (db: Db, whom: Among<PersonId> = 'everyone'): Promise<Held[]> =>
	(await rows.selectHolds(db, whom)).map((one) => ({
		...one,
		at: instant(one.at),
		endedAt: one.endedAt === null ? null : instant(one.endedAt),
	}))

/** Signs of a reason to keep somebody's data, at most: enough to say which case it is. */
export const mostHoldWords = 300

/**
 * Keeps somebody's data beyond the time, because: a complaint, a supervision, a case of compensation. Several reasons stand side by
 * side. `id` from the form makes it one, however often it is sent; used before for something else, nothing is lost silently.
 */
export const holdOn = (
	db: Db,
	at: Instant,
	asked: { readonly id: string; readonly person: PersonId; readonly because: string; readonly by: StaffId },
): Promise<Outcome<PersonId, 'no_such_citizen' | 'because_is_empty' | 'because_is_too_long' | 'form_was_used'>> =>
	inTransaction(db, async (tx) => {
		const because = asked.because.trim()
		if (!isVisible(because)) return no('because_is_empty')
		if (because.length > mostHoldWords) return no('because_is_too_long')
		if (await rows.insertHold(tx, at, { ...asked, because })) return yes(asked.person)
		const before = await rows.selectHold(tx, asked.id)
		if (before === null) return no('no_such_citizen')
		return before.person === asked.person && before.because === because ? yes(asked.person) : no('form_was_used')
	})

/** One ground for keeping them is gone; that there was one stays to be read. Says whether another still holds them. */
export const letGo = (
	db: Db,
	at: Instant,
	asked: { readonly hold: string; readonly person: PersonId; readonly by: StaffId },
): Promise<Outcome<{ readonly isStillHeld: boolean }, 'unknown_hold'>> =>
	inTransaction(db, async (tx) => {
		if (!(await rows.endHold(tx, at, asked.hold, asked.person, asked.by))) return no('unknown_hold')
		return yes({ isStillHeld: await rows.isHeld(tx, asked.person) })
	})
