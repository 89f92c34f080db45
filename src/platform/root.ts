import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const above = (folder: string): string => {
	if (existsSync(join(folder, 'package.json'))) return folder
	const parent = dirname(folder)
	if (parent === folder) throw new Error('the program is not inside its project folder (no package.json above it)')
	return above(parent)
}

/** The project's own folder, whether run from source or from the bundle. */
export const projectFolder = above(import.meta.dirname)
