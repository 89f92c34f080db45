import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Decision, Known, Screening } from './screening.ts'

type Row = {
	id: string
	person: PersonId
	discharged_on: Day
	opened_on: Day
	withdrawn_at: string | null
}

const withDecisions = async (db: Db, rows: readonly Row[]): Promise<Screening[]> => {
	const { rows: decided } = await sql<{
		screening: string
		offered: boolean
		readmission_risk: Known
		known_to_municipality: Known
		because: string
		decided_at: string
		decided_by: StaffId
	}>`select screening, offered, readmission_risk, known_to_municipality, because, decided_at, decided_by
		from inquiry.screening_decision where screening = any(${`{${rows.map(({ id }) => id).join(',')}}`}::uuid[])
		order by number desc`.execute(db)
	const decisions = Map.groupBy(decided, ({ screening }) => screening)
	return rows.map((row) => ({
		id: row.id,
		person: row.person,
		dischargedOn: row.discharged_on,
		openedOn: row.opened_on,
		withdrawnAt: row.withdrawn_at === null ? null : instant(row.withdrawn_at),
		decisions: (decisions.get(row.id) ?? []).map((one) => ({
			offered: one.offered,
			readmissionRisk: one.readmission_risk,
			knownToMunicipality: one.known_to_municipality,
			because: one.because,
			at: instant(one.decided_at),
			by: one.decided_by,
		})),
	}))
}

const columns = sql`id, person, discharged_on, opened_on, withdrawn_at`

/** By the day of the discharge. */
export const screenings = async (db: Db, whom: Among<PersonId>): Promise<Screening[]> => {
	const { rows } = await sql<Row>`select ${columns} from inquiry.screening
		where ${isAmong('person', whom)} order by discharged_on, id`.execute(db)
	return rows.length === 0 ? [] : withDecisions(db, rows)
}

/** Those that stand and on which nobody has decided. */
export const undecidedScreenings = async (db: Db): Promise<Screening[]> => {
	const { rows } = await sql<Row>`select ${columns} from inquiry.screening s
		where withdrawn_at is null
			and not exists (select from inquiry.screening_decision d where d.screening = s.id)
		order by discharged_on, id`.execute(db)
	return rows.length === 0 ? [] : withDecisions(db, rows)
}

export const findScreening = async (db: Db, id: string): Promise<Screening | null> => {
	const { rows } = await sql<Row>`select ${columns} from inquiry.screening where id = ${id}`.execute(db)
	return (await withDecisions(db, rows))[0] ?? null
}

/** Opened again where the discharge was taken back before; nothing happens while it stands. */
export const openScreening = async (db: Db, at: Instant, person: PersonId, dischargedOn: Day): Promise<void> => {
	await sql`insert into inquiry.screening (person, discharged_on, opened_on, opened_at)
		values (${person}, ${dischargedOn}, ${dayOf(at)}, ${at})
		on conflict on constraint discharge_is_screened_once do update set withdrawn_at = null
			where inquiry.screening.withdrawn_at is not null`.execute(db)
}

export const withdrawScreening = async (db: Db, at: Instant, id: string): Promise<void> => {
	await sql`update inquiry.screening set withdrawn_at = ${at} where id = ${id} and withdrawn_at is null`.execute(db)
}

type NewDecision = Omit<Decision, 'at'> & { readonly screening: string; readonly key: string }

/** False when its form was taken before. */
export const insertDecision = async (db: Db, at: Instant, made: NewDecision): Promise<boolean> => {
	const { rows } = await sql`insert into inquiry.screening_decision
			(screening, offered, readmission_risk, known_to_municipality, because, key, decided_at, decided_by)
		values (${made.screening}, ${made.offered}, ${made.readmissionRisk}, ${made.knownToMunicipality}, ${made.because},
			${made.key}, ${at}, ${made.by})
		on conflict on constraint screening_is_decided_once_a_form do nothing returning id`.execute(db)
	return rows.length > 0
}

/** Did its form bring just this decision? */
export const isThatDecision = async (db: Db, made: NewDecision): Promise<boolean> => {
	const { rows } = await sql`select id from inquiry.screening_decision
		where key = ${made.key} and screening = ${made.screening} and offered = ${made.offered} and because = ${made.because}
			and decided_by = ${made.by} and readmission_risk is not distinct from ${made.readmissionRisk}::boolean
			and known_to_municipality is not distinct from ${made.knownToMunicipality}::boolean`.execute(db)
	return rows.length > 0
}
