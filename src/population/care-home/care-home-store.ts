import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Beside, ImportId } from '../import/import-review.ts'
import type { CareHome, ListedCareHome } from './care-home.ts'

/** Residents at an address of the list: a house number alone stands for every flat of the house. */
const listed = sql`listed as materialized (
	select distinct p.id from population.person p
	join population.address a on a.id = p.address
	join population.care_home c on c.building_key = a.building_key and c.door_key in ('', a.door_key)
	where p.status = 'resident')`

/**
 * Lets the list of care homes count: who lives at an address of it and stands as living at home lives in a care home, since the
 * last move that an import told of, and whose spouse is left at home is told so on that day. Who has left such an address stands
 * again as the register says. Done twice, the second changes nothing.
 */
export const settleCareHomes = async (tx: Db, at: Instant, on: Day): Promise<void> => {
	await sql`with ${listed}, left_it as (
			update population.person p set residence = coalesce(registered_residence, residence), registered_residence = null,
				listed_home_since = null
			where (registered_residence is not null or listed_home_since is not null) and status = 'resident'
				and not exists (select from listed where listed.id = p.id)
			returning p.id, p.residence
		)
		insert into population.life_event (person, kind, happened_on, source, recorded_at)
		select left_it.id, 'from_care_home', ${on}, 'care_homes', ${at} from left_it
		where left_it.residence <> 'care_home' and exists (
			select from population.person_change c join population.import i on i.id = c.import
			where c.person = left_it.id and i.described_on = ${on} and c.changes ? 'address_id')
		on conflict on constraint a_life_event_is_told_once do nothing`.execute(tx)
	await sql`with ${listed}, entering as (
			select p.id, coalesce(p.listed_home_since, (
				select max(i.described_on) from population.person_change c join population.import i on i.id = c.import
				where c.person = p.id and i.described_on <= ${on} and jsonb_typeof(c.changes -> 'address_id' -> 0) = 'string')) as since
			from listed join population.person p on p.id = listed.id
			where p.residence = 'own_home'
		), entered as (
			update population.person p set residence = 'care_home', registered_residence = 'own_home', listed_home_since = entering.since
			from entering where p.id = entering.id
			returning p.id, p.cpr, p.spouse_cpr, p.listed_home_since as since
		)
		insert into population.life_event (person, kind, happened_on, source, recorded_at)
		select id, 'to_care_home', since, 'care_homes', ${at}::timestamptz from entered where since is not null
		union all
		select left_behind.id, 'spouse_to_care_home', entered.since, 'care_homes', ${at}::timestamptz
		from entered
		join lateral (
			select id from population.person where cpr = entered.spouse_cpr
			union select id from population.person where spouse_cpr = entered.cpr) partner on true
		join population.person left_behind on left_behind.id = partner.id
		where entered.since is not null and left_behind.status = 'resident' and left_behind.residence = 'own_home'
			and not exists (select from listed where listed.id = left_behind.id)
		group by left_behind.id, entered.since
		on conflict on constraint a_life_event_is_told_once do nothing`.execute(tx)
}

type Row = Omit<ListedCareHome, 'updatedAt'> & { readonly updatedAt: string }

/** By postal code and address, each with how many residents are registered there. */
export const selectCareHomes = async (db: Db): Promise<ListedCareHome[]> => {
	const { rows } = await sql<Row>`
		select c.id, c.name, c.street, c.house_number as "houseNumber", c.floor_door as "floorDoor",
			c.postal_code as "postalCode", c.town, c.updated_at as "updatedAt",
			(select count(*) from population.address a join population.person p on p.address = a.id and p.status = 'resident'
				where a.building_key = c.building_key and c.door_key in ('', a.door_key)) as residents
		from population.care_home c order by c.postal_code, c.street, c.house_number, c.floor_door nulls first, c.id`.execute(
		db,
	)
	return rows.map((row) => ({ ...row, updatedAt: instant(row.updatedAt) }))
}

/** Puts an address on the list; one that stands there gets the name and the spelling given last. */
export const saveCareHome = async (db: Db, at: Instant, home: CareHome): Promise<string> => {
	const { rows } = await sql<{ id: string }>`
		insert into population.care_home as known (name, street, house_number, floor_door, postal_code, town, updated_at)
		values (${home.name}, ${home.street}, ${home.houseNumber}, ${home.floorDoor}, ${home.postalCode}, ${home.town}, ${at})
		on conflict on constraint a_care_home_is_listed_once do update set name = excluded.name, street = excluded.street,
			house_number = excluded.house_number, floor_door = excluded.floor_door, town = excluded.town,
			updated_at = excluded.updated_at
		returning id`.execute(db)
	return rows[0]?.id as string
}

/** Takes all but some off the list. */
export const removeOtherCareHomes = (db: Db, kept: readonly string[]): Promise<unknown> =>
	sql`delete from population.care_home where id <> all(${`{${kept.join(',')}}`}::uuid[])`.execute(db)

/** False when it was not there. */
export const deleteCareHome = async (db: Db, id: string): Promise<boolean> =>
	(await sql`delete from population.care_home where id = ${id} returning id`.execute(db)).rows.length > 0

export const saveBeside = (
	db: Db,
	id: ImportId,
	unused: readonly string[],
	careHomes: readonly CareHome[] | null,
): Promise<unknown> =>
	sql`update population.import set unused = ${unused}::text[],
			care_homes = ${careHomes === null ? null : JSON.stringify(careHomes)}::jsonb
		where id = ${id}`.execute(db)

export const selectBeside = async (db: Db, id: ImportId): Promise<Beside> =>
	(
		await sql<Beside>`select unused, coalesce(care_homes, '[]') as "careHomes"
			from population.import where id = ${id}`.execute(db)
	).rows[0] ?? { unused: [], careHomes: [] }
