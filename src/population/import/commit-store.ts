import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { ImportId } from './import-review.ts'
import { registered } from './judge-store.ts'

/** A file row taken apart again. */
const taken: RawBuilder<unknown> = sql`as d(
	person_id text, born_on date, sex text, given_names text, surname text, status text, status_since date,
	resident_since date, civil_status text, spouse_id text, address_id text, protected boolean, protected_from date,
	protected_until date, digital_post boolean, phone text, language text, practical_help boolean, personal_help boolean,
	nursing boolean, practical_help_since date, personal_help_since date, nursing_since date, declined_until date,
	residence text, residence_since date, last_offer_on date, last_visit_on date)`

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
			civil_status, spouse_cpr, address, protected, protected_from, protected_until, digital_post, phone, language,
			practical_help, personal_help, nursing, practical_help_since, personal_help_since, nursing_since, declined_until,
			residence, residence_since, last_offer_on, last_visit_on, described_on)
		select d.person_id, d.born_on, d.sex, coalesce(d.given_names, ''), coalesce(d.surname, ''), d.status, d.status_since,
			d.resident_since, d.civil_status, d.spouse_id, a.id, coalesce(d.protected, false), d.protected_from, d.protected_until,
			coalesce(d.digital_post, false), d.phone, coalesce(d.language, 'da'), coalesce(d.practical_help, false),
			coalesce(d.personal_help, false), coalesce(d.nursing, false),
			case when d.practical_help then d.practical_help_since end, case when d.personal_help then d.personal_help_since end,
			case when d.nursing then d.nursing_since end, d.declined_until,
			coalesce(d.residence, 'own_home'), d.residence_since, d.last_offer_on, d.last_visit_on,
			coalesce(r.extract -> 'as_of', '{}')
		from population.import_row r
		cross join lateral jsonb_to_record(r.data) ${taken}
		left join population.address a on a.key = d.address_id
		where r.import = ${id} and r.verdict = 'new'`.execute(db)

/** Writes down what will change about whom, before it changes; what came to be so since the review (a protection that ran out) is no change. */
export const insertChanges = (db: Db, id: ImportId): Promise<unknown> =>
	sql`insert into population.person_change (person, import, changes)
		select r.person, ${id}, changed.pairs
		from (
			select p.id as person, s.data, ${registered} as before
			from population.import_row s
			join population.person p on p.cpr = s.known_as
			left join population.address a on a.id = p.address
			where s.import = ${id} and s.verdict = 'changed'
		) r
		cross join lateral (
			select jsonb_object_agg(stated.key, jsonb_build_array(r.before -> stated.key, stated.value)) as pairs
			from jsonb_each(r.data) stated where r.before -> stated.key is distinct from stated.value
		) changed
		where changed.pairs is not null`.execute(db)

export const updateChangedPersons = (db: Db, id: ImportId, on: Day): Promise<unknown> =>
	sql`update population.person p set cpr = d.person_id, born_on = d.born_on, sex = d.sex, given_names = d.given_names,
			surname = d.surname, status = d.status, resident_since = d.resident_since, civil_status = d.civil_status,
			spouse_cpr = d.spouse_id,
			status_since = case when d.status <> p.status and not r.data ? 'status_since' then ${on}::date else d.status_since end,
			address = case when r.data ? 'street' then moved.id else p.address end, protected = d.protected,
			protected_from = d.protected_from, protected_until = d.protected_until,
			digital_post = d.digital_post, phone = d.phone, language = d.language, practical_help = d.practical_help,
			personal_help = d.personal_help, nursing = d.nursing,
			practical_help_since = case when d.practical_help then d.practical_help_since end,
			personal_help_since = case when d.personal_help then d.personal_help_since end,
			nursing_since = case when d.nursing then d.nursing_since end,
			declined_until = d.declined_until,
			residence = case when p.registered_residence is null then d.residence else p.residence end,
			registered_residence = case when p.registered_residence is not null then d.residence end,
			residence_since = case when d.residence <> coalesce(p.registered_residence, p.residence) and not r.data ? 'residence_since' then ${on}::date
				else d.residence_since end,
			last_offer_on = d.last_offer_on, last_visit_on = d.last_visit_on
		from (
			select s.known_as, s.data, ${registered} || s.data as whole
			from population.import_row s
			join population.person p on p.cpr = s.known_as
			left join population.address a on a.id = p.address
			where s.import = ${id} and s.verdict = 'changed'
		) r
		cross join lateral jsonb_to_record(r.whole) ${taken}
		left join population.address moved on moved.key = d.address_id
		where p.cpr = r.known_as`.execute(db)

/** Keeps the numbers that citizens had before, and lets husbands and wives follow to the new one. */
export const saveFormerNumbers = async (db: Db, id: ImportId, at: Instant): Promise<void> => {
	await sql`insert into population.former_number (cpr, person, until, known_at)
		select distinct on (old ->> 'cpr') old ->> 'cpr', p.id, (old ->> 'until')::date, ${at}::timestamptz
		from population.import_row r
		join population.person p on p.cpr = r.cpr
		cross join lateral jsonb_array_elements(r.extract -> 'former') old
		where r.import = ${id} and r.verdict in ('new', 'changed', 'unchanged')
			and not exists (select from population.person other where other.cpr = old ->> 'cpr')
		order by old ->> 'cpr', p.id
		on conflict (cpr) do nothing`.execute(db)
	await sql`update population.person p set spouse_cpr = now.cpr
		from population.former_number old join population.person now on now.id = old.person
		where p.spouse_cpr = old.cpr and old.known_at = ${at}`.execute(db)
}

/** Remembers of each group of facts as of when it was last described. */
export const saveAsOf = (db: Db, id: ImportId): Promise<unknown> =>
	sql`update population.person p set described_on = p.described_on || newer.said
		from (
			select p.id, jsonb_object_agg(said.key, said.value) as said
			from population.import_row r
			join population.person p on p.cpr = r.cpr
			cross join lateral jsonb_each_text(r.extract -> 'as_of') said
			where r.import = ${id} and r.verdict in ('changed', 'unchanged')
				and said.value > coalesce(p.described_on ->> said.key, '')
			group by p.id
		) newer
		where p.id = newer.id`.execute(db)

/** The planner’s picture of the register as it has just become. */
export const lookAtRegister = (db: Db): Promise<unknown> =>
	sql`analyze population.address, population.person, population.life_event`.execute(db)

/** Whose protection has run out is protected no more. */
export const endProtections = (db: Db, at: Instant, on: Day): Promise<unknown> =>
	sql`with ended as (
			update population.person set protected = false where protected and protected_until < ${on}
			returning id, protected_until + 1 as day
		)
		insert into population.life_event (person, kind, happened_on, source, recorded_at)
		select id, 'protection_ended', day, 'register', ${at} from ended
		on conflict on constraint a_life_event_is_told_once do nothing`.execute(db)

/** Records of unknown kinds are kept for a quarter of a year. */
export const forgetUnreadRecords = (db: Db, at: Instant): Promise<unknown> =>
	sql`delete from population.unread_record where import in (
		select id from population.import where uploaded_at < ${at}::timestamptz - interval '3 months')`.execute(db)
