import { staffNames } from '#access/actions.ts'
import type { BatchId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens } from '#population/actions.ts'
import { groundNames } from '../ground-actions.ts'
import type { Offer } from '../offer.ts'
import { offersOfPersons } from '../store.ts'
import { type Batch, type Progress, progressOf } from './batch.ts'
import { batchWith } from './batch-actions.ts'
import { type Line, lineOf } from './batch-line.tsx'
import { deliveredIn, heldIn, timesGivenIn } from './batch-store.ts'
import { sharedTimes } from './couple.ts'

/** The portion as its page and the leafing through its letters see it. */
export const linesOf = async (
	db: Db,
	language: Language,
	id: BatchId,
): Promise<{ batch: Batch; offers: Offer[]; progress: Progress; lines: Line[] } | null> => {
	const found = await batchWith(db, id)
	if (found === null) return null
	const { batch, offers } = found
	const delivered = await deliveredIn(db, batch.id)
	const held = await heldIn(db, batch.id)
	const given = await timesGivenIn(db, batch.id)
	const persons = offers.map(({ person }) => person)
	const citizens = await findCitizens(db, persons)
	const names = await staffNames(db)
	const words = await groundNames(db, language)
	const earlier = Map.groupBy(
		(await offersOfPersons(db, persons)).filter(({ endedBecause }) => endedBecause === 'yes'),
		({ person }) => person,
	)
	const beside = new Map(
		sharedTimes(offers).flatMap(([one, other]) => [[one.id, other.person] as const, [other.id, one.person] as const]),
	)
	const lines = offers.flatMap((offer) => {
		const citizen = citizens.get(offer.person)
		if (citizen === undefined) return []
		const last = earlier.get(offer.person)?.findLast(({ id: other }) => other !== offer.id)?.time?.staff ?? null
		const letterHeld = held.get(offer.id) ?? null
		const other = beside.get(offer.id)
		return [
			lineOf(offer, citizen, batch, {
				isSent: delivered.has(offer.id),
				letterHeld,
				grounds: words(offer),
				names,
				last,
				beside: other === undefined ? null : (citizens.get(other) ?? null),
				isGiven: given.has(offer.id),
			}),
		]
	})
	return { batch, offers, lines, progress: progressOf(offers, { delivered, held: new Set(held.keys()) }) }
}
