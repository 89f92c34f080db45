import { sql } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Base, KnownBase } from './base.ts'

export const basesOf = async (db: Db, staff: readonly StaffId[]): Promise<KnownBase[]> => {
	const { rows } = await sql<KnownBase>`
		select staff, words, x, y from booking.base where staff = any(${[...staff]}::uuid[]) order by staff`.execute(db)
	return rows
}

export const saveBase = async (db: Db, at: Instant, staff: StaffId, base: Base, by: StaffId | null): Promise<void> => {
	await sql`insert into booking.base (staff, words, x, y, recorded_at, recorded_by)
		values (${staff}, ${base.words}, ${base.x}, ${base.y}, ${at}, ${by})
		on conflict (staff) do update set words = excluded.words, x = excluded.x, y = excluded.y,
			recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`.execute(db)
}

/** From then on the municipality's own. */
export const deleteBase = async (db: Db, staff: StaffId): Promise<void> => {
	await sql`delete from booking.base where staff = ${staff}`.execute(db)
}

export type Served = { readonly staff: StaffId; readonly district: string }

export const servedBy = async (db: Db, staff: readonly StaffId[]): Promise<Served[]> => {
	const { rows } = await sql<Served>`
		select staff, district from booking.served_district where staff = any(${[...staff]}::uuid[])
		order by staff, district`.execute(db)
	return rows
}

export const saveServed = async (db: Db, staff: StaffId, districts: readonly string[]): Promise<void> => {
	await sql`delete from booking.served_district
		where staff = ${staff} and not district = any(${[...districts]}::text[])`.execute(db)
	await sql`insert into booking.served_district (staff, district)
		select ${staff}::uuid, unnest(${[...districts]}::text[]) on conflict do nothing`.execute(db)
}
