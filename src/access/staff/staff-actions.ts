import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { closeSessionsOf } from '../session-store.ts'
import {
	type Change,
	changesBetween,
	clashOf,
	hasAnAdministrator,
	isActive,
	type Staff,
	type StaffDetails,
	type StaffRefusal,
	withChanged,
} from './staff.ts'
import { changesOfStaff, everyStaff, insertChange, insertStaff, lockStaff, oneStaff, saveStaff } from './staff-store.ts'

/** Everyone ever on staff, active or not, by name. */
export const listStaff = async (db: Db): Promise<Staff[]> => everyStaff(db)
export const findStaff = async (db: Db, id: StaffId): Promise<Staff | null> => oneStaff(db, id)

/** Those who visit and are at work that day. */
export const activeConsultants = async (db: Db, on: Day): Promise<Staff[]> =>
	(await everyStaff(db)).filter((staff) => staff.roles.includes('consultant') && isActive(staff, on))

/** Names of everyone ever on staff: what they did keeps their name. */
export const staffNames = async (db: Db): Promise<ReadonlyMap<StaffId, string>> =>
	new Map((await everyStaff(db)).map((staff) => [staff.id, staff.name]))

export const changesOf = async (db: Db, staff: StaffId): Promise<Change[]> => changesOfStaff(db, staff)

/** `by` is null only when the program's own set-up adds the first ones. */
export const addStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	details: StaffDetails,
): Promise<Outcome<Staff, 'email_is_taken' | 'login_is_taken'>> =>
	inTransaction(db, async (tx) => {
		await lockStaff(tx)
		const clash = clashOf(await everyStaff(tx), details, null)
		if (clash) return clash
		const added = await insertStaff(tx, details)
		await insertChange(tx, at, by, added.id, 'added', changesBetween(null, added))
		return yes(added)
	})

const alter = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
	what: Change['what'],
	change: (before: Staff) => Outcome<Staff, StaffRefusal>,
): Promise<Outcome<Staff, StaffRefusal>> =>
	inTransaction(db, async (tx) => {
		await lockStaff(tx)
		const everyone = await everyStaff(tx)
		const before = everyone.find((staff) => staff.id === id)
		if (!before) return no('unknown_staff')
		if (before.version !== version) return no('changed_meanwhile')
		const changed = change(before)
		if (!changed.ok) return changed
		const after = changed.value
		const clash = clashOf(everyone, after, id)
		if (clash) return clash
		const on = dayOf(at)
		if (hasAnAdministrator(everyone, on) && !hasAnAdministrator(withChanged(everyone, after), on))
			return no('last_administrator')
		const fields = changesBetween(before, after)
		if (what === 'changed' && fields.length === 0) return yes(before)
		const saved = await saveStaff(tx, after)
		await insertChange(tx, at, by, id, what, fields)
		if (!isActive(saved, on)) await closeSessionsOf(tx, id, at, 'deactivated')
		else if (fields.some(({ field }) => field === 'login')) await closeSessionsOf(tx, id, at, 'changed')
		return yes(saved)
	})

/** `version` is the one that was shown; another's change since then is told, not overwritten. */
export const changeStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
	details: StaffDetails,
): Promise<Outcome<Staff, StaffRefusal>> =>
	alter(db, at, by, id, version, 'changed', (before) => yes({ ...before, ...details }))

/** Ends every session of theirs in the same breath. */
export const deactivateStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
): Promise<Outcome<Staff, StaffRefusal>> =>
	alter(db, at, by, id, version, 'deactivated', (before) =>
		before.deactivatedOn === null ? yes({ ...before, deactivatedOn: dayOf(at) }) : no('already_deactivated'),
	)

export const reactivateStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
): Promise<Outcome<Staff, StaffRefusal>> =>
	alter(db, at, by, id, version, 'reactivated', (before) =>
		before.deactivatedOn === null ? no('already_active') : yes({ ...before, deactivatedOn: null }),
	)
