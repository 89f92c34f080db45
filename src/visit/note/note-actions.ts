import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { offerAnsweredOn } from '../context-actions.ts'
import { type Place, settle, settleSigned } from '../device/entries-store.ts'
import * as store from '../store.ts'
import { acceptanceDay, type How, isStruck, type Note, type Visit } from '../visit.ts'
import { mergeNotes } from './merge.ts'
import { type AgreementKind, type Consent, emptyNote, onDay, type Partner, sameNote, saysTheSame } from './note.ts'
import * as notes from './note-store.ts'
import type { SigningWhy } from './signing.ts'
import { hindersSigning } from './signing-actions.ts'
import { findUnsigned, type Unsigned } from './unsigned-store.ts'

/** The member of staff who writes, as they are today. */
export type Writer = { readonly id: StaffId; readonly name: string; readonly profession: string | null }

/** What the visit page sends. `base` is the version that was in front when typing began; 0 for a new note. */
export type Sent = notes.Draft & {
	readonly visit: VisitId
	readonly base: number
	/** How the citizen said yes to the visit, as the form says it; null when it says nothing. */
	readonly accepted: How | null
	/** How many notes on the visit the author had signed when typing began; absent where nobody says. */
	readonly signedBefore?: number | null
}

/** `merged`: someone had saved since `base`; both are in the draft. */
export type Saved = { readonly note: Note; readonly merged: boolean }

/** How what is written in a note becomes an agreement or a hand-over in follow-up; the room below hands it in. */
export type Follow = {
	readonly agree: (
		tx: Db,
		at: Instant,
		agreement: {
			readonly person: PersonId
			readonly visit: VisitId
			readonly kind: AgreementKind
			readonly dueOn: Day
			readonly what: string
			readonly owner: StaffId
		},
	) => Promise<Outcome<unknown, string>>
	readonly handOver: (
		tx: Db,
		at: Instant,
		handOver: {
			readonly person: PersonId
			readonly visit: VisitId
			readonly note: string
			/** Tells the hand-over from the others of its note. */
			readonly key: string
			readonly to: Partner
			readonly what: string
			readonly consent: Consent
			readonly consentedOn: Day
			readonly by: StaffId
		},
	) => Promise<Outcome<unknown, string>>
}

/** Notes of these visits, oldest first, each with its corrections. */
export const notesOf = (db: Db, visits: readonly VisitId[]): Promise<Note[]> => notes.findOfVisits(db, visits)

/** Notes not signed and visits not written about; everyone's without `staff`. */
export const unsigned = (db: Db, staff: StaffId | null = null): Promise<Unsigned[]> => findUnsigned(db, staff)

/** Saves what was typed; what another wrote meanwhile stays beside it. It says nothing yet of whether the visit was held: a signature does. */
export const saveDraft = (
	db: Db,
	at: Instant,
	writer: Writer,
	sent: Sent,
): Promise<Outcome<Saved, 'unknown_visit' | 'did_not_take_place'>> =>
	inTransaction(db, async (tx) => {
		const visit = await store.lockVisit(tx, sent.visit)
		return visit === null ? no('unknown_visit') : save(tx, at, writer, visit, sent)
	})

const save = async (
	tx: Db,
	at: Instant,
	writer: Writer,
	visit: Visit,
	sent: Sent,
): Promise<Outcome<Saved, 'did_not_take_place'>> => {
	if (sent.kind === 'journal' && visit.notGoneAhead !== null) return no('did_not_take_place')
	if (sent.kind === 'journal' && sent.accepted !== null) {
		const { visit: id, accepted: how, happenedOn } = sent
		const on = acceptanceDay(how, happenedOn, how === 'answered_offer' ? await offerAnsweredOn(tx, visit) : null)
		await store.saveAcceptance(tx, at, id, { how, on, by: writer.id })
	}
	const saved = await notes.lockDraft(tx, visit.id, writer.id)
	if (saved === null) {
		const same = await alreadySigned(tx, writer.id, sent)
		if (same !== null) return yes({ note: same, merged: false })
		const made = await notes.insertDraft(tx, at, visit.id, writer.id, sent)
		if (made === null) throw new Error('a draft appeared while its visit was locked')
		await settle(tx, { visit: visit.id, author: writer.id }, made.id)
		return yes({ note: made, merged: false })
	}
	const base = sent.base === saved.version ? saved.body : await notes.findVersion(tx, saved.id, sent.base)
	const both = sent.base === saved.version ? sent.body : mergeNotes(base ?? emptyNote, saved.body, sent.body)
	const body = onDay(both, sent.happenedOn)
	const merged = !sameNote(body, sent.body)
	if (sameNote(body, saved.body) && saved.happenedOn === sent.happenedOn && saved.kind === sent.kind)
		return yes({ note: saved, merged })
	const note = await notes.updateDraft(tx, at, saved.id, { ...sent, body })
	await settle(tx, { visit: visit.id, author: writer.id }, note.id)
	return yes({ note, merged })
}

