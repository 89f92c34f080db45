import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The file in a municipality's folder that brings the first list of local offers. */
export const localOffersFile = 'local-offers.yaml'

/** The file's text; null where a municipality has none. */
export const localOffersIn = (folder: string): Promise<string | null> =>
	readFile(join(folder, localOffersFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null
		throw error
	})
