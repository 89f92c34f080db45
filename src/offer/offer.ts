import type { Day } from '#kernel/day.ts'
import {
	type BatchId,
	type BookingId,
	type EventId,
	type OfferId,
	type PersonId,
	readId,
	type StaffId,
} from '#kernel/ids.ts'
import { addMinutes, type Instant, isSameMoment, readInstant, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Form } from '#standard/index.ts'

export type Contact = 'fixed_time_letter' | 'self_booking_letter' | 'phone'

/** A ground as it stood on the day it was put into the offer. */
export type OfferGround = {
	readonly criterion: string
	readonly intervention: string
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	readonly cites: string
	readonly overdue: boolean
	/** Left out by offers older than the invitations to events: a visit. */
	readonly form?: Form
}

/** Why an offer is made just now, and the day that says so. */
export type Due = {
	readonly kind: 'overdue' | 'deadline' | 'assessed' | 'target' | 'birth_month' | 'brought_forward' | 'opened'
	readonly on: Day
}

export type ProposedTime = { readonly staff: StaffId; readonly from: Instant }

/** `yes` … `no_answer` and `lapsed` (died, moved …) end an offer that was made; the others one that never reached the citizen. */
export type OfferEnd = 'taken_out' | 'withdrawn' | 'dropped' | 'yes' | 'no' | 'no_contact' | 'no_answer' | 'lapsed'

/** One offer to one citizen, on every ground open that day. */
export type Offer = {
	readonly id: OfferId
	readonly person: PersonId
	/** Null: made on the telephone or at the citizen's own wish. */
	readonly batch: BatchId | null
	readonly proposedAt: Instant
	readonly standard: string
	readonly grounds: readonly OfferGround[]
	readonly contact: Contact
	readonly minutes: number
	readonly due: Due
	readonly time: ProposedTime | null
	/** The time held or agreed on, once it has been taken in the calendar. */
	readonly booking: BookingId | null
	readonly answerBy: Day | null
	/** The collective event that it invites to; null: a visit. */
	readonly event: EventId | null
	/** The day the letter was written or the call reached; null until then. */
	readonly madeOn: Day | null
	readonly endedAt: Instant | null
	readonly endedBecause: OfferEnd | null
	/** Why, in the words of whoever ended it; a code where the system did. */
	readonly endedWords: string | null
	readonly endedBy: StaffId | null
	/** Taken out: not proposed again before this day. */
	readonly notBefore: Day | null
	/** Its letter cannot go as it is; somebody must look. */
	readonly heldBecause: string | null
}

export type OfferState = 'proposed' | 'held' | 'approved' | 'awaiting' | OfferEnd

/** Where an offer stands; the first question answered with yes decides. */
export const stateOf = (offer: Offer, isApproved: boolean): OfferState => {
	if (offer.endedBecause !== null) return offer.endedBecause
	if (offer.madeOn !== null) return 'awaiting'
	if (offer.heldBecause !== null) return 'held'
	return isApproved ? 'approved' : 'proposed'
}

export const wordsForState: Readonly<Record<OfferState, Text>> = {
	proposed: text('Foreslået', 'Proposed'),
	held: text('Brevet venter på dig', 'Letter waits for you'),
	approved: text('Godkendt, sendes', 'Approved, being sent'),
	awaiting: text('Afventer svar', 'Awaiting answer'),
	taken_out: text('Taget ud', 'Taken out'),
	withdrawn: text('Udsendelsen blev trukket tilbage', 'Batch withdrawn'),
	dropped: text('Faldt fra ved afsendelsen', 'Dropped at sending'),
	yes: text('Takket ja', 'Accepted'),
	no: text('Takket nej denne gang', 'Declined this time'),
	no_contact: text('Ønsker ikke kontakt', 'Wants no contact'),
	no_answer: text('Har ikke svaret', 'Did not answer'),
	lapsed: text('Bortfaldet', 'Lapsed'),
}

export const wordsForContact: Readonly<Record<Contact, Text>> = {
	fixed_time_letter: text('Brev med fast tid', 'Letter with a fixed time'),
	self_booking_letter: text('Brev: kontakt os selv', 'Letter: please contact us'),
	phone: text('Telefon', 'Telephone'),
}

export const wordsForDue: Readonly<Record<Due['kind'], Text>> = {
	overdue: text('Forsinket', 'Overdue'),
	deadline: text('Fristen nærmer sig', 'Deadline is near'),
	target: text('Bedste dag for brevet', 'Best day for the letter'),
	assessed: text('En medarbejder har sagt ja', 'A member of staff has said yes'),
	birth_month: text('Fødselsdagsmåned', 'Month of birth'),
	brought_forward: text('Fremrykket, fordi der er travlt i', 'Brought forward from the busy month of'),
	opened: text('Åbnet', 'Opened'),
}

export const criteriaOf = (offer: Pick<Offer, 'grounds'>): string[] => offer.grounds.map((ground) => ground.criterion)

export const spanOf = (time: ProposedTime, minutes: number): Span => ({
	from: time.from,
	to: addMinutes(time.from, minutes),
})

/** The letter speaks of the loss, gently, when that is what the offer rests on. */
export const isAboutBereavement = (grounds: readonly Pick<OfferGround, 'criterion' | 'intervention'>[]): boolean =>
	grounds.some((ground) => ground.intervention === 'lost-spouse' || ground.criterion === 'spouse-died')

/** Where a visit stands. */
export const timeOf = ({ staff, span }: { readonly staff: StaffId; readonly span: Span }): ProposedTime => ({
	staff,
	from: span.from,
})

export const isSameTime = (a: ProposedTime, b: ProposedTime | null): boolean =>
	b !== null && a.staff === b.staff && isSameMoment(a.from, b.from)

/** A proposed time as a form sends it. */
export const writeTime = (time: ProposedTime): string => `${time.staff} ${time.from}`

/** Null when it is not one. */
export const readTime = (written: string): ProposedTime | null => {
	const [staff, from] = written.split(' ')
	const [id, at] = [readId<StaffId>(staff), readInstant(from ?? '')]
	return id === null || at === null ? null : { staff: id, from: at }
}
