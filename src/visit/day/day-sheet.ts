import { type Booking, besideIn } from '#booking/index.ts'
import type { BookingId, PersonId } from '#kernel/ids.ts'
import { isBefore, type Span } from '#kernel/instant.ts'
import { criteriaOf, type Offer, type ToKnow } from '#offer/index.ts'
import type { Citizen } from '#population/index.ts'
import type { Important } from '../note/important.ts'
import { stateOf, type Visit, type VisitForm, type VisitState } from '../visit.ts'
import type { Before } from './before.ts'

/** One line of the consultant's day. */
export type Call = {
	readonly booking: BookingId | null
	/** The booking of the other one of a joint visit, at the same door and time. */
	readonly beside: BookingId | null
	readonly visit: Visit | null
	readonly person: PersonId
	/** Null for a visit that no time was booked for. */
	readonly span: Span | null
	readonly form: VisitForm
	readonly state: 'planned' | VisitState
	/** The time is only held: the citizen has not said yes. */
	readonly held: boolean
	readonly citizen: Citizen | null
	/** Codes of the criteria that the visit answers. */
	readonly criteria: readonly string[]
	/** What the citizen has told that the visitor is to know. */
	readonly toKnow: ToKnow | null
	/** More of it, in the words of the one who took the answer: key, way in. */
	readonly needs: string
	readonly important: readonly Important[]
	readonly before: Before
}

type Known = {
	readonly bookings: readonly Booking[]
	readonly visits: readonly Visit[]
	readonly citizen: (person: PersonId) => Citizen | null
	readonly toKnow: (person: PersonId) => ToKnow | null
	readonly important: (person: PersonId) => readonly Important[]
	readonly before: (person: PersonId) => Before
	readonly offer: (booking: BookingId) => Pick<Offer, 'grounds' | 'endedWords'> | null
}

/** The day in order of time; visits that no time was booked for come last, as they were begun. */
export const daySheet = (known: Known): Call[] => {
	const byBooking = new Map(known.visits.map((visit) => [visit.booking, visit]))
	const booked = known.bookings
		.toSorted((a, b) => (isBefore(a.span.from, b.span.from) ? -1 : 1))
		.map((booking) => {
			const visit = byBooking.get(booking.id) ?? null
			const offer = known.offer(booking.id)
			return {
				booking: booking.id,
				beside: besideIn(known.bookings, booking)?.id ?? null,
				visit,
				person: booking.person,
				span: booking.span,
				form: visit?.form ?? (booking.purpose === 'phone_visit' ? ('phone_visit' as const) : ('home_visit' as const)),
				state: visit === null ? ('planned' as const) : stateOf(visit),
				held: booking.heldUntil !== null,
				criteria: visit?.criteria ?? (offer === null ? [] : criteriaOf(offer)),
				needs: offer?.endedWords ?? '',
			}
		})
	const unbooked = known.visits
		.filter((visit) => visit.booking === null)
		.map((visit) => ({
			booking: null,
			beside: null,
			visit,
			person: visit.person,
			span: null,
			form: visit.form,
			state: stateOf(visit),
			held: false,
			criteria: visit.criteria,
			needs: '',
		}))
	return [...booked, ...unbooked].map((call) => ({
		...call,
		citizen: known.citizen(call.person),
		toKnow: known.toKnow(call.person),
		important: known.important(call.person),
		before: known.before(call.person),
	}))
}

/** The calls as they are driven: the two of a joint visit are one stop. */
export const stopsOf = (calls: readonly Call[]): (readonly [Call, ...Call[]])[] =>
	calls.flatMap((call, place): (readonly [Call, ...Call[]])[] => {
		const other = call.beside === null ? undefined : calls.find(({ booking }) => booking === call.beside)
		if (other === undefined) return [[call]]
		return calls.indexOf(other) < place ? [] : [[call, other]]
	})
