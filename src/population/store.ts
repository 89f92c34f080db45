import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong, manyRows } from '#platform/db/index.ts'
import type { Citizen, LifeEvent, RegisterLine } from './citizen.ts'
import { isMadeHere } from './cpr.ts'
import type { Wanted } from './search-words.ts'
import type { ChangeRow, ToldEventRow } from './told.ts'

/** The day the register was last described; who is grown up is counted on that day. */
const registerDay = sql`(select coalesce(max(described_on), current_date) from population.import where state = 'committed')`

type CitizenRow = Omit<Citizen, 'address' | 'help' | 'createdHere'> & {
	readonly addressId: string | null
	readonly street: string
	readonly houseNumber: string | null
	readonly floorDoor: string | null
	readonly postalCode: string | null
	readonly town: string | null
	readonly x: number | null
	readonly y: number | null
	readonly practical: boolean
	readonly personal: boolean
	readonly nursing: boolean
}

const citizenOf = (row: CitizenRow): Citizen => {
	const { addressId, street, houseNumber, floorDoor, postalCode, town, x, y, practical, personal, nursing, ...rest } =
		row
	return {
		...rest,
		createdHere: isMadeHere(rest.cpr),
		address: addressId === null ? null : { id: addressId, street, houseNumber, floorDoor, postalCode, town, x, y },
		help: { practical, personal, nursing },
	}
}

/** Whom a reading is about, for the columns below: p (person) and when the grown-up were born at the latest. */
const grown = sql`grown as materialized (select (${registerDay} - interval '18 years')::date as born_by)`

/** As the register has it, unless somebody told of a death before the register did. */
const status = sql`case when p.reported_dead_on is not null then 'dead' else p.status end`
const isHere = (person: string): RawBuilder<boolean> => {
	const column = (name: string) => sql.ref(`${person}.${name}`)
	return sql`(${column('status')} = 'resident' and ${column('reported_dead_on')} is null)`
}

/** Of somebody whom the register does not know nothing is known but that another lives there. */
const livesAlone = sql`case when p.address is null or not ${isHere('p')} then null
	when exists (
		select from population.person other
		where other.address = p.address and other.id <> p.id and ${isHere('other')}
			and other.born_on <= grown.born_by) then false
	when p.cpr ~ '[A-Z]' then null
	else true end`

/** Every reading of whole citizens goes through this one statement; `where` sees p (person) and a (address). */
const citizens = async (db: Db, where: RawBuilder<unknown>): Promise<Citizen[]> => {
	const rows = await manyRows(
		db,
		sql<CitizenRow>`
		with ${grown}
		select p.id, p.cpr, p.born_on as "bornOn", p.sex, p.given_names as "givenNames", p.surname,
			${status} as status, case when p.reported_dead_on is not null and p.status <> 'dead' then p.reported_dead_on
				else p.status_since end as "statusSince", p.reported_dead_by as "reportedDeadBy", p.resident_since as "residentSince",
			p.civil_status as "civilStatus", spouse.id as spouse,
			a.id as "addressId", a.street, a.house_number as "houseNumber", a.floor_door as "floorDoor",
			a.postal_code as "postalCode", a.town, a.x, a.y,
			p.protected, p.digital_post as "digitalPost", p.phone, p.language, p.residence,
			p.practical_help as practical, p.personal_help as personal, p.nursing,
			${livesAlone} as "livesAlone",
			p.last_offer_on as "lastOfferOn", p.last_visit_on as "lastVisitOn"
		from grown cross join population.person p
		left join population.address a on a.id = p.address
		left join population.person spouse on spouse.cpr = p.spouse_cpr
		where ${where}`,
	)
	return rows.map(citizenOf)
}

export type ContactLine = Pick<Citizen, 'id' | 'bornOn' | 'status' | 'phone'>
type LineRow = Omit<RegisterLine, 'help'> & RegisterLine['help']

/** In the order of their ids. */
export const selectLines = async (db: Db, whom: Among<PersonId>): Promise<RegisterLine[]> => {
	const rows = await manyRows(
		db,
		sql<LineRow>`
		with ${grown}
		select p.id, p.born_on as "bornOn", p.sex, ${status} as status, p.resident_since as "residentSince",
			p.civil_status as "civilStatus", ${livesAlone} as "livesAlone", p.residence,
			p.practical_help as practical, p.personal_help as personal, p.nursing,
			p.last_offer_on as "lastOfferOn", p.last_visit_on as "lastVisitOn"
		from grown cross join population.person p
		where ${isAmong('p.id', whom)} order by p.id`,
	)
	return rows.map(({ practical, personal, nursing, ...line }) => ({ ...line, help: { practical, personal, nursing } }))
}

/** In order. */
export const selectIds = async (db: Db, whom: Among<PersonId>): Promise<PersonId[]> =>
	(
		await manyRows(
			db,
			sql<{ id: PersonId }>`select p.id from population.person p where ${isAmong('p.id', whom)} order by p.id`,
		)
	).map(({ id }) => id)

/** What somebody is asked for by telephone goes by; nothing of where they live. */
export const selectContactLines = (db: Db, whom: Among<PersonId>): Promise<ContactLine[]> =>
	manyRows(
		db,
		sql<ContactLine>`select p.id, p.born_on as "bornOn", ${status} as status, p.phone
			from population.person p where ${isAmong('p.id', whom)}`,
	)

