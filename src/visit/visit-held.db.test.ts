import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { hold } from '#booking/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { yes } from '#kernel/outcome.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import { momentsHeld, recordPerson, sign, startTakenAlong, tellPerson, visitsOf } from './actions.ts'
import { emptyNote } from './note/note.ts'

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}

test('a visit delivered in the evening is told at the time that was booked, before its own note', async () => {
	const today = day('2026-03-09')
	const [morning, evening] = [instantAt(today, clock('10:00')), instantAt(today, clock('17:00'))]
	const db = await freshDatabase()
	await loadStandards(db, morning, join(projectFolder, 'municipalities', 'soenderborg', 'standard'))
	const details = {
		name: 'Karen',
		email: 'karen@example.invalid',
		roles: ['consultant' as const],
		profession: 'sygeplejerske',
	}
	const karen = got(
		await addStaff(db, morning, null, {
			...details,
			authorisationId: null,
			login: null,
			activeFrom: day('2020-01-01'),
		}),
	)
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values ('7000000001', '1944-01-01', 'f', 'resident', 'Borger', 'En') returning id`.execute(db)
	const person = rows[0]!.id
	const span = { from: morning, to: addMinutes(morning, 60) }
	const booking = got(
		await hold(db, addMinutes(morning, -60), { staff: karen.id, person, span, purpose: 'home_visit', heldUntil: null }),
	).id
	const visit = got(await startTakenAlong(db, evening, { booking, by: karen.id }))
	const body = { ...emptyNote, summary: 'Vi talte om søvn' }
	const sent = { visit, base: 0, kind: 'journal' as const, happenedOn: today, accepted: 'by_phone' as const, body }
	const follow = { agree: async () => yes(null), handOver: async () => yes(null) }
	got(await sign(db, evening, { ...karen, name: 'Karen' }, sent, follow))
	const momentsIn = (lines: readonly { readonly at: unknown; readonly what: { readonly da: string } }[]) =>
		lines.flatMap(({ at, what }) =>
			/gennemført|Om besøget|Journalnotat/.test(what.da) ? [[what.da.split('.')[0], at]] : [],
		)
	const held = 'Besøg i hjemmet gennemført'
	expect(momentsIn(await tellPerson(db, person))).toEqual([
		[held, morning],
		['Journalnotat', evening],
	])
	expect(momentsIn((await recordPerson(db, person, evening)).lines)).toEqual([
		[held, morning],
		['Om besøget', morning],
		['Journalnotat', evening],
	])
	const visits = await visitsOf(db, person)
	expect(visits.map(await momentsHeld(db, visits))).toEqual([morning])
})
