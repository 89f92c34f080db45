import type { TimeConflict } from '#booking/index.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, type Span } from '#kernel/instant.ts'
import type { NotToldAnew, ProposedTime, ToldOfMove } from '#offer/index.ts'

/** A visit to be moved, and where whoever moves it saw it. */
export type MoveVisit = {
	readonly booking: BookingId
	readonly to: ProposedTime
	readonly expected: ProposedTime
	/** Why; a code of booking's reasons or somebody's own words. */
	readonly because: string
	/** Null: the system, on a rule. */
	readonly by: StaffId | null
}

/** Why a visit can be moved nowhere at all. */
export type StaysPut = 'released' | 'has_begun' | 'time_has_begun'

/**
 * Why a visit stays where it is. `moved_since`: the detail is where it is now, as `writeTime` writes it. `before_answer_by`: the
 * day to answer by; `too_near`: how many days ahead it must be.
 */
export type NotMoved =
	| 'no_such_booking'
	| StaysPut
	| 'moved_since'
	| 'in_the_past'
	| 'citizen_is_busy'
	| 'because_is_empty'
	| TimeConflict
	| NotToldAnew

/** What a citizen is told so that somebody must call them as well. */
export const needsACall: readonly ToldOfMove[] = ['call', 'letter_too_late', 'letter_and_call', 'other_name']

/** Whether somebody must call the citizen: no letter tells them in time, or it names another, or they wait for us today. */
export const mustBeCalled = (how: ToldOfMove, former: Span, at: Instant): boolean =>
	needsACall.includes(how) || (how !== 'letter_to_come' && dayOf(former.from) === dayOf(at))

/** `former`: where it was, for moving it back; `told`: how the citizens learn of it, one for each visited; `isCallOwed`: somebody is to call one of them. */
export type Moved = {
	readonly booking: BookingId
	readonly isMoved: boolean
	readonly former: ProposedTime
	readonly told: readonly ToldOfMove[]
	readonly isCallOwed: boolean
}
