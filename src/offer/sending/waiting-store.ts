import { sql } from 'kysely'
import type { BatchId, OfferId, PersonId } from '#kernel/ids.ts'
import { instant, instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Channel, Purpose } from '../letter/letter.ts'
import { goesByItself } from './sending-store.ts'
import type { WaitingLetter } from './waiting.ts'

type Row = {
	letter: string | null
	offer: OfferId | null
	batch: BatchId | null
	person: PersonId
	purpose: Purpose
	channel: Channel | null
	since: string
	held: string | null
	fault: string | null
	tried: string | null
	next: string | null
	isGone: boolean
}

const waitingOf = ({ since, tried, next, ...row }: Row): WaitingLetter => ({
	...row,
	since: instant(since),
	failingSince: instantOrNull(tried),
	next: instantOrNull(next),
})

/**
 * What waits for somebody, or for a way out of the house: offers and letters held back, letters that nobody has taken, and those
 * that no print file could be made of. The oldest first.
 */
export const lettersWaiting = async (db: Db): Promise<WaitingLetter[]> => {
	const { rows } = await sql<Row>`
		select null::uuid as letter, o.id as offer, o.batch, o.person, 'offer' as purpose, null as channel,
			coalesce(b.approved_at, o.proposed_at) as since, o.held_because as held, null as fault, null::timestamptz as tried,
			null::timestamptz as next, false as "isGone"
		from offer.offer o left join offer.batch b on b.id = o.batch
		where o.held_because is not null and o.ended_at is null and o.made_on is null
		union all
		select l.id, l.offer, null, l.person, l.purpose, l.channel, l.written_at, l.held_because, l.last_fault, l.failing_since, l.next_try_at,
			l.delivered_at is not null
		from offer.letter l
		where l.withheld_at is null and l.carried_by is null
			and (l.delivered_at is null and (l.held_because is not null or l.last_fault is not null)
				or l.channel = 'paper' and l.print_file is null and l.last_fault is not null)
		order by since, letter, offer`.execute(db)
	return rows.map(waitingOf)
}

/** Written, and neither held back nor tried yet: behind those that nobody takes. */
export const countBehind = async (db: Db): Promise<number> => {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from offer.letter l
		where ${goesByItself} and l.last_fault is null`.execute(db)
	return rows[0]?.count ?? 0
}
