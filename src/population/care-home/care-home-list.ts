import { text } from '#kernel/language.ts'
import { foldedHeading } from '../import/file-columns.ts'
import type { Line, Rejected } from '../import/read-row.ts'
import type { CareHome } from './care-home.ts'

const headings = {
	name: 'name navn plejehjem plejecenter plejebolig sted stednavn institution enhed',
	street: 'street vej vejnavn gade gadenavn',
	house_number: 'house_number husnr hus_nr husnummer nr nummer vejnr',
	floor_door: 'floor_door etage_dør etage_og_dør etage_side',
	floor: 'floor etage sal',
	door: 'door dør side',
	postal_code: 'postal_code postnr post_nr postnummer',
	town: 'town by bynavn postdistrikt',
	address: 'address adresse vejadresse gadeadresse',
} as const
type CareHomeColumn = keyof typeof headings

const known: ReadonlyMap<string, CareHomeColumn> = new Map(
	Object.entries(headings).flatMap(([column, words]) =>
		words.split(' ').map((word) => [foldedHeading(word), column as CareHomeColumn] as const),
	),
)
const columnOf = (heading: string): CareHomeColumn | null => known.get(foldedHeading(heading)) ?? null

/** What the headings of a list of care homes mean; null when they are not those of one. */
export const careHomeColumnsOf = (cells: readonly string[]): readonly (CareHomeColumn | null)[] | null => {
	const columns = cells.map(columnOf)
	const has = (column: CareHomeColumn) => columns.includes(column)
	return has('postal_code') && (has('address') || (has('street') && has('house_number'))) ? columns : null
}

/** *Storgade 12 B, 1. tv* taken apart; null when it has no house number. */
const readAddress = (written: string): Pick<CareHome, 'street' | 'houseNumber' | 'floorDoor'> | null => {
	const parts = /^(.*?\D)\s*(\d+\s?\p{L}?)(?:\s*,\s*(.*))?$/u.exec(written)
	if (!parts) return null
	const [, street = '', houseNumber = '', floorDoor = ''] = parts
	return { street: street.trim(), houseNumber: houseNumber.trim(), floorDoor: floorDoor.trim() || null }
}

/** The rows of a list of care homes; a house number alone stands for every flat of the house. */
export const readCareHomes = (
	file: string,
	body: readonly Line[],
	columns: readonly (CareHomeColumn | null)[],
): { readonly careHomes: CareHome[]; readonly rejected: Rejected[] } => {
	const careHomes: CareHome[] = []
	const rejected: Rejected[] = []
	for (const { line, cells } of body) {
		const cell = (column: CareHomeColumn): string => {
			const place = columns.indexOf(column)
			return place === -1 ? '' : (cells[place] ?? '').trim().replaceAll(/\s+/g, ' ')
		}
		const whole = columns.includes('address') ? readAddress(cell('address')) : null
		const [street, houseNumber] =
			whole === null ? [cell('street'), cell('house_number')] : [whole.street, whole.houseNumber]
		const floorDoor =
			whole?.floorDoor ?? (cell('floor_door') || [cell('floor'), cell('door')].filter(Boolean).join('. '))
		const isEveryFlat = ['', 'alle', 'all', '*', 'hele huset', 'hele ejendommen'].includes(floorDoor.toLowerCase())
		const postalCode = /^\d{4}/.exec(cell('postal_code'))?.[0] ?? ''
		const reasons = [
			...(street === '' ? [text('vejen mangler', 'the street is missing')] : []),
			...(/^\d{1,4}\s?\p{L}?$/u.test(houseNumber)
				? []
				: [
						text(
							'husnummeret skal være et tal, eventuelt med et bogstav',
							'the house number must be a number, with a letter if it has one',
						),
					]),
			...(postalCode === ''
				? [text('postnummeret skal have fire cifre', 'the postal code must have four digits')]
				: []),
			...([cell('name'), street, floorDoor, cell('town')].some(
				(written) => written.length > 200 || /\p{Cc}/u.test(written),
			)
				? [text('har for lange eller ulæselige felter', 'has fields too long or not to be read')]
				: []),
		]
		if (reasons.length > 0) rejected.push({ file, line, reasons })
		else
			careHomes.push({
				name: cell('name'),
				street,
				houseNumber,
				floorDoor: isEveryFlat ? null : floorDoor,
				postalCode,
				town: cell('town') || cell('postal_code').slice(4).trim() || null,
			})
	}
	return { careHomes, rejected }
}
