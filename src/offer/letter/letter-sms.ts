import { weekdayOf } from '#kernel/day.ts'
import { clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'

/** The most a short message may hold. */
export const smsLength = 150

export type ShortMessage = { readonly label: string; readonly text: string }

/** The day before a visit: when, and whom to call. Anybody may see a telephone's screen: no name, no address, no reason. */
export const dayBeforeText = (told: {
	readonly from: Instant
	readonly municipality: Pick<Municipality, 'contact' | 'name'>
	readonly language: Language
}): ShortMessage => {
	const { from, municipality, language } = told
	const on = dayOf(from)
	const weekday = writeWeekday(weekdayOf(on), language)
	const time = writeClock(clockOf(from), language)
	const phone = writePhone(municipality.contact.phones[0] ?? '')
	const [label, words] =
		language === 'da'
			? ['Besøg i morgen', `Vi kommer i morgen, ${weekday} kl. ${time}. Passer det ikke, så ring ${phone}.`]
			: ['Visit tomorrow', `We come tomorrow, ${weekday} at ${time}. If it does not suit you, call ${phone}.`]
	const signed = `${words} ${language === 'da' ? 'Hilsen' : 'Regards,'} ${municipality.name[language]}`
	return { label, text: signed.length <= smsLength ? signed : words }
}
