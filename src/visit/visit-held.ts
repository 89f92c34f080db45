import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import type { Note, Visit } from './visit.ts'

/** When the journal of a visit was first signed; null while it is not. */
const firstSigned = (notes: readonly Note[]): Instant | null =>
	notes
		.flatMap(({ kind, signedAt }) => (kind === 'journal' && signedAt !== null ? [signedAt] : []))
		.toSorted((a, b) => (isBefore(a, b) ? -1 : 1))[0] ?? null

/**
 * The moment at which a visit that was held is told. A journal says the day and no clock: on that day it is told at the time that was
 * booked, or begun where none was; else, or where the journal was signed before, at the signature. Never when it came from a device,
 * which says nothing of when somebody was there.
 */
export const momentHeld = (
	visit: Pick<Visit, 'tookPlaceOn' | 'booking' | 'begunAt'>,
	booked: Instant | null,
	notes: readonly Note[],
): Instant => {
	const signed = firstSigned(notes)
	const begun = visit.booking === null ? visit.begunAt : booked
	const isThen = begun !== null && dayOf(begun) === visit.tookPlaceOn && (signed === null || !isBefore(signed, begun))
	return isThen ? begun : (signed ?? visit.begunAt)
}
