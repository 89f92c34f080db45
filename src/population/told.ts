import type { Day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import type { Citizen, LifeEvent } from './citizen.ts'
import type { FileKind } from './import/file-kind.ts'
import { lifeOf, toldBy } from './lives/life-words.ts'

/** An import's change of one citizen: column → before and after. */
export type ChangeRow = {
	readonly on: Day
	readonly at: string
	readonly kind: FileKind
	readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}
/** A life event with the moment it was written down. */
export type ToldEventRow = LifeEvent & { readonly at: string }

/** Columns of the register in the words of the story. */
export const changedWords: Readonly<Record<string, Text>> = {
	born_on: text('fødselsdag', 'birthday'),
	sex: text('køn', 'sex'),
	given_names: text('fornavn', 'given names'),
	surname: text('efternavn', 'surname'),
	status: text('status', 'status'),
	status_since: text('status siden', 'status since'),
	resident_since: text('bosat siden', 'resident since'),
	civil_status: text('civilstand', 'civil status'),
	spouse_id: text('ægtefælle', 'spouse'),
	person_id: text('CPR-nummer', 'CPR number'),
	protected_from: text('beskyttelse fra', 'protection from'),
	protected_until: text('beskyttelse til', 'protection until'),
	protected: text('beskyttelse', 'protection'),
	digital_post: text('Digital Post', 'Digital Post'),
	phone: text('telefon', 'telephone'),
	language: text('sprog', 'language'),
	practical_help: text('praktisk hjælp', 'practical help'),
	personal_help: text('personlig hjælp', 'personal help'),
	nursing: text('sygepleje', 'nursing'),
	practical_help_since: text('praktisk hjælp siden', 'practical help since'),
	personal_help_since: text('personlig hjælp siden', 'personal help since'),
	nursing_since: text('sygepleje siden', 'nursing since'),
	declined_until: text('ønsker ikke kontakt til', 'wants no contact until'),
	residence: text('boligform', 'residence'),
	residence_since: text('boligform siden', 'residence since'),
	last_offer_on: text('seneste tilbud', 'last offer'),
	last_visit_on: text('seneste besøg', 'last visit'),
}
const address = text('adresse', 'address')

/** *telefon, adresse*: what a change was about, each thing once. */
export const writeChanged = (columns: readonly string[]): Text => {
	const words = [...new Set(columns.map((column) => changedWords[column] ?? address))]
	return text(words.map(({ da }) => da).join(', '), words.map(({ en }) => en).join(', '))
}

/** A citizen's lines from the register, in no particular order. */
export const toldOf = (
	citizen: Pick<Citizen, 'status' | 'statusSince' | 'reportedDeadBy' | 'residentSince' | 'bornOn' | 'createdHere'>,
	events: readonly ToldEventRow[],
	changes: readonly ChangeRow[],
	/** Birthdays are told up to this day; null tells none. */
	today: Day | null,
): Told[] => [
	...lifeOf(
		citizen,
		events.map((event) => ({ ...event, moment: instant(event.at) })),
		today,
	),
	...changes.flatMap(({ on, at, kind, changes }) => {
		const about = writeChanged(Object.keys(changes))
		return about.da === ''
			? []
			: [
					{
						on,
						at: instant(at),
						...toldBy(
							kind === 'population' || kind === 'extract' ? 'register' : kind,
							text(`Ændret i registret: ${about.da}`, `Changed in the register: ${about.en}`),
						),
					},
				]
	}),
]
