import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'

/** Keeps everything that would be written about them waiting; false when there is nobody of this id. */
export const lockOne = async (tx: Db, person: PersonId): Promise<boolean> => {
	await sql`lock table population.person in share row exclusive mode`.execute(tx)
	return (await sql`select id from population.person where id = ${person} for update`.execute(tx)).rows.length > 0
}

/** Until the transaction ends, this citizen's rows that never change may go. */
export const allowErasing = (tx: Db, person: PersonId): Promise<unknown> =>
	sql`select set_config('hjemmebesoeg.erasing', ${person}, true)`.execute(tx)
export const endErasing = (tx: Db): Promise<unknown> =>
	sql`select set_config('hjemmebesoeg.erasing', '', true)`.execute(tx)

/** Every number that ever named the citizen, those of citizens merged into them too. */
export const selectNumbers = async (tx: Db, person: PersonId): Promise<string[]> =>
	(
		await sql<{ cpr: string }>`
			select cpr from population.person where id = ${person}
			union select cpr from population.former_number where person = ${person}
			union select absorbed_row ->> 'cpr' from population.forwarding where stays = ${person}`.execute(tx)
	).rows.map(({ cpr }) => cpr)

const among = (column: string, numbers: readonly string[]) =>
	sql`${sql.ref(column)} = any(${`{${numbers.join(',')}}`}::text[])`

/** The citizen and the numbers go out of what stands of others: who was their spouse, and what imports and mergings wrote down of that. */
export const forgetNumbers = async (tx: Db, person: PersonId, numbers: readonly string[]): Promise<void> => {
	await sql`update population.life_event set details = details - 'reportedDeathOf'
		where details ->> 'reportedDeathOf' = ${person}`.execute(tx)
	await sql`update population.person set spouse_cpr = null where ${among('spouse_cpr', numbers)}`.execute(tx)
	for (const number of numbers) {
		const like = `%"${number}"%`
		const without = (column: string) => sql`replace(${sql.ref(column)}::text, ${`"${number}"`}, 'null')::jsonb`
		await sql`update population.person_change set changes = ${without('changes')} where changes::text like ${like}`.execute(
			tx,
		)
		await sql`update population.forwarding set absorbed_row = ${without('absorbed_row')}, doubles = ${without('doubles')}
			where absorbed_row::text like ${like} or doubles::text like ${like}`.execute(tx)
	}
	await sql`delete from population.unread_record where ${among('cpr', numbers)}`.execute(tx)
}

/** Imports under review that name them are thrown away: what they say must be read anew. */
export const cancelImportsNaming = async (tx: Db, at: Instant, numbers: readonly string[]): Promise<void> => {
	await sql`update population.import i set state = 'cancelled', ended_at = ${at}
		where state = 'staged' and exists (select from population.import_row r where r.import = i.id
			and (${among('r.cpr', numbers)} or ${among('r.known_as', numbers)}
				or r.data ->> 'spouse_id' = any(${`{${numbers.join(',')}}`}::text[])))`.execute(tx)
	await sql`delete from population.import_row where import in (select id from population.import where state <> 'staged')`.execute(
		tx,
	)
	await sql`delete from population.extract_record where ${among('cpr', numbers)}`.execute(tx)
}

/** Takes away the citizen's own rows; how many that were. */
export const eraseRows = async (tx: Db, person: PersonId): Promise<number> => {
	const homes = await sql<{ address: string }>`
		select address from population.person where id = ${person} and address is not null
		union select (absorbed_row -> 'address' ->> 'id')::uuid from population.forwarding
			where stays = ${person} and absorbed_row -> 'address' ->> 'id' is not null`.execute(tx)
	const addresses = `{${homes.rows.map(({ address }) => address).join(',')}}`
	let erased = 0
	for (const statement of [
		sql`delete from population.life_event where person = ${person}`,
		sql`delete from population.person_change where person = ${person}`,
		sql`delete from population.alike where ${person} in (one, other)`,
		sql`delete from population.unlooked where person = ${person}`,
		sql`delete from population.unfollowed where person = ${person}`,
		sql`delete from population.hold where person = ${person}`,
		sql`delete from population.former_number where person = ${person}`,
		sql`delete from population.forwarding where stays = ${person}`,
		sql`delete from population.person where id = ${person}`,
		sql`delete from population.address a where id = any(${addresses}::uuid[])
			and not exists (select from population.person p where p.address = a.id)`,
	])
		erased += (await sql`${statement} returning 1`.execute(tx)).rows.length
	return erased
}

