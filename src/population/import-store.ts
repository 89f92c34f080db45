import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Counts, Import, ImportId, Kind, ReviewRow } from './import-review.ts'

/** A citizen of the register (p, a) as a row of the file, to hold the two against each other. */
const registered: RawBuilder<unknown> = sql`jsonb_build_object(
	'person_id', p.cpr, 'born_on', p.born_on, 'sex', p.sex, 'given_names', p.given_names, 'surname', p.surname,
	'status', p.status, 'status_since', p.status_since, 'resident_since', p.resident_since,
	'civil_status', p.civil_status, 'spouse_id', p.spouse_cpr,
	'street', a.street, 'house_number', a.house_number, 'floor_door', a.floor_door, 'postal_code', a.postal_code,
	'town', a.town, 'address_id', a.key, 'x', a.x, 'y', a.y,
	'protected', p.protected, 'digital_post', p.digital_post, 'phone', p.phone, 'language', p.language,
	'practical_help', p.practical_help, 'personal_help', p.personal_help, 'nursing', p.nursing,
	'residence', p.residence, 'residence_since', p.residence_since,
	'last_offer_on', p.last_offer_on, 'last_visit_on', p.last_visit_on)`

/** A file row taken apart again. */
const taken: RawBuilder<unknown> = sql`as d(
	person_id text, born_on date, sex text, given_names text, surname text, status text, status_since date,
	resident_since date, civil_status text, spouse_id text, address_id text, protected boolean, digital_post boolean,
	phone text, language text, practical_help boolean, personal_help boolean, nursing boolean, residence text,
	residence_since date, last_offer_on date, last_visit_on date)`

export type StagedRow = {
	readonly number: number
	readonly file: string
	readonly line: number
	readonly data: unknown
	readonly reasons: unknown
}

export const insertImport = async (
	db: Db,
	at: Instant,
	files: readonly string[],
	on: Day,
	by: StaffId | null,
): Promise<ImportId> => {
	const { rows } = await sql<{ id: ImportId }>`
		insert into population.import (files, described_on, uploaded_at, uploaded_by)
		values (${files}::text[], ${on}, ${at}, ${by}) returning id`.execute(db)
	return rows[0]?.id as ImportId
}

/** What a row is, held against the register. */
const verdict: RawBuilder<unknown> = sql`case when p.id is null then 'new' when ${registered} @> r.data then 'unchanged' else 'changed' end`

export const insertRows = (db: Db, id: ImportId, rows: readonly StagedRow[]): Promise<unknown> =>
	sql`insert into population.import_row (import, number, file, line, verdict, cpr, data, reasons)
		select ${id}, r.number, r.file, r.line, case when r.reasons is not null then 'rejected' else ${verdict} end,
			r.data ->> 'person_id', r.data, r.reasons
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as r(number integer, file text, line integer, data jsonb, reasons jsonb)
		left join population.person p on p.cpr = r.data ->> 'person_id'
		left join population.address a on a.id = p.address`.execute(db)

/** Holds every row against the register once more. */
export const judgeRows = (db: Db, id: ImportId): Promise<unknown> =>
	sql`update population.import_row row set verdict = judged.verdict
		from (
			select r.number, ${verdict} as verdict
			from population.import_row r
			left join population.person p on p.cpr = r.cpr
			left join population.address a on a.id = p.address
			where r.import = ${id} and r.reasons is null
		) judged
		where row.import = ${id} and row.number = judged.number and row.verdict <> judged.verdict`.execute(db)

/** Counts what the rows are and remembers which register they were held against. */
export const countRows = async (db: Db, id: ImportId): Promise<Counts> => {
	const { rows } = await sql<Counts>`
		select count(*) filter (where verdict = 'new') as new, count(*) filter (where verdict = 'changed') as changed,
			count(*) filter (where verdict = 'unchanged') as unchanged, count(*) filter (where verdict = 'rejected') as rejected,
			(select count(*) from population.person p where p.status = 'resident' and not exists (
				select from population.import_row r where r.import = ${id} and r.cpr = p.cpr)) as gone
		from population.import_row where import = ${id}`.execute(db)
	const counts = rows[0] as Counts
	await sql`update population.import set counts = ${JSON.stringify(counts)}::jsonb,
			judged_after = (select count(*) from population.import where state = 'committed')
		where id = ${id}`.execute(db)
	return counts
}

