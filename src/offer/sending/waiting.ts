import type { BatchId, OfferId, PersonId } from '#kernel/ids.ts'
import { clockOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { type HoldReason, wordsForHold } from '../batch/recheck.ts'
import type { Channel, Purpose } from '../letter/letter.ts'
import { type Way, wayOf, waysDown } from './retry.ts'

/** A letter that has not gone: written (`letter`), or to be written for an offer. */
export type WaitingLetter = {
	readonly letter: string | null
	readonly offer: OfferId | null
	readonly batch: BatchId | null
	readonly person: PersonId
	readonly purpose: Purpose
	readonly channel: Channel | null
	readonly since: Instant
	/** Why a person is to look at it. */
	readonly held: string | null
	/** Why nobody took it the last time. */
	readonly fault: string | null
	readonly failingSince: Instant | null
	readonly next: Instant | null
	/** It lies in the outbox by itself, and only the file to print is missing. */
	readonly isGone: boolean
}

export const wordsForPurpose: Readonly<Record<Purpose, Text>> = {
	offer: text('Tilbud om besøg', 'Offer of a visit'),
	reminder: text('Påmindelse', 'Reminder'),
	confirmation: text('Bekræftelse', 'Confirmation'),
	change: text('Ændret tid', 'Changed time'),
	cancellation: text('Aflysning', 'Cancellation'),
	goodbye: text('Farvel efter fravalg', 'Goodbye after an opt-out'),
	milestone: text('Milepælsbrev', 'Milestone letter'),
	day_before: text('Besked dagen før', 'Message the day before'),
}

/** What cannot be set, in words. */
export const wordsForUnset: Readonly<Record<string, Text>> = {
	sign_missing_in_font: text(
		'Navnet eller adressen har et tegn, som skriften ikke kan vise: ret det i folkeregisteret, eller skriv selv',
		'The name or address has a sign that the font cannot show: have it corrected in the register, or write yourself',
	),
	cannot_be_set: text(
		'Brevet kan ikke sættes: adressen er for lang, eller skabelonen er i stykker',
		'The letter cannot be set: the address is too long, or the template is broken',
	),
	no_such_template: text('Skabelonen mangler', 'The template is missing'),
	claims_a_repealed_right: text(
		'Skabelonen nævner en ret, som loven ikke giver længere',
		'The template names a right that the law no longer gives',
	),
}

export const wordsForWaiting = (held: string): Text =>
	wordsForHold[held as HoldReason] ??
	wordsForUnset[held] ??
	text('Brevet skal ses først', 'The letter is to be looked at first')

const faults: Readonly<Record<string, Text>> = {
	outbox_is_full: text('Udbakken er fuld: skaf plads på disken', 'The outbox is full: make room on the disk'),
	outbox_is_closed: text(
		'Der kan ikke skrives i udbakken: se på mappens rettigheder',
		'Nothing can be written to the outbox: look at the rights of the folder',
	),
}

/** Of a service only a code is known. */
export const wordsForFault = (fault: string): Text =>
	faults[fault] ?? wordsForUnset[fault] ?? text(`Modtog det ikke (${fault})`, `Did not take it (${fault})`)

/** The ways out of the house on which nothing goes just now, and since when. */
export const downSince = (waiting: readonly WaitingLetter[]): ReadonlyMap<Way, Instant> => {
	const failing = waiting.flatMap(({ channel, held, failingSince }) =>
		channel === null || held !== null || failingSince === null ? [] : [{ channel, failingSince }],
	)
	return new Map(
		[...waysDown(failing)].map((way) => {
			const since = failing.filter(({ channel }) => wayOf(channel) === way).map(({ failingSince }) => failingSince)
			return [way, since.toSorted()[0] as Instant]
		}),
	)
}

export const wordsForDown: Readonly<Record<Way, Text>> = {
	paper: text('Der kan ikke lægges breve i udbakken', 'No letters can be put into the outbox'),
	digital: text('Digital Post svarer ikke', 'Digital Post does not answer'),
}

/** One line for a worklist: which letter, and why it has not gone. */
export const wordsForLine = (one: WaitingLetter, down: ReadonlyMap<Way, Instant>): Text => {
	const what = wordsForPurpose[one.purpose]
	const way = one.channel === null || one.held !== null ? null : wayOf(one.channel)
	const since = way === null ? undefined : down.get(way)
	const why =
		one.held !== null
			? wordsForWaiting(one.held)
			: way !== null && since !== undefined
				? text(
						`${wordsForDown[way].da} siden kl. ${writeClock(clockOf(since), 'da')}`,
						`${wordsForDown[way].en} since ${writeClock(clockOf(since), 'en')}`,
					)
				: wordsForFault(one.fault ?? '')
	return text(`${what.da}: ${why.da}`, `${what.en}: ${why.en}`)
}
