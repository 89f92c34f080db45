import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { isAbout, readWarning, reviewOn, type Warning } from './warning.ts'
import * as store from './warning-store.ts'

/** What to know of the homes of these citizens, as it is in force; the oldest first. */
export const warningsAt = async (
	db: Db,
	citizens: readonly Pick<Citizen, 'id' | 'address'>[],
): Promise<ReadonlyMap<PersonId, readonly Warning[]>> => {
	const homes = citizens.flatMap(({ address }) => (address === null ? [] : [address.id]))
	const found = await store.findWarnings(
		db,
		citizens.map(({ id }) => id),
		homes,
	)
	const names = found.length === 0 ? new Map<StaffId, string>() : await staffNames(db)
	const warnings = found.map((one) => ({ ...one, notedBy: names.get(one.notedBy) ?? '' }))
	return new Map(citizens.map((citizen) => [citizen.id, warnings.filter((one) => isAbout(one, citizen))]))
}

/** Notes what the next one at the door is to know; sent twice with one `id`, it is noted once; an `id` that brought another warning before is refused. */
export const noteWarning = (
	db: Db,
	at: Instant,
	asked: {
		readonly id: string
		readonly person: PersonId
		readonly kind: string
		readonly words: string
		readonly on: Day
		readonly by: StaffId
	},
): Promise<Outcome<null, 'unknown_citizen' | 'no_kind' | 'words_missing' | 'too_long' | 'form_was_used'>> =>
	inTransaction(db, async (tx) => {
		const citizen = await findCitizen(tx, asked.person)
		if (citizen === null) return no('unknown_citizen')
		const read = readWarning(asked.kind, asked.words)
		if (!read.ok) return read
		const warning = {
			...read.value,
			id: asked.id,
			person: citizen.id,
			address: citizen.address?.id ?? null,
			notedOn: asked.on,
			notedBy: asked.by,
			reviewOn: reviewOn(asked.on),
		}
		if (!(await store.insertWarning(tx, at, warning)) && !(await store.isThatWarning(tx, warning)))
			return no('form_was_used')
		return yes(null)
	})

/** Somebody looked: it holds, and is asked about again later; or it is gone. Said twice in a day, it is written once. */
export const reviewWarning = (
	db: Db,
	at: Instant,
	asked: {
		readonly warning: string
		readonly said: 'holds' | 'gone'
		readonly on: Day
		readonly by: StaffId
	},
): Promise<Outcome<null, 'unknown_warning'>> =>
	inTransaction(db, async (tx) => {
		if ((await store.findWarning(tx, asked.warning)) === null) return no('unknown_warning')
		await store.insertReview(tx, at, { ...asked, reviewOn: asked.said === 'holds' ? reviewOn(asked.on) : null })
		return yes(null)
	})