/** Every so-manieth id, in order. */
export const selectMilestones = async (db: Db, apart: number): Promise<PersonId[]> =>
	(
		await sql<{
			id: PersonId
		}>`select id from (select id, row_number() over (order by id) as place from population.person) one
			where place % ${apart} = 0 order by id`.execute(db)
	).rows.map(({ id }) => id)

export const selectCitizens = (db: Db, ids: readonly PersonId[]): Promise<Citizen[]> =>
	citizens(db, sql`p.id = any(${ids}::uuid[])`)

/** By the number of today or one from before. */
const hasNumber = (cpr: string): RawBuilder<boolean> =>
	sql`(p.cpr = ${cpr} or p.id in (select person from population.former_number where cpr = ${cpr}))`

export const selectByCpr = async (db: Db, cpr: string): Promise<Citizen | null> =>
	(await citizens(db, sql`${hasNumber(cpr)} order by p.cpr = ${cpr} desc limit 1`))[0] ?? null

/** Residents registered at the same address, the person too, oldest first. */
export const selectHousehold = (db: Db, id: PersonId): Promise<Citizen[]> =>
	citizens(
		db,
		sql`${isHere('p')}
			and p.address = (select own.address from population.person own where own.id = ${id} and ${isHere('own')})
			order by p.born_on, p.id`,
	)

/** The next citizens by id after one. */
export const selectAfter = (db: Db, after: PersonId | null, limit: number): Promise<Citizen[]> =>
	citizens(db, sql`${after === null ? sql`true` : sql`p.id > ${after}`} order by p.id limit ${limit}`)

const phoneDigits = sql`translate(p.phone, ' +-().', '')`

const likeIn = (word: string): string => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** For every word: 0 when the citizen is called just that, 1 when a name begins so, 2 when it is somewhere else. Less is closer. */
const distances = (words: readonly string[]): RawBuilder<unknown>[] => {
	const name = sql`(' ' || translate(p.search_name, '-', ' ') || ' ')`
	const each = words.map((word) => {
		const like = likeIn(word.replaceAll('-', ' '))
		return sql`case when ${name} like ${`% ${like} %`} then 0 when ${name} like ${`% ${like}%`} then 1 else 2 end`
	})
	return each.length === 0 ? [] : [sql.join(each, sql` + `)]
}

/**
 * Every word is somewhere in the name or the address; a protected address is never found by. Whoever is called just that
 * comes first, then whose names begin so; alike, in Danish order.
 */
export const selectMatching = async (
	db: Db,
	{ words, bornOn, cpr, phone }: Wanted,
	limit: number,
): Promise<Citizen[]> => {
	const conditions = [
		...words.map((word) => {
			const like = `%${likeIn(word)}%`
			return sql`(p.search_name like ${like} or (not p.protected and a.search_text like ${like}))`
		}),
		...(phone === null ? [] : [sql`(${phoneDigits} like ${`%${phone}`} or p.born_on = ${bornOn}::date)`]),
		...(phone !== null || bornOn === null ? [] : [sql`p.born_on = ${bornOn}`]),
		...(cpr === null ? [] : [hasNumber(cpr)]),
	]
	if (conditions.length === 0) return []
	const order = sql.join([...distances(words), sql`p.sort_key`, sql`p.id`])
	const found = sql`p.id in (
		select p.id from population.person p left join population.address a on a.id = p.address
		where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit})
		order by ${order}`
	return citizens(db, found)
}

export const countPersons = async (db: Db): Promise<number> =>
	(await sql<{ count: number }>`select count(*) as count from population.person`.execute(db)).rows[0]?.count ?? 0

type EventRow = LifeEvent & { readonly person: PersonId }

export const selectLifeEvents = (db: Db, of: Among<PersonId>): Promise<EventRow[]> =>
	manyRows(
		db,
		sql<EventRow>`select person, kind, happened_on as "on", source, details from population.life_event
			where ${isAmong('person', of)} order by happened_on, kind`,
	)

/** False when the same was told before. */
export const insertLifeEvent = async (db: Db, at: Instant, person: PersonId, event: LifeEvent): Promise<boolean> =>
	(
		await sql`insert into population.life_event (person, kind, happened_on, source, details, recorded_at)
			values (${person}, ${event.kind}, ${event.on}, ${event.source}, ${JSON.stringify(event.details)}::jsonb, ${at})
			on conflict on constraint a_life_event_is_told_once do nothing returning id`.execute(db)
	).rows.length > 0

export const selectChanges = async (db: Db, person: PersonId): Promise<ChangeRow[]> =>
	(
		await sql<ChangeRow>`select i.described_on as "on", i.ended_at as at, i.kind, c.changes
			from population.person_change c join population.import i on i.id = c.import
			where c.person = ${person} order by i.ended_at`.execute(db)
	).rows

export const selectEventsWithTime = async (db: Db, person: PersonId): Promise<ToldEventRow[]> =>
	(
		await sql<ToldEventRow>`select person, kind, happened_on as "on", source, details, recorded_at as at
			from population.life_event where person = ${person} order by happened_on, recorded_at`.execute(db)
	).rows
