import { type Text, text } from '#kernel/language.ts'
import type { CitizenTexts } from '../standard.ts'

/** The heading under which citizens read each text. */
export const textHeadings: Readonly<Record<keyof CitizenTexts, Text>> = {
	summary: text('Kort fortalt', 'In short'),
	purpose: text('Formålet med et besøg', 'The purpose of a visit'),
	offer: text('Sådan får du tilbuddet', 'How you get the offer'),
	visit: text('Det sker ved besøget', 'What happens at the visit'),
	notPart: text('Det er besøget ikke', 'What a visit is not'),
	followUp: text('Efter besøget', 'After the visit'),
	staff: text('Dem der kommer', 'Those who visit'),
	rights: text('Dine rettigheder', 'Your rights'),
	acceptance: text('Dit ja', 'Your yes'),
	recording: text('Det vi skriver ned', 'What we write down'),
	contact: text('Kontakt', 'Contact'),
}
