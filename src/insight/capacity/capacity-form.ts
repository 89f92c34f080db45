import { type Text, text } from '#kernel/language.ts'
import { type Assumed, assumedAtFirst } from './capacity.ts'

export type Problems = { readonly accepted?: Text; readonly between?: Text }

const within = (typed: string, most: number): number | null =>
	/^\d{1,3}$/.test(typed) && Number(typed) <= most ? Number(typed) : null

/** What a manager takes for given; what cannot be read is said, and what stands at first is reckoned with meanwhile. */
export const assumedIn = (query: URLSearchParams): { readonly assumed: Assumed; readonly problems: Problems } => {
	const [yes, way] = ['ja', 'vej'].map((name) => (query.get(name) ?? '').trim().replace(/\s*%$/, '')) as [
		string,
		string,
	]
	const accepted = yes === '' ? null : within(yes, 100)
	const between = way === '' ? assumedAtFirst.between : within(way, 240)
	return {
		assumed: { accepted, between: between ?? assumedAtFirst.between },
		problems: {
			...(yes !== '' && accepted === null
				? {
						accepted: text(
							'Skriv et helt tal fra 0 til 100, for eksempel 55. Lad feltet være tomt for at regne som simuleringen.',
							'Please write a whole number from 0 to 100, for example 55. Leave the field empty to reckon as the simulation does.',
						),
					}
				: {}),
			...(between === null
				? {
						between: text(
							'Skriv et helt antal minutter fra 0 til 240, for eksempel 30.',
							'Please write a whole number of minutes from 0 to 240, for example 30.',
						),
					}
				: {}),
		},
	}
}
