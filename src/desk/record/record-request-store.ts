import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { PersonRecord } from './record.ts'
import type { Decided } from './record-left-out.ts'
import type { AskedHow, Asker, RecordRequest, RequestId } from './record-request.ts'

type Row = {
	id: RequestId
	person: PersonId
	asked_on: Day
	asked_by: Asker
	asked_by_words: string
	asked_how: AskedHow
	due_on: Day
	recorded_at: string
	recorded_by: StaffId | null
	prepared_at: string | null
	prepared_by: StaffId | null
	left_out: Decided
	released_at: string | null
	released_by: StaffId | null
	hash: string | null
	fetched_at: string | null
	is_kept: boolean
	withdrawn_at: string | null
	withdrawn_by: StaffId | null
	withdrawn_because: string | null
}

const columns = sql`id, person, asked_on, asked_by, asked_by_words, asked_how, due_on, recorded_at, recorded_by, prepared_at,
	prepared_by, left_out, released_at, released_by, hash, fetched_at, content is not null as is_kept, withdrawn_at,
	withdrawn_by, withdrawn_because`

const requestOf = (row: Row): RecordRequest => ({
	id: row.id,
	person: row.person,
	askedOn: row.asked_on,
	askedBy: row.asked_by,
	askedByWords: row.asked_by_words,
	askedHow: row.asked_how,
	dueOn: row.due_on,
	recordedAt: instant(row.recorded_at),
	recordedBy: row.recorded_by,
	prepared:
		row.prepared_at === null || row.prepared_by === null ? null : { at: instant(row.prepared_at), by: row.prepared_by },
	leftOut: row.left_out,
	released:
		row.released_at === null || row.released_by === null || row.hash === null
			? null
			: { at: instant(row.released_at), by: row.released_by, hash: row.hash },
	fetchedAt: instantOrNull(row.fetched_at),
	isKept: row.is_kept,
	withdrawn:
		row.withdrawn_at === null
			? null
			: { at: instant(row.withdrawn_at), because: row.withdrawn_because ?? '', by: row.withdrawn_by },
})

const some = async (db: Db, where: ReturnType<typeof sql>): Promise<RecordRequest[]> =>
	(await sql<Row>`select ${columns} from desk.record_request where ${where}`.execute(db)).rows.map(requestOf)

/** Oldest first. */
export const selectRequestsOf = (db: Db, person: PersonId): Promise<RecordRequest[]> =>
	some(db, sql`person = ${person} order by recorded_at, id`)

/** Those that wait, the most pressing first. */
export const selectWaiting = (db: Db): Promise<RecordRequest[]> =>
	some(db, sql`released_at is null and withdrawn_at is null order by due_on, recorded_at, id`)

/** Those that ended since a moment, newest first. */
export const selectEnded = (db: Db, since: Instant): Promise<RecordRequest[]> =>
	some(db, sql`coalesce(released_at, withdrawn_at) > ${since} order by coalesce(released_at, withdrawn_at) desc, id`)

export const selectRequest = async (db: Db, id: RequestId): Promise<RecordRequest | null> =>
	(await some(db, sql`id = ${id}`))[0] ?? null

/** Held against others until the transaction ends. */
export const lockRequest = async (tx: Db, id: RequestId): Promise<RecordRequest | null> =>
	(await some(tx, sql`id = ${id} for update`))[0] ?? null

/** One at a time for a citizen: who asks twice at once has asked once. */
export const lockRequests = (tx: Db, person: PersonId): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`record ${person}`}, 0))`.execute(tx)

/** Sent twice by one form, it is recorded once: null when the key is known. */
export const insertRequest = async (
	tx: Db,
	at: Instant,
	request: Pick<
		RecordRequest,
		'person' | 'askedOn' | 'askedBy' | 'askedByWords' | 'askedHow' | 'dueOn' | 'recordedBy'
	> & {
		readonly key: string
	},
): Promise<RequestId | null> =>
	(
		await sql<{ id: RequestId }>`
			insert into desk.record_request (key, person, asked_on, asked_by, asked_by_words, asked_how, due_on, recorded_at, recorded_by)
			values (${request.key}, ${request.person}, ${request.askedOn}, ${request.askedBy}, ${request.askedByWords},
				${request.askedHow}, ${request.dueOn}, ${at}, ${request.recordedBy})
			on conflict on constraint a_request_is_recorded_once do nothing returning id`.execute(tx)
	).rows[0]?.id ?? null

/** What is kept of a request: the record as it was put together, and the PDF as it was handed out, base64. */
export type Kept = { readonly record: PersonRecord; readonly file: string | null }

/** Put together anew, lines have other numbers: what is to be left out is said along with them. */
export const setPrepared = async (
	tx: Db,
	at: Instant,
	id: RequestId,
	by: StaffId,
	{ content, leftOut }: { readonly content: Kept; readonly leftOut: Decided },
): Promise<void> => {
	await sql`update desk.record_request set prepared_at = ${at}, prepared_by = ${by}, content = ${JSON.stringify(content)}::jsonb,
		left_out = ${JSON.stringify(leftOut)}::jsonb where id = ${id}`.execute(tx)
}

/** What is to be left out, as it was chosen last. */
export const setLeftOut = (tx: Db, id: RequestId, leftOut: Decided): Promise<unknown> =>
	sql`update desk.record_request set left_out = ${JSON.stringify(leftOut)}::jsonb where id = ${id}`.execute(tx)

export const selectContent = async (db: Db, id: RequestId): Promise<Kept | null> =>
	(await sql<{ content: Kept | null }>`select content from desk.record_request where id = ${id}`.execute(db)).rows[0]
		?.content ?? null

export const setReleased = async (
	tx: Db,
	at: Instant,
	id: RequestId,
	by: StaffId,
	{ leftOut, hash, content }: { readonly leftOut: Decided; readonly hash: string; readonly content: Kept },
): Promise<void> => {
	await sql`update desk.record_request set released_at = ${at}, released_by = ${by}, hash = ${hash},
		left_out = ${JSON.stringify(leftOut)}::jsonb, content = ${JSON.stringify(content)}::jsonb where id = ${id}`.execute(
		tx,
	)
}

export const setFetched = (db: Db, at: Instant, id: RequestId): Promise<unknown> =>
	sql`update desk.record_request set fetched_at = ${at} where id = ${id} and fetched_at is null`.execute(db)

export const setWithdrawn = async (
	tx: Db,
	at: Instant,
	id: RequestId,
	because: string,
	by: StaffId | null,
): Promise<void> => {
	await sql`update desk.record_request set withdrawn_at = ${at}, withdrawn_because = ${because}, withdrawn_by = ${by}, content = null,
		left_out = '{}' where id = ${id}`.execute(tx)
}

/** What lay ready long enough is forgotten; its hash stays. How many that were. */
export const forgetContents = async (db: Db, before: Instant): Promise<number> =>
	(
		await sql`update desk.record_request set content = null where content is not null and released_at < ${before} returning id`.execute(
			db,
		)
	).rows.length

/** Requests of either were made by the one who stays. */
export const giveRequests = (tx: Db, from: PersonId, into: PersonId): Promise<unknown> =>
	sql`update desk.record_request set person = ${into} where person = ${from}`.execute(tx)

export const eraseRequests = async (tx: Db, person: PersonId): Promise<number> =>
	(await sql`delete from desk.record_request where person = ${person} returning 1`.execute(tx)).rows.length
