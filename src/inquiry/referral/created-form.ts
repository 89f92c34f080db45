import { type Day, dayFrom, yearOf } from '#kernel/day.ts'
import { type Language, text } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import { type NewCitizen, readStreetLine, readTownLine } from '#population/index.ts'
import { readBorn } from './born.ts'
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
	const [givenNames, surname, sex] = [line('given'), line('surname'), line('sex')]
	const born = readBorn(line('born'), today)
	const bornOn = born.on ?? (born.about === null ? null : dayFrom(yearOf(born.about), 1, 1))
	const address = { ...readStreetLine(line('street')), ...readTownLine(line('town')) }
	const isBorn = bornOn !== null && bornOn <= today
	const isEstimated = born.on === null
	const wrong = [
		givenNames === '' ? (['new_given', text('Skriv fornavnet.', 'Write the given name.')] as const) : null,
		surname === '' ? (['new_surname', text('Skriv efternavnet.', 'Write the surname.')] as const) : null,
		isBorn
			? null
			: ([
					'new_born',
					text(
						'Skriv fødselsdagen, året eller cirka hvor gammel borgeren er.',
						'Write the birthday, the year, or about how old the citizen is.',
					),
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
			...(isEstimated ? { isBornOnEstimated: true as const } : {}),
			sex: sex === 'm' ? 'm' : 'f',
			...address,
			phone: line('phone') || null,
			source: 'referral',
		},
		errors: null,
	}
}
