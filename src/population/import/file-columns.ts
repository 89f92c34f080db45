import type { Day } from '#kernel/day.ts'
import type { CivilStatus, Residence, Sex, Status } from '../citizen.ts'

/** What files can say of one citizen; null is an empty cell. Fields are named as the files' columns. */
export type FileRow = {
	readonly person_id: string
	readonly born_on: Day
	readonly sex: Sex
	readonly given_names: string
	readonly surname: string
	readonly status: Status
	readonly status_since: Day | null
	readonly resident_since: Day | null
	readonly civil_status: CivilStatus | null
	readonly spouse_id: string | null
	readonly street: string | null
	readonly house_number: string | null
	readonly floor_door: string | null
	readonly postal_code: string | null
	readonly town: string | null
	readonly address_id: string | null
	readonly x: number | null
	readonly y: number | null
	readonly protected: boolean
	readonly digital_post: boolean
	readonly phone: string | null
	readonly language: string
	readonly practical_help: boolean
	readonly personal_help: boolean
	readonly nursing: boolean
	readonly residence: Residence
	readonly residence_since: Day | null
	readonly last_offer_on: Day | null
	readonly last_visit_on: Day | null
	/** From here on: what only some kinds of files tell. */
	readonly protected_from?: Day | null
	readonly protected_until?: Day | null
	readonly practical_help_since?: Day | null
	readonly personal_help_since?: Day | null
	readonly nursing_since?: Day | null
	/** The last day on which the citizen wants no contact, as another system has it. */
	readonly declined_until?: Day | null
}

export type Column = keyof FileRow

/** What other headings tell: *care_home* a yes or no, *as_of* the day that a list describes, *next_action* that it is a list of visits. */
export type Heading = Column | 'care_home' | 'as_of' | 'next_action'

/** The columns of a population file in the order they are written, each with the other headings it is known by. */
const inPopulationFiles = {
	person_id: 'personnummer cpr cprnr cpr_nr cpr_nummer borger_cpr borgers_cpr',
	born_on: 'fødselsdato fødselsdag',
	sex: 'køn',
	given_names: 'fornavn fornavne',
	surname: 'efternavn',
	status: 'personstatus',
	status_since: 'status_siden statusdato',
	resident_since: 'bosat_siden tilflyttet tilflytningsdato',
	civil_status: 'civilstand',
	spouse_id: 'ægtefælle ægtefælle_cpr ægtefælle_id ægtefælles_cpr',
	street: 'vej vejnavn gade gadenavn',
	house_number: 'husnr hus_nr husnummer',
	floor_door: 'etage_dør etage_og_dør',
	postal_code: 'postnr post_nr postnummer',
	town: 'by postdistrikt bynavn',
	address_id: 'adresse_id adresseid',
	x: 'øst easting',
	y: 'nord northing',
	protected: 'beskyttet adressebeskyttelse navne_og_adressebeskyttelse',
	digital_post: 'digitalpost',
	phone: 'telefon telefonnummer tlf',
	language: 'sprog',
	practical_help: '',
	personal_help: '',
	nursing: '',
	residence: 'bolig boligform boligtype',
	residence_since:
		'bolig_siden plejebolig_siden plejebolig_fra plejebolig_startdato indflyttet_i_plejebolig indflytning_i_plejebolig indflytningsdato',
	last_offer_on:
		'sidste_tilbud seneste_tilbud seneste_invitation sidste_invitation seneste_invitationsdato invitationsdato senest_inviteret sidst_inviteret inviteret dato_for_seneste_invitation dato_for_sidste_invitation last_invitation latest_invitation',
	last_visit_on:
		'sidste_besøg seneste_besøg seneste_besøgsdato sidste_besøgsdato besøgsdato senest_besøgt sidst_besøgt dato_for_seneste_besøg dato_for_sidste_besøg last_visit latest_visit',
} as const satisfies Partial<Record<Column, string>>

const elsewhere = {
	protected_from: 'beskyttet_fra beskyttelse_fra',
	protected_until: 'beskyttet_til beskyttelse_til',
	practical_help_since: '',
	personal_help_since: '',
	nursing_since: '',
	declined_until: '',
	care_home: 'plejebolig bor_i_plejebolig plejehjem bor_på_plejehjem plejecenter bor_på_plejecenter plejehjemsbolig',
	as_of: 'pr pr_dato opgjort opgjort_pr opgørelsesdato udtræksdato udtrukket udtrukket_den rapportdato as_of_date',
	next_action: 'næste_handling næste_handlingsdato dato_for_næste_handling næste_aktivitet next_action_date',
} as const satisfies Partial<Record<Heading, string>>

