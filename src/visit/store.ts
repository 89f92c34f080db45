import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { type Among, type Db, isAmong, manyRows } from '#platform/db/index.ts'
import type { Hindrance } from './not-gone-ahead.ts'
import type { How, Occasion, Visit, VisitForm } from './visit.ts'

type Row = {
	id: VisitId
	person: PersonId
	booking: BookingId | null
	offer: OfferId | null
	staff: StaffId
	form: VisitForm
	occasion: Occasion
	intervention: string
	criteria: readonly string[]
	standard: string | null
	planned_on: Day
	begun_at: string
	took_place_on: Day | null
	not_gone_ahead: Hindrance | null
	not_gone_ahead_note: string
	not_gone_ahead_at: string | null
	new_time: Visit['newTime']
	accepted_on: Day | null
	how: How | null
}

const columns = sql`v.id, v.person, v.booking, v.offer, v.staff, v.form, v.occasion, v.intervention, v.criteria, v.standard,
	v.planned_on, v.begun_at, v.took_place_on, v.not_gone_ahead, v.not_gone_ahead_note, v.not_gone_ahead_at, v.new_time,
	a.accepted_on, a.how`
const from = sql`visit.visit v left join visit.acceptance a on a.visit = v.id`

const visitOf = (row: Row): Visit => ({
	id: row.id,
	person: row.person,
	booking: row.booking,
	offer: row.offer,
	staff: row.staff,
	form: row.form,
	occasion: row.occasion,
	intervention: row.intervention,
	criteria: row.criteria,
	standard: row.standard,
	plannedOn: row.planned_on,
	begunAt: instant(row.begun_at),
	tookPlaceOn: row.took_place_on,
	notGoneAhead: row.not_gone_ahead,
	notGoneAheadNote: row.not_gone_ahead_note,
	notGoneAheadAt: row.not_gone_ahead_at === null ? null : instant(row.not_gone_ahead_at),
	newTime: row.new_time,
	acceptedOn: row.accepted_on,
	acceptedHow: row.how,
})

/** False when the visit is there already, by its id or its booking. */
export const insertVisit = async (db: Db, visit: Visit): Promise<boolean> => {
	const { rows } = await sql`
		insert into visit.visit (id, person, booking, offer, staff, form, occasion, intervention, criteria, standard, planned_on, begun_at)
		values (${visit.id}, ${visit.person}, ${visit.booking}, ${visit.offer}, ${visit.staff}, ${visit.form}, ${visit.occasion},
			${visit.intervention}, ${JSON.stringify(visit.criteria)}::jsonb, ${visit.standard}, ${visit.plannedOn}, ${visit.begunAt})
		on conflict do nothing returning id`.execute(db)
	return rows.length > 0
}

const some = async (db: Db, where: ReturnType<typeof sql>, order = sql`v.planned_on desc, v.begun_at desc`) =>
	(await sql<Row>`select ${columns} from ${from} where ${where} order by ${order}`.execute(db)).rows.map(visitOf)

export const findById = async (db: Db, id: VisitId): Promise<Visit | null> =>
	(await some(db, sql`v.id = ${id}`))[0] ?? null
export const findByBookings = (db: Db, bookings: readonly BookingId[]): Promise<Visit[]> =>
	some(db, sql`v.booking = any(${[...bookings]}::uuid[])`)
export const findOfPersons = (db: Db, persons: readonly PersonId[] | 'everyone'): Promise<Visit[]> =>
	some(db, persons === 'everyone' ? sql`true` : sql`v.person = any(${[...persons]}::uuid[])`)
/** Visits begun by a consultant for a day, in the order they were begun. */
export const findOnDay = (db: Db, staff: StaffId, on: Day): Promise<Visit[]> =>
	some(db, sql`v.staff = ${staff} and v.planned_on = ${on}`, sql`v.begun_at, v.id`)
/** In the order they were held. */
export const findHeldBetween = (db: Db, first: Day, last: Day): Promise<Visit[]> =>
	some(db, sql`v.took_place_on between ${first} and ${last}`, sql`v.took_place_on, v.id`)
export const findWantingNewTime = (db: Db): Promise<Visit[]> =>
	some(
		db,
		sql`v.new_time = 'wanted' and v.new_time_given_at is null and not exists (
			select from visit.visit w where w.person = v.person and w.begun_at > v.begun_at and w.not_gone_ahead is null)`,
		sql`v.not_gone_ahead_at`,
	)
