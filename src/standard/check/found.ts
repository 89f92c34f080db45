import { text } from '#kernel/language.ts'
import type { Problem } from '../problem.ts'

/** Where in a standard something stands: keys, and numbers in lists. */
export type Path = readonly (string | number)[]

/** Something found wrong at a place of a standard that is not yet a line of a file. */
export type Found = {
	readonly kind: Problem['kind']
	readonly path: Path
	readonly what: Problem['what']
	/** Points at the key, where the value is not what is wrong. */
	readonly at?: 'key'
}

export const wrong = (path: Path, da: string, en: string): Found => ({ kind: 'error', path, what: text(da, en) })
export const doubtful = (path: Path, da: string, en: string): Found => ({ kind: 'warning', path, what: text(da, en) })
export const remark = (path: Path, da: string, en: string): Found => ({ kind: 'note', path, what: text(da, en) })

/** The same, pointing at the key. */
export const atKey = (found: Found): Found => ({ ...found, at: 'key' })

/** The path as people write it: `groups.ages.name.en`. */
export const dotted = (path: Path): string => path.join('.')
