import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Correction, CorrectionKind, Note } from '../visit.ts'
import { type NoteBody, type NoteKind, readNote } from './note.ts'

type NoteRow = {
	id: string
	visit: VisitId
	author: StaffId
	kind: NoteKind
	happened_on: Day | null
	version: number
	body: Partial<NoteBody>
	saved_at: string
	signed_at: string | null
	author_name: string | null
	author_profession: string | null
}
type CorrectionRow = {
	id: string
	note: string
	kind: CorrectionKind
	words: string
	author_name: string
	author_profession: string | null
	written_at: string
}

const columns = sql`id, visit, author, kind, happened_on, version, body, saved_at, signed_at, author_name, author_profession`

const correctionOf = (row: CorrectionRow): Correction => ({
	id: row.id,
	note: row.note,
	kind: row.kind,
	words: row.words,
	author: row.author_name,
	profession: row.author_profession,
	writtenAt: instant(row.written_at),
})

const noteOf = (row: NoteRow, corrections: readonly Correction[]): Note => ({
	id: row.id,
	visit: row.visit,
	author: row.author,
	kind: row.kind,
	happenedOn: row.happened_on,
	version: row.version,
	body: readNote(row.body),
	savedAt: instant(row.saved_at),
	signedAt: row.signed_at === null ? null : instant(row.signed_at),
	authorName: row.author_name,
	profession: row.author_profession,
	corrections,
})

const withCorrections = async (db: Db, rows: readonly NoteRow[]): Promise<Note[]> => {
	if (rows.length === 0) return []
	const found = await sql<CorrectionRow>`
		select id, note, kind, words, author_name, author_profession, written_at from visit.correction
		where note = any(${rows.map((row) => row.id)}::uuid[]) order by written_at, id`.execute(db)
	const corrections = Map.groupBy(found.rows.map(correctionOf), (one) => one.note)
	return rows.map((row) => noteOf(row, corrections.get(row.id) ?? []))
}

/** Oldest first. */
export const findOfVisits = async (db: Db, visits: readonly VisitId[]): Promise<Note[]> => {
	const { rows } = await sql<NoteRow>`
		select ${columns} from visit.note where visit = any(${[...visits]}::uuid[]) order by begun_at, id`.execute(db)
	return withCorrections(db, rows)
}

export const findNote = async (db: Db, id: string): Promise<Note | null> => {
	const { rows } = await sql<NoteRow>`select ${columns} from visit.note where id = ${id}`.execute(db)
	return (await withCorrections(db, rows))[0] ?? null
}

/** The author's draft on a visit, locked until the transaction ends. */
export const lockDraft = async (db: Db, visit: VisitId, author: StaffId): Promise<Note | null> => {
	const { rows } = await sql<NoteRow>`
		select ${columns} from visit.note where visit = ${visit} and author = ${author} and signed_at is null for update`.execute(
		db,
	)
	return rows[0] === undefined ? null : noteOf(rows[0], [])
}

export type Draft = { readonly kind: NoteKind; readonly happenedOn: Day | null; readonly body: NoteBody }

/** What a draft was before entries: as it was last saved by hand. */
const groundOf = ({ kind, happenedOn, body }: Draft): string => JSON.stringify({ kind, happenedOn, body })

/** Null when the author has a draft there already. `ground`: what it was before entries of a device, for one that they begin. */
export const insertDraft = async (
	db: Db,
	at: Instant,
	visit: VisitId,
	author: StaffId,
	draft: Draft,
	ground: Draft = draft,
): Promise<Note | null> => {
	const { rows } = await sql<NoteRow>`
		insert into visit.note (visit, author, kind, happened_on, body, ground, begun_at, saved_at)
		values (${visit}, ${author}, ${draft.kind}, ${draft.happenedOn}, ${JSON.stringify(draft.body)}::jsonb,
			${groundOf(ground)}::jsonb, ${at}, ${at})
		on conflict do nothing returning ${columns}`.execute(db)
	const note = rows[0] === undefined ? null : noteOf(rows[0], [])
	if (note !== null) await keepVersion(db, note)
	return note
}

/** The draft as it stood before entries; null for one saved before there were any. */
export const findGround = async (db: Db, id: string): Promise<Draft | null> => {
	const { rows } = await sql<{ ground: Draft | null }>`select ground from visit.note where id = ${id}`.execute(db)
	const ground = rows[0]?.ground ?? null
	return ground === null ? null : { ...ground, body: readNote(ground.body) }
}

