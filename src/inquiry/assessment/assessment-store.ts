import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Assessment, AssessmentOutcome, Decided, Exception } from './assessment.ts'
import type { FurtherVisit, VisitKind, WantedBy } from './further-visit.ts'

/** Decisions of professionals: written once, withdrawn at most once, never changed. */

const about = (whom: Among<PersonId>) => isAmong('person', whom)

type DecidedRow = {
	id: string
	person: PersonId
	because: string
	on_day: Day
	recorded_at: string
	recorded_by: StaffId
	withdrawn_at: string | null
	withdrawn_by: StaffId | null
	withdrawn_because: string | null
}
const columns = sql`id, person, because, recorded_at, recorded_by, withdrawn_at, withdrawn_by, withdrawn_because`

const decidedOf = (row: DecidedRow): Decided => ({
	id: row.id,
	person: row.person,
	because: row.because,
	on: row.on_day,
	recordedAt: instant(row.recorded_at),
	by: row.recorded_by,
	withdrawn:
		row.withdrawn_at === null
			? null
			: { at: instant(row.withdrawn_at), by: row.withdrawn_by, because: row.withdrawn_because ?? '' },
})

/** In the order they were written; withdrawn ones too. */
export const assessments = async (db: Db, whom: Among<PersonId>): Promise<Assessment[]> => {
	const { rows } = await sql<DecidedRow & { criterion: string; outcome: AssessmentOutcome }>`
		select ${columns}, assessed_on as on_day, criterion, outcome
		from inquiry.assessment where ${about(whom)} order by number`.execute(db)
	return rows.map((row) => ({ ...decidedOf(row), criterion: row.criterion, outcome: row.outcome }))
}

type Made<One extends Decided> = Omit<One, 'id' | 'recordedAt' | 'withdrawn'> & { readonly key: string }

/** A decision that a form made is known again by who decided about whom, and why; the day it was sent may be another. */
const isAbout = ({ key, person, because, by }: Made<Decided>) =>
	sql`key = ${key} and person = ${person} and because = ${because} and recorded_by = ${by}`

/** Why a form's decision does not stand: its key brought another before, or this one, which has been withdrawn since. */
export type NotKept = 'form_was_used' | 'withdrawn_since'
type KeptRow = { readonly withdrawn_at: string | null }

const keptOf = <Row extends KeptRow>([row]: readonly Row[]): Outcome<Row, NotKept> =>
	row === undefined ? no('form_was_used') : row.withdrawn_at === null ? yes(row) : no('withdrawn_since')

/** Sent again, it is there once. */
export const keepAssessment = async (
	db: Db,
	at: Instant,
	made: Made<Assessment>,
): Promise<Outcome<unknown, NotKept>> => {
	await sql`insert into inquiry.assessment (person, criterion, outcome, because, assessed_on, key, recorded_at, recorded_by)
		values (${made.person}, ${made.criterion}, ${made.outcome}, ${made.because}, ${made.on}, ${made.key}, ${at}, ${made.by})
		on conflict on constraint assessment_is_recorded_once do nothing`.execute(db)
	const { rows } = await sql<KeptRow>`select withdrawn_at from inquiry.assessment
		where ${isAbout(made)} and criterion = ${made.criterion} and outcome = ${made.outcome}`.execute(db)
	return keptOf(rows)
}

/** Has an answer about a citizen whose key begins so been withdrawn? */
export const isAnyWithdrawn = async (db: Db, person: PersonId, keyBegins: string): Promise<boolean> => {
	const { rows } = await sql`select id from inquiry.assessment
		where person = ${person} and starts_with(key, ${keyBegins}) and withdrawn_at is not null limit 1`.execute(db)
	return rows.length > 0
}

/** The oldest first; withdrawn ones too. */
export const exceptions = async (db: Db, whom: Among<PersonId>): Promise<Exception[]> => {
	const { rows } = await sql<DecidedRow & { exclusion: string }>`
		select ${columns}, granted_on as on_day, exclusion
		from inquiry.exception where ${about(whom)} order by granted_on, recorded_at, id`.execute(db)
	return rows.map((row) => ({ ...decidedOf(row), exclusion: row.exclusion }))
}

/** Sent again, it is there once. */
export const keepException = async (
	db: Db,
	at: Instant,
	granted: Made<Exception>,
): Promise<Outcome<unknown, NotKept>> => {
	await sql`insert into inquiry.exception (person, exclusion, because, granted_on, key, recorded_at, recorded_by)
		values (${granted.person}, ${granted.exclusion}, ${granted.because}, ${granted.on}, ${granted.key}, ${at}, ${granted.by})
		on conflict on constraint exception_is_recorded_once do nothing`.execute(db)
	const { rows } = await sql<KeptRow>`select withdrawn_at from inquiry.exception
		where ${isAbout(granted)} and exclusion = ${granted.exclusion}`.execute(db)
	return keptOf(rows)
}

/** The oldest first; withdrawn ones too. */
export const furtherVisits = async (db: Db, whom: Among<PersonId>): Promise<FurtherVisit[]> => {
	const { rows } = await sql<DecidedRow & { wanted_by: WantedBy; kind: VisitKind; agreement: AgreementId }>`
		select ${columns}, decided_on as on_day, wanted_by, kind, agreement
		from inquiry.further_visit where ${about(whom)} order by decided_on, recorded_at, id`.execute(db)
	return rows.map((row) => ({
		...decidedOf(row),
		wantedBy: row.wanted_by,
		kind: row.kind,
		agreement: row.agreement,
	}))
}

/** The agreement that keeps its day: of one sent again, the one made then. */
export const keepFurtherVisit = async (
	db: Db,
	at: Instant,
	made: Made<FurtherVisit>,
): Promise<Outcome<{ readonly agreement: AgreementId }, NotKept>> => {
	await sql`
		insert into inquiry.further_visit (person, wanted_by, kind, because, agreement, decided_on, key, recorded_at, recorded_by)
		values (${made.person}, ${made.wantedBy}, ${made.kind}, ${made.because}, ${made.agreement}, ${made.on}, ${made.key},
			${at}, ${made.by})
		on conflict on constraint further_visit_is_recorded_once do nothing`.execute(db)
	const { rows } = await sql<
		KeptRow & { agreement: AgreementId }
	>`select agreement, withdrawn_at from inquiry.further_visit
		where ${isAbout(made)} and wanted_by = ${made.wantedBy} and kind = ${made.kind}`.execute(db)
	return keptOf(rows)
}

const tables = {
	assessment: sql`inquiry.assessment`,
	exception: sql`inquiry.exception`,
	further_visit: sql`inquiry.further_visit`,
} as const
export type DecisionKind = keyof typeof tables

/** Withdrawn already, the first reason stands. False when there is no such decision about this person. */
export const withdrawDecided = async (
	db: Db,
	at: Instant,
	asked: {
		readonly kind: DecisionKind
		readonly id: string
		readonly person: PersonId
		readonly because: string
		readonly by: StaffId
	},
): Promise<boolean> => {
	const { rows } = await sql`
		update ${tables[asked.kind]} set withdrawn_at = coalesce(withdrawn_at, ${at}::timestamptz),
			withdrawn_because = coalesce(withdrawn_because, ${asked.because}),
			withdrawn_by = coalesce(withdrawn_by, ${asked.by}::uuid)
		where id = ${asked.id} and person = ${asked.person} returning id`.execute(db)
	return rows.length > 0
}
