import { type Language, type Text, text } from '#kernel/language.ts'
import type { Contact, Form, Initiative, Scope, Strength, VisitNeeds } from '../rule.ts'
import { criterionText, type LivesAlone, type Standard } from '../standard.ts'
import { listed } from './plain-words.ts'

/** What a standard chooses among, in words. */

export const initiativeWords: Readonly<Record<Initiative, Text>> = {
	automatic: text('automatisk', 'automatic'),
	after_assessment: text('efter faglig vurdering', 'after a professional’s assessment'),
	on_request: text('kun når borgeren beder om det', 'only when the citizen asks'),
	priority: text(
		'kommer først i rækken, giver ikke i sig selv et tilbud',
		'comes first in line, gives no offer of itself',
	),
}

export const contactWords: Readonly<Record<Contact, Text>> = {
	fixed_time_letter: text('brev med fast tid', 'a letter with a fixed time'),
	self_booking_letter: text('brev, hvor man selv vælger tid', 'a letter to choose a time oneself'),
	phone: text('opringning', 'a phone call'),
}

export const formWords: Readonly<Record<Form, Text>> = {
	home_visit: text('hjemmebesøg', 'a home visit'),
	collective_event: text('fællesarrangement', 'a collective event'),
	either: text('hjemmebesøg eller fællesarrangement', 'a home visit or a collective event'),
	citizen_chooses: text('det, borgeren vælger', 'what the citizen chooses'),
	phone_visit: text('telefonbesøg', 'a phone visit'),
}

export const visitNeedsWords: Readonly<Record<VisitNeeds, Text>> = {
	a_yes: text('der kommer kun nogen, når man har sagt ja', 'nobody comes without a yes'),
	no_cancellation: text('tiden står fast, hvis man ikke melder afbud', 'the time stands unless it is cancelled'),
}

export const strengthWords: Readonly<Record<Strength, Text>> = {
	absolute: text('uden undtagelse', 'without exception'),
	default: text(
		'som udgangspunkt; en fagperson kan gøre en undtagelse',
		'as a rule; a professional can make an exception',
	),
	permissive: text('kun når det er besluttet for den enkelte', 'only when decided for the one citizen'),
}

export const livesAloneWords: Readonly<Record<LivesAlone, Text>> = {
	only_adult_at_address: text('den eneste voksne på adressen', 'the only adult at the address'),
	single_by_civil_status: text('enlig efter civilstand', 'single by civil status'),
	single_and_only_adult: text('enlig og den eneste voksne på adressen', 'single and the only adult at the address'),
}

export const scopeWords = (scope: Scope, standard: Standard, language: Language): string =>
	scope === 'all'
		? language === 'da'
			? 'alle regler'
			: 'all rules'
		: listed(
				scope.map((code) => `“${criterionText(standard, code)[language]}”`),
				language,
			)
