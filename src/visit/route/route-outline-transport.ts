import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Outline, readOutline } from './route-outline.ts'

/** The file in a municipality's folder that says where it is. */
const outlineFile = 'outline.geojson'

/** What a municipality has drawn of itself: null without a file, `unreadable` when the file is no GeoJSON of polygons. */
export const outlineOf = async ({ folder }: Pick<Municipality, 'folder'>): Promise<Outline | null | 'unreadable'> => {
	const text = await readFile(join(folder, outlineFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null
		throw error
	})
	if (text === null) return null
	const file: unknown = await Promise.try(() => JSON.parse(text)).catch(() => null)
	return readOutline(file) ?? 'unreadable'
}
