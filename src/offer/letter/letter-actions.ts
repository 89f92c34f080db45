import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { besideOf } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, minutesBetween } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { needsOf } from '../answer/answer-store.ts'
import { giveCode } from '../citizen/code-store.ts'
import type { Letter } from '../sending/written-letter.ts'
import { type Channel, channelFor, languageFor } from './letter.ts'
import { letterContent } from './letter-content.ts'
import { dayBeforeText } from './letter-sms.ts'
import { insertLetter } from './letter-store.ts'
import type { Common, Told, ToldTime, Without } from './letter-told.ts'

type AboutOffer = Extract<Told, { readonly offer: unknown }>

/** What a letter tells, besides what its citizen, its day and its code say; `terms` are those of the offer it makes or recalls. */
export type Telling =
	| (Without<AboutOffer, Common | 'offer'> & { readonly terms: AboutOffer['offer'] })
	| Without<Exclude<Told, AboutOffer>, Common>
	| { readonly purpose: 'day_before'; readonly from: Instant }

export type ToWrite = Telling & {
	readonly person: PersonId
	readonly offer: OfferId | null
	/** Which of several of one purpose; left out, there is only one. */
	readonly occasion?: string
	/** Who asked for it; null or left out: the rules. */
	readonly askedBy?: StaffId | null
	/** Left out: Digital Post for whoever has it, else paper. */
	readonly channel?: Channel
}

/**
 * Writes a letter down in the transaction that decides it; it goes out with the next sending, when it is asked anew whether
 * it still may. The id, or null when this letter has been written before, or its citizen is not in the register.
 */
export const writeDown = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	told: ToWrite,
): Promise<string | null> => {
	const citizen = await findCitizen(tx, told.person)
	if (citizen === null) return null
	const code = told.purpose === 'day_before' ? '' : await giveCode(tx, at, told.person, told.offer)
	const letter = await composed(tx, at, municipality, told, citizen, code)
	return (await insertLetter(tx, letter, { askedBy: told.askedBy ?? null })) ? letter.id : null
}

/** The letter as it would be written down now. */
export const composed = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	told: ToWrite,
	citizen: Citizen,
	code: string,
): Promise<Letter> => {
	const { person, offer, occasion = '', purpose } = told
	const [id, dated] = [randomUUID(), dayOf(at)]
	const letter = { id, person, offer, purpose, occasion, dated, writtenAt: at, deliveredAt: null }
	if (told.purpose === 'day_before') {
		const language = languageFor(citizen)
		const { label, text } = dayBeforeText({ from: told.from, municipality, language })
		const template = 'day-before' as const
		const content = { purpose: told.purpose, template, language, title: label, text, time: { at: told.from } }
		return { ...letter, channel: told.channel ?? 'nemsms', content }
	}
	const size = (await needsOf(tx, person))?.needs.includes('sight') ? 'large' : 'normal'
	const terms = 'terms' in told ? { offer: told.terms } : {}
	const { offer: _, ...said } = told
	const content = letterContent({ ...said, ...terms, citizen, municipality, code, dated, letterId: id, size } as Told)
	return { ...letter, channel: told.channel ?? channelFor(citizen, municipality), content }
}

/** A booking's time as letters tell of it. */
export const toldTimeOf = async (db: Db, booking: Booking): Promise<ToldTime> => ({
	from: booking.span.from,
	minutes: minutesBetween(booking.span.from, booking.span.to),
	consultant: (await staffNames(db)).get(booking.staff) ?? null,
	joint: (await besideOf(db, booking)) !== null,
})