/** Kept until the transaction ends, so that nobody else decides on it meanwhile. */
export const lockVisit = async (db: Db, id: VisitId): Promise<Visit | null> => {
	await sql`select 1 from visit.visit where id = ${id} for update`.execute(db)
	return findById(db, id)
}

export type Held = {
	readonly person: PersonId
	readonly on: Day
	readonly form: VisitForm
	readonly booking: BookingId | null
}
export const findHeld = (db: Db, persons: Among<PersonId>): Promise<Held[]> =>
	manyRows(
		db,
		sql<Held>`select person, took_place_on as "on", form, booking from visit.visit
			where took_place_on is not null and ${isAmong('person', persons)} order by took_place_on, id`,
	)

/** Has this consultant been in a visit at home with the citizen? */
export const hasVisited = async (db: Db, staff: StaffId, person: PersonId): Promise<boolean> => {
	const { rows } = await sql`
		select 1 from visit.visit where person = ${person} and form = 'home_visit' and took_place_on is not null
			and (staff = ${staff} or exists (select from visit.note n
				where n.visit = visit.visit.id and n.author = ${staff} and n.signed_at is not null)) limit 1`.execute(db)
	return rows.length > 0
}

/** The visit was held that day, as the first signature in its journal says. */
export const setTookPlace = async (db: Db, id: VisitId, on: Day): Promise<void> => {
	await sql`update visit.visit set took_place_on = ${on} where id = ${id} and not_gone_ahead is null and not exists (
			select from visit.note n where n.visit = ${id} and n.kind = 'journal' and n.signed_at is not null)`.execute(db)
}

export const setNotGoneAhead = async (
	db: Db,
	at: Instant,
	id: VisitId,
	why: Hindrance,
	note: string,
): Promise<void> => {
	await sql`update visit.visit set not_gone_ahead = ${why}, not_gone_ahead_note = ${note}, not_gone_ahead_at = ${at}
		where id = ${id}`.execute(db)
}

export const setNewTime = async (db: Db, id: VisitId, wanted: boolean): Promise<void> => {
	await sql`update visit.visit set new_time = ${wanted ? 'wanted' : 'not_wanted'} where id = ${id}`.execute(db)
}

/** Nobody is offered a new time who has died, moved away or disappeared. */
export const dropNewTimes = async (db: Db, persons: readonly PersonId[]): Promise<void> => {
	await sql`update visit.visit set new_time = 'not_wanted'
		where person = any(${[...persons]}::uuid[]) and new_time = 'wanted' and new_time_given_at is null`.execute(db)
}

export const setNewTimeGiven = async (db: Db, at: Instant, id: VisitId): Promise<void> => {
	await sql`update visit.visit set new_time_given_at = ${at} where id = ${id} and new_time_given_at is null`.execute(db)
}

/** May be mended until the journal is signed. */
export const saveAcceptance = async (
	db: Db,
	at: Instant,
	id: VisitId,
	{ how, on, by }: { readonly how: How; readonly on: Day | null; readonly by: StaffId },
): Promise<void> => {
	await sql`insert into visit.acceptance (visit, accepted_on, how, recorded_by, recorded_at)
		values (${id}, ${on}, ${how}, ${by}, ${at})
		on conflict (visit) do update set accepted_on = excluded.accepted_on, how = excluded.how,
			recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
		where (visit.acceptance.how <> excluded.how or visit.acceptance.accepted_on is distinct from excluded.accepted_on) and not exists (
			select from visit.note n where n.visit = ${id} and n.kind = 'journal' and n.signed_at is not null)`.execute(db)
}

/** The visit was not held: what a draft said of the citizen's yes to it goes. */
export const dropAcceptance = async (db: Db, id: VisitId): Promise<void> => {
	await sql`delete from visit.acceptance where visit = ${id}`.execute(db)
}

export const saveBasis = async (
	db: Db,
	at: Instant,
	id: VisitId,
	basis: Text,
	standard: string | null,
): Promise<void> => {
	await sql`insert into visit.recording_basis (visit, basis_da, basis_en, standard, stated_at)
		values (${id}, ${basis.da}, ${basis.en}, ${standard}, ${at}) on conflict do nothing`.execute(db)
}

export const findBasis = async (db: Db, id: VisitId): Promise<Text | null> => {
	const { rows } = await sql<Text>`
		select basis_da as da, basis_en as en from visit.recording_basis where visit = ${id}`.execute(db)
	return rows[0] ?? null
}
