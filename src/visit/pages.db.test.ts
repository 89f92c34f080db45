import pino from 'pino'
import { expect, test } from 'vitest'
import { beginSession, logReads, sessionOf } from '#access/actions.ts'
import type { VisitId } from '#kernel/ids.ts'
import { sessionCookie, webApp } from '#platform/web/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { nothingFollows } from '../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../test/story.ts'
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
	const begun = granted(await beginSession(db, morning, consultant.login ?? { issuer: '', subject: '' }))
	const cookie = `${sessionCookie}=${begun.token}`
	const app = webApp({
		hosted: [municipal],
		routes: visitPages({ follow: nothingFollows, sources: [] }),
		doorkeeper: {
			atWork: async (on, at, token) => {
				const session = await sessionOf(on, at, token)
				return session === null ? null : { staff: session.staff, formToken: session.csrf }
			},
			saw: logReads,
		},
		now: () => morning,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ level: 'silent' }),
	})
	const send = async (fields: Record<string, string>): Promise<Response> =>
		app.request(`/soroe/besoeg/${visit}/notat`, {
			method: 'POST',
			headers: {
				cookie,
				'sec-fetch-site': 'same-origin',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({
				do: 'sign',
				kind: 'journal',
				summary: 'Det går godt.',
				...fields,
				token: begun.session.csrf,
			}),
		})
	const day = { happened_day: '9', happened_month: '3', happened_year: '2026' }
	const refused = await send({ base: '0', ...day })
	const page = await refused.text()
	expect(refused.status).toBe(422)
	expect(page).toContain('Ikke underskrevet endnu. Kladden er gemt.')
	expect(page).not.toContain('Intet er gemt endnu')
	expect(page.match(/class="alert alert-error/g)).toHaveLength(1)
	const signed = await send({ base: '1', accepted: 'own_request', ...day })
	expect(signed.status).toBe(303)
	const after = await app.request(`/soroe/besoeg/${visit}`, { headers: { cookie } })
	expect(await after.text()).toContain('Til dagens rute')
})
