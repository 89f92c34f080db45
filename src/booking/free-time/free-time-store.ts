import { sql } from 'kysely'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** Who has had, or has, a standing time with each of these citizens. */
export const knownToEach = async (
	db: Db,
	persons: readonly PersonId[],
): Promise<readonly { readonly person: PersonId; readonly staff: StaffId }[]> => {
	const { rows } = await sql<{ person: PersonId; staff: StaffId }>`
		select distinct person, staff from booking.booking
		where person = any(${[...persons]}::uuid[]) and released_at is null`.execute(db)
	return rows
}
