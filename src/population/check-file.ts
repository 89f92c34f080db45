import { text } from '#kernel/language.ts'
import type { ReadFile, ReadRow, Rejected } from './read-file.ts'

/** Several files read as one, with the rows that contradict each other rejected: a citizen twice, a dwelling in two places. */
export const checkTogether = (files: readonly ReadFile[]): ReadFile => {
	const people = new Map<string, ReadRow>()
	const dwellings = new Map<string, { where: string; row: ReadRow }>()
	const rows: ReadRow[] = []
	const rejected: Rejected[] = files.flatMap((file) => file.rejected)
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
	return { rows, rejected, unused: [...new Set(files.flatMap((file) => file.unused))] }
}
