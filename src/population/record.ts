import type { Day } from '#kernel/day.ts'
import { readDay } from '#kernel/day.ts'
import { type Detail, detailsOf, type Filed } from '#kernel/filed.ts'
import { dayOf, instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { type Citizen, shownAddress } from './citizen.ts'
import { writeCpr } from './cpr.ts'
import { changedWords } from './told.ts'

/** Columns of the register in the words of the file handed to the citizen, in its order. */
export const registerWords: Readonly<Record<string, string>> = {
	cpr: 'CPR-nummer',
	given_names: 'Fornavne',
	surname: 'Efternavn',
	born_on: 'Født',
	sex: 'Køn',
	status: 'Status i folkeregistret',
	status_since: 'Status siden',
	resident_since: 'Bosat i kommunen siden',
	civil_status: 'Civilstand',
	protected: 'Navne- og adressebeskyttelse',
	protected_from: 'Beskyttelse fra',
	protected_until: 'Beskyttelse til',
	digital_post: 'Digital Post',
	phone: 'Telefon',
	language: 'Sprog',
	residence: 'Boligform',
	residence_since: 'Boligform siden',
	registered_residence: 'Boligform ifølge folkeregistret',
	listed_home_since: 'På en liste over plejeboliger siden',
	practical_help: 'Praktisk hjælp',
	practical_help_since: 'Praktisk hjælp siden',
	personal_help: 'Personlig hjælp',
	personal_help_since: 'Personlig hjælp siden',
	nursing: 'Sygepleje',
	nursing_since: 'Sygepleje siden',
	last_offer_on: 'Seneste tilbud ifølge en liste',
	last_visit_on: 'Seneste besøg ifølge en liste',
	declined_until: 'Ønsker ikke kontakt til (ifølge en liste)',
	reported_dead_on: 'Meldt død',
	reported_dead_by: 'Meldt død af',
}

const coded: Readonly<Record<string, string>> = {
	f: 'kvinde',
	m: 'mand',
	resident: 'bosat',
	dead: 'død',
	moved_out: 'fraflyttet',
	emigrated: 'udrejst',
	disappeared: 'forsvundet',
	own_home: 'egen bolig',
	care_home: 'plejebolig',
	institution: 'institution',
	asylum_centre: 'asylcenter',
	unmarried: 'ugift',
	married: 'gift',
	divorced: 'skilt',
	widowed: 'enke eller enkemand',
	registered_partner: 'registreret partner',
	hospital: 'sygehuset',
}
const inCode = new Set(['sex', 'status', 'residence', 'registered_residence', 'civil_status', 'reported_dead_by'])

/** A value of the register as it is read; empty for nothing. */
const valueWords = (column: string, value: unknown): string => {
	if (value === null || value === undefined || value === '') return ''
	if (typeof value === 'boolean') return value ? 'ja' : 'nej'
	const written = String(value)
	const on = readDay(written)
	if (on !== null) return writeDay(on, 'da')
	if (column === 'cpr' || column === 'person_id') return writeCpr(written)
	if (column === 'phone') return writePhone(written)
	if (column === 'language') return languageName(written, 'da')
	return inCode.has(column) ? (coded[written] ?? written) : written
}

/** What the register says of the citizen, without a day of its own. */
export const registerFacts = (row: Readonly<Record<string, unknown>>, citizen: Citizen): readonly Detail[] => {
	const alone = citizen.livesAlone
	return [
		...Object.entries(registerWords).flatMap(([column, label]) => {
			const words = valueWords(column, row[column])
			return words === '' ? [] : [{ label, words }]
		}),
		...detailsOf({
			Adresse: shownAddress(citizen).da,
			'Bor alene': alone === null ? null : alone ? 'ja, som den eneste voksne på adressen' : 'nej',
		}),
	]
}

const ofAddress = new Set(['street', 'house_number', 'floor_door', 'postal_code', 'town', 'address_id', 'x', 'y'])

export type Changed = {
	readonly on: Day
	readonly at: string
	readonly kind: string
	readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** What a file changed, with what stood there before and what stands now. */
export const changeLine = ({ on, at, kind, changes }: Changed, isProtected: boolean): Filed => {
	const columns = Object.entries(changes)
	const told = columns.filter(([column]) => column !== 'spouse_id' && !(isProtected && ofAddress.has(column)))
	return {
		on,
		at: instant(at),
		what: text('Ændret i registret', 'Changed in the register'),
		who: kind === 'population' || kind === 'extract' ? 'CPR' : 'en liste fra kommunen',
		details: told.map(([column, [before, after]]) => ({
			label: changedWords[column]?.da ?? `adresse (${column})`,
			words: `${valueWords(column, before) || 'intet'} → ${valueWords(column, after) || 'intet'}`,
		})),
		leftOut: [
			...(columns.some(([column]) => column === 'spouse_id')
				? [{ what: 'ægtefællens CPR-nummer', because: 'another_person' as const }]
				: []),
			...(isProtected && columns.some(([column]) => ofAddress.has(column))
				? [{ what: 'adressen', because: 'protected_address' as const }]
				: []),
		],
	}
}

export type Held = {
	readonly because: string
	readonly at: string
	readonly who: string | undefined
	readonly ended: { readonly at: string; readonly who: string | undefined } | null
}

/** That the data are kept longer than otherwise, and that this ended. */
export const holdLines = ({ because, at, who, ended }: Held): Filed[] => [
	{
		on: dayOf(instant(at)),
		at: instant(at),
		what: text('Oplysningerne skal gemmes længere end ellers', 'The data are to be kept longer than otherwise'),
		words: because,
		who,
		...(ended === null ? {} : { struck: true }),
	},
	...(ended === null
		? []
		: [
				{
					on: dayOf(instant(ended.at)),
					at: instant(ended.at),
					what: text(
						'Oplysningerne skal ikke længere gemmes længere end ellers',
						'The data need not be kept longer any more',
					),
					who: ended.who,
				},
			]),
]

/** A row that stood of both when two were found to be one. */
export const doubleLine = (
	at: string,
	doubles: readonly { readonly table: string; readonly row: unknown }[],
): Filed => ({
	on: dayOf(instant(at)),
	at: instant(at),
	what: text(
		'Oplysninger, der stod to gange, da to registreringer blev lagt sammen',
		'What stood twice when two were merged',
	),
	details: doubles.map(({ table, row }) => ({
		label: table,
		words: JSON.stringify(row, (key, value: unknown) =>
			key === 'spouse_id' || key === 'spouse_cpr' ? undefined : value,
		),
	})),
})

/** A line of a file that nobody has decided about yet. */
export const waitingLine = (on: Day, data: Readonly<Record<string, unknown>>, isProtected: boolean): Filed => ({
	on,
	at: null,
	what: text('Står i en fil, som er under indlæsning', 'Stands in a file being taken in'),
	details: Object.entries(data).flatMap(([column, value]) =>
		column === 'spouse_id' || ofAddress.has(column) || valueWords(column, value) === ''
			? []
			: [{ label: changedWords[column]?.da ?? column, words: valueWords(column, value) }],
	),
	leftOut: [
		...(data.spouse_id ? [{ what: 'ægtefællens CPR-nummer', because: 'another_person' as const }] : []),
		...(isProtected ? [{ what: 'adressen', because: 'protected_address' as const }] : []),
	],
})
