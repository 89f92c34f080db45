import { z } from 'zod'

const isTileAddress = (written: string): boolean =>
	URL.canParse(written) &&
	new URL(written).protocol === 'https:' &&
	['{z}', '{x}', '{y}'].every((part) => written.split(part).length === 2)

/** Tiles of a map (Web Mercator, 256 pixels), by their address, and whom they are owed to, as it is said below the map. */
export const mapTiles = z.strictObject({
	tiles: z.string().refine(isTileAddress, 'an address that begins with https:// and holds {z}, {x} and {y}, each once'),
	owedTo: z.string().min(1),
})
