import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { templatesIn } from '#platform/letters/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'

/** Our own words of every letter. */
export const letterFolder = join(projectFolder, 'src/offer/letter/templates')

/** A municipality's own words for letters, by file name, and a digest that any change changes. */
export type Wording = { readonly digest: string; readonly files: ReadonlyMap<string, string> }

/** What lies in the municipality's folder `letters` now; null when it has no wording of its own. */
export const ownWording = (municipality: Pick<Municipality, 'folder'>): Wording | null => {
	const files = templatesIn(join(municipality.folder, 'letters'))
	if (files.size === 0) return null
	const digest = createHash('sha256')
		.update(JSON.stringify([...files]))
		.digest('hex')
	return { digest, files }
}

/** Our own files, any of which a municipality may replace. */
export const ourTemplates = (): ReadonlyMap<string, string> => templatesIn(letterFolder)
