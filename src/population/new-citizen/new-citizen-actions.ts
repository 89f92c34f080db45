import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { insertLifeEvent } from '../store.ts'
import { type NewCitizen, standInNumber } from './new-citizen.ts'
import { countStandIns, insertCitizen, saveAddress, selectKnowsPostalCode } from './new-citizen-store.ts'

/**
 * Takes somebody into the register whom it does not know, as a resident under a number of our own; whoever knows the real
 * number merges the two later. Ask `likelySame` first: this asks nobody whether they are known.
 */
export const addCitizen = (db: Db, at: Instant, told: NewCitizen): Promise<PersonId> =>
	inTransaction(db, async (tx) => {
		const address = told.street === '' ? null : await saveAddress(tx, told)
		let taken = await countStandIns(tx, standInNumber(told.bornOn, 0).slice(0, 6))
		let person: PersonId | null = null
		while (person === null) person = await insertCitizen(tx, standInNumber(told.bornOn, taken++), told, address)
		await insertLifeEvent(tx, at, person, {
			kind: 'created_here',
			on: dayOf(at),
			source: told.source,
			details: told.isBornOnEstimated ? { birthday: 'estimated' } : {},
		})
		return person
	})

/** Whether the register has an address under this postal code; a register without addresses knows every one. */
export const knowsPostalCode = (db: Db, postalCode: string): Promise<boolean> => selectKnowsPostalCode(db, postalCode)
