import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { addCitizen, findCitizen, householdOf, knowsPostalCode, likelySame } from '../actions.ts'
import type { NewCitizen } from '../index.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const someone: NewCitizen = {
	givenNames: 'Inger Marie',
	surname: 'Prøve',
	bornOn: day('1948-02-03'),
	sex: 'f',
	street: 'Prøvevej',
	houseNumber: '4',
	floorDoor: null,
	postalCode: '4180',
	town: 'Sorø',
	phone: '01020304',
	source: 'referral',
}
let db: Db
beforeAll(async () => {
	db = await freshDatabase()
})

test('somebody new is a resident at an address, under a number of our own', async () => {
	expect(await knowsPostalCode(db, '6400')).toBe(true)
	const person = await addCitizen(db, at, someone)
	expect(await findCitizen(db, person)).toMatchObject({
		cpr: '030248A000',
		createdHere: true,
		status: 'resident',
		residentSince: null,
		livesAlone: null,
		address: { street: 'Prøvevej', houseNumber: '4', postalCode: '4180' },
	})
	expect([await knowsPostalCode(db, '4180'), await knowsPostalCode(db, '6400')]).toEqual([true, false])
	expect(await likelySame(db, someone)).toMatchObject([{ citizen: { id: person }, certain: true }])
})

test('two born on one day have two numbers, two at one address one dwelling', async () => {
	const both = await Promise.all([addCitizen(db, at, { ...someone, givenNames: 'Else' }), addCitizen(db, at, someone)])
	expect(new Set(both).size).toBe(2)
	expect(await householdOf(db, both[0])).toHaveLength(3)
	expect(await findCitizen(db, both[0])).toMatchObject({ livesAlone: false })
})
