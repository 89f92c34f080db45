import { text } from '#kernel/language.ts'
import type { ReadFile } from './read-file.ts'
import type { ReadRow, Rejected } from './read-row.ts'

export const otherKind = text(
	'filen er af en anden slags end den første; indlæs dem hver for sig',
	'the file is of another kind than the first; import them one at a time',
)

/**
 * Several files read as one, with the rows that contradict each other rejected: a citizen twice, a dwelling in two places. Files
 * of different kinds do not go together.
 */
export const checkTogether = (files: readonly ReadFile[]): ReadFile => {
	const kind = files[0]?.kind ?? null
	const people = new Map<string, ReadRow>()
	const dwellings = new Map<string, { where: string; row: ReadRow }>()
	const rows: ReadRow[] = []
	const rejected: Rejected[] = [
		...files.flatMap((file) => file.rejected),
		...files.flatMap((file) => notAlike(file, kind)),
	]
	for (const row of files.flatMap((file) => file.rows)) {
		const { stated } = row
		const before = people.get(stated.person_id)
		const where = [stated.street, stated.house_number, stated.floor_door, stated.postal_code].join('|').toLowerCase()
		const dwelling = stated.address_id ? dwellings.get(stated.address_id) : undefined
		const reasons = [
			...(before
				? [
						text(
							`person_id står også i ${before.file}, linje ${before.line}`,
							`person_id is also in ${before.file}, line ${before.line}`,
						),
					]
				: []),
			...(dwelling && dwelling.where !== where
				? [
						text(
							`address_id er en anden adresse i ${dwelling.row.file}, linje ${dwelling.row.line}`,
							`address_id is another address in ${dwelling.row.file}, line ${dwelling.row.line}`,
						),
					]
				: []),
		]
		if (reasons.length > 0) rejected.push({ file: row.file, line: row.line, reasons })
		else {
			people.set(stated.person_id, row)
			if (stated.address_id) dwellings.set(stated.address_id, { where, row })
			rows.push(row)
		}
	}
	const asOf = files
		.flatMap((file) => file.asOf ?? [])
		.toSorted()
		.at(-1)
	return {
		kind,
		rows,
		rejected,
		unused: [...new Set(files.flatMap((file) => file.unused))],
		...(kind === 'care_homes' ? { careHomes: files.flatMap((file) => file.careHomes ?? []) } : {}),
		...(asOf === undefined ? {} : { asOf }),
	}
}

const notAlike = ({ kind, rows, careHomes }: ReadFile, first: ReadFile['kind']): Rejected[] => {
	const [row] = rows
	if (kind === first || (row === undefined && careHomes === undefined)) return []
	return [{ file: row?.file ?? '', line: 1, reasons: [otherKind] }]
}
