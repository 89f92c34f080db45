import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** The citizen's own row, every column of it. */
export const selectRow = async (db: Db, person: PersonId): Promise<Readonly<Record<string, unknown>> | null> =>
	(
		await sql<{ row: Record<string, unknown> }>`
			select to_jsonb(p) as row from population.person p where id = ${person}`.execute(db)
	).rows[0]?.row ?? null

export type FormerNumber = { readonly cpr: string; readonly until: Day | null; readonly at: string }
export const selectFormerNumbers = async (db: Db, person: PersonId): Promise<FormerNumber[]> =>
	(
		await sql<FormerNumber>`select cpr, until, known_at as at from population.former_number where person = ${person}
			order by known_at`.execute(db)
	).rows

/** Every ground for keeping the citizen's data, also those that ended; oldest first. */
export const selectHolds = async (db: Db, person: PersonId): Promise<HoldRow[]> =>
	(
		await sql<HoldRow>`select because, held_at as at, held_by as by, ended_at as "endedAt", ended_by as "endedBy"
			from population.hold where person = ${person} order by held_at`.execute(db)
	).rows
type HoldRow = {
	readonly because: string
	readonly at: string
	readonly by: StaffId
	readonly endedAt: string | null
	readonly endedBy: StaffId | null
}

type Doubles = { at: string; doubles: { table: string; row: unknown }[] }
export const selectDoubles = async (db: Db, person: PersonId): Promise<Doubles[]> =>
	(
		await sql<Doubles>`select merged_at as at, doubles from population.forwarding
			where stays = ${person} and jsonb_array_length(doubles) > 0 order by merged_at`.execute(db)
	).rows

/** When the citizen was found to be like somebody else of the register; not whom. */
export const selectLikenesses = async (db: Db, person: PersonId): Promise<{ at: string; parted: boolean }[]> =>
	(
		await sql<{ at: string; parted: boolean }>`
			select found_at as at, parted_at is not null as parted from population.alike
			where ${person} in (one, other) order by found_at`.execute(db)
	).rows

const among = (column: string, numbers: readonly string[]) =>
	sql`${sql.ref(column)} = any(${`{${numbers.join(',')}}`}::text[])`

type Waiting = { on: Day; data: Readonly<Record<string, unknown>> }
/** Lines of files about these numbers that nobody has decided about. */
export const selectWaitingRows = async (db: Db, numbers: readonly string[]): Promise<Waiting[]> =>
	(
		await sql<Waiting>`select i.described_on as "on", r.data from population.import_row r
			join population.import i on i.id = r.import and i.state = 'staged'
			where ${among('r.cpr', numbers)} or ${among('r.known_as', numbers)} order by i.described_on, r.number`.execute(db)
	).rows

type Unread = { on: Day; record: string }
/** Records of an extract that the system cannot read, as they came. */
export const selectUnread = async (db: Db, numbers: readonly string[]): Promise<Unread[]> =>
	(
		await sql<Unread>`select i.described_on as "on", u.record from population.unread_record u
			join population.import i on i.id = u.import where ${among('u.cpr', numbers)} order by i.described_on, u.line`.execute(
			db,
		)
	).rows
