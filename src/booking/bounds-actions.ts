import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { latestFileOf, middleOfPoints } from '#population/actions.ts'
import { widened } from './bounds.ts'
import type { Bounds } from './travel/travel.ts'

type Kept = Partial<Pick<Municipality, 'bounds'>>

/** Worked out of every address of the register, by the file that it was taken in by last: they change with the next one only. */
const known = new WeakMap<Kept, { readonly file: string; readonly bounds: Bounds }>()

/** Where homes can lie: as the municipality has set it, else by most points of the register; null as long as there are none. */
export const boundsOf = async (db: Db, municipality: Kept): Promise<Bounds | null> => {
	if (municipality.bounds !== undefined) return municipality.bounds
	const file = await latestFileOf(db)
	const before = known.get(municipality)
	if (file !== null && before?.file === file) return before.bounds
	const middle = await middleOfPoints(db)
	if (middle === null) return null
	const bounds = widened(middle)
	if (file !== null) known.set(municipality, { file, bounds })
	return bounds
}
