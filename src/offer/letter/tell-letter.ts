import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { wordsForNotArrived } from '../sending/delivery.ts'
import { wordsForPurpose } from '../sending/waiting.ts'
import type { Channel, Purpose } from './letter.ts'

/** A letter that left, as the citizen's story tells of it; the one that makes an offer is told by the offer. */
export type LetterSent = {
	readonly purpose: Purpose
	readonly channel: Channel
	readonly makesOffer: boolean
	/** When it left. */
	readonly sentAt: Instant
	/** The time of the visit that stands in it. */
	readonly time: Instant | null
	/** The name of the member of staff who asked for it; null where the rules did. */
	readonly askedBy: string | null
	readonly failed: { readonly at: Instant; readonly because: string } | null
}

const ways: Readonly<Record<Channel, Text>> = {
	digital_post: text('Digital Post', 'Digital Post'),
	paper: text('brev på papir', 'letter on paper'),
	nemsms: text('NemSMS', 'NemSMS'),
}

const timeIn = ({ time }: LetterSent, language: Language): string =>
	time === null ? '' : ` (${writeMoment(time, language)})`

/** Reminders, confirmations, changes and the like as lines of the citizen's story, and what never arrived. */
export const tellLetters = (letters: readonly LetterSent[]): Told[] =>
	letters.flatMap((letter) => {
		const { purpose, channel, sentAt, failed, askedBy } = letter
		const what = wordsForPurpose[purpose]
		const sent: Told = {
			on: dayOf(sentAt),
			at: sentAt,
			what: text(
				`${what.da}${timeIn(letter, 'da')}, ${ways[channel].da}`,
				`${what.en}${timeIn(letter, 'en')}, ${ways[channel].en}`,
			),
			...(askedBy === null ? {} : { who: askedBy }),
		}
		const lost: Told[] =
			failed === null
				? []
				: [
						{
							on: dayOf(failed.at),
							at: failed.at,
							what: text(
								`Ikke kommet frem: ${what.da.toLowerCase()}. ${wordsForNotArrived(failed.because).da}`,
								`Did not arrive: ${what.en.toLowerCase()}. ${wordsForNotArrived(failed.because).en}`,
							),
						},
					]
		return letter.makesOffer ? lost : [sent, ...lost]
	})
