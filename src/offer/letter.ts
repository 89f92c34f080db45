import type { Day } from '#kernel/day.ts'
import { clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeLongDay, writeWeekday } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Citizen, fullName, streetLine, townLine } from '#population/index.ts'
import { isAboutBereavement, type Offer, spanOf } from './offer.ts'

/** How a letter travels; a short message by NemSMS is one too. */
export type Channel = 'digital_post' | 'paper' | 'nemsms'

/** What a letter is for; of each offer there is one of a purpose, or one an occasion. */
export const purposes = [
	'offer',
	'reminder',
	'confirmation',
	'change',
	'cancellation',
	'goodbye',
	'milestone',
	'day_before',
] as const
export type Purpose = (typeof purposes)[number]

/** Everything a letter says that the template does not: kept with the letter, so that it can be made again as it was. */
export type LetterContent = {
	readonly template: string
	readonly language: Language
	readonly title: string
	/** Name and address as they stand in the envelope's window. */
	readonly to: readonly string[]
	readonly name: string
	readonly sender: {
		readonly municipality: string
		readonly office: string
		readonly lines: readonly string[]
		readonly phones: readonly string[]
		readonly hours: readonly string[]
		readonly email: string | null
		readonly web: string | null
	}
	readonly dated: string
	readonly number: string
	readonly 'answer-by': string
	readonly minutes: number
	readonly 'consultant-title': string
	/** `at` is the moment that day and clock name. */
	readonly time: { readonly at: Instant; readonly day: string; readonly clock: string; readonly who: string } | null
}

/** `fixed-time`, `please-contact`; with `-bereaved` when the offer rests on a loss. Only those may hint at the ground. */
export const templateFor = (offer: Pick<Offer, 'contact' | 'grounds'>): string =>
	`${offer.contact === 'fixed_time_letter' ? 'fixed-time' : 'please-contact'}${isAboutBereavement(offer.grounds) ? '-bereaved' : ''}`

/** Digital Post for whoever has it, where the municipality can be named as its sender; otherwise paper. */
export const channelFor = (
	citizen: Pick<Citizen, 'digitalPost'>,
	municipality: Pick<Municipality, 'cvr'>,
): 'digital_post' | 'paper' => (citizen.digitalPost && municipality.cvr !== undefined ? 'digital_post' : 'paper')

/** Danish unless the citizen has asked for English. */
export const languageFor = (citizen: Pick<Citizen, 'language'>): Language => (citizen.language === 'en' ? 'en' : 'da')

export const letterContent = (told: {
	readonly offer: Pick<Offer, 'contact' | 'grounds' | 'time' | 'minutes' | 'answerBy'>
	readonly citizen: Citizen
	readonly municipality: Municipality
	/** Name of the consultant of the proposed time; null when none is proposed. */
	readonly consultant: string | null
	readonly dated: Day
	readonly letterId: string
}): LetterContent => {
	const { offer, citizen, municipality } = told
	const language = languageFor(citizen)
	const title = municipality.consultantTitle[language]
	return {
		template: templateFor(offer),
		language,
		title: language === 'da' ? 'Tilbud om et besøg hjemme hos dig' : 'An offer of a visit in your home',
		to: windowLines(citizen),
		name: fullName(citizen),
		sender: senderOf(municipality, language),
		dated: writeDay(told.dated, language),
		number: told.letterId.slice(0, 8).toUpperCase(),
		'answer-by': offer.answerBy === null ? '' : writeLongDay(offer.answerBy, language),
		minutes: offer.minutes,
		'consultant-title': title,
		time: offer.contact === 'fixed_time_letter' ? timeOf(offer, title, told.consultant, language) : null,
	}
}

const timeOf = (
	{ time, minutes }: Pick<Offer, 'time' | 'minutes'>,
	title: string,
	consultant: string | null,
	language: Language,
): LetterContent['time'] => {
	if (time === null) return null
	const { from, to } = spanOf(time, minutes)
	const written = `${writeClock(clockOf(from), language)}–${writeClock(clockOf(to), language)}`
	const home = language === 'da' ? 'Hjemme hos dig' : 'In your home'
	return {
		at: from,
		day: writeLongDay(dayOf(from), language),
		clock: language === 'da' ? `kl. ${written}` : written,
		who: `${home} · ${[title, consultant].filter(Boolean).join(' ')}`,
	}
}

/** As the post wants it: name, street, place and town; long lines are for the template to fit. */
export const windowLines = (citizen: Citizen): string[] =>
	[
		fullName(citizen),
		...(citizen.address === null ? [] : [streetLine(citizen.address), townLine(citizen.address)]),
	].filter((line) => line !== '')

const senderOf = (municipality: Municipality, language: Language): LetterContent['sender'] => {
	const { contact, sender, name } = municipality
	return {
		municipality: name[language],
		office: sender.office[language],
		lines: sender.address.filter((line) => line !== name.da && line !== sender.office.da),
		phones: contact.phones.map(writePhone),
		hours: contact.phoneHours.flatMap(({ weekdays, from, to }) => [
			writeWeekdays(weekdays, language),
			`${language === 'da' ? 'kl. ' : ''}${writeClock(from, language)}–${writeClock(to, language)}`,
		]),
		email: contact.email ?? null,
		web: contact.webPage.url?.replace(/^https?:\/\//, '') ?? null,
	}
}

/** *mandag–torsdag*, or each by name when they do not follow each other. */
const writeWeekdays = (weekdays: readonly number[], language: Language): string => {
	const days = weekdays.toSorted((a, b) => a - b)
	const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1]
	const isRow = days.length > 2 && last - first === days.length - 1
	return isRow
		? `${writeWeekday(first, language)}–${writeWeekday(last, language)}`
		: days.map((weekday) => writeWeekday(weekday, language)).join(', ')
}

/** When an offer's letter was written down, and the time it named; the letter stays as it was, whatever is agreed later. */
export type Written = { readonly at: Instant; readonly time: Instant | null }
