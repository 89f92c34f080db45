import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
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

const noticesWhere = async (db: Db, where: ReturnType<typeof about>): Promise<Notice[]> => {
	const { rows } = await sql<NoticeRow>`
		select id, person, nature, kind, happened_on, details, source, note, recorded_at, recorded_by,
			withdrawn_at, withdrawn_by, withdrawn_because
		from inquiry.notice where ${where} order by happened_on, recorded_at, id`.execute(db)
	return rows.map(noticeOf)
}

/** Withdrawn ones too; the oldest first. */
export const notices = (db: Db, whom: Whom): Promise<Notice[]> => noticesWhere(db, about(whom))

/** What a form made, by the form's own key. */
export const noticeByKey = async (db: Db, key: string): Promise<Notice | null> =>
	(await noticesWhere(db, sql`key = ${key}`))[0] ?? null

/** Nothing happens when the key is known: false. */
export const insertNotice = async (
	db: Db,
	at: Instant,
	notice: Omit<Notice, 'id' | 'recordedAt' | 'withdrawn'> & { readonly key: string },
): Promise<boolean> => {
	const { rows } =
		await sql`insert into inquiry.notice (person, nature, kind, happened_on, details, source, note, key, recorded_at, recorded_by)
		values (${notice.person}, ${notice.nature}, ${notice.kind}, ${notice.on}, ${JSON.stringify(notice.details)}::jsonb,
			${notice.source}, ${notice.note}, ${notice.key}, ${at}, ${notice.recordedBy})
		on conflict on constraint notice_is_recorded_once do nothing returning id`.execute(db)
	return rows.length > 0
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
