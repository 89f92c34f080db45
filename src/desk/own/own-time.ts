import type { Booking } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { writeClocks } from '#offer/index.ts'

/** A day and a clock in large letters. */
export const writtenTime = (at: Instant): Text => text(writeLongMoment(at, 'da'), writeLongMoment(at, 'en'))

/** A time that nobody has said yes to is never written like one agreed on. */
export const timeProposed = ({ span, purpose }: Booking, consultant: string): Text => {
	const place = purpose === 'phone_visit' ? words.byPhone : words.atHome
	const on = longDay(dayOf(span.from))
	const ifYes =
		consultant === '' || purpose === 'phone_visit'
			? words.unanswered
			: text(`Siger du ja, kommer ${consultant}.`, `If you say yes, ${consultant} comes.`)
	return text(
		`Foreslået tid: ${on.da}, ${writeClocks(span, 'da')}, ${place.da}. ${ifYes.da}`,
		`Proposed time: ${on.en}, ${writeClocks(span, 'en')}, ${place.en}. ${ifYes.en}`,
	)
}
/** The last day for an answer; null once the time may be given to others. */
export const answerBy = ({ heldUntil }: Booking, today: Day): Text | null => {
	if (heldUntil === null || heldUntil < today) return null
	const on = heldUntil === today ? text('i dag', 'today') : text(longDay(heldUntil).da, `on ${longDay(heldUntil).en}`)
	return text(
		`Svar senest ${on.da}. Så længe holder vi tiden til dig.`,
		`Answer ${heldUntil === today ? '' : 'no later than '}${on.en}. Until then we hold the time for you.`,
	)
}

/** Who comes to a visit agreed on, or calls: today, or on the day that stands above. */
export const timeAgreed = ({ span, purpose }: Booking, consultant: string, today: Day): Text => {
	const deed = purpose === 'phone_visit' ? text('ringer til dig', 'calls you') : text('kommer', 'comes')
	if (dayOf(span.from) === today)
		return text(
			`${consultant || 'Vi'} ${deed.da} i dag. Bliver du forhindret, så ring til os.`,
			`${consultant || 'Somebody'} ${deed.en} today. If something comes up, please call us.`,
		)
	const who = consultant === '' ? text('', '') : text(` ${consultant} ${deed.da}.`, ` ${consultant} ${deed.en}.`)
	return text(`${words.agreed.da}${who.da}`, `${words.agreed.en}${who.en}`)
}

/** A day with its weekday. */
export const longDay = (on: Day): Text => text(writeLongDay(on, 'da'), writeLongDay(on, 'en'))

const words = {
	agreed: text('Du har en aftale om et besøg.', 'You have an appointment for a visit.'),
	unanswered: text('Du har ikke svaret endnu.', 'You have not answered yet.'),
	atHome: text('hjemme hos dig', 'at your home'),
	byPhone: text('i telefonen', 'by telephone'),
} as const
