import type { Day } from '#kernel/day.ts'
import { type Language, text } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import { type NewCitizen, readStreetLine, readTownLine } from '#population/index.ts'
import { asLine } from './typed-text.ts'

const longest = 150

/** A citizen to be taken in, as staff typed it; or what is to be mended, field by field. */
export const readCreated = (
	form: Form,
	today: Day,
	language: Language,
):
	| { readonly who: NewCitizen; readonly errors: null }
	| { readonly who: null; readonly errors: Record<string, string> } => {
	const line = (field: string): string => asLine(form.text(`new_${field}`)).slice(0, longest)
	const [givenNames, surname, sex, bornOn] = [line('given'), line('surname'), line('sex'), form.day('new_born')]
	const address = { ...readStreetLine(line('street')), ...readTownLine(line('town')) }
	const isBorn = bornOn !== null && bornOn <= today
	const wrong = [
		givenNames === '' ? (['new_given', text('Skriv fornavnet.', 'Write the given name.')] as const) : null,
		surname === '' ? (['new_surname', text('Skriv efternavnet.', 'Write the surname.')] as const) : null,
		isBorn
			? null
			: ([
					'new_born_day',
					text('Skriv fødselsdagen med dag, måned og år.', 'Write the birthday as day, month and year.'),
				] as const),
		sex === 'f' || sex === 'm' ? null : (['new_sex-0', text('Vælg køn.', 'Choose the sex.')] as const),
		address.street === '' ? (['new_street', text('Skriv adressen.', 'Write the address.')] as const) : null,
		address.postalCode === null
			? (['new_town', text('Skriv postnummer og by.', 'Write postal code and town.')] as const)
			: null,
	].filter((one) => one !== null)
	if (wrong.length > 0 || bornOn === null)
		return { who: null, errors: Object.fromEntries(wrong.map(([field, words]) => [field, words[language]])) }
	return {
		who: {
			givenNames,
			surname,
			bornOn,
			sex: sex === 'm' ? 'm' : 'f',
			...address,
			phone: line('phone') || null,
			source: 'referral',
		},
		errors: null,
	}
}
