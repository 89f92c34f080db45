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

/** The file of a thread: from source its own, beside whoever starts it; from the bundle the one that bin/build.js puts beside the program. */
export const threadFile = (starter: string, source: string, built: string): URL =>
	new URL(starter.endsWith('.ts') ? source : built, starter)
