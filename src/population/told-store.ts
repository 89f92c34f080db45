import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { ImportId } from './import/import-review.ts'

/** What is older than a year when somebody is first heard of is old news. */
const isNews = (day: string, on: Day): RawBuilder<unknown> => sql`${sql.raw(day)} > (${on}::date - interval '1 year')`

/** Rows that are about somebody, with the citizen as they still stand; new ones are in already. */
const rows = (id: ImportId): RawBuilder<unknown> => sql`row as materialized (
	select r.cpr, r.known_as, r.verdict, r.data, r.extract, p.id as person, p.status, p.residence, p.civil_status, p.protected,
		p.practical_help, p.personal_help, p.nursing
	from population.import_row r join population.person p on p.cpr = r.known_as
	where r.import = ${id} and r.verdict in ('new', 'changed')
)`

/**
 * What the file tells about lives: a spouse's death or move into a care home, arrivals and departures, protection, and help.
 * Runs when new citizens are in and changed ones still stand as before. A death or move that a first file names without its
 * day is old news and tells nothing.
 */
export const insertLifeEventsOfImport = async (db: Db, id: ImportId, on: Day, at: Instant): Promise<void> => {
	await insertLosses(db, id, on, at)
	await sql`with ${rows(id)}, told(person, kind, day, details) as (
			select person, 'moved_in', coalesce((data ->> 'resident_since')::date, ${on}::date), '{}'::jsonb
			from row
			where data ->> 'status' = 'resident'
				and (verdict = 'changed' and status not in ('resident', 'dead')
					or verdict = 'new' and ${isNews(`(data ->> 'resident_since')::date`, on)}
						and data ->> 'resident_since' <> data ->> 'born_on')
			union all
			select person, 'moved_out', coalesce((data ->> 'status_since')::date, ${on}::date),
				jsonb_build_object('to', data ->> 'status')
			from row
			where verdict = 'changed' and status = 'resident' and data ->> 'status' in ('moved_out', 'emigrated', 'disappeared')
			union all
			select person, 'protected', least(coalesce((data ->> 'protected_from')::date, ${on}::date), ${on}::date), '{}'::jsonb
			from row
			where verdict = 'changed' and not protected and data ->> 'protected' = 'true'
			union all
			select person, 'protection_ended', least(coalesce((data ->> 'protected_until')::date + 1, ${on}::date), ${on}::date),
				'{}'::jsonb
			from row
			where verdict = 'changed' and protected and data ->> 'protected' = 'false'
		)
		insert into population.life_event (person, kind, happened_on, source, details, recorded_at)
		select person, kind, day, 'register', details, ${at} from told
		on conflict on constraint a_life_event_is_told_once do nothing`.execute(db)
	await insertHelp(db, id, on, at)
}

/** The number by which the register knows the spouse that a row names: theirs may be new in the same file. */
const spouseStated = sql`coalesce((select numbers.cpr from numbers where numbers.written = data ->> 'spouse_id' limit 1), data ->> 'spouse_id')`

