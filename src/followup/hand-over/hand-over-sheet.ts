import { dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { writeCpr } from '#population/index.ts'
import { consentText } from '#visit/index.ts'
import type { CareCommunication } from './care-communication.ts'

/** What the sheet of paper says, as its template asks for it. */
export const sheetOf = (message: CareCommunication, isNumberKnown: boolean, language: Language) => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const { subject, segment, sender, recipient, consent } = message
	const author = [segment.author.name, segment.author.profession ?? ''].filter((part) => part !== '').join(', ')
	const heading = say(`Overlevering: ${recipient.da}`, `Hand-over: ${recipient.en}`)
	return {
		language,
		title: heading,
		municipality: sender.organisation[language],
		office: sender.office[language],
		heading,
		warning: message.warning?.[language] ?? '',
		rows: [
			{ label: say('Borger', 'Citizen'), value: subject.name },
			{
				label: say('CPR-nummer', 'CPR number'),
				value: isNumberKnown ? writeCpr(subject.cpr) : say('kendes ikke', 'not known'),
			},
			{ label: say('Fra', 'From'), value: author },
			{ label: say('Telefon', 'Phone'), value: writePhone(segment.author.phone) },
			{ label: say('Skrevet', 'Written'), value: writeDay(dayOf(segment.writtenAt), language) },
			{
				label: say('Borgerens ja til deling', 'The citizen’s yes to sharing'),
				value: `${writeDay(consent.on, language)} (${consentText(consent.how)[language].toLowerCase()})`,
			},
		],
		wordsLabel: say('Det skal du vide', 'What you are to know'),
		words: segment.text,
		foot: say(
			'Fortroligt. Borgeren har sagt ja til, at netop dette deles med modtageren. Giv venligst besked, når det er modtaget.',
			'Confidential. The citizen has said yes to sharing exactly this with the receiver. Please let us know when it is received.',
		),
	}
}
