import { type RawBuilder, sql } from 'kysely'
import type { Text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { groups } from '../extract/extract-person.ts'
import { whyLeftOut } from '../left-out.ts'
import type { ImportId } from './import-review.ts'

/** A citizen of the register (p, a) as a row of the file, to hold the two against each other. */
export const registered: RawBuilder<unknown> = sql`(jsonb_build_object(
	'person_id', p.cpr, 'born_on', p.born_on, 'sex', p.sex, 'given_names', p.given_names, 'surname', p.surname,
	'status', p.status, 'status_since', p.status_since, 'resident_since', p.resident_since,
	'civil_status', p.civil_status, 'spouse_id', p.spouse_cpr,
	'street', a.street, 'house_number', a.house_number, 'floor_door', a.floor_door, 'postal_code', a.postal_code,
	'town', a.town, 'address_id', a.key, 'x', a.x, 'y', a.y) || jsonb_build_object(
	'protected', p.protected, 'protected_from', p.protected_from, 'protected_until', p.protected_until,
	'digital_post', p.digital_post, 'phone', p.phone, 'language', p.language,
	'practical_help', p.practical_help, 'personal_help', p.personal_help, 'nursing', p.nursing,
	'practical_help_since', p.practical_help_since, 'personal_help_since', p.personal_help_since,
	'nursing_since', p.nursing_since, 'declined_until', p.declined_until,
	'residence', coalesce(p.registered_residence, p.residence), 'residence_since', p.residence_since,
	'last_offer_on', p.last_offer_on, 'last_visit_on', p.last_visit_on))`

export type StagedRow = {
	readonly number: number
	readonly file: string
	readonly line: number
	readonly data: unknown
	readonly reasons: readonly Text[] | null
	/** What an extract says beside the columns. */
	readonly extract?: unknown
}

const reasonsOf = (...why: readonly Text[]): RawBuilder<unknown> => sql`${JSON.stringify(why)}::jsonb`
const asWritten = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
	sql`regexp_replace(lower(coalesce(${column}, '')), '[ .,]+', '', 'g')`

/**
 * Rows (number, file, line, cpr, data, extract) held against the register: by which number it knows the citizen, the data
 * without what a newer extract has said since, and what the row is. An address that the register has under another key is that one.
 * A number that a changed number replaced follows its citizen. A number that a merging took away may be closed because it was the
 * double: that somebody is no resident under it is nothing about the one who stays; the row keeps the number, for when it is judged again.
 */
const judged = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
	select held.number, held.file, held.line, held.cpr, held.known_as, held.data, held.extract,
		case
			when held.is_closed_double then 'left_out'
			when held.person is not null then case when held.before @> held.data then 'unchanged' else 'changed' end
			when (held.extract ->> 'is_elsewhere')::boolean or not held.data ?& array['born_on', 'sex', 'status'] then 'left_out'
			else 'new'
		end as verdict,
		case
			when held.is_closed_double then ${reasonsOf(whyLeftOut.merged)}
			when held.person is not null then null
			when (held.extract ->> 'is_elsewhere')::boolean then ${reasonsOf(whyLeftOut.elsewhere)}
			when held.data ?& array['born_on', 'sex', 'status'] then null
			when jsonb_array_length(held.extract -> 'former') > 0 then ${reasonsOf(whyLeftOut.replaced)}
			else ${reasonsOf(whyLeftOut.unknown)}
		end as reasons
	from (
		select g.number, g.file, g.line, g.extract, p.id as person, ${registered} as before,
			closed.is_double as is_closed_double,
			case when closed.is_double then g.cpr else coalesce(was.cpr, g.cpr) end as cpr, coalesce(p.cpr, g.cpr) as known_as,
			case when was.cpr is null or closed.is_double then g.data else g.data || jsonb_build_object('person_id', was.cpr) end
				- case when g.extract is null or p.id is null or p.described_on = '{}' or p.described_on = g.extract -> 'as_of' then '{}'
					else array(select told.value
						from jsonb_each_text(g.extract -> 'as_of') said
						cross join lateral jsonb_array_elements_text(${JSON.stringify(groups)}::jsonb -> said.key) told
						where p.described_on ->> said.key > said.value) end
				|| coalesce(spouse.now, '{}') || coalesce(home.now, '{}') as data
		from (${rows}) g
		left join population.person direct on direct.cpr = g.cpr
		left join lateral (
			select now.cpr, exists (select from population.forwarding f
				where f.stays = old.person and f.absorbed_row ->> 'cpr' = old.cpr) as is_merged
			from population.former_number old join population.person now on now.id = old.person
			where old.cpr = g.cpr and direct.id is null
		) was on true
		left join lateral (
			select min(now.cpr) as cpr
			from jsonb_array_elements(case when direct.id is null then g.extract -> 'former' end) old
			join population.person now on now.cpr = old ->> 'cpr'
		) formerly on g.extract is not null
		left join population.person p on p.cpr = coalesce(direct.cpr, was.cpr, formerly.cpr)
		left join population.address a on a.id = p.address
		cross join lateral (
			select coalesce(was.is_merged and g.data ->> 'status' <> 'resident' and g.data ->> 'status' <> p.status, false) as is_double
		) closed
		left join lateral (
			select jsonb_build_object('spouse_id', now.cpr) as now
			from population.former_number old join population.person now on now.id = old.person
			where old.cpr = g.data ->> 'spouse_id'
		) spouse on g.extract is null or not (g.extract -> 'as_of' ->> 'civil' < coalesce(p.described_on ->> 'civil', ''))
		left join lateral (
			select jsonb_build_object('address_id', same.key, 'street', same.street, 'house_number', same.house_number,
				'floor_door', same.floor_door, 'postal_code', same.postal_code, 'town', same.town) as now
			from population.address same
			where lower(same.street) = lower(g.data ->> 'street') and same.postal_code = g.data ->> 'postal_code'
				and lower(same.house_number) = lower(g.data ->> 'house_number')
				and ${asWritten(sql`same.floor_door`)} = ${asWritten(sql`g.data ->> 'floor_door'`)}
			order by same.id = p.address desc, same.key like '@%', same.key limit 1
		) home on g.extract is not null and g.data ->> 'street' is not null and a.key is distinct from g.data ->> 'address_id'
			and not (g.extract -> 'as_of' ->> 'home' < coalesce(p.described_on ->> 'home', ''))
	) held`

/** Takes rows in, each judged; those that come with reasons are rejected. */
export const insertRows = (db: Db, id: ImportId, rows: readonly StagedRow[]): Promise<unknown> =>
	sql`with given as materialized (
			select r.number, r.file, r.line, r.data ->> 'person_id' as cpr, r.data, r.reasons, r.extract
			from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
				as r(number integer, file text, line integer, data jsonb, reasons jsonb, extract jsonb)
		)
		insert into population.import_row (import, number, file, line, verdict, cpr, known_as, data, reasons, extract)
		select ${id}::uuid, number, file, line, 'rejected', null, null, null, reasons, null from given where reasons is not null
		union all
		select ${id}::uuid, number, file, line, verdict, cpr, known_as, data, reasons, extract
		from (${judged(sql`select * from given where reasons is null`)}) judged`.execute(db)

/** Holds every row against the register once more; those that came of all rows together, which stand on no line or have no data, are found anew. */
export const judgeRows = async (db: Db, id: ImportId): Promise<void> => {
	await sql`delete from population.import_row where import = ${id} and (data is null and verdict = 'left_out' or line = 0)`.execute(
		db,
	)
	await sql`update population.import_row row set verdict = judged.verdict, reasons = judged.reasons, cpr = judged.cpr,
			known_as = judged.known_as, data = judged.data
		from (${judged(sql`select * from population.import_row where import = ${id} and data is not null`)}) judged
		where row.import = ${id} and row.number = judged.number`.execute(db)
	await settleRows(db, id)
}

/** What only all rows together tell: two rows about one citizen, one citizen standing as two, and who is not on a whole list. */
export const settleRows = async (db: Db, id: ImportId): Promise<void> => {
	await sql`update population.import_row row set verdict = 'left_out', reasons = ${reasonsOf(whyLeftOut.twice)}
		from (
			select number, row_number() over (partition by known_as order by cpr = known_as desc, data ->> 'person_id' = cpr desc, number) as place
			from population.import_row
			where import = ${id} and verdict <> 'left_out' and known_as in (
				select known_as from population.import_row where import = ${id} and known_as is not null and verdict <> 'left_out'
				group by known_as having count(*) > 1)
		) ranked
		where row.import = ${id} and row.number = ranked.number and ranked.place > 1`.execute(db)
	await sql`insert into population.import_row (import, number, file, line, verdict, cpr, reasons)
		select ${id}, last.number + row_number() over (order by r.number, old ->> 'cpr'), r.file, r.line, 'left_out',
			old ->> 'cpr', ${reasonsOf(whyLeftOut.twoCitizens)}
		from population.import_row r
		cross join lateral jsonb_array_elements(r.extract -> 'former') old
		join population.person other on other.cpr = old ->> 'cpr'
		cross join (select max(number) as number from population.import_row where import = ${id}) last
		where r.import = ${id} and r.verdict in ('new', 'changed', 'unchanged') and r.known_as <> other.cpr`.execute(db)
	await sql`insert into population.import_row (import, number, file, line, verdict, cpr, known_as, data)
		select ${id}, coalesce(listed.last, -1) + row_number() over (order by p.sort_key, p.id), '', 0, 'changed', p.cpr, p.cpr,
			jsonb_build_object('person_id', p.cpr)
				|| case when listed.practical then '{"practical_help": false}' else '{}' end::jsonb
				|| case when listed.personal then '{"personal_help": false}' else '{}' end::jsonb
				|| case when listed.nursing then '{"nursing": false}' else '{}' end::jsonb
		from population.import i
		cross join lateral (
			select max(number) as last, bool_or(data ? 'practical_help') as practical,
				bool_or(data ? 'personal_help') as personal, bool_or(data ? 'nursing') as nursing
			from population.import_row where import = i.id
		) listed
		join population.person p on p.practical_help and listed.practical or p.personal_help and listed.personal
			or p.nursing and listed.nursing
		where i.id = ${id} and i.whole and i.kind = 'help'
			and not exists (select from population.import_row r where r.import = i.id and r.known_as = p.cpr)`.execute(db)
}
