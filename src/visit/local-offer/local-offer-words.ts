import { type Language, type Text, text } from '#kernel/language.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Audience, LocalOffer, LocalOfferChange, LocalOfferContent, LocalOfferKind, Stale } from './local-offer.ts'

const kinds: Record<LocalOfferKind, Text> = {
	municipal: text('Kommunen', 'The municipality'),
	voluntary: text('Frivillige', 'Volunteers'),
	association: text('Forening', 'Association'),
}
export const localOfferKindText = (kind: LocalOfferKind): Text => kinds[kind]

const whom: Record<Audience, Text> = {
	alone: text('Bor alene eller er ensom', 'Living alone, or lonely'),
	bereaved: text('Har mistet en nær', 'Bereaved'),
	carers: text('Pårørende', 'Relatives who care for somebody'),
	memory: text('Hukommelse og demens', 'Memory and dementia'),
	illness: text('Langvarig sygdom', 'Long-lasting illness'),
	mobility: text('Svært ved at komme omkring', 'Hard to get about'),
	senses: text('Nedsat syn eller hørelse', 'Poor sight or hearing'),
	mind: text('Psykisk sårbar', 'Mentally vulnerable'),
	habits: text('Alkohol, rygning eller medicin', 'Alcohol, smoking or medication'),
	men: text('Mænd', 'Men'),
	women: text('Kvinder', 'Women'),
}
export const audienceText = (audience: Audience): Text => whom[audience]

const changes: Record<LocalOfferChange, Text> = {
	added: text('Tilføjet', 'Added'),
	changed: text('Ændret', 'Changed'),
	checked: text('Set efter: stadig rigtigt', 'Checked: still right'),
	ended: text('Afsluttet', 'Ended'),
	reopened: text('Åbnet igen', 'Opened again'),
}
export const localOfferChangeText = (what: LocalOfferChange): Text => changes[what]

const fields: Record<keyof LocalOfferContent, Text> = {
	kind: text('Hvem står bag', 'Who is behind it'),
	name: text('Navn', 'Name'),
	what: text('Hvad', 'What'),
	place: text('Sted', 'Place'),
	time: text('Tid', 'Time'),
	contact: text('Kontakt', 'Contact'),
	audiences: text('Særligt for', 'Especially for'),
	forWhom: text('For hvem', 'For whom'),
	languages: text('Sprog ud over dansk', 'Languages besides Danish'),
	focus: text('Etnisk eller kulturel baggrund', 'Ethnic or cultural background'),
	validUntil: text('Gælder til og med', 'Valid until'),
}
export const localOfferFieldText = (field: keyof LocalOfferContent): Text => fields[field]

const stale: Record<Stale, Text> = {
	expired: text('Dagen er passeret', 'Its day has passed'),
	unchecked: text('Skal ses efter', 'To be checked'),
}
export const staleText = (why: Stale): Text => stale[why]

export const languagesText = (codes: readonly string[], language: Language): string =>
	codes.map((code) => languageName(code, language)).join(', ')

/** *Pårørende, Kvinder. Også ægtefæller*; everybody when nothing is said. */
export const forWhomText = (offer: LocalOfferContent, language: Language): string => {
	const named = offer.audiences.map((one) => whom[one][language]).join(', ')
	const said = [named, offer.forWhom].filter(Boolean).join('. ')
	return said || (language === 'da' ? 'Alle' : 'Everybody')
}

/** What a field holds, as a list or a history writes it. */
export const localOfferValue = (
	offer: LocalOfferContent,
	field: keyof LocalOfferContent,
	language: Language,
): string => {
	if (field === 'kind') return kinds[offer.kind][language]
	if (field === 'audiences') return offer.audiences.map((one) => whom[one][language]).join(', ')
	if (field === 'languages') return languagesText(offer.languages, language)
	if (field === 'validUntil') return offer.validUntil === null ? '' : writeShortDay(offer.validUntil)
	return offer[field]
}

/** What a citizen was told of, in a line: the name, where and when. */
export const toldText = (offer: LocalOffer): string =>
	[offer.name, [offer.place, offer.time].filter(Boolean).join(', ')].filter(Boolean).join(' – ')

/** What a note tells of, as a line of the citizen's story; none when it tells of nothing. */
export const toldOfTexts = (offers: readonly LocalOffer[]): Text[] => {
	const named = offers.map(toldText).join('; ')
	return named === '' ? [] : [text(`Fortalt om: ${named}`, `Told of: ${named}`)]
}
