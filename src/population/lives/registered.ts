import type { Column, FileRow } from '../import/file-columns.ts'
import type { Stated } from '../import/read-row.ts'

const addressColumns = ['street', 'house_number', 'floor_door', 'postal_code', 'town', 'address_id'] as const
/** A file that does not know these does not take away what is known. */
const keptWhenUnknown: readonly Column[] = [
	'x',
	'y',
	'status_since',
	'residence_since',
	'practical_help_since',
	'personal_help_since',
	'nursing_since',
]

/** The key of an address that comes without one. */
export const keyOfWritten = (...parts: readonly (string | null | undefined)[]): string =>
	`@${parts.map((part) => part ?? '').join('|')}`

const keyOf = ({ street, house_number, floor_door, postal_code, address_id }: Partial<FileRow>): string | null =>
	street ? (address_id ?? keyOfWritten(street, house_number, floor_door, postal_code)) : null

/**
 * What a row says, as it is compared with the register: an address is stated whole and always has a key,
 * and an unknown day or coordinate is not stated at all. The same file read twice says the same.
 */
export const comparable = (stated: Stated): Stated => {
	const whole =
		stated.street === undefined
			? stated
			: {
					...Object.fromEntries(addressColumns.map((column) => [column, null])),
					...stated,
					address_id: keyOf(stated),
				}
	return Object.fromEntries(
		Object.entries(whole).filter(([column, value]) => value !== null || !keptWhenUnknown.includes(column as Column)),
	) as Stated
}
