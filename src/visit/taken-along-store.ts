import { sql } from 'kysely'
import type { BookingId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { SealingPair } from './sealing-transport.ts'

export type SealingKey = SealingPair & { readonly id: string; readonly madeAt: Instant }
type KeyRow = { id: string; public_point: string; private_pkcs8: string; made_at: string }
const keyOf = (row: KeyRow | undefined): SealingKey | null =>
	row === undefined
		? null
		: { id: row.id, publicPoint: row.public_point, privatePkcs8: row.private_pkcs8, madeAt: instant(row.made_at) }

export const newestKey = async (db: Db): Promise<SealingKey | null> =>
	keyOf((await sql<KeyRow>`select * from visit.sealing_key order by made_at desc, id limit 1`.execute(db)).rows[0])

export const findKey = async (db: Db, id: string): Promise<SealingKey | null> =>
	keyOf((await sql<KeyRow>`select * from visit.sealing_key where id = ${id}`.execute(db)).rows[0])

export const insertKey = async (db: Db, key: SealingKey): Promise<void> => {
	await sql`insert into visit.sealing_key (id, public_point, private_pkcs8, made_at)
		values (${key.id}, ${key.publicPoint}, ${key.privatePkcs8}, ${key.madeAt})`.execute(db)
}

/** Keys made before, which nothing waits for any more. */
export const eraseKeys = async (db: Db, madeBefore: Instant): Promise<void> => {
	await sql`delete from visit.sealing_key k where k.made_at < ${madeBefore}
		and not exists (select from visit.taken_along t where t.sealing_key = k.id)`.execute(db)
}

export type Along = {
	readonly ref: string
	readonly person: PersonId
	readonly visit: VisitId | null
	readonly booking: BookingId | null
	readonly version: number
}
export type Taken = {
	readonly id: string
	readonly staff: StaffId
	readonly key: string
	readonly takenAt: Instant
	readonly deliversUntil: Instant
}

export const insertTaken = async (db: Db, taken: Taken, hash: string, along: readonly Along[]): Promise<void> => {
	await sql`insert into visit.taken_along (id, staff, sealing_key, hash, taken_at, delivers_until)
		values (${taken.id}, ${taken.staff}, ${taken.key}, ${hash}, ${taken.takenAt}, ${taken.deliversUntil})`.execute(db)
	for (const one of along)
		await sql`insert into visit.visit_along (taken_along, ref, person, visit, booking, version)
			values (${taken.id}, ${one.ref}, ${one.person}, ${one.visit}, ${one.booking}, ${one.version})`.execute(db)
}

/** Whose secret this is; null when it is nobody's. */
export const findTaken = async (db: Db, hash: string): Promise<Taken | null> => {
	const { rows } = await sql<{ id: string; staff: StaffId; key: string; taken_at: string; delivers_until: string }>`
		select id, staff, sealing_key as key, taken_at, delivers_until from visit.taken_along where hash = ${hash}`.execute(
		db,
	)
	const [row] = rows
	return row === undefined
		? null
		: {
				id: row.id,
				staff: row.staff,
				key: row.key,
				takenAt: instant(row.taken_at),
				deliversUntil: instant(row.delivers_until),
			}
}

export const findAlong = async (db: Db, taken: string): Promise<Along[]> =>
	(
		await sql<Along>`select ref, person, visit, booking, version from visit.visit_along where taken_along = ${taken}
			order by ref`.execute(db)
	).rows

/** The visit of a booking taken along was begun. */
export const setVisitAlong = async (db: Db, taken: string, ref: string, visit: VisitId): Promise<void> => {
	await sql`update visit.visit_along set visit = ${visit} where taken_along = ${taken} and ref = ${ref}`.execute(db)
}

/** What may deliver no more goes, with the entries that are in a signed note: nobody can send them again. */
export const forgetTaken = async (db: Db, at: Instant): Promise<void> => {
	const over = sql`(select t.id from visit.taken_along t where t.delivers_until < ${at} and not exists (
		select from visit.entry e where e.taken_along = t.id and e.act = 'write' and e.value is not null))`
	await sql`delete from visit.entry where taken_along in ${over}`.execute(db)
	await sql`delete from visit.visit_along where taken_along in ${over}`.execute(db)
	await sql`delete from visit.taken_along where id in ${over}`.execute(db)
}
