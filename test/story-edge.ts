import pino from 'pino'
import { beginSession, logReads, sessionOf } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Route, sessionCookie, webApp } from '#platform/web/index.ts'
import { granted, morning, type Story } from './story.ts'

type Fields = Readonly<Record<string, string>>

/** The web edge in front of a story's municipality: whoever works there begins a session as a login does. */
export const storyEdge = (municipal: Story['municipal'], routes: Route[], now: () => Instant = () => morning) => {
	const app = webApp({
		hosted: [municipal],
		routes,
		doorkeeper: {
			atWork: async (on, at, token) => {
				const session = await sessionOf(on, at, token)
				return session === null ? null : { staff: session.staff, formToken: session.csrf }
			},
			saw: logReads,
		},
		now,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ level: 'silent' }),
	})
	const signIn = async (staff: Staff): Promise<{ cookie: string; token: string }> => {
		const begun = granted(await beginSession(municipal.db, now(), staff.login ?? { issuer: '', subject: '' }))
		return { cookie: `${sessionCookie}=${begun.token}`, token: begun.session.csrf }
	}
	/** A form sent from a page of one's own. */
	const send = async (path: string, fields: Fields, session: { cookie: string; token: string }): Promise<Response> =>
		app.request(path, {
			method: 'POST',
			headers: {
				cookie: session.cookie,
				'sec-fetch-site': 'same-origin',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({ ...fields, token: session.token }),
		})
	return { app, signIn, send }
}
