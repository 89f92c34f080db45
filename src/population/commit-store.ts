import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { ImportId } from './import-review.ts'
import { registered } from './import-store.ts'

/** A file row taken apart again. */
const taken: RawBuilder<unknown> = sql`as d(
	person_id text, born_on date, sex text, given_names text, surname text, status text, status_since date,
	resident_since date, civil_status text, spouse_id text, address_id text, protected boolean, digital_post boolean,
	phone text, language text, practical_help boolean, personal_help boolean, nursing boolean, residence text,
	residence_since date, last_offer_on date, last_visit_on date)`

/** Dwellings that the file names; a coordinate once known is kept. */
export const saveAddresses = (db: Db, id: ImportId): Promise<unknown> =>
	sql`insert into population.address as known (key, street, house_number, floor_door, postal_code, town, x, y)
		select distinct on (r.data ->> 'address_id') r.data ->> 'address_id', r.data ->> 'street', r.data ->> 'house_number',
			r.data ->> 'floor_door', r.data ->> 'postal_code', r.data ->> 'town',
			(r.data ->> 'x')::double precision, (r.data ->> 'y')::double precision
		from population.import_row r
		where r.import = ${id} and r.verdict in ('new', 'changed') and r.data ->> 'address_id' is not null
		order by r.data ->> 'address_id', r.data ->> 'x' nulls last
		on conflict on constraint an_address_is_registered_once do update set street = excluded.street,
			house_number = excluded.house_number, floor_door = excluded.floor_door, postal_code = excluded.postal_code,
			town = excluded.town, x = coalesce(excluded.x, known.x), y = coalesce(excluded.y, known.y)`.execute(db)

export const insertNewPersons = (db: Db, id: ImportId): Promise<unknown> =>
	sql`insert into population.person (cpr, born_on, sex, given_names, surname, status, status_since, resident_since,
			civil_status, spouse_cpr, address, protected, digital_post, phone, language, practical_help, personal_help, nursing,
			residence, residence_since, last_offer_on, last_visit_on)
		select d.person_id, d.born_on, d.sex, coalesce(d.given_names, ''), coalesce(d.surname, ''), d.status, d.status_since,
			d.resident_since, d.civil_status, d.spouse_id, a.id, coalesce(d.protected, false), coalesce(d.digital_post, false),
			d.phone, coalesce(d.language, 'da'), coalesce(d.practical_help, false), coalesce(d.personal_help, false),
			coalesce(d.nursing, false), coalesce(d.residence, 'own_home'), d.residence_since, d.last_offer_on, d.last_visit_on
		from population.import_row r
		cross join lateral jsonb_to_record(r.data) ${taken}
		left join population.address a on a.key = d.address_id
		where r.import = ${id} and r.verdict = 'new'`.execute(db)

/** Writes down what will change about whom, before it changes. */
export const insertChanges = (db: Db, id: ImportId): Promise<unknown> =>
	sql`insert into population.person_change (person, import, changes)
		select r.person, ${id}, (
			select jsonb_object_agg(stated.key, jsonb_build_array(r.before -> stated.key, stated.value))
			from jsonb_each(r.data) stated where r.before -> stated.key is distinct from stated.value)
		from (
			select p.id as person, s.data, ${registered} as before
			from population.import_row s
			join population.person p on p.cpr = s.cpr
			left join population.address a on a.id = p.address
			where s.import = ${id} and s.verdict = 'changed'
		) r`.execute(db)

export const updateChangedPersons = (db: Db, id: ImportId, on: Day): Promise<unknown> =>
	sql`update population.person p set born_on = d.born_on, sex = d.sex, given_names = d.given_names, surname = d.surname,
			status = d.status, resident_since = d.resident_since, civil_status = d.civil_status, spouse_cpr = d.spouse_id,
			status_since = case when d.status <> p.status and not r.data ? 'status_since' then ${on}::date else d.status_since end,
			address = case when r.data ? 'street' then moved.id else p.address end, protected = d.protected,
			digital_post = d.digital_post, phone = d.phone, language = d.language, practical_help = d.practical_help,
			personal_help = d.personal_help, nursing = d.nursing, residence = d.residence,
			residence_since = case when d.residence <> p.residence and not r.data ? 'residence_since' then ${on}::date
				else d.residence_since end,
			last_offer_on = d.last_offer_on, last_visit_on = d.last_visit_on
		from (
			select s.cpr, s.data, ${registered} || s.data as whole
			from population.import_row s
			join population.person p on p.cpr = s.cpr
			left join population.address a on a.id = p.address
			where s.import = ${id} and s.verdict = 'changed'
		) r
		cross join lateral jsonb_to_record(r.whole) ${taken}
		left join population.address moved on moved.key = d.address_id
		where p.cpr = r.cpr`.execute(db)

/**
 * What the file tells about lives: a spouse's death or move into a care home, and arrivals. Runs when new citizens are in
 * and changed ones still stand as before. A death or move that a first file names without its day is old news and tells nothing.
 */
export const insertLifeEventsOfImport = (db: Db, id: ImportId, on: Day, at: Instant): Promise<unknown> =>
	sql`with row as materialized (
			select r.cpr, r.verdict, r.data, p.id as person, p.status, p.residence
			from population.import_row r join population.person p on p.cpr = r.cpr
			where r.import = ${id} and r.verdict in ('new', 'changed')
		), couple as materialized (
			select cpr, spouse_cpr as partner from population.person where spouse_cpr is not null
			union select spouse_cpr, cpr from population.person where spouse_cpr is not null
			union select cpr, data ->> 'spouse_id' from row where data ->> 'spouse_id' is not null
			union select data ->> 'spouse_id', cpr from row where data ->> 'spouse_id' is not null
		), happened(cpr, kind, day) as (
			select cpr, 'spouse_died', coalesce((data ->> 'status_since')::date, case when verdict = 'changed' then ${on}::date end)
			from row where data ->> 'status' = 'dead' and (verdict = 'new' or status <> 'dead')
			union all
			select cpr, 'spouse_to_care_home',
				coalesce((data ->> 'residence_since')::date, case when verdict = 'changed' then ${on}::date end)
			from row
			where data ->> 'residence' = 'care_home' and data ->> 'status' = 'resident'
				and (verdict = 'new' or residence <> 'care_home')
		), told(person, kind, day) as (
			select left_behind.id, happened.kind, happened.day
			from happened
			join couple on couple.cpr = happened.cpr
			join population.person left_behind on left_behind.cpr = couple.partner
			left join row own on own.cpr = left_behind.cpr
			where happened.day is not null
				and coalesce(own.data ->> 'status', left_behind.status) = 'resident'
				and (happened.kind <> 'spouse_to_care_home'
					or coalesce(own.data ->> 'residence', left_behind.residence) = 'own_home')
			union
			select person, 'moved_in', coalesce((data ->> 'resident_since')::date, ${on}::date)
			from row
			where data ->> 'status' = 'resident'
				and (verdict = 'changed' and status <> 'resident'
					or verdict = 'new' and (data ->> 'resident_since')::date > (${on}::date - interval '1 year')
						and data ->> 'resident_since' <> data ->> 'born_on')
		)
		insert into population.life_event (person, kind, happened_on, source, recorded_at)
		select person, kind, day, 'register', ${at} from told
		on conflict on constraint a_life_event_is_told_once do nothing`.execute(db)

/** The planner’s picture of the register as it has just become. */
export const lookAtRegister = (db: Db): Promise<unknown> =>
	sql`analyze population.address, population.person, population.life_event`.execute(db)
