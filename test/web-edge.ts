import pino from 'pino'
import { logReads } from '#access/actions.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Route, webApp } from '#platform/web/index.ts'

/** Somebody at work, as the doorkeeper would let them in. */
export type AtWork = {
	readonly id: StaffId
	readonly name: string
	readonly roles: readonly string[]
	readonly profession: string | null
}

type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[]

/** The web edge itself in front of some routes: whoever is named by the session's cookie is at work, every reading is logged. */
export const webEdge = (house: {
	readonly db: Db
	readonly municipality: Municipality
	readonly routes: Route[]
	readonly staff: Readonly<Record<string, AtWork>>
	readonly now: Instant | (() => Instant)
	readonly enqueue?: (tx: Db, queue: string) => Promise<void>
}) => {
	const { db, municipality, staff, now } = house
	const app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: house.enqueue ?? (async () => {}) }],
		routes: house.routes,
		doorkeeper: {
			atWork: async (_db, _at, token) => {
				const found = staff[token]
				return found === undefined ? null : { staff: found, formToken: 'form-token' }
			},
			saw: logReads,
		},
		now: typeof now === 'function' ? now : () => now,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ enabled: false }),
	})
	const [first = ''] = Object.keys(staff)
	return {
		app,
		get: (path: string, who = first) =>
			app.request(`/${municipality.code}${path}`, { headers: { cookie: `hj_session=${who}` } }),
		post: (path: string, fields: Fields, who = first) =>
			app.request(`/${municipality.code}${path}`, {
				method: 'POST',
				headers: {
					cookie: `hj_session=${who}`,
					'sec-fetch-site': 'same-origin',
					'content-type': 'application/x-www-form-urlencoded',
				},
				body: new URLSearchParams([
					['token', 'form-token'],
					...(Array.isArray(fields) ? fields : Object.entries(fields)),
				] as string[][]).toString(),
			}),
	}
}
