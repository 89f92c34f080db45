import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import type { Channel, LetterContent, Purpose } from '../letter/letter.ts'

/** A short message to a telephone, kept as a letter is. */
export type SmsContent = {
	readonly purpose: 'day_before'
	readonly template: 'day-before'
	readonly language: Language
	readonly title: string
	readonly text: string
	/** The visit that it reminds of. */
	readonly time: { readonly at: Instant }
}

/** A letter as it was written down, before it leaves and after. */
export type Letter = {
	readonly id: string
	readonly person: PersonId
	readonly offer: OfferId | null
	readonly purpose: Purpose
	/** Which of several of one purpose: the reminder's number, the moment a changed time begins, the opt-out, the age. */
	readonly occasion: string
	readonly dated: Day
	readonly channel: Channel
	readonly content: LetterContent | SmsContent
	readonly writtenAt: Instant
	readonly deliveredAt: Instant | null
}

/** The letter that makes its offer; not one sent again on paper. */
export const makesOffer = ({ purpose, occasion }: Pick<Letter, 'purpose' | 'occasion'>): boolean =>
	purpose === 'offer' && occasion === ''

export const isSms = (content: Letter['content']): content is SmsContent => content.purpose === 'day_before'
