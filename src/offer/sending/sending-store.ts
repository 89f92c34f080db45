import { sql } from 'kysely'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Channel } from '../letter/letter.ts'
import { lettersWhere } from '../letter/letter-store.ts'
import type { Letter } from './written-letter.ts'

/** Written, and neither gone nor withheld; the other's row of a letter to both goes with the one that carries it. */
const isLeft = sql`l.delivered_at is null and l.withheld_at is null`
/** For the stores of this room: the letter `l` goes without anybody’s doing. */
export const goesByItself = sql`${isLeft} and l.held_because is null and l.carried_by is null`

/** It belongs to a batch that is stopped: also the same letter sent once more on paper. */
const isOfStopped = sql`l.purpose = 'offer' and exists (select 1 from offer.offer o join offer.batch b on b.id = o.batch
	where o.id = l.offer and b.stopped_at is not null)`

/** Letters whose turn it is, oldest first; none of a batch that is stopped. */
export const lettersDue = async (
	db: Db,
	at: Instant,
): Promise<{ readonly id: string; readonly offer: OfferId | null; readonly channel: Channel }[]> => {
	const { rows } = await sql<{ id: string; offer: OfferId | null; channel: Channel }>`
		select l.id, l.offer, l.channel from offer.letter l
		where ${goesByItself} and (l.next_try_at is null or l.next_try_at <= ${at})
			and not (${isOfStopped})
		order by l.written_at, l.id`.execute(db)
	return rows
}

/** Letters that were tried in vain and whose next turn has not come. */
export const lettersFailing = async (db: Db, at: Instant): Promise<{ readonly channel: Channel }[]> => {
	const { rows } = await sql<{ channel: Channel }>`
		select l.channel from offer.letter l where ${goesByItself} and l.next_try_at > ${at}`.execute(db)
	return rows
}

export type LetterDue = Letter & { readonly attempts: number; readonly letGo: readonly string[] }

/** Locks the letter until the transaction ends; null when it has gone, was withheld or held back, or its batch stopped meanwhile. */
export const lockDue = async (tx: Db, id: string): Promise<LetterDue | null> => {
	const [letter] = await lettersWhere(tx, sql`l.id = ${id} and ${goesByItself} and not (${isOfStopped}) for update`)
	if (letter === undefined) return null
	const { rows } = await sql<{ attempts: number; letGo: string[] }>`
		select attempts, let_go as "letGo" from offer.letter where id = ${id}`.execute(tx)
	return { ...letter, attempts: 0, letGo: [], ...rows[0] }
}

/** Locks a letter that has not gone, also one held back. */
export const lockLeft = async (tx: Db, id: string): Promise<Letter | null> =>
	(await lettersWhere(tx, sql`l.id = ${id} and ${isLeft} and l.carried_by is null for update`))[0] ?? null

/** The letter to both of a couple goes out for both. */
export const setDelivered = async (tx: Db, at: Instant, letter: string): Promise<void> => {
	await sql`update offer.letter set delivered_at = ${at}, next_try_at = null, last_fault = null, failing_since = null
		where (id = ${letter} or carried_by = ${letter}) and delivered_at is null`.execute(tx)
}

/** Nobody took it: again later. */
export const setInVain = async (tx: Db, at: Instant, letter: string, because: string, next: Instant): Promise<void> => {
	await sql`update offer.letter set attempts = attempts + 1, next_try_at = ${next}, last_fault = ${because},
		failing_since = coalesce(failing_since, ${at}) where id = ${letter} and delivered_at is null`.execute(tx)
}

/** Somebody answers again: what waits for them goes now. */
export const setReachable = async (tx: Db, channels: readonly Channel[]): Promise<void> => {
	await sql`update offer.letter l set next_try_at = null
		where ${goesByItself} and l.next_try_at is not null and l.channel = any(${[...channels]}::text[])`.execute(tx)
}

/** It could not be put into a print file: of letters that have gone otherwise. */
export const setNotPrinted = async (
	tx: Db,
	at: Instant,
	letters: readonly string[],
	because: string,
): Promise<void> => {
	await sql`update offer.letter set last_fault = ${because}, failing_since = coalesce(failing_since, ${at})
		where id = any(${[...letters]}::uuid[])`.execute(tx)
}

/** A person looks at it first. */
export const setLetterHeld = async (tx: Db, letter: string, because: string): Promise<void> => {
	await sql`update offer.letter set held_because = ${because} where id = ${letter}`.execute(tx)
}

/** Somebody has looked: it is tried again, and what it was held for holds it back no more. */
export const setLetGo = async (tx: Db, letter: string): Promise<void> => {
	await sql`update offer.letter set held_because = null, next_try_at = null,
			let_go = case when held_because is null then let_go else let_go || held_because end
		where id = ${letter}`.execute(tx)
}

/** As for a letter, of an offer whose letter is not written yet. */
export const setOfferLetGo = async (tx: Db, offer: OfferId): Promise<void> => {
	await sql`update offer.offer set let_go = let_go || held_because, held_because = null
		where id = ${offer} and held_because is not null`.execute(tx)
}

export const offerLetGo = async (tx: Db, offer: OfferId): Promise<readonly string[]> => {
	const { rows } = await sql<{ letGo: string[] }>`
		select let_go as "letGo" from offer.offer where id = ${offer}`.execute(tx)
	return rows[0]?.letGo ?? []
}

/** The letter never goes out, because; one to both goes to neither. */
export const setWithheld = async (
	tx: Db,
	at: Instant,
	letter: string,
	because: string,
	by: StaffId | null = null,
): Promise<void> => {
	await sql`update offer.letter set withheld_at = ${at}, withheld_because = ${because}, withheld_by = ${by}, held_because = null
		where (id = ${letter} or carried_by = ${letter}) and delivered_at is null and withheld_at is null`.execute(tx)
}

/** The window shows where the citizen lives when the letter goes. */
export const setAddressed = async (tx: Db, letter: string, to: readonly string[]): Promise<void> => {
	await sql`update offer.letter set content = jsonb_set(content, '{to}', ${JSON.stringify(to)}::jsonb) where id = ${letter}`.execute(
		tx,
	)
}

/** The offers of those who get no letter of their own because this one goes to both. */
export const carriedBy = async (tx: Db, letter: string): Promise<OfferId[]> => {
	const { rows } = await sql<{ offer: OfferId }>`
		select offer from offer.letter where carried_by = ${letter} and offer is not null`.execute(tx)
	return rows.map(({ offer }) => offer)
}

/** A letter to both that can no longer go to both is as if it had never been written; each gets one of their own. */
export const unwrite = async (tx: Db, letter: string): Promise<void> => {
	await sql`delete from offer.letter where carried_by = ${letter} and delivered_at is null`.execute(tx)
	await sql`delete from offer.letter where id = ${letter} and delivered_at is null`.execute(tx)
}

/** When the event is at which the citizen has a seat that this letter is about; null when they have none, or it was cancelled. */
export const seatStands = async (tx: Db, person: PersonId, at: Instant): Promise<Instant | null> => {
	const { rows } = await sql<{ starts: string }>`
		select e.starts_at as starts from offer.seat s join offer.event e on e.id = s.event
		where s.person = ${person} and s.seated_at is not null and s.given_up_at is null and e.cancelled_at is null
			and e.starts_at = ${at}::timestamptz limit 1`.execute(tx)
	return rows[0] === undefined ? null : instant(rows[0].starts)
}
