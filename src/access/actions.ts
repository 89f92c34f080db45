import type { Doorkeeper } from '#platform/web/index.ts'
import { citizenSessionOf } from './citizen-actions.ts'
import { citizenIdleMinutes } from './citizen-session.ts'
import { logReads } from './reading-actions.ts'
import { sessionOf } from './session-actions.ts'

export { beginAttempt, takeAttempt } from './attempt-actions.ts'
export { citizenSessionsOf, eraseCitizenSessions, giveCitizenSessions } from './citizen-actions.ts'
export { recordCheck, recordCourse } from './competence/competence-actions.ts'
export { logReads, readsOf } from './reading-actions.ts'
export { beginSession, endSessionsOf, sessionOf } from './session-actions.ts'
export {
	activeConsultants,
	addStaff,
	deactivateStaff,
	findStaff,
	listStaff,
	staffNames,
} from './staff/staff-actions.ts'

/** Who is let in at the web's edge, and what is written down of what they saw. */
export const doorkeeper: Doorkeeper = {
	atWork: async (db, at, token) => {
		const session = await sessionOf(db, at, token)
		if (session === null) return null
		const { id, name, roles, profession } = session.staff
		return { staff: { id, name, roles, profession }, formToken: session.csrf }
	},
	saw: logReads,
	asCitizen: async (db, at, token) => {
		const session = await citizenSessionOf(db, at, token)
		return session && { person: session.person, formToken: session.csrf, idleMinutes: citizenIdleMinutes }
	},
	sawThemselves: (db, at, person, what) => logReads(db, at, 'citizen', [person], what),
}
