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
	readonly device: Device
}
/** Which browser it lies in: a number that the browser made, and what it calls itself in two words; null where it did not say. */
export type Device = { readonly id: string | null; readonly browser: string | null }

export const insertTaken = async (db: Db, taken: Taken, hash: string, along: readonly Along[]): Promise<void> => {
	const { id, staff, key, takenAt, deliversUntil, device } = taken
	await sql`insert into visit.taken_along (id, staff, sealing_key, hash, taken_at, delivers_until, device, browser)
		values (${id}, ${staff}, ${key}, ${hash}, ${takenAt}, ${deliversUntil}, ${device.id}, ${device.browser})`.execute(
		db,
	)
	for (const one of along)
		await sql`insert into visit.visit_along (taken_along, ref, person, visit, booking, version)
			values (${taken.id}, ${one.ref}, ${one.person}, ${one.visit}, ${one.booking}, ${one.version})`.execute(db)
}

/** What a secret may deliver to, and whether somebody has stopped it. */
export type Delivering = Omit<Taken, 'device'> & { readonly isStopped: boolean }

type TakenRow = {
	readonly id: string
	readonly staff: StaffId
	readonly key: string
	readonly taken_at: string
	readonly delivers_until: string
	readonly is_stopped: boolean
}
const takenOf = ({ id, staff, key, taken_at, delivers_until, is_stopped }: TakenRow): Delivering => ({
	id,
	staff,
	key,
	takenAt: instant(taken_at),
	deliversUntil: instant(delivers_until),
	isStopped: is_stopped,
})

/** Whose secret this is; null when it is nobody's. */
export const findTaken = async (db: Db, hash: string): Promise<Delivering | null> => {
	const { rows } = await sql<TakenRow>`
		select id, staff, sealing_key as key, taken_at, delivers_until, stopped_at is not null as is_stopped
		from visit.taken_along where hash = ${hash}`.execute(db)
	const [row] = rows
	return row === undefined ? null : takenOf(row)
}

/** A browser that may deliver what was typed in it, or might if it were not stopped; its last moments. */
export type DeliveringDevice = {
	/** The browser's number; of what was taken along before browsers had one, its own. */
	readonly device: string
	readonly staff: StaffId
	readonly browser: string | null
	readonly takenAt: Instant
	/** Null when nothing of it has come. */
	readonly deliveredAt: Instant | null
	readonly stopped: Word | null
	/** Who let it deliver again, the last time somebody did. */
	readonly let: Word | null
}
type Word = { readonly at: Instant; readonly by: StaffId }
type DeviceRow = {
	readonly device: string
	readonly staff: StaffId
	readonly taken_at: string
	readonly browser: string | null
	readonly delivered_at: string | null
	readonly stopped_at: string | null
	readonly stopped_by: StaffId | null
	readonly let_at: string | null
	readonly let_by: StaffId | null
}
const wordOf = (at: string | null, by: StaffId | null): Word | null =>
	at === null || by === null ? null : { at: instant(at), by }
const device = sql`coalesce(t.device, t.id)`

/** Everyone's without `staff`; the one used last comes first. What was stopped stands by itself, beside what was taken along since. */
export const findDevices = async (db: Db, at: Instant, staff: StaffId | null): Promise<DeliveringDevice[]> => {
	const { rows } = await sql<DeviceRow>`
		select ${device} as device, t.staff, max(t.browser) as browser, max(t.taken_at) as taken_at,
			t.stopped_at, t.stopped_by, max(t.let_at) as let_at,
			(array_agg(t.let_by order by t.let_at desc nulls last))[1] as let_by,
			max((select max(e.delivered_at) from visit.entry e where e.taken_along = t.id)) as delivered_at
		from visit.taken_along t
		where t.delivers_until > ${at} and (${staff}::uuid is null or t.staff = ${staff})
		group by ${device}, t.staff, t.stopped_at, t.stopped_by
		order by max(t.taken_at) desc, t.stopped_at is not null, ${device}`.execute(db)
	return rows.map((row) => ({
		device: row.device,
		staff: row.staff,
		takenAt: instant(row.taken_at),
		browser: row.browser,
		deliveredAt: row.delivered_at === null ? null : instant(row.delivered_at),
		stopped: wordOf(row.stopped_at, row.stopped_by),
		let: wordOf(row.let_at, row.let_by),
	}))
}

/** Whose deliveries from which browser. */
export type WhoseDevice = { readonly device: string; readonly staff: StaffId }

/** What a browser has taken along delivers no more, from `at` on. */
export const stopDevice = async (db: Db, at: Instant, of: WhoseDevice, by: StaffId): Promise<void> => {
	await sql`update visit.taken_along t set stopped_at = ${at}, stopped_by = ${by}
		where ${device} = ${of.device} and t.staff = ${of.staff} and t.stopped_at is null`.execute(db)
}

/** Who stopped what this browser took along, null for what is not stopped; kept so until the transaction ends. */
export const lockStops = async (db: Db, of: WhoseDevice): Promise<(StaffId | null)[]> => {
	const { rows } = await sql<{ by: StaffId | null }>`select t.stopped_by as by from visit.taken_along t
		where ${device} = ${of.device} and t.staff = ${of.staff} order by t.id for update`.execute(db)
	return rows.map(({ by }) => by)
}

/** What a browser took along before it was stopped may be delivered all the same; without `stoppedBy`, whoever stopped it. */
export const letDeviceDeliver = async (
	db: Db,
	at: Instant,
	of: WhoseDevice,
	by: StaffId,
	stoppedBy: StaffId | null,
): Promise<void> => {
	await sql`update visit.taken_along t set stopped_at = null, stopped_by = null, let_at = ${at}, let_by = ${by}
		where ${device} = ${of.device} and t.staff = ${of.staff} and t.stopped_at is not null
			and (${stoppedBy}::uuid is null or t.stopped_by = ${stoppedBy})`.execute(db)
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
