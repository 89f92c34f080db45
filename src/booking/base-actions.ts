import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { pointOfAddress } from '#population/actions.ts'
import type { Base } from './base.ts'
import type { BaseAsked } from './base-form.ts'
import { basesOf, deleteBase, saveBase, saveServed, servedBy } from './base-store.ts'
import { knownDistricts } from './district.ts'

/** A consultant's own base, and the districts chosen for them, also those that the settings name no more. */
export const drivingOf = async (
	db: Db,
	staff: StaffId,
): Promise<{ readonly base: Base | undefined; readonly districts: readonly string[] }> => ({
	base: (await basesOf(db, [staff]))[0],
	districts: (await servedBy(db, [staff])).map(({ district }) => district),
})

/** An address is looked up among those of the register; a house it does not know is taken for the nearest number of its street. */
export const setBase = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	asked: BaseAsked,
	by: StaffId | null,
): Promise<Outcome<{ readonly isExact: boolean }, 'unknown_address'>> =>
	inTransaction(db, async (tx) => {
		if (asked.kind === 'municipal') {
			await deleteBase(tx, staff)
			return yes({ isExact: true })
		}
		if (asked.kind === 'point') {
			await saveBase(tx, at, staff, asked.base, by)
			return yes({ isExact: true })
		}
		const found = await pointOfAddress(tx, asked)
		if (found === null) return no('unknown_address')
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
