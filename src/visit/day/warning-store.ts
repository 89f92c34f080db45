import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Db, isAmong } from '#platform/db/index.ts'
import type { Warning, WarningKind, WarningLine } from './warning.ts'

type Row = {
	id: string
	person: PersonId
	address: string | null
	kind: WarningKind
	words: string
	noted_on: Day
	noted_by: StaffId
	seen_on: Day
	review_on: Day
}
type Written = Omit<Warning, 'notedBy'> & { readonly notedBy: StaffId }

const writtenOf = (row: Row): Written => ({
	id: row.id,
	person: row.person,
	address: row.address,
	kind: row.kind,
	words: row.words,
	notedOn: row.noted_on,
	notedBy: row.noted_by,
	seenOn: row.seen_on,
	reviewOn: row.review_on,
})

const inForce = async (db: Db, where: ReturnType<typeof sql>): Promise<Written[]> =>
	(
		await sql<Row>`select w.id, w.person, w.address, w.kind, w.words, w.noted_on, w.noted_by,
				greatest(w.noted_on, last.seen_on) as seen_on, greatest(w.review_on, last.review_on) as review_on
			from visit.warning w left join (
				select warning, max(looked_on) as seen_on, max(review_on) as review_on
				from visit.warning_review where said = 'holds' group by warning) last on last.warning = w.id
			where ${where} and not exists (select from visit.warning_review r where r.warning = w.id and r.said = 'gone')
			order by w.noted_on, w.id`.execute(db)
	).rows.map(writtenOf)

/** In force, noted at a visit to one of these or at one of these homes. */
export const findWarnings = (db: Db, persons: readonly PersonId[], addresses: readonly string[]): Promise<Written[]> =>
	inForce(db, sql`(w.person = any(${[...persons]}::uuid[]) or w.address = any(${[...addresses]}::uuid[]))`)

export const findWarning = async (db: Db, id: string): Promise<Written | null> =>
	(await inForce(db, sql`w.id = ${id}`))[0] ?? null

type NewWarning = Omit<Written, 'seenOn'>

/** False when the id has brought a warning before. */
export const insertWarning = async (db: Db, at: Instant, warning: NewWarning): Promise<boolean> => {
	const { rows } =
		await sql`insert into visit.warning (id, person, address, kind, words, noted_on, noted_by, noted_at, review_on)
		values (${warning.id}, ${warning.person}, ${warning.address}, ${warning.kind}, ${warning.words}, ${warning.notedOn},
			${warning.notedBy}, ${at}, ${warning.reviewOn}) on conflict do nothing returning id`.execute(db)
	return rows.length > 0
}

/** Did this id bring just this warning, by the same hand? */
export const isThatWarning = async (db: Db, { id, person, kind, words, notedBy }: NewWarning): Promise<boolean> => {
	const { rows } = await sql`select 1 from visit.warning where id = ${id} and person = ${person}
		and kind = ${kind} and words = ${words} and noted_by = ${notedBy}`.execute(db)
	return rows.length > 0
}

export type Review = {
	readonly warning: string
	readonly said: 'holds' | 'gone'
	readonly on: Day
	readonly by: StaffId
	readonly reviewOn: Day | null
}

export const insertReview = async (db: Db, at: Instant, review: Review): Promise<void> => {
	await sql`insert into visit.warning_review (warning, said, looked_on, looked_by, looked_at, review_on)
		values (${review.warning}, ${review.said}, ${review.on}, ${review.by}, ${at}, ${review.reviewOn})
		on conflict do nothing`.execute(db)
}

/** Everything ever noted at visits to these citizens, and what was said of it since. */
export const findWarningLines = async (
	db: Db,
	persons: readonly PersonId[],
): Promise<(WarningLine & { readonly person: PersonId })[]> =>
	(
		await sql<Omit<WarningLine, 'at'> & { person: PersonId; at: string }>`
			select person, kind, words, noted_on as "on", noted_by as "by", noted_at as "at", 'noted' as said from visit.warning
				where ${isAmong('person', persons)}
			union all
			select w.person, w.kind, w.words, r.looked_on, r.looked_by, r.looked_at, r.said from visit.warning_review r
				join visit.warning w on w.id = r.warning where ${isAmong('w.person', persons)}
			order by "at", said`.execute(db)
	).rows.map((line) => ({ ...line, at: instant(line.at) }))
