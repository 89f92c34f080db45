import type { Day } from '#kernel/day.ts'
import type { CivilStatus, Residence, Sex, Status } from './citizen.ts'

/** One citizen in a population file; null is an empty cell. Fields are named as the file's columns. */
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
}

export type Column = keyof FileRow

/** The columns in the order they are written, each with the other headings it is known by. */
const headings: Readonly<Record<Column, string>> = {
	person_id: 'personnummer cpr cprnr cpr_nr cpr_nummer',
	born_on: 'fødselsdato fødselsdag',
	sex: 'køn',
	given_names: 'fornavn fornavne',
	surname: 'efternavn',
	status: 'personstatus',
	status_since: 'status_siden statusdato',
	resident_since: 'bosat_siden tilflyttet tilflytningsdato',
	civil_status: 'civilstand',
	spouse_id: 'ægtefælle ægtefælle_cpr ægtefælle_id ægtefælles_cpr',
	street: 'vej vejnavn',
	house_number: 'husnr husnummer',
	floor_door: 'etage_dør etage_og_dør',
	postal_code: 'postnr postnummer',
	town: 'by postdistrikt bynavn',
	address_id: 'adresse_id adresseid',
	x: 'øst easting',
	y: 'nord northing',
	protected: 'beskyttet adressebeskyttelse navne_og_adressebeskyttelse',
	digital_post: 'digitalpost',
	phone: 'telefon telefonnummer tlf',
	language: 'sprog',
	practical_help: 'praktisk_hjælp',
	personal_help: 'personlig_hjælp personlig_pleje',
	nursing: 'sygepleje hjemmesygepleje',
	residence: 'bolig boligform boligtype',
	residence_since: 'bolig_siden',
	last_offer_on: 'sidste_tilbud seneste_tilbud',
	last_visit_on: 'sidste_besøg seneste_besøg',
}

export const columns = Object.keys(headings) as readonly Column[]

const known = new Map(
	Object.entries(headings).flatMap(([column, others]) =>
		[column, ...others.split(' ')].map((heading) => [heading, column as Column] as const),
	),
)

/** *Etage/dør*, *etage dør* and *ETAGE_DØR* are one heading; null when we have no use for it. */
export const columnOf = (heading: string): Column | null =>
	known.get(
		heading
			.trim()
			.toLowerCase()
			.replaceAll(/[\s./-]+/g, '_')
			.replaceAll(/^_+|_+$/g, ''),
	) ?? null

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
	truth: { 0: false, 1: true, nej: false, ja: true, no: false, yes: true, false: false, true: true },
} as const satisfies {
	sex: Record<string, Sex>
	status: Record<string, Status>
	civil_status: Record<string, CivilStatus>
	residence: Record<string, Residence>
	truth: Record<string, boolean>
}
