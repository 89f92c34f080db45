import XmlBuilder from 'fast-xml-builder'
import type { Day } from '#kernel/day.ts'
import { addMinutes, clock, type Instant, instantAt, utcOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { answerAddress, type LetterContent } from '../letter/letter.ts'
import type { Offer } from '../offer.ts'
import type { Parcel } from './carrier.ts'
import { isSms, type SmsContent } from './written-letter.ts'

/** Why no message can be made of a letter. */
export type NoMemo =
	/** The municipality's company number is not set: nobody to name as the sender. */
	| 'no_sender_number'
	/** Known by a number of our own, which is nobody's in Digital Post. */
	| 'no_recipient_number'
	/** A letter without its sheet. */
	| 'nothing_to_send'

/** One element's children in their order; a list repeats the element. Prefixes are written out: receivers refuse a default namespace. */
type Element = { readonly [name: string]: string | Element | readonly Element[] }

/** What XML cannot hold at all, escaped or not. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const builder = new XmlBuilder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	format: true,
	indentBy: '\t',
	tagValueProcessor: (_, text) => String(text).replaceAll(unwritable, ''),
})

/** The message as its receivers name it; the version of the format is said here and nowhere else. */
const messageOf = (children: Element): Element => ({
	'memo:Message': {
		'@xmlns:memo': 'https://DigitalPost.dk/MeMo-1',
		'@xmlns:grd': 'https://data.gov.dk/model/core/',
		'@xmlns:kle': 'http://kle-online.dk/',
		'@memoVersion': '1.2',
		...children,
	},
})

/**
 * The letter as a message of Digital Post (MeMo 1.2), without the XML declaration, so that it can stand in an envelope. The
 * message's own number is the letter's: sent twice, it is one message. Signs that XML cannot hold are left out.
 */
export const memoOf = (municipality: Municipality, parcel: Parcel): Outcome<string, NoMemo> => {
	const { letter, citizen, pdf } = parcel
	const { id, content } = letter
	if (municipality.cvr === undefined) return no('no_sender_number')
	if (citizen.createdHere || !/^\d{10}$/.test(citizen.cpr)) return no('no_recipient_number')
	const parties = partiesOf(municipality.name.da, municipality.cvr, citizen)
	if (isSms(content)) return yes(shortMessage(id, content, parties))
	if (pdf === null) return no('nothing_to_send')
	const from = { municipality, content, offer: parcel.offer, id }
	return yes(
		builder.build(
			messageOf({
				'memo:MessageHeader': { ...headerOf(from), ...parties, ...contentDataOf(citizen, parcel.offer) },
				'memo:MessageBody': {
					'memo:createdDateTime': utcOf(letter.writtenAt),
					'memo:MainDocument': documentOf(from, pdf),
				},
			}),
		),
	)
}

/** What most of the message is made from. */
type From = {
	readonly municipality: Municipality
	readonly id: string
	readonly content: LetterContent
	readonly offer: Offer | null
}

/** NemSMS: what it is called and what it says, and nothing else. */
const shortMessage = (id: string, { title, text }: SmsContent, parties: Element): string =>
	builder.build(
		messageOf({
			'memo:MessageHeader': {
				'memo:messageType': 'NEMSMS',
				'memo:messageUUID': id,
				'memo:label': title,
				'memo:notification': text,
				...parties,
			},
		}),
	)

const headerOf = ({ municipality: { name }, id, content, offer }: From): Element => ({
	'memo:messageType': 'DIGITALPOST',
	'memo:messageUUID': id,
	'memo:messageID': content.number,
	'memo:label': content.title,
	'memo:notification': noticeIn(content.language, name[content.language]),
	...repliesOf(content, offer?.answerBy ?? null),
	'memo:mandatory': 'false',
	'memo:legalNotification': 'false',
	'memo:postType': 'MYNDIGHEDSPOST',
})

/** What a telephone's screen shows to whoever looks: that there is a letter, never what about. */
const noticeIn = (language: Language, from: string): string =>
	language === 'da'
		? `Du har fået et brev fra ${from}. Log på Digital Post for at læse det.`
		: `You have a letter from ${from}. Log on to Digital Post to read it.`

/** An answer by Digital Post is as good as any where the letter asks for one, until the day it names is over. */
const repliesOf = (content: LetterContent, answerBy: Day | null): Element =>
	content['answer-by'] === '' || answerBy === null
		? { 'memo:reply': 'false' }
		: { 'memo:reply': 'true', 'memo:replyByDateTime': utcOf(instantAt(answerBy, clock('23:59'))) }

/** Numbers are text: a number of a citizen born early in a month begins with a nought. */
const partiesOf = (sender: string, cvr: string, citizen: Citizen): Element => ({
	'memo:Sender': { 'memo:senderID': cvr, 'memo:idType': 'CVR', 'memo:label': sender },
	'memo:Recipient': { 'memo:recipientID': citizen.cpr, 'memo:idType': 'CPR', 'memo:label': fullName(citizen) },
})

/** What the letter is about, for the citizen's own filing; of other people nothing. */
const contentDataOf = (citizen: Citizen, offer: Offer | null): Element => ({
	'memo:ContentData': {
		'grd:CPRdata': { 'grd:cprNumber': citizen.cpr, 'grd:name': fullName(citizen) },
		...(offer === null ? {} : { 'memo:CaseID': { 'memo:caseID': offer.id, 'memo:caseSystem': 'Hjemmebesøg' } }),
		'kle:KLEdata': {
			'kle:subjectKey': '27.35.04',
			'kle:activityFacet': 'G01',
			'kle:label': 'Forebyggende hjemmebesøg',
		},
	},
})

const documentOf = (from: From, pdf: Uint8Array): Element => ({
	'memo:mainDocumentID': from.content.number,
	'memo:label': from.content.title,
	'memo:File': {
		'memo:encodingFormat': 'application/pdf',
		'memo:filename': fileNameOf(from.content.title),
		'memo:language': from.content.language,
		'memo:content': pdf.toBase64(),
	},
	'memo:Action': [answeringOf(from.content), ...appointmentOf(from)],
})

/** Receivers refuse some signs in a file's name, and spaces that are not plain. */
export const fileNameOf = (title: string): string => {
	const plain = title
		.replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/^[ .]+|[ .]+$/g, '')
	return `${plain === '' ? 'Brev' : plain}.pdf`
}

