import { text } from '#kernel/language.ts'
import type { Problem } from '../problem.ts'
import type { Standard } from '../standard.ts'

type Version = { readonly file: string; readonly standard: Standard }

/** Versions of one municipality that both claim the same days; an open end gives way to the next version. */
export const overlaps = (versions: readonly Version[]): readonly Problem[] => {
	const sorted = versions.toSorted((a, b) => (a.standard.validFrom < b.standard.validFrom ? -1 : 1))
	return sorted.flatMap(({ file, standard }, index) => {
		const earlier = sorted.slice(0, index).filter((other) => other.standard.municipality === standard.municipality)
		return earlier
			.filter(
				(other) =>
					other.standard.validFrom === standard.validFrom || (other.standard.validTo ?? '') >= standard.validFrom,
			)
			.map((other) => {
				const end = other.standard.validTo
				return {
					kind: 'error' as const,
					file,
					line: 1,
					column: 1,
					what: text(
						`begynder ${standard.validFrom}, mens ${other.file} siger, at den gælder ${end === null ? 'uden slutdag' : `til ${end}`}; to udgaver kan ikke gælde samme dag: lad den tidligere slutte, dagen før denne begynder`,
						`begins on ${standard.validFrom}, while ${other.file} says it is in force ${end === null ? 'without an end' : `to ${end}`}; two versions cannot govern the same day: let the earlier end the day before this one begins`,
					),
				}
			})
	})
}
