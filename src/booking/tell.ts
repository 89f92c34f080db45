import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, millisecondsOf, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import type { Booking, Move } from './booking.ts'
import { spanAt } from './free-time/span-at.ts'
import { reasonText } from './reasons.ts'

/** Whom a line is written for: the citizen themselves, or staff and the file. */
export type Reader = 'staff' | 'citizen'

/** A sentence with the time in it, `{}` marking the place. */
const withTime = (span: Span, da: string, en: string): Text =>
	text(da.replace('{}', writeMoment(span.from, 'da')), en.replace('{}', writeMoment(span.from, 'en')))

/** A reason of the system's own goes into the line; somebody's own words stand below it. */
const withReason = (what: Text, because: string | null): Pick<Told, 'what' | 'words'> => {
	if (because === null || because === '') return { what }
	const own = reasonText(because)
	return own === null ? { what, words: because } : { what: text(`${what.da} – ${own.da}`, `${what.en} – ${own.en}`) }
}

/** Times made, moved and released, one line each, oldest first and each with the time as it was then; a released time's first line is struck through. */
export const tell = (
	bookings: readonly Booking[],
	moves: readonly Move[],
	names: ReadonlyMap<StaffId, string>,
	reader: Reader = 'staff',
): Told[] =>
	bookings
		.flatMap((booking) => {
			const own = moves.filter((move) => move.booking === booking.id)
			const lineAt = (
				at: Instant,
				line: Pick<Told, 'what' | 'words' | 'struck'>,
				by: StaffId | null,
			): Told & { at: Instant } => ({
				on: dayOf(at),
				at,
				...line,
				...(by !== null && names.has(by) ? { who: names.get(by) } : {}),
			})
			const first = own[0]?.span ?? booking.span
			const made =
				booking.heldUntil === null && booking.confirmedAt === null
					? withTime(first, 'Tid aftalt: {}', 'Time agreed: {}')
					: reader === 'citizen'
						? withTime(first, 'Tid sat af til dig: {}', 'Time set aside for you: {}')
						: withTime(first, 'Tid sat af: {}', 'Time set aside: {}')
			const { confirmedAt, releasedAt } = booking
			return [
				lineAt(booking.madeAt, { what: made, ...(releasedAt === null ? {} : { struck: true }) }, booking.madeBy),
				...own.map((move, i) =>
					lineAt(
						move.movedAt,
						withReason(
							withTime(own[i + 1]?.span ?? booking.span, 'Tid flyttet til {}', 'Time moved to {}'),
							move.because,
						),
						move.movedBy,
					),
				),
				...(confirmedAt === null
					? []
					: [
							lineAt(
								confirmedAt,
								{ what: withTime(spanAt(booking, own, confirmedAt), 'Tid bekræftet: {}', 'Time confirmed: {}') },
								null,
							),
						]),
				...(releasedAt === null
					? []
					: [
							lineAt(
								releasedAt,
								withReason(withTime(booking.span, 'Tid frigivet: {}', 'Time released: {}'), booking.releasedBecause),
								null,
							),
						]),
			]
		})
		.toSorted((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at))
