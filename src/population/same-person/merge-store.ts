import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Db, isAmong } from '#platform/db/index.ts'
import type { Double, Forwarded, Merging } from './merging.ts'

/** Keeps imports and other mergings waiting, and everything that would be written about the two. */
export const lockBoth = async (tx: Db, one: PersonId, other: PersonId): Promise<number> => {
	await sql`lock table population.person in share row exclusive mode`.execute(tx)
	const { rows } = await sql`
		select id from population.person where id in (${one}, ${other}) order by id for update`.execute(tx)
	return rows.length
}

/** Until the transaction ends, rows that never change may pass from the one to the other. */
export const allowGiving = (tx: Db, { from, into }: Merging): Promise<unknown> =>
	sql`select set_config('hjemmebesoeg.merging', ${`${from} ${into}`}, true)`.execute(tx)

export const areMarried = async (tx: Db, { from, into }: Merging): Promise<boolean> =>
	(
		await sql`select from population.person a join population.person b on b.id = ${into}
			where a.id = ${from} and (a.spouse_cpr = b.cpr or b.spouse_cpr = a.cpr)`.execute(tx)
	).rows.length > 0

const rowsOf = async (tx: Db, table: string, statement: ReturnType<typeof sql>): Promise<Double[]> =>
	(await sql<{ row: unknown }>`${statement}`.execute(tx)).rows.map(({ row }) => ({ table, row }))

/** Rows of the absorbed citizen that the other has already; they are taken out, and given back. */
export const takeDoubles = async (tx: Db, { from, into }: Merging): Promise<Double[]> => [
	...(await rowsOf(
		tx,
		'population.life_event',
		sql`delete from population.life_event d using population.life_event other
			where d.person = ${from} and other.person = ${into} and other.kind = d.kind and other.happened_on = d.happened_on
			returning to_jsonb(d) as row`,
	)),
	...(await rowsOf(
		tx,
		'population.person_change',
		sql`delete from population.person_change d using population.person_change other
			where d.person = ${from} and other.person = ${into} and other.import = d.import returning to_jsonb(d) as row`,
	)),
]

export const giveRows = async (tx: Db, { from, into }: Merging): Promise<void> => {
	await sql`update population.life_event set person = ${into} where person = ${from}`.execute(tx)
	await sql`update population.person_change set person = ${into} where person = ${from}`.execute(tx)
	await sql`update population.hold set person = ${into} where person = ${from}`.execute(tx)
	await sql`update population.former_number set person = ${into} where person = ${from}`.execute(tx)
	await sql`update population.forwarding set stays = ${into} where stays = ${from}`.execute(tx)
	await sql`update population.life_event set details = details || jsonb_build_object('reportedDeathOf', ${into}::text)
		where details ->> 'reportedDeathOf' = ${from}`.execute(tx)
}

/** That somebody else was found not to be the one holds of both; whoever is still unsure looks again. */
export const giveLikes = async (tx: Db, { from, into }: Merging): Promise<void> => {
	await sql`insert into population.alike (one, other, likeness, strength, found_at, parted_at, parted_by, parted_because)
		select least(${into}::uuid, third), greatest(${into}::uuid, third), likeness, strength, found_at, parted_at, parted_by, parted_because
		from (select *, case when one = ${from} then other else one end as third from population.alike
			where ${from} in (one, other) and parted_at is not null) parted
		where third <> ${into} on conflict (one, other) do nothing`.execute(tx)
	await sql`delete from population.alike where ${from} in (one, other)`.execute(tx)
	await sql`insert into population.unlooked (person) values (${into}) on conflict do nothing`.execute(tx)
}

/** Leaves the absorbed citizen's row with the forwarding, as it stood, and takes it away. */
export const forward = async (
	tx: Db,
	at: Instant,
	{ from, into, by }: Merging,
	because: string,
	doubles: readonly Double[],
): Promise<void> => {
	await sql`insert into population.forwarding (absorbed, merged_into, stays, merged_at, merged_by, because, absorbed_row, doubles)
		select p.id, ${into}, ${into}, ${at}, ${by}, ${because},
			to_jsonb(p) || jsonb_build_object('address', (select to_jsonb(a) from population.address a where a.id = p.address)),
			${JSON.stringify(doubles)}::jsonb
		from population.person p where p.id = ${from}`.execute(tx)
	await sql`delete from population.unfollowed where person = ${from}`.execute(tx)
	await sql`delete from population.unlooked where person = ${from}`.execute(tx)
	await sql`delete from population.person where id = ${from}`.execute(tx)
}

/**
 * What the one who stays lacks is taken from the absorbed: address, telephone, marriage, protection, help, a death told, the
 * latest offer and visit. Everything else stays as the register says it. Others were married to one of two numbers; now to this one.
 */
