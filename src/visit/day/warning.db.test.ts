import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { tellPerson } from '../tell-actions.ts'
import { noteWarning, reviewWarning, warningsAt } from './warning-actions.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))

const aConsultantAndACitizen = async (db: Db): Promise<{ by: StaffId; person: PersonId }> => {
	const added = await addStaff(db, now, null, {
		name: 'Karen',
		email: 'karen@example.invalid',
		roles: ['consultant'],
		profession: 'sygeplejerske',
		authorisationId: null,
		login: null,
		activeFrom: day('2020-01-01'),
	})
	if (!added.ok) throw new Error(added.why)
	const { rows } = await sql<{ id: PersonId }>`
		with home as (insert into population.address (key, street, house_number) values ('home', 'Vejen', '1') returning id)
		insert into population.person (cpr, born_on, sex, status, given_names, surname, address)
		values ('7001440001', '1944-01-01', 'f', 'resident', 'Borger', 'Prøvesen', (select id from home)) returning id`.execute(
		db,
	)
	return { by: added.value.id, person: rows[0]!.id }
}

test('noted once however often it is sent, seen by who comes next, asked about again, and ended', async () => {
	const db = await freshDatabase()
	const { by, person } = await aConsultantAndACitizen(db)
	const here = async () => (await warningsAt(db, [(await findCitizen(db, person))!])).get(person) ?? []
	const id = crypto.randomUUID()
	const asked = { id, person, kind: 'dog', words: 'Stor, men rolig', on: today, by }
	for (let times = 0; times < 3; times++) expect(await noteWarning(db, now, asked)).toMatchObject({ ok: true })
	expect(await noteWarning(db, now, { ...asked, id: crypto.randomUUID(), kind: 'other', words: '' })).toMatchObject({
		why: 'words_missing',
	})
	expect(await noteWarning(db, now, { ...asked, words: 'To, og ikke rolige' })).toMatchObject({ why: 'form_was_used' })
	expect(await here()).toMatchObject([
		{ kind: 'dog', words: 'Stor, men rolig', notedOn: today, reviewOn: '2026-09-09' },
	])

	const later = addDays(today, 200)
	const review = { warning: id, on: later, by }
	for (let times = 0; times < 2; times++)
		expect(await reviewWarning(db, instantAt(later, clock('09:00')), { ...review, said: 'holds' })).toMatchObject({
			ok: true,
		})
	expect(await here()).toMatchObject([{ seenOn: later, reviewOn: '2027-03-25' }])

	await reviewWarning(db, instantAt(later, clock('10:00')), { ...review, said: 'gone' })
	expect(await here()).toEqual([])
	expect(await reviewWarning(db, now, { ...review, said: 'holds' })).toMatchObject({ why: 'unknown_warning' })
	const told = (await tellPerson(db, person)).filter(({ what }) => /om hjemmet:/.test(what.da))
	expect(told.map(({ what }) => what.da)).toEqual([
		'Noteret om hjemmet: Hund',
		'Gælder stadig om hjemmet: Hund',
		'Gælder ikke længere om hjemmet: Hund',
	])
})
