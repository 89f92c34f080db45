import { readLanguages } from '#kernel/spoken.ts'
import type { Form } from '#platform/web/index.ts'
import { keepWords } from '../note/note.ts'
import { audiences, type LocalOfferContent, localOfferKinds } from './local-offer.ts'

/** What was typed about a local offer, kept as typed, so that a refused form can be shown again. */
export type LocalOfferTyped = Omit<LocalOfferContent, 'kind'> & {
	readonly kind: LocalOfferContent['kind'] | null
	/** Something stood where the last day is written. */
	readonly hasLastDay: boolean
}

export const emptyLocalOffer: LocalOfferTyped = {
	kind: null,
	name: '',
	what: '',
	place: '',
	time: '',
	contact: '',
	audiences: [],
	forWhom: '',
	languages: [],
	focus: '',
	validUntil: null,
	hasLastDay: false,
}

const wordFields = ['name', 'what', 'place', 'time', 'contact', 'forWhom', 'focus'] as const
const mostWords = 1000

export const localOfferTyped = (form: Form): LocalOfferTyped => {
	const words = Object.fromEntries(wordFields.map((field) => [field, keepWords(form.text(field))])) as Record<
		(typeof wordFields)[number],
		string
	>
	const chosen = form.all('audiences')
	return {
		...words,
		name: words.name.replace(/\s+/g, ' '),
		kind: localOfferKinds.find((one) => one === form.text('kind')) ?? null,
		audiences: audiences.filter((one) => chosen.includes(one)),
		languages: readLanguages(form.all('languages')),
		validUntil: form.day('until'),
		hasLastDay: ['until', 'until_day', 'until_month', 'until_year'].some((name) => form.has(name)),
	}
}

type Errors = Readonly<Record<string, string>>

/** What is missing or wrong, by the field to look at; the content when nothing is. */
export const readLocalOffer = (
	typed: LocalOfferTyped,
	say: (da: string, en: string) => string,
): { readonly content: LocalOfferContent | null; readonly errors: Errors } => {
	const { kind, hasLastDay, ...rest } = typed
	const errors: Record<string, string> = {
		...(rest.name === '' ? { name: say('Skriv, hvad tilbuddet hedder.', 'Write what the offer is called.') } : {}),
		...(kind === null ? { 'kind-0': say('Vælg, hvem der står bag.', 'Choose who is behind it.') } : {}),
		...(rest.what === '' ? { what: say('Skriv kort, hvad man kan dér.', 'Write briefly what one can do there.') } : {}),
		...(rest.contact === '' && rest.place === ''
			? {
					contact: say(
						'Skriv et telefonnummer, en adresse eller et sted, så borgeren kan finde det.',
						'Write a telephone number, an address or a place, so that citizens can find it.',
					),
				}
			: {}),
		...(hasLastDay && rest.validUntil === null
			? {
					until_day: say(
						'Skriv en dag, der findes, for eksempel 31 12 2026. Lad felterne stå tomme, hvis det gælder indtil videre.',
						'Write a day that exists, for example 31 12 2026. Leave the fields empty if it holds until further notice.',
					),
				}
			: {}),
	}
	for (const field of wordFields)
		if (rest[field].length > (field === 'name' ? 200 : mostWords))
			errors[field] = say('Det er for langt. Skriv det kortere.', 'This is too long. Write it shorter.')
	return kind === null || Object.keys(errors).length > 0
		? { content: null, errors }
		: { content: { ...rest, kind }, errors }
}
