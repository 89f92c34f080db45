import type { Found } from '../check/found.ts'
import type { Standard } from '../standard.ts'

/** What trying a sound standard out on citizens finds; rooms below know how. */
export type Tried = (standard: Standard) => readonly Found[]

/** Where nobody tries it out. */
export const untried: Tried = () => []

/** So many standards are remembered; a municipality has a handful, and an editor's steps fall out at the other end. */
const remembered = 50

/** The same standard is tried once: what is found depends on nothing but what it says. */
export const onceEach = (tried: Tried): Tried => {
	const known = new Map<string, readonly Found[]>()
	return (standard) => {
		const found = known.get(standard.hash) ?? tried(standard)
		known.delete(standard.hash)
		known.set(standard.hash, found)
		for (const hash of [...known.keys()].slice(0, -remembered)) known.delete(hash)
		return found
	}
}
