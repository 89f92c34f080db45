import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { keyOfWritten } from '../lives/registered.ts'
import type { NewCitizen } from './new-citizen.ts'

/** How many numbers made here begin with this birth date. */
export const countStandIns = async (db: Db, date: string): Promise<number> =>
	(
		await sql<{ count: number }>`
			select count(*) as count
			from (select cpr from population.person union select cpr from population.former_number) given
			where cpr like ${`${date}%`} and cpr ~ '^[0-9]{6}[A-Z]'`.execute(db)
	).rows[0]?.count ?? 0

/** The dwelling as the register has it, else a new one under the key that a file without ids of its own would give it. */
export const saveAddress = async (
	db: Db,
	{ street, houseNumber, floorDoor, postalCode, town }: NewCitizen,
): Promise<string | null> => {
	const known = await sql<{ id: string }>`
		select id from population.address
		where lower(street) = lower(${street}) and lower(coalesce(house_number, '')) = lower(${houseNumber ?? ''})
			and lower(coalesce(floor_door, '')) = lower(${floorDoor ?? ''}) and coalesce(postal_code, '') = ${postalCode ?? ''}
		order by id limit 1`.execute(db)
	if (known.rows[0]) return known.rows[0].id
	const key = keyOfWritten(street, houseNumber, floorDoor, postalCode)
	const { rows } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, floor_door, postal_code, town)
		values (${key}, ${street}, ${houseNumber}, ${floorDoor}, ${postalCode}, ${town})
		on conflict on constraint an_address_is_registered_once do update set key = excluded.key returning id`.execute(db)
	return rows[0]?.id ?? null
}

/** Null when the number is taken. */
export const insertCitizen = async (
	db: Db,
	cpr: string,
	{ bornOn, sex, givenNames, surname, phone }: NewCitizen,
	address: string | null,
): Promise<PersonId | null> => {
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, given_names, surname, status, address, phone)
		values (${cpr}, ${bornOn}, ${sex}, ${givenNames}, ${surname}, 'resident', ${address}, ${phone})
		on conflict on constraint a_cpr_number_names_one_citizen do nothing returning id`.execute(db)
	return rows[0]?.id ?? null
}

/** Whether anybody in the register lives under a postal code; true as long as the register knows no addresses. */
export const selectKnowsPostalCode = async (db: Db, postalCode: string): Promise<boolean> =>
	(
		await sql<{ known: boolean }>`
			select exists (select from population.address where postal_code = ${postalCode})
				or not exists (select from population.address where postal_code is not null) as known`.execute(db)
	).rows[0]?.known ?? true
