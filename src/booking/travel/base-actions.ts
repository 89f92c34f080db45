import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { pointOfAddress } from '#population/actions.ts'
import { kilometresOutside } from '../bounds.ts'
import { boundsOf } from '../bounds-actions.ts'
import type { Base } from './base.ts'
import type { BaseAsked } from './base-form.ts'
import { basesOf, deleteBase, saveBase, saveServed, servedBy } from './base-store.ts'
import { knownDistricts } from './district.ts'
import type { Place } from './travel.ts'

/** A consultant's own base, and the districts chosen for them, also those that the settings name no more. */
export const drivingOf = async (
	db: Db,
	staff: StaffId,
): Promise<{ readonly base: Base | undefined; readonly districts: readonly string[] }> => ({
	base: (await basesOf(db, [staff]))[0],
	districts: (await servedBy(db, [staff])).map(({ district }) => district),
})

/** So many kilometres outside the homes of the municipality nobody drives from, unless they say that they do. */
const farOutside = 10

/**
 * An address is looked up among those of the register; a house it does not know is taken for the nearest number of its street. A
 * place far outside the municipality is saved only where somebody has been asked; the detail is how many kilometres that is.
 */
export const setBase = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	asked: BaseAsked,
	by: StaffId | null,
	{
		municipality,
		isMeant,
	}: { readonly municipality: Partial<Pick<Municipality, 'bounds'>>; readonly isMeant: boolean },
): Promise<Outcome<{ readonly isExact: boolean }, 'unknown_address' | 'far_outside'>> =>
	inTransaction(db, async (tx) => {
		const away = async (place: Place): Promise<number> => {
			const bounds = isMeant ? null : await boundsOf(tx, municipality)
			return bounds === null ? 0 : kilometresOutside(place, bounds)
		}
		if (asked.kind === 'municipal') {
			await deleteBase(tx, staff)
			return yes({ isExact: true })
		}
		if (asked.kind === 'point') {
			const kilometres = await away(asked.base)
			if (kilometres > farOutside) return no('far_outside', String(kilometres))
			await saveBase(tx, at, staff, asked.base, by)
			return yes({ isExact: true })
		}
		const found = await pointOfAddress(tx, asked)
		if (found === null) return no('unknown_address')
		const kilometres = await away(found)
		if (kilometres > farOutside) return no('far_outside', String(kilometres))
		const words = `${asked.street} ${asked.houseNumber}, ${asked.postalCode}`
		await saveBase(tx, at, staff, { words, x: found.x, y: found.y }, by)
		return yes({ isExact: found.isExact })
	})

/** Codes that the settings do not name are left out. */
export const setDistricts = (
	db: Db,
	municipality: Pick<Municipality, 'districts'>,
	staff: StaffId,
	districts: readonly string[],
): Promise<void> => inTransaction(db, (tx) => saveServed(tx, staff, knownDistricts(municipality, districts).known))
