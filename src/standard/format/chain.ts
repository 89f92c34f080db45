import { type Text, text } from '#kernel/language.ts'
import type { Found } from '../check/found.ts'
import type { Problem } from '../problem.ts'
import { layOver, valueAt, without } from './continuation.ts'
import { readWritten, type Written } from './written.ts'

/** Hands over the text of an earlier version that a file continues (`2019-07-01`), with the name of its file; null if there is none. */
export type Earlier = (validFrom: string) => { readonly yaml: string; readonly file: string } | null

/** The version itself first, then the versions it continues. */
export type Chain = { readonly chain: readonly Written[]; readonly problems: readonly Problem[] }

/** A version that continues so many others is no longer read by people. */
const longest = 30

export const chainOf = (yaml: string, file: string, earlier: Earlier): Chain => {
	const chain = [readWritten(yaml, file)]
	let before: string | null = null
	for (;;) {
		const last = chain.at(-1) as Written
		const continues = valueAt(last.content, 'continues')
		if (last.problems.length > 0 || continues === undefined) return { chain, problems: last.problems }
		const place = last.placeOf(['continues'], 'value') ?? { line: 1, column: 1 }
		const refuse = (what: Text): Chain => ({ chain, problems: [{ kind: 'error', file: last.file, ...place, what }] })
		const from = valueAt(last.content, 'validFrom')
		if (typeof continues !== 'string' || typeof from !== 'string' || continues >= from)
			return refuse(
				text(
					'continues nævner den første dag i en tidligere udgave, og validFrom den første dag i denne, som i: continues: 2019-07-01',
					'continues names the first day of an earlier version, and validFrom the first day of this one, as in: continues: 2019-07-01',
				),
			)
		const found = before !== null && continues >= before ? null : earlier(continues)
		if (!found)
			return refuse(
				text(
					`der er ingen tidligere udgave ${continues} at bygge videre på; den skulle stå i filen ${continues}.yaml ved siden af denne`,
					`there is no earlier version ${continues} to continue; it should be the file ${continues}.yaml beside this one`,
				),
			)
		if (chain.length === longest)
			return refuse(
				text(
					`der bygges videre på mere end ${longest} udgaver efter hinanden; skriv denne udgave helt ud`,
					`more than ${longest} versions are continued one after another; write this version out whole`,
				),
			)
		before = continues
		chain.push(readWritten(found.yaml, found.file))
	}
}

/** What all versions of a chain say together. */
export const contentOf = (chain: readonly Written[]): unknown =>
	chain.map(({ content }) => without(content, 'continues')).reduceRight(layOver)

/** Where a thing found stands: in the version that writes it; where none does, at what stands around it. */
export const placedIn =
	(chain: readonly Written[]) =>
	({ kind, path, what, at }: Found): Problem => {
		for (let length = path.length; length > 0; length--)
			for (const written of chain) {
				const of = at === 'key' && length === path.length ? 'key' : 'value'
				const place = written.placeOf(path.slice(0, length), of)
				if (place) return { kind, file: written.file, ...place, what }
			}
		return { kind, file: chain[0]?.file ?? '', line: 1, column: 1, what }
	}
