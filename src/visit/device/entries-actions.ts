import { isActive, type Staff } from '#access/index.ts'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { askableFor } from '../measured/measured-actions.ts'
import { emptyNote, isEmptyNote, type NoteBody, sameNote } from '../note/note.ts'
import { type Follow, sign } from '../note/note-actions.ts'
import * as notes from '../note/note-store.ts'
import * as store from '../store.ts'
import type { Note, Visit } from '../visit.ts'
import { acceptedOn, draftWith, formWith, type OnDevice, saysNothingNew, type Written } from './entries.ts'
import * as entries from './entries-store.ts'

type By = Pick<Staff, 'id' | 'roles'>

const draftOn = (ground: Written, devices: readonly OnDevice[]): Written =>
	draftWith(ground, devices, askableFor(ground.body))

const sameWritten = (a: Written, b: Written): boolean =>
	a.kind === b.kind && a.happenedOn === b.happenedOn && sameNote(a.body, b.body)

/** The form asks for topics and rows in an order of its own. */
const inOrder = (body: NoteBody): NoteBody => ({
	...body,
	topics: body.topics
		.map((one) => ({ ...one, conditions: one.conditions.toSorted() }))
		.toSorted((a, b) => (a.topic < b.topic ? -1 : 1)),
	agreements: body.agreements.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
	handOvers: body.handOvers.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
	measured: body.measured.toSorted((a, b) => (a.instrument < b.instrument ? -1 : 1)),
	told: body.told.toSorted(),
})
const sameInAnyOrder = (a: NoteBody, b: NoteBody): boolean => sameNote(inOrder(a), inOrder(b))

/** A note that nobody has written in yet, as the form shows it. */
const emptyDraft = (visit: Visit, by: By, today: Day): Written => ({
	kind: by.roles.includes('consultant') ? 'journal' : 'administrative',
	happenedOn: visit.plannedOn <= today ? visit.plannedOn : today,
	body: emptyNote,
})

/** A visit that did not go ahead is told of in an administrative note. What was signed as a journal entry is not signed as one: see signAsOnDevice. */
const allowed = (visit: Visit, draft: Written): Written =>
	visit.notGoneAhead === null ? draft : { ...draft, kind: 'administrative' }

const signedBy = async (tx: Db, visit: Visit, by: By): Promise<Note | null> =>
	(await notes.findOfVisits(tx, [visit.id])).findLast((one) => one.author === by.id && one.signedAt !== null) ?? null

/**
 * Brings the author's draft on a visit up to everything typed on their devices; the visit is locked. What comes after a signature and
 * says more than what was signed begins a new draft.
 */
export const applyEntries = async (
	tx: Db,
	at: Instant,
	visit: Visit,
	by: By,
	until: entries.Place | null = null,
): Promise<Note | null> => {
	const whose = { visit: visit.id, author: by.id }
	await entries.settleLate(tx, whose)
	const devices = await entries.typedSince(tx, whose, until)
	await entries.dropOvertaken(tx, whose)
	const draft = await notes.lockDraft(tx, visit.id, by.id)
	const ground = draft === null ? emptyDraft(visit, by, dayOf(at)) : ((await notes.findGround(tx, draft.id)) ?? draft)
	const written = allowed(visit, draftOn(ground, devices))
	if (draft !== null) {
		if (sameWritten(written, draft)) return draft
		const note = await notes.updateDraft(tx, at, draft.id, written, ground)
		await notes.thinVersions(tx, note)
		return note
	}
	if (isEmptyNote(written.body)) return null
	const signed = await signedBy(tx, visit, by)
	if (signed !== null && saysNothingNew(signed.body, devices)) {
		await entries.settleSigned(tx, whose, signed.id, until)
		return null
	}
	return notes.insertDraft(tx, at, visit.id, by.id, written, ground)
}

/** What stands in the form on a device's screen: what it was taken along with, and all it has typed or said since. */
export const onScreen = async (
	tx: Db,
	place: entries.Place & { readonly version: number },
	draft: Note | null,
): Promise<Written> => {
	const body = (draft && (await notes.findVersion(tx, draft.id, place.version))) ?? emptyNote
	const before = draft === null ? null : ((await notes.findGround(tx, draft.id)) ?? draft)
	const device = await entries.typedOn(tx, place, draft?.id ?? null)
	const happenedOn = draft?.happenedOn ?? before?.happenedOn ?? null
	const rendered = { kind: before?.kind ?? 'journal', happenedOn, body }
	return formWith(rendered, device, askableFor(body))
}

/** Does the draft hold words that this device does not show? */
export const holdsMore = (draft: Note | null, screen: Written): boolean =>
	draft !== null && !sameInAnyOrder(draft.body, screen.body)

/** Is it another note than what stood on the screen: other words, another day, another kind – unless no other kind is to be had? */
const isAnother = (note: Note, screen: Written, visit: Visit): boolean =>
	holdsMore(note, screen) ||
	(screen.happenedOn !== null && screen.happenedOn !== note.happenedOn) ||
	(screen.kind !== note.kind && visit.notGoneAhead === null)

/** May what was asked for on a device still be carried out in the name of whoever asked? */
export const mayStillAct = (staff: Staff, on: Day): boolean =>
	isActive(staff, on) && staff.roles.some((role) => role === 'consultant' || role === 'coordinator')

/** Signs as it was signed on the device: at that moment, only what stood on its screen, and as the kind of note that it was there. */
export const signAsOnDevice = (
	db: Db,
	act: entries.Act,
	visit: Visit,
	staff: Staff,
	follow: Follow,
): Promise<Outcome<Note, string>> =>
	inTransaction(db, async (tx) => {
		const locked = (await store.lockVisit(tx, visit.id)) ?? visit
		const note = await applyEntries(tx, act.typedAt, locked, staff, act)
		if (note === null) {
			const signed = await signedBy(tx, locked, staff)
			return signed === null ? no('nothing_written') : yes(signed)
		}
		const screen = await onScreen(tx, act, note)
		if (isAnother(note, screen, locked)) return no('changed_meanwhile')
		const sent = {
			visit: visit.id,
			base: note.version,
			kind: screen.kind,
			happenedOn: screen.happenedOn,
			body: note.body,
			accepted: acceptedOn([await entries.typedOn(tx, act, note.id)]),
		}
		return sign(tx, act.typedAt, staff, sent, follow, act)
	})