export const takeOver = async (tx: Db, { from, into, on }: Merging, at: Instant): Promise<void> => {
	await sql`update population.person kept set
			address = coalesce(kept.address, gone.address), phone = coalesce(kept.phone, gone.phone),
			resident_since = coalesce(kept.resident_since, gone.resident_since),
			civil_status = coalesce(kept.civil_status, gone.civil_status), spouse_cpr = coalesce(kept.spouse_cpr, gone.spouse_cpr),
			protected = kept.protected or gone.protected,
			protected_from = case when kept.protected then kept.protected_from else gone.protected_from end,
			protected_until = case when kept.protected then kept.protected_until else gone.protected_until end,
			practical_help = kept.practical_help or gone.practical_help,
			practical_help_since = coalesce(kept.practical_help_since, gone.practical_help_since),
			personal_help = kept.personal_help or gone.personal_help,
			personal_help_since = coalesce(kept.personal_help_since, gone.personal_help_since),
			nursing = kept.nursing or gone.nursing, nursing_since = coalesce(kept.nursing_since, gone.nursing_since),
			last_offer_on = greatest(kept.last_offer_on, gone.last_offer_on),
			last_visit_on = greatest(kept.last_visit_on, gone.last_visit_on),
			declined_until = greatest(kept.declined_until, gone.declined_until),
			reported_dead_on = coalesce(kept.reported_dead_on, gone.reported_dead_on),
			reported_dead_by = coalesce(kept.reported_dead_by, gone.reported_dead_by)
		from population.forwarding f, jsonb_populate_record(null::population.person, f.absorbed_row - 'address'
			|| jsonb_build_object('address', f.absorbed_row -> 'address' -> 'id')) gone
		where kept.id = ${into} and f.absorbed = ${from}`.execute(tx)
	await sql`update population.person other set spouse_cpr = kept.cpr
		from population.person kept, population.forwarding f
		where kept.id = ${into} and f.absorbed = ${from} and other.spouse_cpr = f.absorbed_row ->> 'cpr'`.execute(tx)
	await sql`insert into population.former_number (cpr, person, until, known_at)
		select absorbed_row ->> 'cpr', ${into}, ${on}, ${at} from population.forwarding where absorbed = ${from}
		on conflict (cpr) do update set person = excluded.person`.execute(tx)
}

/**
 * What follows from either life is drawn of the one who stays, also where no word about them changed: somebody dead gets the offers of
 * somebody living. So it is of those with whom the absorbed one stood as living.
 */
export const followMerged = (tx: Db, { from, into }: Merging): Promise<unknown> =>
	sql`insert into population.unfollowed (person, since)
		select ${into}::uuid, now()
		union select p.id, now() from population.forwarding f
			join population.person p on p.address = (f.absorbed_row -> 'address' ->> 'id')::uuid
			where f.absorbed = ${from}
		order by 1
		on conflict (person) do update set since = excluded.since`.execute(tx)

/** Imports under review were held against a register in which the two were two. */
export const reviewImportsAgain = (tx: Db): Promise<unknown> =>
	sql`update population.import set judged_after = -1 where state = 'staged'`.execute(tx)

/** Who stands for a citizen that was merged; null when nobody of this id was. */
export const selectStays = async (db: Db, absorbed: PersonId): Promise<PersonId | null> =>
	(await sql<{ stays: PersonId }>`select stays from population.forwarding where absorbed = ${absorbed}`.execute(db))
		.rows[0]?.stays ?? null

/** Of these, who was merged, and who stands for them. */
export const selectStaysOfMany = async (
	db: Db,
	persons: readonly PersonId[],
): Promise<{ readonly absorbed: PersonId; readonly stays: PersonId }[]> =>
	(
		await sql<{ absorbed: PersonId; stays: PersonId }>`
			select absorbed, stays from population.forwarding where ${isAmong('absorbed', persons)}`.execute(db)
	).rows

type Row = Omit<Forwarded, 'at'> & { readonly at: string }

const forwardings = sql`select absorbed, stays, merged_at as at, merged_by as by, because,
	btrim((absorbed_row ->> 'given_names') || ' ' || (absorbed_row ->> 'surname')) as name, absorbed_row ->> 'cpr' as cpr,
	jsonb_array_length(doubles) as doubles from population.forwarding`

/** Newest first. */
export const selectForwardings = async (db: Db, stays: PersonId | 'everyone', limit: number): Promise<Row[]> =>
	(
		await sql<Row>`${forwardings}
			where ${stays === 'everyone' ? sql`true` : sql`stays = ${stays}`} order by merged_at desc, absorbed limit ${limit}`.execute(
			db,
		)
	).rows
