import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../../test/database.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { noContactPages } from './no-contact-pages.tsx'
import { optOutsOf } from './opt-out-actions.ts'

test('a wish for no contact is written down for a citizen who exists, and for nobody else', async () => {
	const db = await freshDatabase()
	const now = instantAt(day('2026-03-09'), clock('10:00'))
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('soroe')
	const details = { name: 'Karen', email: 'karen@example.invalid', roles: ['consultant' as const] }
	const rest = { profession: 'sygeplejerske', authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	const karen = await addStaff(db, now, null, { ...details, ...rest })
	if (!karen.ok) throw new Error(karen.why)
	const { id, name, roles, profession } = karen.value
	const edge = webEdge({
		db,
		municipality,
		routes: noContactPages(),
		staff: { karen: { id, name, roles, profession } },
		now,
	})
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values ('6101440001', '1944-01-01', 'f', 'resident', 'Borger', 'Nummer') returning id`.execute(db)
	const person = rows[0]!.id
	const at = `/borger/${person}/ingen-kontakt`
	expect((await edge.get(at)).status).toBe(200)
	expect((await edge.post(at, { until: 'for good' })).status).toBe(422)
	expect((await edge.post(at, { by: 'citizen', words: 'Vil være i fred' })).status).toBe(303)
	expect(await optOutsOf(db, [person])).toHaveLength(1)
	for (const nobody of ['x', crypto.randomUUID()]) {
		expect((await edge.get(`/borger/${nobody}/ingen-kontakt`)).status).toBe(404)
		expect((await edge.post(`/borger/${nobody}/ingen-kontakt`, {})).status).toBe(404)
	}
})
