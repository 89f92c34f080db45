import { expect, test } from 'vitest'
import type { VisitId } from '#kernel/ids.ts'
import { freshDatabase } from '../../test/database.ts'
import { nothingFollows } from '../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../test/story.ts'
import { storyEdge } from '../../test/story-edge.ts'
import { startUnplanned } from './actions.ts'
import { visitPages } from './pages.tsx'

test('a note that cannot be signed is a saved draft, said once; a signed one leads on to the route', async () => {
	const db = await freshDatabase()
	const { staff, visited, municipal } = await wholeStory(db, 'soroe')
	const consultant = inRole(staff, 'consultant')
	const visit = granted(
		await startUnplanned(db, morning, {
			id: crypto.randomUUID() as VisitId,
			person: visited.person,
			by: consultant.id,
			form: 'home_visit',
			occasion: 'need',
		}),
	)
	const edge = storyEdge(municipal, visitPages({ follow: nothingFollows, sources: [] }))
	const session = await edge.signIn(consultant)
	const send = (fields: Record<string, string>): Promise<Response> =>
		edge.send(
			`/soroe/besoeg/${visit}/notat`,
			{ do: 'sign', kind: 'journal', summary: 'Det går godt.', ...fields },
			session,
		)
	const day = { happened_day: '9', happened_month: '3', happened_year: '2026' }
	const refused = await send({ base: '0', ...day })
	const page = await refused.text()
	expect(refused.status).toBe(422)
	expect(page).toContain('Ikke underskrevet endnu. Kladden er gemt.')
	expect(page).not.toContain('Intet er gemt endnu')
	expect(page.match(/class="alert alert-error/g)).toHaveLength(1)
	for (const base of ['99999999999', '1.5', '-3'])
		expect((await send({ base, do: 'save', ...day })).status, base).toBe(303)
	const signed = await send({ base: '1', accepted: 'own_request', ...day })
	expect(signed.status).toBe(303)
	const after = await edge.app.request(`/soroe/besoeg/${visit}`, { headers: { cookie: session.cookie } })
	expect(await after.text()).toContain('Til dagens rute')
})
