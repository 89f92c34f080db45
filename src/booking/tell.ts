import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf, type Instant, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Booking, Move } from './booking.ts'

const time = (span: Span, language: 'da' | 'en'): string =>
	`${writeDay(dayOf(span.from), language)} ${language === 'da' ? 'kl.' : 'at'} ${clockOf(span.from)}`

/** A sentence with the time in it, `{}` marking the place. */
const withTime = (span: Span, da: string, en: string): Text =>
	text(da.replace('{}', time(span, 'da')), en.replace('{}', time(span, 'en')))

/** Reasons the system itself writes, as a reader meets them. */
const ownReasons: Record<string, string> = { 'not answered in time': 'Intet svar inden fristen · No answer in time' }

/** Times made, moved and released, one line each; a released time's first line is struck through. */
export const tell = (
	bookings: readonly Booking[],
	moves: readonly Move[],
	names: ReadonlyMap<StaffId, string>,
): Told[] =>
	bookings.flatMap((booking) => {
		const own = moves.filter((move) => move.booking === booking.id)
		const lineAt = (at: Instant, what: Text, by: StaffId | null, rest: Partial<Told> = {}): Told => ({
			on: dayOf(at),
			at,
			what,
			...(by !== null && names.has(by) ? { who: names.get(by) } : {}),
			...rest,
		})
		const first = own[0]?.span ?? booking.span
		const made =
			booking.heldUntil === null && booking.confirmedAt === null
				? withTime(first, 'Tid aftalt: {}', 'Time agreed: {}')
				: withTime(first, 'Tid holdt: {}', 'Time held: {}')
		return [
			lineAt(booking.madeAt, made, booking.madeBy, booking.releasedAt === null ? {} : { struck: true }),
			...own.map((move, i) =>
				lineAt(
					move.movedAt,
					withTime(own[i + 1]?.span ?? booking.span, 'Tid flyttet til {}', 'Time moved to {}'),
					move.movedBy,
					move.because === '' ? {} : { words: move.because },
				),
			),
			...(booking.confirmedAt === null
				? []
				: [lineAt(booking.confirmedAt, withTime(booking.span, 'Tid bekræftet: {}', 'Time confirmed: {}'), null)]),
			...(booking.releasedAt === null
				? []
				: [
						lineAt(
							booking.releasedAt,
							withTime(booking.span, 'Tid frigivet: {}', 'Time released: {}'),
							null,
							booking.releasedBecause === null
								? {}
								: { words: ownReasons[booking.releasedBecause] ?? booking.releasedBecause },
						),
					]),
		]
	})
