import { type Text, text } from '#kernel/language.ts'
import type { AgreementKind, FreeWords, NoteKind, TopicState } from './note.ts'

const states: Record<TopicState, Text> = {
	fine: text('Går fint', 'Going well'),
	talk: text('Talt om', 'Talked about'),
	act: text('Skal gøres noget ved', 'To be acted on'),
}
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
