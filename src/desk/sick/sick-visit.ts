import type { Absence, Booking, Instead } from '#booking/index.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { NotToldAnew, Offer, ProposedTime, ToldOfMove } from '#offer/index.ts'
import type { Citizen } from '#population/index.ts'

/** What the citizen has heard of the time: nothing yet, a letter, and an answer to it; `spoken`: agreed without a letter. */
export type Heard = 'not_sent' | 'awaits_answer' | 'has_said_yes' | 'spoken'

/** One of those visited; two of a joint visit. */
export type Visited = { readonly citizen: Citizen; readonly heard: Heard }

/** What can be had instead, and how each of those visited would learn of it. */
export type Proposal = Instead & { readonly told: readonly ToldOfMove[] }

/** A visit whose consultant is away or has left, and what can be had instead, the best first. */
export type SickVisit = {
	/** The first booking of the visit; the other of a joint one moves with it. */
	readonly booking: Booking
	readonly visited: readonly Visited[]
	readonly when: 'has_begun' | 'today' | 'later'
	/** No letter reaches them in time, or they cannot be told by letter: somebody calls. */
	readonly mustCall: boolean
	/** Their answers contradict each other: no time is given before somebody has found out. */
	readonly isContradicted: boolean
	readonly instead: readonly Proposal[]
}

/** Everything of the page for one who is away. */
export type SickList = {
	readonly staff: StaffId
	readonly name: string
	/** The first day no longer on staff; null for whoever is. */
	readonly leftOn: Day | null
	readonly absences: readonly Absence[]
	readonly visits: readonly SickVisit[]
	/** How many more there are than are shown at once. */
	readonly more: number
	readonly nameOf: (staff: StaffId) => string
}

export const whenOf = ({ span }: Pick<Booking, 'span'>, at: Instant): SickVisit['when'] =>
	isBefore(span.from, at) ? 'has_begun' : dayOf(span.from) === dayOf(at) ? 'today' : 'later'

export const heardOf = (offer: Pick<Offer, 'madeOn' | 'endedBecause' | 'contact'> | undefined): Heard => {
	if (offer === undefined) return 'spoken'
	if (offer.endedBecause === 'yes') return 'has_said_yes'
	return offer.madeOn === null ? 'not_sent' : 'awaits_answer'
}

type Told = Outcome<ToldOfMove, NotToldAnew>

/** `soon`: as if the visit were moved to tomorrow; `late`: as if to a day so far ahead that any letter arrives before it. */
export type Asked = { readonly soon: Told; readonly late: Told }

export const mustCallFor = (when: SickVisit['when'], { late }: Asked): boolean =>
	when !== 'later' || (late.ok && late.value === 'call') || outrunsALetter(late)

/** A letter would not arrive, or not be read, before the day. */
const outrunsALetter = (told: Told): boolean =>
	told.ok && (told.value === 'letter_too_late' || told.value === 'letter_and_call')

/** A letter is written, sent and read within so many days. */
const daysForALetter = 4

/** The first day of a new time: tomorrow where somebody calls; else a letter is to arrive, and be answered, before it. */
export const firstNewDay = (today: Day, mustCall: boolean, { soon }: Asked): Day => {
	const tomorrow = addDays(today, 1)
	if (soon.ok) return mustCall || !outrunsALetter(soon) ? tomorrow : addDays(today, daysForALetter)
	if (soon.why === 'too_near') return addDays(today, Number(soon.detail))
	return soon.why === 'before_answer_by' ? later(tomorrow, addDays(soon.detail as Day, 1)) : tomorrow
}

/** What stands chosen until somebody chooses: the best, but no new time for whoever has to be called about it first. */
export const bestOf = ({ instead, mustCall }: Pick<SickVisit, 'instead' | 'mustCall'>): Proposal | null => {
	const [best] = instead
	return best === undefined || (mustCall && !best.isSameTime) ? null : best
}

/** Somebody has to call before a new time is given; where only another comes at the same time, a call is merely kind. */
export const mustRing = (visit: Pick<SickVisit, 'instead' | 'mustCall'>): boolean =>
	visit.mustCall && bestOf(visit)?.isSameTime !== true

/** A visit chosen to be moved, as the form says it. */
export type Chosen = { readonly booking: BookingId; readonly to: ProposedTime; readonly expected: ProposedTime }
