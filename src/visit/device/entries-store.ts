import { sql } from 'kysely'
import type { StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { devicesOf, type OnDevice, type TypedRow } from './entries.ts'
import type { Entry, Hindered, Signing } from './entry.ts'

/** Whose entries on which visit. */
export type Whose = { readonly visit: VisitId; readonly author: StaffId }
/** A place in the order of one device. */
export type Place = { readonly taken: string; readonly ref: string; readonly nth: number }

export type Arrived = Whose & {
	readonly taken: string
	readonly entry: Entry
	readonly typedAt: Instant
	readonly deliveredAt: Instant
	readonly clockOff: number | null
}

const columnsOf = (entry: Entry): { act: string; field: string | null; was: unknown; value: unknown } => {
	if (entry.act === undefined) return { act: 'write', field: entry.field, was: entry.was, value: entry.value }
	return { act: entry.act, field: null, was: null, value: wordsOf(entry) }
}

/** What was asked for, as the list of words that the column holds; `askedIn` reads it back. */
const wordsOf = (asked: Signing | Hindered): readonly string[] =>
	asked.act === 'sign' ? [String(asked.before)] : [asked.reason, asked.note]

const askedIn = (act: 'sign' | 'not_gone_ahead', [first = '', second = '']: readonly string[]): Signing | Hindered =>
	act === 'sign' ? { act, before: Number(first) } : { act, reason: first, note: second }

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** False when its id is that of something else; an entry that is here already is as good as kept. */
export const keepEntry = async (db: Db, one: Arrived): Promise<boolean> => {
	const { act, field, was, value } = columnsOf(one.entry)
	const { rows } = await sql`
		insert into visit.entry (id, taken_along, ref, visit, author, nth, act, field, was, value, typed_at, delivered_at, clock_off)
		values (${one.entry.id}, ${one.taken}, ${one.entry.ref}, ${one.visit}, ${one.author}, ${one.entry.nth}, ${act}, ${field},
			${json(was)}::jsonb, ${json(value)}::jsonb, ${one.typedAt}, ${one.deliveredAt}, ${one.clockOff})
		on conflict (id) do nothing returning id`.execute(db)
	if (rows.length > 0) return true
	const { rows: same } = await sql`
		select 1 from visit.entry where id = ${one.entry.id} and taken_along = ${one.taken} and ref = ${one.entry.ref}
			and nth = ${one.entry.nth} and act = ${act} and field is not distinct from ${field}`.execute(db)
	return same.length > 0
}

/** What a later entry of the same field has been kept for good after comes too late to count. */
export const settleLate = async (db: Db, { visit, author }: Whose): Promise<void> => {
	await sql`update visit.entry e set note = later.note from visit.entry later
		where e.visit = ${visit} and e.author = ${author} and e.note is null and e.act = 'write'
			and later.visit = e.visit and later.author = e.author and later.taken_along = e.taken_along and later.ref = e.ref
			and later.field = e.field and later.nth > e.nth and later.note is not null`.execute(db)
}

/** `until`: leaves out what its device typed after it. */
const counted = (until: Place | null) =>
	until === null
		? sql`true`
		: sql`not (e.taken_along = ${until.taken} and e.ref = ${until.ref} and e.nth > ${until.nth})`

const typed = async (db: Db, which: ReturnType<typeof sql>): Promise<OnDevice[]> =>
	devicesOf(
		(
			await sql<TypedRow>`
				select e.taken_along || ' ' || e.ref as device, e.nth, e.field, e.was, e.value
				from visit.entry e join visit.taken_along t on t.id = e.taken_along
					join visit.visit_along a on a.taken_along = e.taken_along and a.ref = e.ref
				where ${which} and e.act = 'write' and e.value is not null
				order by t.taken_at, a.version, t.id, e.ref, e.field, e.nth, e.id`.execute(db)
		).rows,
	)

/** What each device has typed since the draft was last saved by hand; the one that was taken along first comes first. */
export const typedSince = (db: Db, { visit, author }: Whose, until: Place | null = null): Promise<OnDevice[]> =>
	typed(db, sql`e.visit = ${visit} and e.author = ${author} and e.note is null and ${counted(until)}`)

/** Everything one device has typed that is in this draft, or is to be. */
export const typedOn = async (db: Db, place: Place, note: string | null): Promise<OnDevice> =>
	(
		await typed(
			db,
			sql`e.taken_along = ${place.taken} and e.ref = ${place.ref} and e.nth <= ${place.nth}
				and (e.note is null or e.note = ${note})`,
		)
	)[0] ?? new Map()

/**
 * What stood between the first and the last of a device's entries in a field counts for nothing: its words go. Those before a signature
 * that waits stay, for it is carried out with what stood then.
 */
export const dropOvertaken = async (db: Db, { visit, author }: Whose): Promise<void> => {
	const beside = sql`o.taken_along = e.taken_along and o.ref = e.ref and o.visit = e.visit and o.author = e.author`
	const sameField = sql`${beside} and o.field = e.field and o.note is null and o.value is not null`
	await sql`update visit.entry e set was = null, value = null
		where e.visit = ${visit} and e.author = ${author} and e.note is null and e.act = 'write' and e.value is not null
			and exists (select from visit.entry o where ${sameField} and o.nth < e.nth)
			and exists (select from visit.entry o where ${sameField} and o.nth > e.nth)
			and not exists (select from visit.entry o where ${beside} and o.act = 'sign' and o.came_of is null)`.execute(db)
}

/** The draft was saved by hand with all this in it: what comes now is compared with that. */
export const settle = async (db: Db, { visit, author }: Whose, note: string): Promise<void> => {
	await sql`update visit.entry set note = ${note}
		where visit = ${visit} and author = ${author} and note is null and act = 'write'`.execute(db)
}

/** The note is signed: its words stand there and nowhere else. That they came is remembered, so that they do not come again. */
export const settleSigned = async (
	db: Db,
	{ visit, author }: Whose,
	note: string,
	until: Place | null,
): Promise<void> => {
	await sql`update visit.entry e set note = ${note}, was = null, value = null
		where e.visit = ${visit} and e.author = ${author} and (e.note is null or e.note = ${note}) and e.act = 'write'
			and ${counted(until)}`.execute(db)
}

export type Act = Place & {
	readonly id: string
	readonly asked: Signing | Hindered
	readonly typedAt: Instant
	readonly version: number
	/** How many entries that its device made of that visit before it are here. */
	readonly here: number
}

type ActRow = Omit<Act, 'asked' | 'typedAt' | 'here'> & {
	readonly act: 'sign' | 'not_gone_ahead'
	readonly value: readonly string[]
	readonly typed_at: string
	readonly here: string
}

/** What was asked for on devices and is not answered yet, in order. */
export const pendingActs = async (db: Db, { visit, author }: Whose): Promise<Act[]> => {
	const { rows } = await sql<ActRow>`
		select e.id, e.taken_along as taken, e.ref, e.nth, e.act, e.value, e.typed_at, a.version,
			(select count(*) from visit.entry b where b.taken_along = e.taken_along and b.ref = e.ref and b.nth < e.nth) as here
		from visit.entry e join visit.visit_along a on a.taken_along = e.taken_along and a.ref = e.ref
			join visit.taken_along t on t.id = e.taken_along
		where e.visit = ${visit} and e.author = ${author} and e.act <> 'write' and e.came_of is null
		order by t.taken_at, a.version, t.id, e.nth, e.id`.execute(db)
	return rows.map(({ act, value, typed_at, here, ...row }) => ({
		...row,
		asked: askedIn(act, value),
		typedAt: instant(typed_at),
		here: Number(here),
	}))
}

/** What came of an act: carried out, or why not. */
type Came = Outcome<null, string>

/** The column holds *done*, or the code of why not and, after a blank, its detail; `cameIn` reads it back. */
const done = 'done'

const cameIn = (held: string): Came => {
	if (held === done) return yes(null)
	const [why = '', ...detail] = held.split(' ')
	return detail.length === 0 ? no(why) : no(why, detail.join(' '))
}

/** Answered once, an act stays answered so. */
export const answerAct = async (db: Db, id: string, came: Came): Promise<void> => {
	const held = came.ok ? done : [came.why, came.detail].filter(Boolean).join(' ')
	await sql`update visit.entry set came_of = ${held} where id = ${id} and came_of is null`.execute(db)
}

/** Another has taken the draft over, and has it all. */
export const moveEntries = async (db: Db, { visit, author }: Whose, note: string): Promise<void> => {
	await sql`update visit.entry e set note = ${note} where e.visit = ${visit} and e.author = ${author} and e.act = 'write'
		and (e.note is null or exists (select from visit.note n where n.id = e.note and n.signed_at is null))`.execute(db)
}

/** Why what was last asked for on a device, since the author last signed here, was not carried out; null when it was, or waits. */
export const lastRefused = async (db: Db, { visit, author }: Whose): Promise<NotCarriedOut | null> => {
	const { rows } = await sql<{ came_of: string | null; act: Act['asked']['act']; typed_at: string }>`
		select e.came_of, e.act, e.typed_at from visit.entry e
		where e.visit = ${visit} and e.author = ${author} and e.act <> 'write' and not exists (
			select from visit.note n where n.visit = e.visit and n.author = e.author and n.signed_at >= e.delivered_at)
		order by e.typed_at desc, e.nth desc limit 1`.execute(db)
	const [last] = rows
	const came = last?.came_of == null ? null : cameIn(last.came_of)
	return last === undefined || came === null || came.ok
		? null
		: { act: last.act, at: instant(last.typed_at), why: came.why, detail: came.detail }
}

/** What was asked for on a device and not carried out, when it was asked for there, and why not. */
export type NotCarriedOut = {
	readonly act: Act['asked']['act']
	readonly at: Instant
	readonly why: string
	readonly detail: string | undefined
}