/** What the author has signed on the visit since the page they write on was shown; all of it where nobody says when that was. */
const signedSince = async (tx: Db, { visit, signedBefore }: Sent, author: StaffId): Promise<Note[]> =>
	(await notes.findOfVisits(tx, [visit]))
		.flatMap((note) =>
			note.author === author && note.signedAt !== null ? [{ note, at: millisecondsOf(note.signedAt) }] : [],
		)
		.toSorted((a, b) => a.at - b.at)
		.slice(signedBefore ?? 0)
		.map(({ note }) => note)

/** Has the author signed another note on the visit since the page they write on was shown? */
const hasSignedSince = async (tx: Db, sent: Sent, author: StaffId): Promise<boolean> =>
	typeof sent.signedBefore === 'number' && (await signedSince(tx, sent, author)).length > 0

/** The same words, signed by the same hand since the page was shown: a form sent twice, or a page gone back to. One struck since is no longer said. */
const alreadySigned = async (tx: Db, author: StaffId, sent: Sent): Promise<Note | null> =>
	(await signedSince(tx, sent, author)).find(
		(note) =>
			!isStruck(note) &&
			note.kind === sent.kind &&
			note.happenedOn === sent.happenedOn &&
			saysTheSame(note.body, sent.body),
	) ?? null

/**
 * Saves and signs; from then on the note never changes. Its agreements and hand-overs are made in the same breath.
 * A refusal for want of a background says in its detail which are demanded, by their codes.
 * When someone else's words were brought in by the save, nothing is signed: read them first; the same when the author has signed
 * another note since typing began. `until`: what a device typed after that
 * is not in it.
 */
export const sign = (
	db: Db,
	at: Instant,
	writer: Writer,
	sent: Sent,
	follow: Follow,
	until: Place | null = null,
): Promise<Outcome<Note, SigningWhy | 'unknown_visit' | 'changed_meanwhile' | 'signed_meanwhile'>> =>
	inTransaction(db, async (tx) => {
		const visit = await store.lockVisit(tx, sent.visit)
		if (visit === null) return no('unknown_visit')
		const [hindered] = await hindersSigning(tx, at, writer, visit, sent)
		if (hindered !== undefined) return no(hindered.why, hindered.detail)
		const { happenedOn } = sent
		if (happenedOn === null) return no('no_day')
		const saved = await save(tx, at, writer, visit, sent)
		if (!saved.ok) return saved
		const { note, merged } = saved.value
		if (note.signedAt !== null) return yes(note)
		if (merged) return no('changed_meanwhile')
		if (await hasSignedSince(tx, sent, writer.id)) return no('signed_meanwhile')
		if (note.kind === 'journal') await store.setTookPlace(tx, visit.id, happenedOn)
		await notes.signNote(tx, at, note.id, writer)
		await settleSigned(tx, { visit: visit.id, author: writer.id }, note.id, until)
		for (const { kind, dueOn, what } of note.body.agreements) {
			if (dueOn === null) continue
			const agreed = await follow.agree(tx, at, {
				person: visit.person,
				visit: visit.id,
				kind,
				dueOn,
				what,
				owner: writer.id,
			})
			if (!agreed.ok) return no('agreement_refused', agreed.why)
		}
		const { person, id: of } = visit
		for (const { key, to, what, consent } of note.body.handOvers) {
			if (consent === null) return no('hand_over_without_consent')
			const told = { person, visit: of, note: note.id, key, to, what, consent, consentedOn: happenedOn, by: writer.id }
			const made = await follow.handOver(tx, at, told)
			if (!made.ok) return no('hand_over_refused', made.why)
		}
		return yes((await notes.findNote(tx, note.id)) ?? note)
	})