const answeringOf = ({ code, language, 'answer-url': url }: LetterContent): Element => ({
	'memo:label': language === 'da' ? 'Svar på brevet' : 'Answer the letter',
	'memo:actionCode': 'SELVBETJENING',
	'memo:EntryPoint': { 'memo:url': answerAddress(url, code) },
})

/**
 * The visit, for the citizen's own calendar, never with an address: at home is where they live. Its number is the offer's, so that
 * a letter about another time takes the place of the one before.
 */
const appointmentOf = ({ municipality: { contact, sender }, id, content, offer }: From): Element[] => {
	const meeting = content.purpose === 'cancellation' ? null : meetingOf(content)
	if (meeting === null) return []
	const isDanish = content.language === 'da'
	return [
		{
			'memo:label': isDanish ? 'Læg tiden i din kalender' : 'Put the time in your calendar',
			'memo:actionCode': 'AFTALE',
			'memo:Reservation': {
				'memo:description': content.title,
				'memo:reservationUUID': offer?.id ?? id,
				'memo:abstract': meeting.what,
				'memo:location': meeting.place,
				'memo:startDateTime': utcOf(meeting.from),
				'memo:endDateTime': utcOf(meeting.to),
				...(contact.email === undefined ? {} : { 'memo:organizerMail': contact.email }),
				'memo:organizerName': sender.office[content.language],
			},
		},
	]
}

type Meeting = { readonly what: string; readonly place: string; readonly from: Instant; readonly to: Instant }

const meetingOf = ({ time, event, minutes, language }: LetterContent): Meeting | null => {
	if (event !== null) return { what: event.title, place: event.place, from: event.at, to: event.to }
	if (time === null) return null
	const [what, place] = language === 'da' ? ['Besøg', 'Hjemme hos dig'] : ['Visit', 'In your home']
	return { what, place, from: time.at, to: addMinutes(time.at, minutes) }
}