/** A kind of help as Danish systems name it; beside one of the words below it is the day since which it is given. */
const helpWords = {
	practical_help: 'praktisk_hjælp praktisk_bistand praktiske_opgaver praktisk',
	personal_help: 'personlig_hjælp personlig_pleje personlig_pleje_og_omsorg personlig_støtte personlig pleje',
	nursing: 'sygepleje hjemmesygepleje sygeplejeydelser sygeplejeydelse kommunal_sygepleje',
} as const
const sinceWords =
	'siden fra fra_dato startdato start start_dato bevilget bevilget_fra bevilget_den bevilget_dato bevillingsdato ydes_fra dato tildelt modtaget_siden since'

const declinedWords = 'frabedt afslået afvist takket_nej nej_tak frameldt afmeldt ønsker_ikke_besøg ønsker_ikke_kontakt'
const untilWords = 'til indtil til_og_med før til_dato'

export const columns = Object.keys(inPopulationFiles) as readonly (keyof typeof inPopulationFiles)[]

const split = (words: string): string[] => words.split(' ').filter(Boolean)
const paired = (ones: string, others: string): string[] =>
	split(ones).flatMap((one) => split(others).flatMap((other) => [`${one}_${other}`, `${other}_${one}`]))

/** A heading as it is looked up: *Etage/dør*, *etage dør (ja/nej)* and *ETAGE_DOER* are one. */
export const foldedHeading = (heading: string): string =>
	heading
		.normalize('NFC')
		.toLowerCase()
		.replaceAll(/\([^)]*\)/g, ' ')
		.replaceAll(/§+\s*\d+\s?[a-z]?\b(,?\s*stk\.?\s*\d+)?/g, ' ')
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'oe')
		.replaceAll('å', 'aa')
		.replaceAll(/[^\p{L}\p{N}]+/gu, '_')
		.replaceAll(/^_+|_+$/g, '')

const known: ReadonlyMap<string, Heading> = new Map(
	[
		...Object.entries({ ...inPopulationFiles, ...elsewhere }).map(([column, words]) => [column, split(words)] as const),
		...Object.entries(helpWords).flatMap(
			([column, words]) =>
				[
					[column, split(words)],
					[`${column}_since`, paired(words, sinceWords)],
				] as const,
		),
		['declined_until', paired(declinedWords, untilWords)] as const,
	].flatMap(([column, words]) => [column, ...words].map((word) => [foldedHeading(word), column as Heading] as const)),
)

/** What a heading of a file about citizens means; null when we have no use for it. */
export const headingOf = (heading: string): Heading | null => known.get(foldedHeading(heading)) ?? null

/** Words a file may use for our own; what is not here is not understood. */
export const words = {
	sex: { f: 'f', k: 'f', kvinde: 'f', female: 'f', m: 'm', mand: 'm', male: 'm' },
	status: {
		resident: 'resident',
		bosat: 'resident',
		dead: 'dead',
		død: 'dead',
		moved_out: 'moved_out',
		fraflyttet: 'moved_out',
		emigrated: 'emigrated',
		udrejst: 'emigrated',
		udvandret: 'emigrated',
		disappeared: 'disappeared',
		forsvundet: 'disappeared',
	},
	civil_status: {
		unmarried: 'unmarried',
		ugift: 'unmarried',
		married: 'married',
		gift: 'married',
		divorced: 'divorced',
		fraskilt: 'divorced',
		skilt: 'divorced',
		widowed: 'widowed',
		enke: 'widowed',
		enkemand: 'widowed',
		registered_partner: 'registered_partner',
		registreret_partner: 'registered_partner',
	},
	residence: {
		own_home: 'own_home',
		eget_hjem: 'own_home',
		egen_bolig: 'own_home',
		care_home: 'care_home',
		plejebolig: 'care_home',
		plejehjem: 'care_home',
		plejecenter: 'care_home',
		institution: 'institution',
		asylum_centre: 'asylum_centre',
		asylcenter: 'asylum_centre',
	},
	truth: { 0: false, 1: true, nej: false, ja: true, no: false, yes: true, false: false, true: true, n: false, j: true },
	help: { x: true, '✓': true, sand: true, falsk: false, ingen: false, bevilget: true, modtager: true, '-': false },
} as const satisfies {
	sex: Record<string, Sex>
	status: Record<string, Status>
	civil_status: Record<string, CivilStatus>
	residence: Record<string, Residence>
	truth: Record<string, boolean>
	help: Record<string, boolean>
}
