import { type RawBuilder, sql } from 'kysely'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Db, isAmong, manyRows } from '#platform/db/index.ts'
import type { Address, Citizen } from '../citizen.ts'
import type { Likeness } from '../same-person/alike.ts'

/** The next to look at; each is kept from other processes until the transaction ends. */
export const lockUnlooked = async (tx: Db, limit: number): Promise<PersonId[]> => {
	const { rows } = await sql<{ person: PersonId }>`
		select person from population.unlooked order by person limit ${limit} for update skip locked`.execute(tx)
	return rows.map(({ person }) => person)
}

export const deleteUnlooked = (tx: Db, persons: readonly PersonId[]): Promise<unknown> =>
	sql`delete from population.unlooked where ${isAmong('person', persons)}`.execute(tx)

export const countUnlooked = async (db: Db): Promise<number> =>
	(await sql<{ count: number }>`select count(*) as count from population.unlooked`.execute(db)).rows[0]?.count ?? 0

type Compared = Pick<Citizen, 'id' | 'cpr' | 'bornOn' | 'givenNames' | 'surname' | 'phone'> & {
	readonly address: Pick<Address, 'street' | 'houseNumber' | 'floorDoor' | 'postalCode'> | null
}

/** A person and their address, by the names the query gives them, as they can be compared. */
const compared = (person: string, address: string): RawBuilder<unknown> => {
	const [p, a] = [sql.raw(person), sql.raw(address)]
	return sql`jsonb_build_object('id', ${p}.id, 'cpr', ${p}.cpr, 'bornOn', ${p}.born_on, 'givenNames', ${p}.given_names,
		'surname', ${p}.surname, 'phone', ${p}.phone, 'address', case when ${a}.id is null then null else jsonb_build_object(
			'street', ${a}.street, 'houseNumber', ${a}.house_number, 'floorDoor', ${a}.floor_door, 'postalCode', ${a}.postal_code) end)`
}

/** Each of these citizens with everyone born that day or living there; whoever is too unlike is left out later. */
export const selectNeighbours = (
	tx: Db,
	persons: readonly PersonId[],
): Promise<{ readonly one: Compared; readonly other: Compared }[]> =>
	manyRows(
		tx,
		sql<{ one: Compared; other: Compared }>`
		with looked as materialized (
			select id, born_on, address from population.person where ${isAmong('id', persons)}
		), pairs as (
			select least(l.id, p.id) as one, greatest(l.id, p.id) as other
			from looked l join population.person p on p.born_on = l.born_on and p.id <> l.id
			union
			select least(l.id, p.id), greatest(l.id, p.id)
			from looked l join population.person p on p.address = l.address and p.id <> l.id
		)
		select ${compared('p', 'home')} as one, ${compared('q', 'other_home')} as other
		from pairs join population.person p on p.id = pairs.one join population.person q on q.id = pairs.other
		left join population.address home on home.id = p.address
		left join population.address other_home on other_home.id = q.address`,
	)

export type Found = {
	readonly one: PersonId
	readonly other: PersonId
	readonly likeness: Likeness
	readonly strength: number
}

/** What was found of these citizens takes the place of what was found before; what a person said of a pair stays. */
export const savePairs = async (
	tx: Db,
	at: Instant,
	looked: readonly PersonId[],
	found: readonly Found[],
): Promise<void> => {
	await sql`delete from population.alike where parted_at is null
		and (${isAmong('one', looked)} or ${isAmong('other', looked)})`.execute(tx)
	if (found.length === 0) return
	await sql`insert into population.alike (one, other, likeness, strength, found_at)
		select one, other, likeness, strength, ${at}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(one uuid, other uuid, likeness jsonb, strength integer)
		order by one, other
		on conflict (one, other) do update set likeness = excluded.likeness, strength = excluded.strength`.execute(tx)
}

export type Pair = Found & {
	readonly foundAt: string
	readonly parted: { readonly at: string; readonly by: StaffId; readonly because: string | null } | null
}

const pairs = sql`select one, other, likeness, strength, found_at as "foundAt",
	case when parted_at is not null then jsonb_build_object('at', parted_at, 'by', parted_by, 'because', parted_because) end as parted
	from population.alike`

/** The likest first. */
export const selectPairs = async (db: Db, isParted: boolean, limit: number): Promise<Pair[]> =>
	(
		await sql<Pair>`${pairs} where (parted_at is not null) = ${isParted}
			order by strength desc, found_at, one, other limit ${limit}`.execute(db)
	).rows

export const selectPairsOf = async (db: Db, person: PersonId): Promise<Pair[]> =>
	(await sql<Pair>`${pairs} where ${person} in (one, other) order by strength desc, one, other`.execute(db)).rows

export const selectPair = async (db: Db, one: PersonId, other: PersonId): Promise<Pair | null> =>
	(
		await sql<Pair>`${pairs} where one = least(${one}::uuid, ${other}::uuid) and other = greatest(${one}::uuid, ${other}::uuid)`.execute(
			db,
		)
	).rows[0] ?? null

export const countPairs = async (db: Db): Promise<number> =>
	(await sql<{ count: number }>`select count(*) as count from population.alike where parted_at is null`.execute(db))
		.rows[0]?.count ?? 0

/** Said twice, who said it first stands. */
export const setParted = (db: Db, at: Instant, pair: Found, by: StaffId, because: string | null): Promise<unknown> =>
	sql`insert into population.alike as pair (one, other, likeness, strength, found_at, parted_at, parted_by, parted_because)
		values (least(${pair.one}::uuid, ${pair.other}::uuid), greatest(${pair.one}::uuid, ${pair.other}::uuid),
			${JSON.stringify(pair.likeness)}::jsonb, ${pair.strength}, ${at}, ${at}, ${by}, ${because})
		on conflict (one, other) do update set parted_at = excluded.parted_at, parted_by = excluded.parted_by,
			parted_because = excluded.parted_because
		where pair.parted_at is null`.execute(db)

export const setTogether = (db: Db, one: PersonId, other: PersonId): Promise<unknown> =>
	sql`update population.alike set parted_at = null, parted_by = null, parted_because = null
		where one = least(${one}::uuid, ${other}::uuid) and other = greatest(${one}::uuid, ${other}::uuid)`.execute(db)
