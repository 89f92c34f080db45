import { releaseTimesOf } from '#booking/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { cancelAgreementsOf, endHandOversOf } from '#followup/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { endOffersOf, folderOutbox, sendQueue } from '#offer/actions.ts'
import type { Municipal } from '#platform/command/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizens, livesFollowed, livesToFollow } from '#population/actions.ts'
import { departureOf, departures } from '#population/index.ts'
import { dropNewTimesOf } from '#visit/actions.ts'

/** What came of following: how many lives, and of those who are gone how many offers and times ended. */
export type Followed = { readonly lives: number; readonly offers: number; readonly times: number }

const stretch = 500

/**
 * Draws the consequences of every life that has changed: offers, times, agreements and hand-overs of whoever has died, moved away or
 * disappeared end, and everybody's standing is brought up to date. A stretch of citizens is a transaction: cut short, the
 * rest is left for the next run; of two processes each takes other citizens. Run twice, the second does nothing.
 */
export const followLives = async (
	municipal: Pick<Municipal, 'db' | 'outbox' | 'enqueue'>,
	at: Instant,
	today: Day,
	sources: readonly FactSource[],
	progress: (lives: number) => void = () => {},
): Promise<Followed> => {
	const total = { lives: 0, offers: 0, times: 0 }
	while (true) {
		const done = await inTransaction(municipal.db, (tx) => followSome(tx, municipal, at, today, sources))
		total.lives += done.lives
		total.offers += done.offers
		total.times += done.times
		progress(total.lives)
		if (done.lives < stretch) return total
	}
}

const followSome = async (
	tx: Db,
	{ outbox, enqueue }: Pick<Municipal, 'outbox' | 'enqueue'>,
	at: Instant,
	today: Day,
	sources: readonly FactSource[],
): Promise<Followed> => {
	const persons = await livesToFollow(tx, stretch)
	if (persons.length === 0) return { lives: 0, offers: 0, times: 0 }
	const citizens = await findCitizens(tx, persons)
	let [offers, times] = [0, 0]
	for (const because of departures) {
		const gone = [...citizens.values()].filter((one) => departureOf(one) === because).map(({ id }) => id)
		if (gone.length === 0) continue
		const ended = await endOffersOf(tx, at, gone, because, folderOutbox(outbox))
		offers += ended.lapsed + ended.neverSent
		times += (await releaseTimesOf(tx, at, gone, because)).length
		await cancelAgreementsOf(tx, at, gone, because)
		await endHandOversOf(tx, at, gone, because)
		await dropNewTimesOf(tx, gone)
	}
	if (offers > 0) await enqueue(tx, sendQueue) // a print file set aside is made again without their letters
	await reassess(tx, at, today, sources, persons)
	await livesFollowed(tx, persons)
	return { lives: persons.length, offers, times }
}
