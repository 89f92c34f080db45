import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { partnerText } from '#visit/index.ts'
import { noteStruckText } from '../note-struck.ts'
import { type HandOver, standingConsent } from './hand-over.ts'

/** Who wrote what is shared, and where they are reached. */
export type Author = { readonly name: string; readonly profession: string | null; readonly phone: string }

/**
 * What is shared by one hand-over, and nothing else of the citizen. It holds what MedCom's CareCommunication asks of every message
 * (profile 5.0: an identifier, a subject, a category, a moment of sending, a text with its author, the author's contact and a date);
 * the category's code and the organisations' numbers (SOR, GLN) belong to the sending, which there is not yet.
 */
export type CareCommunication = {
	readonly identifier: string
	readonly subject: { readonly cpr: string; readonly name: string }
	/** Like the subject line of a letter; names the receiver's field of work, never the citizen. */
	readonly topic: Text
	readonly recipient: Text
	readonly sender: { readonly organisation: Text; readonly office: Text }
	readonly sent: Instant
	readonly segment: { readonly text: string; readonly author: Author; readonly writtenAt: Instant }
	/** The citizen's yes to sharing this: no field of the message, shown where a person reads it. */
	readonly consent: { readonly on: Day; readonly how: 'spoken' | 'written' }
	/** What whoever reads it must know first: no field of the message either. Null where there is nothing. */
	readonly warning: Text | null
}

/** What is shared by a hand-over; null while the citizen's yes does not stand. */
export const careCommunicationOf = (
	handOver: HandOver,
	citizen: Citizen,
	author: Author,
	municipality: { readonly name: Text; readonly sender: { readonly office: Text } },
	at: Instant,
): CareCommunication | null => {
	const consent = standingConsent(handOver)
	if (consent === null) return null
	return {
		identifier: handOver.id,
		subject: { cpr: citizen.cpr, name: fullName(citizen) },
		topic: municipality.sender.office,
		recipient: partnerText(handOver.to),
		sender: { organisation: municipality.name, office: municipality.sender.office },
		sent: at,
		segment: { text: handOver.what, author, writtenAt: handOver.madeAt },
		consent: { on: consent.on, how: consent.how },
		warning: handOver.noteStruck === null ? null : noteStruckText,
	}
}
