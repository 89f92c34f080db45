import { sql } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { lettersWhere } from '../letter/letter-store.ts'
import type { DeliveryState, NotArrived } from './delivery.ts'
import type { Letter } from './written-letter.ts'

/** False when it was told before, or there is no such letter. */
export const insertDelivery = async (
	tx: Db,
	at: Instant,
	letter: string,
	state: DeliveryState,
	because = '',
): Promise<boolean> => {
	const { rows } = await sql`
		insert into offer.delivery (letter, state, told_at, detail)
		select id, ${state}, ${at}, ${because} from offer.letter where id = ${letter}
		on conflict on constraint delivery_state_is_told_once do nothing returning id`.execute(tx)
	return rows.length > 0
}

export const lettersKnown = async (db: Db, letters: readonly string[]): Promise<ReadonlySet<string>> => {
	const { rows } = await sql<{ id: string }>`
		select id from offer.letter where id = any(${[...letters]}::uuid[])`.execute(db)
	return new Set(rows.map(({ id }) => id))
}

/** Delivered after all, or somebody has spoken with the citizen since: then nobody needs to see to it. */
const isLost = sql`d.state = 'failed' and d.settled_at is null
	and not exists (select from offer.delivery later where later.letter = d.letter and later.state = 'delivered')
	and not exists (select from offer.letter l join offer.call c on c.person = l.person
		where l.id = d.letter and c.made_at > d.told_at and c.outcome not in ('no_answer', 'wrong_number')
			and not exists (select from offer.call later where later.corrects = c.id))`

/** Letters that did not arrive and that nobody has seen to, the oldest first. */
export const lettersLost = async (db: Db): Promise<NotArrived[]> => {
	const { rows } = await sql<{ letter: string; told_at: string; because: string }>`
		select d.letter, d.told_at, d.detail as because from offer.delivery d where ${isLost} order by d.told_at, d.letter`.execute(
		db,
	)
	const letters = await lettersWhere(db, sql`l.id = any(${rows.map(({ letter }) => letter)}::uuid[])`)
	const byId = new Map(letters.map((letter) => [letter.id, letter]))
	return rows.flatMap(({ letter: id, told_at, because }) => {
		const letter = byId.get(id)
		return letter === undefined ? [] : [{ letter, toldAt: instant(told_at), because }]
	})
}

/** The letter, its failure locked until the transaction ends; null when somebody has seen to it, or it arrived after all. */
export const lockLost = async (tx: Db, letter: string): Promise<Letter | null> => {
	const { rows } = await sql`
		select d.id from offer.delivery d where d.letter = ${letter} and ${isLost} for update of d`.execute(tx)
	return rows.length === 0 ? null : ((await lettersWhere(tx, sql`l.id = ${letter}`))[0] ?? null)
}

export const setSettled = async (tx: Db, at: Instant, letter: string, by: StaffId, how: string): Promise<void> => {
	await sql`update offer.delivery set settled_at = ${at}, settled_by = ${by}, settled_how = ${how}
		where letter = ${letter} and state = 'failed' and settled_at is null`.execute(tx)
}

/** The hash of the key with which states are told; null when none was made. */
export const statusKeyInUse = async (db: Db): Promise<string | null> => {
	const { rows } = await sql<{ hash: string }>`
		select hash from offer.status_key where replaced_at is null`.execute(db)
	return rows[0]?.hash ?? null
}

/** Takes the place of the one before. */
export const insertStatusKey = async (tx: Db, at: Instant, hash: string): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtextextended('status key', 0))`.execute(tx)
	await sql`update offer.status_key set replaced_at = ${at} where replaced_at is null`.execute(tx)
	await sql`insert into offer.status_key (hash, made_at) values (${hash}, ${at})`.execute(tx)
}
