import { type Text, text } from '#kernel/language.ts'
import type { FileKind } from './file-kind.ts'

/** A kind of table as it may look, with citizens that nobody can be. */
export type FileExample = {
	readonly kind: Exclude<FileKind, 'extract'>
	/** Its word in addresses and file names. */
	readonly word: string
	readonly needs: Text
	readonly heading: readonly string[]
	readonly rows: readonly (readonly string[])[]
	readonly more: Text
}

export const fileExamples: readonly FileExample[] = [
	{
		kind: 'help',
		word: 'hjaelp',
		needs: text(
			'CPR-nummer og mindst én af praktisk hjælp, personlig hjælp, sygepleje og plejebolig.',
			'The CPR number and at least one of practical help, personal help, nursing and care home.',
		),
		heading: [
			'CPR-nr',
			'Praktisk hjælp',
			'Praktisk hjælp siden',
			'Personlig hjælp',
			'Personlig hjælp siden',
			'Sygepleje',
			'Sygepleje siden',
			'Plejebolig',
			'Opgjort pr.',
		],
		rows: [
			['610351-0002', 'ja', '01-02-2026', 'nej', '', 'nej', '', 'nej', '01-03-2026'],
			['620350-0001', 'x', '', 'x', '15-01-2026', '', '', '', '01-03-2026'],
		],
		more: text(
			'Ja kan skrives ja, x, 1 eller som den dag, hjælpen begyndte; nej kan skrives nej, 0 eller stå tomt.',
			'Yes may be written ja, x, 1 or as the day the help began; no may be written nej, 0 or left empty.',
		),
	},
	{
		kind: 'visits',
		word: 'besoeg',
		needs: text(
			'CPR-nummer og mindst én af seneste invitation, seneste besøg og frabedt til.',
			'The CPR number and at least one of latest invitation, latest visit and declined until.',
		),
		heading: ['CPR', 'Seneste invitation', 'Seneste besøg', 'Frabedt til'],
		rows: [
			['610351-0002', '12-03-2025', '02-04-2025', ''],
			['620350-0001', '12-03-2025', '', '31-12-2026'],
		],
		more: text(
			'Den liste, omsorgssystemet selv viser over forebyggende besøg, kan bruges, som den er. Navn, adresse, bydel og de andre kolonner bliver ikke brugt.',
			'The list of preventive visits that the care system itself shows can be used as it is. Name, address, district and the other columns are not used.',
		),
	},
	{
		kind: 'care_homes',
		word: 'plejehjem',
		needs: text(
			'Vej, husnummer og postnummer (eller hele adressen i én kolonne og postnummer).',
			'Street, house number and postal code (or the whole address in one column and the postal code).',
		),
		heading: ['Navn', 'Vej', 'Husnr', 'Etage/dør', 'Postnr', 'By'],
		rows: [
			['Lunden', 'Lunden Allé', '12', '', '4999', 'Prøveby'],
			['Engen', 'Engvej', '7 B', '1. tv', '4999', 'Prøveby'],
		],
		more: text(
			'Uden etage og dør gælder det alle boliger i huset.',
			'Without floor and door it holds for every flat of the house.',
		),
	},
	{
		kind: 'population',
		word: 'register',
		needs: text(
			'person_id (CPR-nummer) og status. Danske overskrifter kan også bruges.',
			'person_id (the CPR number) and status. Danish headings may be used too.',
		),
		heading: [
			'CPR-nr',
			'Status',
			'Fornavn',
			'Efternavn',
			'Civilstand',
			'Vej',
			'Husnr',
			'Etage/dør',
			'Postnr',
			'By',
			'Tilflyttet',
		],
		rows: [
			['610351-0002', 'bosat', 'Anna', 'Prøve', 'gift', 'Storgade', '1', '', '4999', 'Prøveby', '01-05-1980'],
			['620350-0001', 'bosat', 'Otto', 'Prøve', 'gift', 'Storgade', '1', '', '4999', 'Prøveby', '01-05-1980'],
		],
		more: text(
			'Status er bosat, død, fraflyttet, udrejst eller forsvundet.',
			'The status is resident, dead, moved_out, emigrated or disappeared.',
		),
	},
]
