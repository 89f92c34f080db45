import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Call, CallOutcome } from './call.ts'

type Row = {
	id: string
	person: PersonId
	offer: OfferId | null
	outcome: CallOutcome
	words: string
	again_on: Day | null
	made_at: string
	made_by: StaffId
	corrects: string | null
	is_corrected: boolean
}

const callOf = (row: Row): Call => ({
	id: row.id,
	person: row.person,
	offer: row.offer,
	outcome: row.outcome,
	words: row.words,
	againOn: row.again_on,
	madeAt: instant(row.made_at),
	madeBy: row.made_by,
	isCorrected: row.is_corrected,
})

const columns = sql`c.id, c.person, c.offer, c.outcome, c.words, c.again_on, c.made_at, c.made_by, c.corrects,
	exists (select from offer.call later where later.corrects = c.id) as is_corrected`

/** Null when this call was recorded before, or the one it corrects has been corrected. */
export const insertCall = async (
	db: Db,
	key: string,
	call: Omit<Call, 'id' | 'isCorrected'>,
	corrects: string | null,
): Promise<Call | null> => {
	const { rows } = await sql<{ id: string }>`
		insert into offer.call (person, offer, key, outcome, words, again_on, made_at, made_by, corrects)
		values (${call.person}, ${call.offer}, ${key}, ${call.outcome}, ${call.words}, ${call.againOn}, ${call.madeAt}, ${call.madeBy},
			${corrects})
		on conflict do nothing returning id`.execute(db)
	return rows[0] === undefined ? null : { ...call, id: rows[0].id, isCorrected: false }
}

export const callWithKey = async (db: Db, key: string): Promise<Call | null> => {
	const { rows } = await sql<Row>`select ${columns} from offer.call c where c.key = ${key}`.execute(db)
	return rows[0] === undefined ? null : callOf(rows[0])
}

const whom = (persons: readonly PersonId[] | 'everyone') =>
	persons === 'everyone' ? sql`true` : sql`c.person = any(${[...persons]}::uuid[])`

/** As they were recorded, also those corrected since; newest first. */
export const callsRecorded = async (db: Db, persons: readonly PersonId[] | 'everyone'): Promise<Call[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from offer.call c where ${whom(persons)} order by c.made_at desc, c.id`.execute(db)
	return rows.map(callOf)
}

/** Those that stand, newest first. */
export const callsTo = async (db: Db, persons: readonly PersonId[] | 'everyone'): Promise<Call[]> =>
	(await callsRecorded(db, persons)).filter(({ isCorrected }) => !isCorrected)

/** The calls that stand, made from a moment on; newest first. */
export const callsSince = async (db: Db, since: Instant): Promise<Call[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from offer.call c where c.made_at >= ${since} order by c.made_at desc, c.id`.execute(db)
	return rows.map(callOf).filter(({ isCorrected }) => !isCorrected)
}

/** A call and the key it was recorded by, which its answer bears too; locked until the transaction ends. */
export const lockCall = async (db: Db, id: string): Promise<{ readonly call: Call; readonly key: string } | null> => {
	const { rows } = await sql<Row & { key: string }>`
		select ${columns}, c.key from offer.call c where c.id = ${id} for update of c`.execute(db)
	return rows[0] === undefined ? null : { call: callOf(rows[0]), key: rows[0].key }
}