/** Whether another import has come in since this one was held against the register. */
export const isOutdated = async (db: Db, id: ImportId): Promise<boolean> => {
	const { rows } = await sql<{ outdated: boolean }>`
		select judged_after <> (select count(*) from population.import where state = 'committed') as outdated
		from population.import where id = ${id}`.execute(db)
	return rows[0]?.outdated !== false
}

const imports = sql`select id, files, described_on as "on", uploaded_at as "uploadedAt", uploaded_by as "uploadedBy", state, counts
	from population.import`

export const selectImport = async (db: Db, id: ImportId): Promise<Import | null> =>
	(await sql<Import>`${imports} where id = ${id}`.execute(db)).rows[0] ?? null

export const selectImports = async (db: Db, limit: number): Promise<Import[]> =>
	(await sql<Import>`${imports} order by uploaded_at desc, id limit ${limit}`.execute(db)).rows

/** The planner's picture of what was just written; without it thousands of rows are held against each other one by one. */
export const lookAtRows = (db: Db): Promise<unknown> => sql`analyze population.import_row`.execute(db)
export const lookAtRegister = (db: Db): Promise<unknown> =>
	sql`analyze population.address, population.person, population.life_event`.execute(db)

/** Keeps every other import waiting until this one is done. */
export const lockForImport = (db: Db): Promise<unknown> =>
	sql`lock table population.person in share row exclusive mode`.execute(db)

export const selectRows = async (
	db: Db,
	id: ImportId,
	kind: Kind,
	limit: number,
	offset: number,
): Promise<ReviewRow[]> => {
	if (kind === 'gone')
		return (
			await sql<ReviewRow>`
				select 0 as number, null as file, null as line, p.id as person, trim(p.given_names || ' ' || p.surname) as name,
					p.born_on as "bornOn", '[]'::jsonb as changed, '[]'::jsonb as reasons
				from population.person p
				where p.status = 'resident'
					and not exists (select from population.import_row r where r.import = ${id} and r.cpr = p.cpr)
				order by p.sort_key, p.id limit ${limit} offset ${offset}`.execute(db)
		).rows
	return (
		await sql<ReviewRow>`
			select r.number, r.file, r.line, p.id as person,
				trim(coalesce(r.data ->> 'given_names', p.given_names) || ' ' || coalesce(r.data ->> 'surname', p.surname)) as name,
				(r.data ->> 'born_on')::date as "bornOn", coalesce(r.reasons, '[]') as reasons,
				case when p.id is null then '[]' else coalesce((
					select jsonb_agg(stated.key order by stated.key) from jsonb_each(r.data) stated
					where ${registered} -> stated.key is distinct from stated.value), '[]') end as changed
			from population.import_row r
			left join population.person p on p.cpr = r.cpr
			left join population.address a on a.id = p.address
			where r.import = ${id} and r.verdict = ${kind}
			order by r.number limit ${limit} offset ${offset}`.execute(db)
	).rows
}

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

/** Ends an import; its rows are thrown away. False when it had ended already. */
export const endImport = async (
	db: Db,
	id: ImportId,
	state: 'committed' | 'cancelled',
	at: Instant,
	by: StaffId | null,
): Promise<boolean> => {
	const { rows } = await sql`update population.import set state = ${state}, ended_at = ${at}, ended_by = ${by}
		where id = ${id} and state = 'staged' returning id`.execute(db)
	await sql`delete from population.import_row where import = ${id}`.execute(db)
	return rows.length > 0
}

/** Reviews that nobody decided on within a week; what was uploaded is thrown away with them. */
export const endForgottenImports = (db: Db, at: Instant): Promise<unknown> =>
	sql`with forgotten as (
			update population.import set state = 'cancelled', ended_at = ${at}
			where state = 'staged' and uploaded_at < ${at}::timestamptz - interval '7 days' returning id)
		delete from population.import_row where import in (select id from forgotten)`.execute(db)