/** Saved by hand, unless `ground` says what it stands on: then it was changed by entries. */
export const updateDraft = async (
	db: Db,
	at: Instant,
	id: string,
	draft: Draft,
	ground: Draft = draft,
): Promise<Note> => {
	const { rows } = await sql<NoteRow>`
		update visit.note set kind = ${draft.kind}, happened_on = ${draft.happenedOn}, body = ${JSON.stringify(draft.body)}::jsonb,
			ground = ${groundOf(ground)}::jsonb, saved_at = ${at}, version = version + 1
		where id = ${id} returning ${columns}`.execute(db)
	const [row] = rows
	if (row === undefined) throw new Error('the draft was locked and is gone')
	const note = noteOf(row, [])
	await keepVersion(db, note)
	return note
}

const keepVersion = async (db: Db, note: Note): Promise<void> => {
	await sql`insert into visit.saved_draft (note, version, body, saved_at)
		values (${note.id}, ${note.version}, ${JSON.stringify(note.body)}::jsonb, ${note.savedAt})`.execute(db)
}

/** More than anybody has open; older versions go, but for those that stand on a device. */
const versionsKept = 300
export const thinVersions = async (db: Db, note: Note): Promise<void> => {
	await sql`delete from visit.saved_draft d where d.note = ${note.id} and d.version < ${note.version - versionsKept}
		and not exists (select from visit.visit_along a where a.visit = ${note.visit} and a.version = d.version)`.execute(
		db,
	)
}

export const findVersion = async (db: Db, note: string, version: number): Promise<NoteBody | null> => {
	const { rows } = await sql<{ body: Partial<NoteBody> }>`
		select body from visit.saved_draft where note = ${note} and version = ${version}`.execute(db)
	return rows[0] === undefined ? null : readNote(rows[0].body)
}

export const signNote = async (
	db: Db,
	at: Instant,
	id: string,
	author: { readonly name: string; readonly profession: string | null },
): Promise<void> => {
	await sql`delete from visit.saved_draft where note = ${id}`.execute(db)
	await sql`update visit.note set signed_at = ${at}, ground = null, author_name = ${author.name}, author_profession = ${author.profession}
		where id = ${id}`.execute(db)
}

/** The draft is another's from now on; whose it was is kept. */
export const giveDraft = async (db: Db, id: string, to: StaffId): Promise<void> => {
	await sql`update visit.note set taken_over_from = coalesce(taken_over_from, author), author = ${to} where id = ${id}`.execute(
		db,
	)
}

/** All that stood in `left` stands in this draft now. */
export const swallowDraft = async (db: Db, id: string, left: Pick<Note, 'id' | 'author'>): Promise<void> => {
	await sql`update visit.note set taken_over_from = ${left.author} where id = ${id}`.execute(db)
	await sql`delete from visit.saved_draft where note = ${left.id}`.execute(db)
	await sql`delete from visit.note where id = ${left.id}`.execute(db)
}

export type NewCorrection = {
	readonly id: string
	readonly note: string
	readonly kind: CorrectionKind
	readonly words: string
	readonly author: StaffId
	readonly authorName: string
	readonly profession: string | null
}

/** False when the id has brought a correction before. */
export const insertCorrection = async (db: Db, at: Instant, one: NewCorrection): Promise<boolean> => {
	const { rows } =
		await sql`insert into visit.correction (id, note, kind, words, author, author_name, author_profession, written_at)
		values (${one.id}, ${one.note}, ${one.kind}, ${one.words}, ${one.author}, ${one.authorName}, ${one.profession}, ${at})
		on conflict (id) do nothing returning id`.execute(db)
	return rows.length > 0
}

/** What the same hand has added to the note in the same words already, the latest first. */
export const findAlike = async (db: Db, one: NewCorrection): Promise<Pick<Correction, 'id' | 'writtenAt'>[]> => {
	const { rows } = await sql<Pick<CorrectionRow, 'id' | 'written_at'>>`
		select id, written_at from visit.correction where note = ${one.note} and kind = ${one.kind} and words = ${one.words}
			and author = ${one.author} order by written_at desc, id`.execute(db)
	return rows.map((row) => ({ id: row.id, writtenAt: instant(row.written_at) }))
}
