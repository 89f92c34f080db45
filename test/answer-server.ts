import { join } from 'node:path'
import pino from 'pino'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, openMunicipality, readMunicipalities } from '#platform/municipality/index.ts'
import { listen, webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { routes } from '../src/app.tsx'
import { temporaryFolder } from './temporary.ts'
import type { AtWork } from './web-edge.ts'

/** The house itself on a port, with its database at hand: what a letter says is read there. */
export type AnswerServer = {
	readonly base: string
	readonly db: Db
	readonly municipality: Municipality
	readonly stop: () => Promise<void>
}

/** The standard of another place, and who is at work, by what their session's cookie says. */
type Wishes = { readonly standard?: string; readonly staff?: ReadonlyMap<string, AtWork> }

export const answerServer = async (
	code: string,
	port: number,
	now: () => Instant,
	{ standard, staff = new Map() }: Wishes = {},
): Promise<AnswerServer> => {
	const [municipality] = await readMunicipalities('municipalities', [code], `http://localhost:${port}`)
	if (municipality === undefined) throw new Error(`no municipality ${code}`)
	const data = await temporaryFolder('answers')
	const opened = await openMunicipality(municipality, { data, databaseUrl: undefined, outbox: undefined })
	await loadStandards(opened.db, now(), standard ?? join(municipality.folder, 'standard'))
	const app = webApp({
		hosted: [opened],
		routes: routes(() => null),
		doorkeeper: {
			atWork: async (_db, _at, session) => {
				const found = staff.get(session)
				return found === undefined ? null : { staff: found, formToken: 'form-token' }
			},
			saw: async () => {},
		},
		now,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ level: 'silent' }),
	})
	const server = await listen(app, port, null)
	return {
		base: `http://localhost:${port}`,
		db: opened.db,
		municipality,
		stop: async () => {
			await server.stop()
			await opened.database.close()
		},
	}
}
