import type { Day } from '#kernel/day.ts'
import type { HandOverId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Departure } from '#population/index.ts'
import type { Consent, Partner } from '#visit/index.ts'
import { groundedHandOvers } from '../note-struck-actions.ts'
import {
	earliestConsent,
	type HandOver,
	isMadeOf,
	type KeptHandOver,
	type NewHandOverWhy,
	standingConsent,
} from './hand-over.ts'
import {
	type ConsentWhy,
	consentDay,
	isTold,
	mayTake,
	type StepAsked,
	type StepWhy,
	stepToUndo,
} from './hand-over-step.ts'
import * as store from './hand-over-store.ts'

const grounded = async (db: Db, kept: KeptHandOver | null): Promise<HandOver | null> =>
	kept === null ? null : ((await groundedHandOvers(db, [kept]))[0] ?? null)

export const findHandOver = async (db: Db, id: HandOverId): Promise<HandOver | null> =>
	grounded(db, await store.findHandOver(db, id))

/** Every hand-over ever made about these citizens, oldest first. */
export const handOversOf = async (db: Db, ...persons: readonly PersonId[]): Promise<HandOver[]> =>
	groundedHandOvers(db, await store.findHandOversOf(db, persons))

/** Those with something still to do, and with `since` also those made since then, oldest first. */
export const handOversNotOver = async (db: Db, since: Instant | null = null): Promise<HandOver[]> =>
	groundedHandOvers(db, await store.findHandOvers(db, since))

/**
 * Makes a hand-over to somebody else. `id` from a form, or the row of a signed note, makes it one, however often it is sent; an
 * `id` that made another one is refused. Who makes it says how and on which day the citizen consented: there is none without.
 */
export const handOver = (
	db: Db,
	at: Instant,
	asked: {
		readonly id?: HandOverId
		readonly person: PersonId
		readonly visit: VisitId | null
		readonly note: string | null
		readonly key: string
		readonly to: Partner
		readonly what: string
		readonly consent: Consent
		readonly consentedOn: Day
		readonly by: StaffId
	},
): Promise<Outcome<HandOverId, NewHandOverWhy>> =>
	inTransaction(db, async (tx) => {
		const what = asked.what.trim()
		if (!isVisible(what)) return no('no_words')
		if (asked.consentedOn > dayOf(at)) return no('day_not_come')
		if (asked.note === null && asked.consentedOn < earliestConsent(dayOf(at))) return no('consent_too_early')
		const id = asked.id ?? (crypto.randomUUID() as HandOverId)
		const note = asked.note === null ? null : { id: asked.note, key: asked.key }
		const one = { ...asked, id, note, what }
		if (await store.insertHandOver(tx, at, one)) return yes(id)
		const before = await store.findHandOver(tx, id)
		return before === null || isMadeOf(before, one) ? yes(id) : no('form_was_used')
	})

/** What was to be given on about citizens who have died, moved away or disappeared is no longer given on. How many that were. */
export const endHandOversOf = (
	tx: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: Departure,
): Promise<number> => store.endHandOversOf(tx, at, dayOf(at), persons, because)

/** What was done about it, or what came of it. `id` makes it one step, however often it is sent; one that made another step is refused. */
export const takeStep = (
	db: Db,
	at: Instant,
	asked: StepAsked & { readonly id: string; readonly handOver: HandOverId; readonly by: StaffId },
): Promise<Outcome<HandOver, StepWhy | 'unknown_hand_over' | 'form_was_used'>> =>
	inTransaction(db, async (tx) => {
		const before = await grounded(tx, await store.lockHandOver(tx, asked.handOver))
		if (before === null) return no('unknown_hand_over')
		const taken = before.steps.find(({ id }) => id === asked.id)
		if (taken !== undefined) return isTold(taken, asked) ? yes(before) : no('form_was_used')
		const may = mayTake(before, asked, dayOf(at))
		if (!may.ok) return may
		if (!(await store.insertStep(tx, at, before, { ...may.value, id: asked.id, by: asked.by })))
			return no('form_was_used')
		return yes((await findHandOver(tx, before.id)) ?? before)
	})

/** A step recorded by mistake counts no longer, because; it stays to be read. Only the latest, so that the others stay in order. */
export const undoStep = (
	db: Db,
	at: Instant,
	asked: {
		readonly handOver: HandOverId
		readonly step: string
		readonly because: string
		readonly by: StaffId
	},
): Promise<Outcome<KeptHandOver, 'unknown_hand_over' | 'not_the_latest' | 'no_words'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockHandOver(tx, asked.handOver)
		if (before === null) return no('unknown_hand_over')
		if (before.steps.some(({ id, undone }) => id === asked.step && undone !== null)) return yes(before)
		if (stepToUndo(before)?.id !== asked.step) return no('not_the_latest')
		if (!isVisible(asked.because)) return no('no_words')
		await store.setStepUndone(tx, at, asked.step, asked.because.trim(), asked.by)
		return yes((await store.findHandOver(tx, before.id)) ?? before)
	})

/** The citizen has taken the yes back: nothing more is shared. Said twice, the first day stands. */
export const withdrawConsent = (
	db: Db,
	at: Instant,
	asked: { readonly handOver: HandOverId; readonly on: Day | null; readonly by: StaffId },
): Promise<Outcome<HandOverId, ConsentWhy | 'unknown_hand_over'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockHandOver(tx, asked.handOver)
		if (before === null) return no('unknown_hand_over')
		if (standingConsent(before) === null) return yes(before.id)
		const may = consentDay(before, asked.on, dayOf(at))
		if (!may.ok) return may
		await store.setConsentWithdrawn(tx, at, before.id, may.value, asked.by)
		return yes(before.id)
	})

/** The citizen has said yes again, after taking it back. While a yes stands, another one is none. */
export const consentAnew = (
	db: Db,
	at: Instant,
	asked: {
		readonly handOver: HandOverId
		readonly how: Consent
		readonly on: Day | null
		readonly by: StaffId
	},
): Promise<Outcome<HandOverId, ConsentWhy | 'unknown_hand_over'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockHandOver(tx, asked.handOver)
		if (before === null) return no('unknown_hand_over')
		if (standingConsent(before) !== null) return yes(before.id)
		const may = consentDay(before, asked.on, dayOf(at))
		if (!may.ok) return may
		const { how, by } = asked
		await store.insertConsent(tx, at, before.id, before.consents.length + 1, { how, on: may.value, by })
		return yes(before.id)
	})
