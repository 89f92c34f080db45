import { sql } from 'kysely'
import type { OfferId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** One letter to both of a couple: the row that bears the paper, and the others that go with it. */
export type JointLetter = {
	readonly carrier: string
	readonly others: readonly { readonly letter: string; readonly offer: OfferId; readonly isOpen: boolean }[]
}

/** Null for a letter to one. */
export const jointLetterOf = async (tx: Db, letter: string): Promise<JointLetter | null> => {
	const { rows } = await sql<{ carrier: string; letter: string; offer: OfferId; is_open: boolean }>`
		select coalesce(own.carried_by, own.id) as carrier, other.id as letter, other.offer, o.ended_at is null as is_open
		from offer.letter own
			join offer.letter other on other.id <> own.id and coalesce(other.carried_by, other.id) = coalesce(own.carried_by, own.id)
			join offer.offer o on o.id = other.offer
		where own.id = ${letter}`.execute(tx)
	const [first] = rows
	if (first === undefined) return null
	return { carrier: first.carrier, others: rows.map((row) => ({ ...row, isOpen: row.is_open })) }
}

/** The row stands by itself, whatever becomes of the other one's. */
export const partFromLetter = async (tx: Db, letter: string): Promise<void> => {
	await sql`update offer.letter set carried_by = null where id = ${letter} or carried_by = ${letter}`.execute(tx)
}

/** It lay in the outbox and was taken back before anybody had it: as if it had never been written, so that another can be. */
export const forgetLetter = async (tx: Db, letter: string): Promise<void> => {
	await sql`delete from offer.letter where id = ${letter}`.execute(tx)
}
