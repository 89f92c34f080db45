import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import type { Among, Db } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { isCovered } from './exclusions.ts'
import * as store from './store.ts'
import type { Ground, Stance, VerdictWord } from './verdict.ts'
import { toldOf } from './why/told.ts'

export { erasePerson, mergePerson } from './merge-store.ts'
export { assessEveryone, factsOf, reassess, weigh, weighAhead, weighEveryone } from './weigh-actions.ts'
export { recordPerson } from './why/filed-actions.ts'

/** Where a citizen stands on record, and the first day of that verdict on those grounds. */
export type Standing = { readonly person: PersonId; readonly verdict: Stance; readonly since: Day }

/** Where a citizen stands on record; null before the first weighing. */
export const stanceOf = async (db: Db, person: PersonId): Promise<Standing | null> => {
	const row = await store.selectPresent(db, person)
	return row === null ? null : { person, verdict: row.stance, since: row.since }
}

/** How many stand as they were weighed on a later day; a night of an earlier day leaves them as they are. */
export const recordedAfter = (db: Db, on: Day): Promise<number> => store.countRecordedAfter(db, on)

/** Everyone on record, or everyone with one verdict. */
export const standing = async (db: Db, { verdict }: { readonly verdict?: VerdictWord } = {}): Promise<Standing[]> =>
	(await store.selectStanding(db, verdict ?? null)).map(({ person, stance, since }) => ({
		person,
		verdict: stance,
		since,
	}))

/** A ground on which a professional has yet to say yes or no, and the first day on which the record held it so. */
export type Undecided = { readonly person: PersonId; readonly ground: Ground; readonly knownOn: Day }

/** The grounds on record that wait for a professional; also beside another that is to be offered without one. */
export const undecided = async (db: Db, whom: Among<PersonId> = 'everyone'): Promise<Undecided[]> => {
	const standards = await listStandards(db)
	return (await store.selectUndecided(db, whom)).flatMap(({ person, stance, criterion, knownOn }) => {
		const standard = standardOn(standards, stance.on)
		const ground = stance.grounds.find((one) => one.criterion === criterion)
		const isOpen = standard !== null && !isCovered(standard, stance.exclusions, criterion)
		return ground !== undefined && isOpen ? [{ person, ground, knownOn }] : []
	})
}

/** A professional lets go of an offer that is owed, and says why. */
export const withdrawDebt = async (
	db: Db,
	at: Instant,
	withdrawal: {
		readonly person: PersonId
		readonly criterion: string
		readonly on: Day
		readonly because: string
		readonly by: StaffId
	},
): Promise<Outcome<number, 'no_reason' | 'nothing_owed'>> => {
	if (withdrawal.because.trim() === '') return no('no_reason')
	const withdrawn = await store.withdrawDebts(db, at, withdrawal)
	return withdrawn === 0 ? no('nothing_owed') : yes(withdrawn)
}

/** How the citizen's standing changed over the years, and what was owed. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const standards = await listStandards(db)
	const history = await store.selectHistory(db, person)
	const names = await staffNames(db)
	const debts = await store.selectDebts(db, [person])
	return toldOf(
		history,
		debts,
		(on) => standardOn(standards, on),
		(staff) => names.get(staff),
	)
}
