import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { keepForLong } from '../src/demonstration-keeping.ts'
import { personsToErase } from '../src/desk/erase/erase-actions.ts'
import { journalsToErase } from '../src/desk/erase/journal-erase-actions.ts'
import { freshDatabase } from './database.ts'
import { temporaryFolder } from './temporary.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))

test('the demonstration has somebody to erase, journals that have fallen due, and somebody who is kept because of a case', async () => {
	const db = await freshDatabase()
	const [municipality] = await readMunicipalities('municipalities', ['soroe'])
	for (const [name, role] of [
		['Asta', 'consultant'],
		['Erik', 'manager'],
	] as const)
		await addStaff(db, now, null, {
			...{ name, email: `${name.toLowerCase()}@example.invalid`, roles: [role], authorisationId: null, login: null },
			...{ profession: role === 'consultant' ? 'Sygeplejerske' : null, activeFrom: addDays(today, -2000) },
		})
	await sql`insert into population.person (cpr, born_on, sex, status, given_names, surname)
		select '610135000' || n, '1935-01-01', 'f', 'resident', 'Borger', 'Nummer ' || n from generate_series(1, 4) n`.execute(
		db,
	)
	const outbox = `${await temporaryFolder('keeping')}/outbox`
	await keepForLong({ db, municipality: municipality!, outbox, enqueue: async () => {} }, today)
	const { keepYears } = municipality!
	expect(await personsToErase(db, keepYears, today, 9)).toHaveLength(3)
	const due = await journalsToErase(db, keepYears, today, 9)
	expect(due.map(({ authors, years }) => [authors, years])).toEqual([1, 2, 3].map(() => [['Sygeplejerske'], keepYears]))
})
