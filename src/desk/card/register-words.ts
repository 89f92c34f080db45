import { helpText } from '#inquiry/index.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Citizen, CivilStatus, Residence, Status } from '#population/index.ts'

/** What the register says of a citizen, in words. */

export const statusText: Readonly<Record<Status, Text>> = {
	resident: text('bosat', 'resident'),
	dead: text('død', 'dead'),
	moved_out: text('fraflyttet', 'moved out'),
	emigrated: text('udrejst', 'emigrated'),
	disappeared: text('forsvundet', 'disappeared'),
}

const residenceText: Readonly<Record<Residence, Text>> = {
	own_home: text('egen bolig', 'own home'),
	care_home: text('plejebolig', 'care home'),
	institution: text('institution', 'institution'),
	asylum_centre: text('asylcenter', 'asylum centre'),
}

export const civilStatusText: Readonly<Record<CivilStatus, Text>> = {
	unmarried: text('ugift', 'unmarried'),
	married: text('gift', 'married'),
	divorced: text('skilt', 'divorced'),
	widowed: text('enke eller enkemand', 'widowed'),
	registered_partner: text('registreret partner', 'registered partner'),
}

const notKnown = text('vides ikke', 'not known')
type Told = Pick<Citizen, 'createdHere' | 'residence' | 'help'>

/** Where they live; of somebody whom the register has not told of nobody knows it. */
export const homeText = ({ createdHere, residence }: Pick<Told, 'createdHere' | 'residence'>): Text =>
	createdHere && residence === 'own_home' ? notKnown : residenceText[residence]

/** What help they receive; that there is none only the register tells. */
export const helpReceived = ({ createdHere, help }: Pick<Told, 'createdHere' | 'help'>, language: Language): string =>
	createdHere && !help.practical && !help.personal && !help.nursing ? notKnown[language] : helpText(help, language)
