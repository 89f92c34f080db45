import { type Text, text } from '#kernel/language.ts'
import type { AgreementKind, Consent, FreeWords, NoteKind, Partner, TopicState } from './note.ts'

const states: Record<TopicState, Text> = {
	fine: text('Går fint', 'Going well'),
	talk: text('Talt om', 'Talked about'),
	act: text('Skal gøres noget ved', 'To be acted on'),
}
const short: Record<TopicState, Text> = {
	fine: text('Går fint', 'Fine'),
	talk: text('Talt om', 'Talked'),
	act: text('Gør noget', 'Act'),
}
/** As a button says it. */
export const topicStateShort = (state: TopicState): Text => short[state]
export const topicStateText = (state: TopicState): Text => states[state]

const agreements: Record<AgreementKind, Text> = {
	visit: text('Opfølgende besøg', 'Follow-up visit'),
	call: text('Opfølgning i telefonen', 'Follow-up by phone'),
	partner: text('Kontakt til en samarbejdspartner', 'Contact to a partner'),
}
export const agreementKindText = (kind: AgreementKind): Text => agreements[kind]

const kinds: Record<NoteKind, Text> = {
	journal: text('Journalnotat', 'Journal entry'),
	administrative: text('Administrativt notat', 'Administrative note'),
}
export const noteKindText = (kind: NoteKind): Text => kinds[kind]

const fields: Record<FreeWords, Text> = {
	summary: text('Kort om besøget', 'The visit in short'),
	advice: text('Råd og vejledning', 'Advice given'),
	offers: text('Tilbud, der er fortalt om', 'Offers informed about'),
	measurements: text('Undersøgelser, test og målinger', 'Examinations, tests and measurements'),
	agreed: text('Andet, vi blev enige om', 'What else we agreed'),
}
export const fieldText = (field: FreeWords): Text => fields[field]

const partners: Record<Partner, Text> = {
	visitation: text('Visitationen', 'The granting of help'),
	general_practitioner: text('Egen læge', 'General practitioner'),
	rehabilitation: text('Genoptræning', 'Rehabilitation'),
	dementia_coordinator: text('Demenskoordinator', 'Dementia coordinator'),
	volunteers: text('Frivillige', 'Volunteers'),
	other: text('En anden', 'Somebody else'),
}
export const partnerText = (partner: Partner): Text => partners[partner]

const consents: Record<Consent, Text> = {
	spoken: text('Mundtligt', 'Spoken'),
	written: text('Skriftligt', 'In writing'),
}
/** How the citizen said yes to sharing. */
export const consentText = (consent: Consent): Text => consents[consent]
