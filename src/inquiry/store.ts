import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Assessment, AssessmentOutcome, Exception } from './assessment.ts'
import type { Nature } from './kinds.ts'
import type { Details, Notice } from './notice.ts'
import type { PreventiveCase } from './preventive-case.ts'
import type { Source } from './sources.ts'

export type Whom = Among<PersonId>
const about = (whom: Whom) => isAmong('person', whom)

type NoticeRow = {
	id: string
	person: PersonId
	nature: Nature
	kind: string
	happened_on: Day
	details: Details
	source: Source
	note: string | null
	recorded_at: string
	recorded_by: StaffId | null
	withdrawn_at: string | null
	withdrawn_by: StaffId | null
	withdrawn_because: string | null
}
const noticeOf = (row: NoticeRow): Notice => ({
	id: row.id,
	person: row.person,
	nature: row.nature,
	kind: row.kind,
	on: row.happened_on,
	details: row.details,
	source: row.source,
	note: row.note,
	recordedAt: instant(row.recorded_at),
	recordedBy: row.recorded_by,
	withdrawn:
		row.withdrawn_at === null
			? null
			: { at: instant(row.withdrawn_at), by: row.withdrawn_by, because: row.withdrawn_because ?? '' },
})

/** Withdrawn ones too; the oldest first. */
export const notices = async (db: Db, whom: Whom): Promise<Notice[]> => {
	const { rows } = await sql<NoticeRow>`
		select id, person, nature, kind, happened_on, details, source, note, recorded_at, recorded_by,
			withdrawn_at, withdrawn_by, withdrawn_because
		from inquiry.notice where ${about(whom)} order by happened_on, recorded_at, id`.execute(db)
	return rows.map(noticeOf)
}

/** Nothing happens when the key is known. */
export const insertNotice = async (
	db: Db,
	at: Instant,
	notice: Omit<Notice, 'id' | 'recordedAt' | 'withdrawn'> & { readonly key: string },
): Promise<void> => {
	await sql`insert into inquiry.notice (person, nature, kind, happened_on, details, source, note, key, recorded_at, recorded_by)
		values (${notice.person}, ${notice.nature}, ${notice.kind}, ${notice.on}, ${JSON.stringify(notice.details)}::jsonb,
			${notice.source}, ${notice.note}, ${notice.key}, ${at}, ${notice.recordedBy})
		on conflict on constraint notice_is_recorded_once do nothing`.execute(db)
}

/** Withdrawn already, the first reason stands. Null when there is no such notice about this person. */
export const withdrawNotice = async (
	db: Db,
	at: Instant,
	asked: { readonly notice: string; readonly person: PersonId; readonly because: string; readonly by: StaffId | null },
): Promise<boolean> => {
	const { rows } = await sql`
		update inquiry.notice set withdrawn_at = coalesce(withdrawn_at, ${at}::timestamptz),
			withdrawn_because = coalesce(withdrawn_because, ${asked.because}),
			withdrawn_by = case when withdrawn_at is null then ${asked.by}::uuid else withdrawn_by end
		where id = ${asked.notice} and person = ${asked.person} returning id`.execute(db)
	return rows.length > 0
}

type CaseRow = {
	id: string
	person: PersonId
	opened_on: Day
	opened_at: string
	opened_by: StaffId | null
	closed_on: Day | null
	closed_at: string | null
	closed_by: StaffId | null
	closed_because: string | null
}
const caseOf = (row: CaseRow): PreventiveCase => ({
	id: row.id,
	person: row.person,
	openedOn: row.opened_on,
	openedAt: instant(row.opened_at),
	openedBy: row.opened_by,
	closed:
		row.closed_on === null || row.closed_at === null
			? null
			: { on: row.closed_on, at: instant(row.closed_at), by: row.closed_by, because: row.closed_because ?? '' },
})

/** The oldest first. */
export const cases = async (db: Db, whom: Whom): Promise<PreventiveCase[]> => {
	const { rows } = await sql<CaseRow>`
		select id, person, opened_on, opened_at, opened_by, closed_on, closed_at, closed_by, closed_because
		from inquiry.preventive_case where ${about(whom)} order by opened_on, opened_at, id`.execute(db)
	return rows.map(caseOf)
}

/** Nothing happens when one is open. */
export const insertCase = async (db: Db, at: Instant, person: PersonId, on: Day, by: StaffId | null): Promise<void> => {
	await sql`insert into inquiry.preventive_case (person, opened_on, opened_at, opened_by)
		values (${person}, ${on}, ${at}, ${by}) on conflict (person) where closed_on is null do nothing`.execute(db)
}

export const endCase = async (
	db: Db,
	at: Instant,
	asked: { readonly id: string; readonly on: Day; readonly because: string; readonly by: StaffId | null },
): Promise<void> => {
	await sql`update inquiry.preventive_case
		set closed_on = ${asked.on}, closed_at = ${at}, closed_by = ${asked.by}, closed_because = ${asked.because}
		where id = ${asked.id} and closed_on is null`.execute(db)
}

/** In the order they were written. */
export const assessments = async (db: Db, whom: Whom): Promise<Assessment[]> => {
	const { rows } = await sql<{
		id: string
		person: PersonId
		criterion: string
		outcome: AssessmentOutcome
		because: string
		assessed_on: Day
		recorded_at: string
		recorded_by: StaffId
	}>`
		select id, person, criterion, outcome, because, assessed_on, recorded_at, recorded_by
		from inquiry.assessment where ${about(whom)} order by number`.execute(db)
	return rows.map(({ assessed_on, recorded_at, recorded_by, ...rest }) => ({
		...rest,
		on: assessed_on,
		recordedAt: instant(recorded_at),
		by: recorded_by,
	}))
}

/** Nothing happens when the key is known. */
export const insertAssessment = async (
	db: Db,
	at: Instant,
	made: Omit<Assessment, 'id' | 'recordedAt'> & { readonly key: string },
): Promise<void> => {
	await sql`insert into inquiry.assessment (person, criterion, outcome, because, assessed_on, key, recorded_at, recorded_by)
		values (${made.person}, ${made.criterion}, ${made.outcome}, ${made.because}, ${made.on}, ${made.key}, ${at}, ${made.by})
		on conflict on constraint assessment_is_recorded_once do nothing`.execute(db)
}

/** The oldest first. */
export const exceptions = async (db: Db, whom: Whom): Promise<Exception[]> => {
	const { rows } = await sql<{
		id: string
		person: PersonId
		exclusion: string
		because: string
		granted_on: Day
		recorded_at: string
		recorded_by: StaffId
	}>`
		select id, person, exclusion, because, granted_on, recorded_at, recorded_by
		from inquiry.exception where ${about(whom)} order by granted_on, recorded_at, id`.execute(db)
	return rows.map(({ granted_on, recorded_at, recorded_by, ...rest }) => ({
		...rest,
		on: granted_on,
		recordedAt: instant(recorded_at),
		by: recorded_by,
	}))
}

/** Nothing happens when the key is known. */
export const insertException = async (
	db: Db,
	at: Instant,
	granted: Omit<Exception, 'id' | 'recordedAt'> & { readonly key: string },
): Promise<void> => {
	await sql`insert into inquiry.exception (person, exclusion, because, granted_on, key, recorded_at, recorded_by)
		values (${granted.person}, ${granted.exclusion}, ${granted.because}, ${granted.on}, ${granted.key}, ${at}, ${granted.by})
		on conflict on constraint exception_is_recorded_once do nothing`.execute(db)
}
