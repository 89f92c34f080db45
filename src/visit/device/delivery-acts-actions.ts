import type { Staff } from '#access/index.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { notGoneAhead } from '../actions.ts'
import { notCarriedOutText } from '../not-carried-out.ts'
import type { Follow } from '../note/note-actions.ts'
import { findOfVisits } from '../note/note-store.ts'
import { lockVisit } from '../store.ts'
import type { Visit } from '../visit.ts'
import { applyEntries, holdsMore, mayStillAct, onScreen, signAsOnDevice } from './entries-actions.ts'
import * as entries from './entries-store.ts'
import type { DeliveredDraft } from './taken-along.ts'

/** Halves of a bundle may come in the wrong order: nothing is signed before all that was typed before it is here. */
const isWhole = ({ asked, here }: entries.Act): boolean => asked.act !== 'sign' || here >= asked.before

const carryOut = (
	db: Db,
	at: Instant,
	act: entries.Act,
	visit: Visit,
	staff: Staff,
	follow: Follow,
): Promise<Outcome<unknown, string>> => {
	if (!mayStillAct(staff, dayOf(at))) return Promise.resolve(no('author_not_active'))
	if (act.asked.act === 'sign') return signAsOnDevice(db, act, visit, staff, follow)
	const { reason, note } = act.asked
	return notGoneAhead(db, act.typedAt, { visit: visit.id, reason, note, by: staff.id })
}

/** Carries out what was asked for on the author's devices, and brings the draft up to what was typed after it. Was anything carried out? */
export const carriedOut = async (db: Db, at: Instant, visit: Visit, staff: Staff, follow: Follow): Promise<boolean> => {
	let isChanged = false
	for (const act of await entries.pendingActs(db, { visit: visit.id, author: staff.id })) {
		if (!isWhole(act)) continue
		const came = await carryOut(db, at, act, visit, staff, follow)
		if (came.ok) isChanged = true
		await inTransaction(db, async (tx) => {
			const locked = await lockVisit(tx, visit.id)
			await entries.answerAct(tx, act.id, came.ok ? yes(null) : came)
			if (locked !== null) await applyEntries(tx, at, locked, staff)
		})
	}
	return isChanged
}

/** Where the author's note stands, as the device is told. */
export const stands = async (
	db: Db,
	visit: Visit,
	staff: Staff,
	place: entries.Place & { readonly version: number },
): Promise<DeliveredDraft> => {
	const mine = (await findOfVisits(db, [visit.id])).filter((note) => note.author === staff.id)
	const draft = mine.find((note) => note.signedAt === null) ?? null
	const note = draft ?? mine.at(-1) ?? null
	const whose = { visit: visit.id, author: staff.id }
	const waiting = await entries.pendingActs(db, whose)
	const refused = await entries.lastRefused(db, whose)
	return {
		ref: place.ref,
		visit: visit.id,
		booking: visit.booking,
		note: note?.id ?? null,
		version: note?.version ?? 0,
		merged: holdsMore(draft, await onScreen(db, place, draft)),
		signed: draft === null && note !== null,
		waits: waiting.length > 0 ? 'entries_missing' : null,
		why: refused?.why ?? null,
		words: refused === null ? null : notCarriedOutText(refused.why, refused.detail),
	}
}
