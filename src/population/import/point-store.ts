import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** Sides in metres, EPSG:25832. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/**
 * Where an address is, by the register's points: the house itself, else the nearest number of the same street under the same postal
 * code; null when the street is not there. Nothing is told of who lives where.
 */
export const pointOfAddress = async (
	db: Db,
	asked: { readonly street: string; readonly houseNumber: string; readonly postalCode: string },
): Promise<{ readonly x: number; readonly y: number; readonly isExact: boolean } | null> => {
	const { rows } = await sql<{ x: number; y: number; is_exact: boolean }>`
		select x, y, lower(coalesce(house_number, '')) = lower(${asked.houseNumber}) as is_exact
		from population.address
		where lower(street) = lower(${asked.street}) and postal_code = ${asked.postalCode} and x is not null and y is not null
		order by is_exact desc,
			abs(coalesce(substring(house_number from '^[0-9]{1,6}'), '0')::integer
				- coalesce(substring(${asked.houseNumber} from '^[0-9]{1,6}'), '0')::integer), id
		limit 1`.execute(db)
	const found = rows[0]
	return found === undefined ? null : { x: found.x, y: found.y, isExact: found.is_exact }
}

/** The file that the register took in last, by which whatever is worked out of all its addresses may be known again; null when none. */
export const latestFileOf = async (db: Db): Promise<string | null> => {
	const { rows } = await sql<{ id: string }>`
		select id from population.import where state = 'committed' order by ended_at desc, id limit 1`.execute(db)
	return rows[0]?.id ?? null
}

/** The box that holds the middle nine of ten points of the register each way; null as long as there are none. */
export const middleOfPoints = async (db: Db): Promise<Box | null> => {
	const { rows } = await sql<{ [Side in keyof Box]: number | null }>`
		select percentile_disc(0.05) within group (order by x) as west, percentile_disc(0.95) within group (order by x) as east,
			percentile_disc(0.05) within group (order by y) as south, percentile_disc(0.95) within group (order by y) as north
		from population.address where x is not null and y is not null`.execute(db)
	const { west = null, south = null, east = null, north = null } = rows[0] ?? {}
	return west === null || south === null || east === null || north === null ? null : { west, south, east, north }
}

/** Residents whose address has no point, or one outside the box; those without an address are not among them. */
export const residentsOutside = async (db: Db, box: Box | null, atMost: number): Promise<PersonId[]> => {
	const outside =
		box === null
			? sql`false`
			: sql`not (a.x between ${box.west} and ${box.east} and a.y between ${box.south} and ${box.north})`
	const { rows } = await sql<{ id: PersonId }>`
		select p.id from population.person p join population.address a on a.id = p.address
		where p.status = 'resident' and (a.x is null or a.y is null or ${outside})
		order by (a.x is null or a.y is null), p.sort_key, p.id limit ${atMost}`.execute(db)
	return rows.map(({ id }) => id)
}