/** Who was left behind by whom: by the death's own row, by the day since which they are widowed, or on first hearing of them. */
const insertLosses = (db: Db, id: ImportId, on: Day, at: Instant): Promise<unknown> =>
	sql`with ${rows(id)}, numbers as materialized (
			select cpr as written, known_as as cpr from row where cpr <> known_as
		), couple as materialized (
			select cpr, spouse_cpr as partner from population.person where spouse_cpr is not null
			union select spouse_cpr, cpr from population.person where spouse_cpr is not null
			union select known_as, ${spouseStated} from row where data ->> 'spouse_id' is not null
			union select ${spouseStated}, known_as from row where data ->> 'spouse_id' is not null
		), happened(cpr, kind, day) as (
			select known_as, 'spouse_died', coalesce((data ->> 'status_since')::date, case when verdict = 'changed' then ${on}::date end)
			from row where data ->> 'status' = 'dead' and (verdict = 'new' or status <> 'dead')
			union all
			select known_as, 'spouse_to_care_home',
				coalesce((data ->> 'residence_since')::date, case when verdict = 'changed' then ${on}::date end)
			from row
			where data ->> 'residence' = 'care_home' and coalesce(data ->> 'status', status) = 'resident'
				and (verdict = 'new' or residence <> 'care_home')
		), told(person, kind, day) as (
			select left_behind.id, happened.kind, happened.day
			from happened
			join couple on couple.cpr = happened.cpr
			join population.person left_behind on left_behind.cpr = couple.partner
			left join row own on own.known_as = left_behind.cpr
			where happened.day is not null
				and coalesce(own.data ->> 'status', left_behind.status) = 'resident'
				and (happened.kind <> 'spouse_to_care_home'
					or coalesce(own.data ->> 'residence', left_behind.residence) = 'own_home')
			union
			select here.id, 'spouse_died', lost.status_since
			from population.person lost
			join lateral (
				select id, cpr from population.person where cpr = lost.spouse_cpr
				union select id, cpr from population.person where spouse_cpr = lost.cpr
			) here on true
			join population.import_row r on r.import = ${id} and r.known_as = here.cpr
			where lost.status = 'dead' and lost.status_since is not null
				and r.extract is not null and r.verdict = 'new' and r.data ->> 'status' = 'resident'
		), widowed(person, kind, day) as (
			select person, 'spouse_died', coalesce((extract ->> 'widowed_since')::date, ${on}::date)
			from row
			where extract is not null and data ->> 'civil_status' = 'widowed'
				and coalesce(data ->> 'status', status) = 'resident'
				and (verdict = 'changed' and civil_status in ('married', 'registered_partner')
					or verdict = 'new' and ${isNews(`(extract ->> 'widowed_since')::date`, on)})
				and not exists (select from told where told.person = row.person and told.kind = 'spouse_died')
		), news as (select * from told union select * from widowed)
		insert into population.life_event (person, kind, happened_on, source, recorded_at)
		select person, kind, day, 'register', ${at} from news
		where kind <> 'spouse_died' or not exists (
			select from population.life_event known
			where known.person = news.person and known.kind = 'spouse_died' and known.happened_on <> news.day
				and known.happened_on between news.day - 60 and news.day + 60)
		on conflict on constraint a_life_event_is_told_once do nothing`.execute(db)

/** Help that began or ended; several kinds on one day are one event. */
const insertHelp = (db: Db, id: ImportId, on: Day, at: Instant): Promise<unknown> =>
	sql`with ${rows(id)}, each(person, kind, help, day) as (
			select row.person, case when said.now then 'help_granted' else 'help_ended' end, said.help,
				case when said.now then coalesce(said.since, ${on}::date) else ${on}::date end
			from row
			cross join lateral (values
				(1, 'practical', row.practical_help, (data ->> 'practical_help')::boolean, (data ->> 'practical_help_since')::date),
				(2, 'personal', row.personal_help, (data ->> 'personal_help')::boolean, (data ->> 'personal_help_since')::date),
				(3, 'nursing', row.nursing, (data ->> 'nursing')::boolean, (data ->> 'nursing_since')::date)
			) said(place, help, before, now, since)
			where said.now is not null
				and (row.verdict = 'changed' and said.now <> said.before
					or row.verdict = 'new' and said.now and ${isNews('said.since', on)})
		), told as (
			select person, kind, day, jsonb_agg(help order by help) as help from each group by person, kind, day
		)
		insert into population.life_event as known (person, kind, happened_on, source, details, recorded_at)
		select person, kind, day,
			case (select kind from population.import where id = ${id}) when 'population' then 'register' else 'care_system' end,
			jsonb_build_object('help', case jsonb_array_length(help) when 1 then help -> 0 else help end), ${at}
		from told
		on conflict on constraint a_life_event_is_told_once do update set details = jsonb_build_object('help', (
			select case jsonb_array_length(merged.help) when 1 then merged.help -> 0 else merged.help end
			from (
				select jsonb_agg(distinct one.help) as help
				from (
					select jsonb_array_elements(case jsonb_typeof(excluded.details -> 'help') when 'array'
						then excluded.details -> 'help' else jsonb_build_array(excluded.details -> 'help') end) as help
					union
					select jsonb_array_elements(case jsonb_typeof(known.details -> 'help') when 'array'
						then known.details -> 'help' else jsonb_build_array(known.details -> 'help') end)
				) one
			) merged))`.execute(db)
