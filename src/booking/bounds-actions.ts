import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { middleOfPoints } from '#population/actions.ts'
import { widened } from './bounds.ts'
import type { Bounds } from './travel.ts'

/** Where homes can lie: as the municipality has set it, else by most points of the register; null as long as there are none. */
export const boundsOf = async (db: Db, { bounds }: Partial<Pick<Municipality, 'bounds'>>): Promise<Bounds | null> => {
	if (bounds !== undefined) return bounds
	const middle = await middleOfPoints(db)
	return middle === null ? null : widened(middle)
}
