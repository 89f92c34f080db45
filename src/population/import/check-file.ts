import { text } from '#kernel/language.ts'
import { servicesTogether } from '../generate/help-together.ts'
import type { ReadFile } from './read-file.ts'
import type { ReadRow, Rejected } from './read-row.ts'

/**
 * Several files read as one, with the rows that contradict each other rejected: a citizen twice, a dwelling in two places. In a
 * list of help a citizen may have several rows, one for each service.
 */
export const checkTogether = (files: readonly ReadFile[]): ReadFile => {
	const kind = files[0]?.kind ?? null
	const people = new Map<string, ReadRow>()
	const dwellings = new Map<string, { where: string; row: ReadRow }>()
	const rejected: Rejected[] = files.flatMap((file) => file.rejected)
	for (const row of files.flatMap((file) => file.rows)) {
		const { stated } = row
		const before = people.get(stated.person_id)
		const together = before && kind === 'help' ? servicesTogether(before.stated, stated) : null
		if (before && together) {
			const merged = { ...before, stated: together, noted: [...(before.noted ?? []), ...(row.noted ?? [])] }
			people.set(stated.person_id, merged)
			continue
		}
		const where = [stated.street, stated.house_number, stated.floor_door, stated.postal_code].join('|').toLowerCase()
		const dwelling = stated.address_id ? dwellings.get(stated.address_id) : undefined
		const reasons = [
			...(before
				? [
						text(
							kind === 'help'
								? `borgeren bor et andet sted ifølge ${before.file}, linje ${before.line}`
								: `borgeren står også i ${before.file}, linje ${before.line}`,
							kind === 'help'
								? `the citizen lives elsewhere according to ${before.file}, line ${before.line}`
								: `the citizen is also in ${before.file}, line ${before.line}`,
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
		}
	}
	const asOf = files
		.flatMap((file) => file.asOf ?? [])
		.toSorted()
		.at(-1)
	return {
		kind,
		rows: [...people.values()],
		rejected,
		unused: [...new Set(files.flatMap((file) => file.unused))],
		...(kind === 'care_homes' ? { careHomes: files.flatMap((file) => file.careHomes ?? []) } : {}),
		...(asOf === undefined ? {} : { asOf }),
	}
}
