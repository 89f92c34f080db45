import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Hindrance } from './not-gone-ahead.ts'
import type { NoteBody, NoteKind } from './note/note.ts'

export const forms = ['home_visit', 'phone_visit'] as const
export type VisitForm = (typeof forms)[number]

export const occasions = ['offer', 'need', 'request', 'follow_up'] as const
/** offer: on an offer · need: an extra visit by need · request: the citizen asked · follow_up: agreed earlier */
export type Occasion = (typeof occasions)[number]

export const acceptances = ['answered_offer', 'own_request', 'by_phone', 'at_the_door'] as const
/** How the citizen said yes to the visit. A yes to the visit is not a consent to anything else. */
export type How = (typeof acceptances)[number]

/** A visit begun, whether or not it could be held. */
export type Visit = {
	readonly id: VisitId
	readonly person: PersonId
	readonly booking: BookingId | null
	readonly offer: OfferId | null
	readonly staff: StaffId
	readonly form: VisitForm
	readonly occasion: Occasion
	/** Code of the standard's intervention. */
	readonly intervention: string
	/** Codes of the standard's criteria that the visit answers; empty for a visit by need. */
	readonly criteria: readonly string[]
	/** The version of the standard that governs it. */
	readonly standard: string | null
	readonly plannedOn: Day
	readonly begunAt: Instant
	/** The day it was held; null until someone has written so. It stays when that entry is struck as invalid: see the glossary. */
	readonly tookPlaceOn: Day | null
	readonly notGoneAhead: Hindrance | null
	readonly notGoneAheadNote: string
	readonly notGoneAheadAt: Instant | null
	readonly newTime: 'wanted' | 'not_wanted' | null
	/** Null where it is known that the citizen said yes, and not on which day. */
	readonly acceptedOn: Day | null
	readonly acceptedHow: How | null
}

type NotYet =
	| 'tookPlaceOn'
	| 'notGoneAhead'
	| 'notGoneAheadNote'
	| 'notGoneAheadAt'
	| 'newTime'
	| 'acceptedOn'
	| 'acceptedHow'

/** A visit as it begins: nobody has written yet how it went. */
export const notYetHeld = <Begun extends Omit<Visit, NotYet>>(begun: Begun): Begun & Pick<Visit, NotYet> => ({
	...begun,
	tookPlaceOn: null,
	notGoneAhead: null,
	notGoneAheadNote: '',
	notGoneAheadAt: null,
	newTime: null,
	acceptedOn: null,
	acceptedHow: null,
})

/** Is it the same beginning, asked for again? */
export const isBegunAs = (before: Visit, again: Visit): boolean =>
	before.person === again.person &&
	before.staff === again.staff &&
	before.form === again.form &&
	before.occasion === again.occasion

type NoteId = string
export type CorrectionKind = 'correction' | 'addition' | 'invalid'
export const correctionKinds: readonly CorrectionKind[] = ['correction', 'addition', 'invalid']

export type Correction = {
	readonly id: string
	readonly note: NoteId
	readonly kind: CorrectionKind
	readonly words: string
	readonly author: string
	readonly profession: string | null
	readonly writtenAt: Instant
}

/** A note of the journal: a draft of one author's until it is signed, never changed after. */
export type Note = {
	readonly id: NoteId
	readonly visit: VisitId
	readonly author: StaffId
	readonly kind: NoteKind
	readonly happenedOn: Day | null
	/** Goes up by one at each save; a form sends back the one it showed. */
	readonly version: number
	readonly body: NoteBody
	readonly savedAt: Instant
	readonly signedAt: Instant | null
	/** As they were when signing. */
	readonly authorName: string | null
	readonly profession: string | null
	readonly corrections: readonly Correction[]
}

export type VisitState = 'begun' | 'took_place' | 'not_gone_ahead'
export const stateOf = (visit: Visit): VisitState =>
	visit.notGoneAhead !== null ? 'not_gone_ahead' : visit.tookPlaceOn !== null ? 'took_place' : 'begun'

export const isStruck = (note: Pick<Note, 'corrections'>): boolean =>
	note.corrections.some((correction) => correction.kind === 'invalid')

/** It counts as held, and no entry of its journal stands any more: see the glossary. */
export const isHeldUnwritten = (visit: Pick<Visit, 'tookPlaceOn'>, signed: readonly Note[]): boolean => {
	const journal = signed.filter(({ kind }) => kind === 'journal')
	return visit.tookPlaceOn !== null && journal.length > 0 && journal.every(isStruck)
}

export const formText = (form: VisitForm): Text =>
	form === 'home_visit' ? text('Besøg i hjemmet', 'Visit at home') : text('Telefonbesøg', 'Visit by phone')

const occasionWords: Record<Occasion, Text> = {
	offer: text('På tilbud fra kommunen', 'Offered by the municipality'),
	need: text('Ekstra besøg efter behov', 'Extra visit by need'),
	request: text('Borgeren har selv bedt om det', 'Asked for by the citizen'),
	follow_up: text('Opfølgning, som det var aftalt', 'Follow-up as agreed'),
}
export const occasionText = (occasion: Occasion): Text => occasionWords[occasion]

const acceptanceWords: Record<How, Text> = {
	answered_offer: text('Sagde ja til tilbuddet', 'Said yes to the offer'),
	own_request: text('Bad selv om besøget', 'Asked for the visit'),
	by_phone: text('Sagde ja i telefonen', 'Said yes on the phone'),
	at_the_door: text('Sagde ja, da jeg kom', 'Said yes when I came'),
}
export const acceptanceText = (how: How): Text => acceptanceWords[how]

/** The day of the citizen's yes, as far as it is known: at the door it was that of the visit, to an offer that of the answer; of the others nobody was asked. */
export const acceptanceDay = (how: How, heldOn: Day | null, answeredOn: Day | null): Day | null =>
	how === 'at_the_door' ? heldOn : how === 'answered_offer' ? answeredOn : null

const correctionWords: Record<CorrectionKind, Text> = {
	correction: text('Rettelse', 'Correction'),
	addition: text('Tilføjelse', 'Addition'),
	invalid: text('Ugyldig: hører ikke til her', 'Invalid: does not belong here'),
}
export const correctionText = (kind: CorrectionKind): Text => correctionWords[kind]
