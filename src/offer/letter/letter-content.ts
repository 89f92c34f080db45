import { addMinutes, clockOf, dayOf, type Instant, type Span } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { type Citizen, fullName, streetLine, townLine } from '#population/index.ts'
import { type LetterContent, languageFor } from './letter.ts'
import { senderOf } from './letter-sender.ts'
import { kindOf } from './letter-title.ts'
import type { Told, ToldEvent, ToldTime } from './letter-told.ts'

/** What a letter says, of each purpose only what that purpose needs. */
export const letterContent = (told: Told): LetterContent => {
	const { citizen, municipality, purpose } = told
	const language = languageFor(citizen)
	const { template, title } = kindOf(told)
	const consultantTitle = municipality.consultantTitle[language]
	const second = 'second' in told ? (told.second ?? null) : null
	const time = 'time' in told ? (told.time ?? null) : null
	const event = 'event' in told ? (told.event ?? null) : null
	const answerBy = 'offer' in told ? told.offer.answerBy : null
	return {
		purpose,
		template,
		language,
		size: told.size ?? 'normal',
		title: title[language],
		to: windowLines(citizen, second?.citizen),
		name: second === null ? fullName(citizen) : namesOf(citizen, second.citizen, language),
		sender: senderOf(municipality, language),
		dated: writeDay(told.dated, language),
		number: told.letterId.slice(0, 8).toUpperCase(),
		code: writeCode(told.code),
		'answer-url': `${municipality.site}/svar`,
		'to-both':
			second === null
				? null
				: [
						{ name: fullName(citizen), code: writeCode(told.code) },
						{ name: fullName(second.citizen), code: writeCode(second.code) },
					],
		'answer-by': answerBy === null ? '' : writeLongDay(answerBy, language),
		minutes: time?.minutes ?? ('offer' in told ? told.offer.minutes : 0),
		'consultant-title': consultantTitle,
		time: time === null ? null : timeOf(time, consultantTitle, language),
		former: 'former' in told ? momentOf(told.former, language) : null,
		event: event === null ? null : eventOf(event, language),
		next: 'next' in told ? told.next : null,
		until: 'until' in told && told.until !== null ? writeDay(told.until, language) : '',
	}
}

/** As it is read aloud and typed: *K7QM-4TXP*. */
export const writeCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** *Ellen og Poul Hansen*, or both in full when their surnames differ. */
const namesOf = (one: Citizen, other: Citizen, language: Language): string => {
	const and = language === 'da' ? 'og' : 'and'
	const isShared = one.surname === other.surname && one.givenNames !== '' && other.givenNames !== ''
	return isShared ? `${one.givenNames} ${and} ${fullName(other)}` : `${fullName(one)} ${and} ${fullName(other)}`
}

const writeSpan = ({ from, to }: Span, language: Language): string =>
	`${language === 'da' ? 'kl. ' : ''}${writeClock(clockOf(from), language)}–${writeClock(clockOf(to), language)}`

const timeOf = (told: ToldTime, title: string, language: Language): LetterContent['time'] => {
	const span = { from: told.from, to: addMinutes(told.from, told.minutes) }
	const home = language === 'en' ? 'In your home' : told.joint ? 'Hjemme hos jer' : 'Hjemme hos dig'
	return {
		at: told.from,
		day: writeLongDay(dayOf(told.from), language),
		clock: writeSpan(span, language),
		who: `${home} · ${[title, told.consultant].filter(Boolean).join(' ')}`,
		joint: told.joint,
	}
}

const momentOf = (at: Instant, language: Language): NonNullable<LetterContent['former']> => ({
	at,
	day: writeLongDay(dayOf(at), language),
	clock: `${language === 'da' ? 'kl. ' : ''}${writeClock(clockOf(at), language)}`,
})

const eventOf = (told: ToldEvent, language: Language): LetterContent['event'] => ({
	at: told.from,
	to: told.to,
	title: told.title,
	day: writeLongDay(dayOf(told.from), language),
	clock: writeSpan(told, language),
	place: told.place,
	seats: told.seats,
	companions: told.companions,
	'visit-instead': told.visitInstead,
})

/** As the post wants it: names, street, place and town; long lines are for the template to fit. */
export const windowLines = (citizen: Citizen, second?: Citizen): string[] =>
	[
		fullName(citizen),
		...(second === undefined ? [] : [fullName(second)]),
		...(citizen.address === null ? [] : [streetLine(citizen.address), townLine(citizen.address)]),
	].filter((line) => line !== '')