export const insertErasure = (
	tx: Db,
	at: Instant,
	person: PersonId,
	by: StaffId,
	counts: Readonly<Record<string, number>>,
): Promise<unknown> =>
	sql`insert into population.erasure (erased, erased_at, erased_by, counts)
		values (${person}, ${at}, ${by}, ${JSON.stringify(counts)}::jsonb)`.execute(tx)

export type Erasure = {
	readonly person: PersonId
	readonly at: string
	readonly by: StaffId
	readonly counts: Readonly<Record<string, number>>
}

/** Newest first. */
export const selectErasures = async (db: Db, limit: number): Promise<Erasure[]> =>
	(
		await sql<Erasure>`select erased as person, erased_at as at, erased_by as by, counts
			from population.erasure order by erased_at desc, erased limit ${limit}`.execute(db)
	).rows

/** Who has been dead or gone since before a day that is known, those gone longest first; who is held on to is left out. */
export const selectLongGone = async (
	db: Db,
	before: Day,
	whom: Among<PersonId>,
	limit: number,
	offset: number,
): Promise<PersonId[]> =>
	(
		await sql<{ id: PersonId }>`
			select p.id from population.person p
			where p.status <> 'resident' and p.status_since < ${before} and ${isAmong('p.id', whom)}
				and not exists (select from population.hold h where h.person = p.id and h.ended_at is null)
			order by p.status_since, p.id limit ${limit} offset ${offset}`.execute(db)
	).rows.map(({ id }) => id)

export type Hold = {
	readonly id: string
	readonly person: PersonId
	readonly because: string
	readonly at: string
	readonly by: StaffId
	readonly endedAt: string | null
	readonly endedBy: StaffId | null
}

/** In the order they were held; ended ones too. */
export const selectHolds = async (db: Db, whom: Among<PersonId>): Promise<Hold[]> =>
	(
		await sql<Hold>`select id, person, because, held_at as at, held_by as by, ended_at as "endedAt", ended_by as "endedBy"
			from population.hold where ${isAmong('person', whom)} order by held_at, id`.execute(db)
	).rows

export const isHeld = async (db: Db, person: PersonId): Promise<boolean> =>
	(await sql`select from population.hold where person = ${person} and ended_at is null limit 1`.execute(db)).rows
		.length > 0

export const selectHold = async (db: Db, id: string): Promise<Pick<Hold, 'person' | 'because'> | null> =>
	(await sql<Hold>`select person, because from population.hold where id = ${id}`.execute(db)).rows[0] ?? null

/** Sent twice with one id, it is made once; false then, and when there is nobody of this id. */
export const insertHold = async (
	db: Db,
	at: Instant,
	{ id, person, because, by }: Pick<Hold, 'id' | 'person' | 'because' | 'by'>,
): Promise<boolean> =>
	(
		await sql`insert into population.hold (id, person, because, held_at, held_by)
			select ${id}, id, ${because}, ${at}, ${by} from population.person where id = ${person}
			on conflict (id) do nothing returning id`.execute(db)
	).rows.length > 0

/** False when the citizen has no such hold; ended already, it stays as it ended. */
export const endHold = async (db: Db, at: Instant, id: string, person: PersonId, by: StaffId): Promise<boolean> =>
	(
		await sql`update population.hold set ended_at = coalesce(ended_at, ${at}), ended_by = coalesce(ended_by, ${by})
			where id = ${id} and person = ${person} returning id`.execute(db)
	).rows.length > 0
