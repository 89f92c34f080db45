import { type Text, text } from '#kernel/language.ts'
import type { CompetenceProblem, RegisterSays } from './competence.ts'

const said: Record<RegisterSays, Text> = {
	valid: text('Autorisationen er gyldig', 'The authorisation is valid'),
	limited: text('Autorisationen er begrænset', 'The authorisation is limited'),
	gone: text('Der er ingen autorisation', 'There is no authorisation'),
}
export const registerSaysText = (found: RegisterSays): Text => said[found]

const problems: Record<CompetenceProblem, Text> = {
	no_profession: text('Ingen sundhedsfaglig uddannelse noteret', 'No health profession noted'),
	no_authorisation: text('Autorisations-ID mangler', 'Authorisation ID missing'),
	not_authorised: text('Ikke fuldt autoriseret', 'Not fully authorised'),
	never_checked: text('Autorisation ikke slået op', 'Authorisation not looked up'),
	check_lapsed: text('Autorisation skal slås op igen', 'Authorisation to be looked up again'),
	check_lapses_soon: text('Opslag udløber snart', 'Look-up lapses soon'),
	hours_missing: text('Mangler efteruddannelse', 'Short of continuing education'),
}
export const competenceProblemText = (problem: CompetenceProblem): Text => problems[problem]
