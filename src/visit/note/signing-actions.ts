import { type Background, hasBackground } from '#access/index.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { backgroundDemanded } from '../context-actions.ts'
import { askedAbout } from '../measured/asked-about.ts'
import type { Scorable } from '../measured/instrument.ts'
import { instrumentOf } from '../measured/instrument-actions.ts'
import type { How, Visit } from '../visit.ts'
import type { Draft } from './note-store.ts'
import { type Hinders, hinders } from './signing.ts'

/** Whether something is odd is asked of the answers alone: not of whose they are. */
const scorableWith = (code: string, version: string): Scorable | null => {
	const instrument = instrumentOf(code, version)
	return instrument && { ...instrument, outsideLimits: false, withheld: false }
}

/** Everything that keeps a note from being signed as it stands; of a background that is missing, which are demanded by their codes. */
export const hindersSigning = async (
	db: Db,
	at: Instant,
	writer: { readonly profession: string | null },
	visit: Visit,
	sent: Draft & { readonly accepted: How | null },
): Promise<readonly Hinders[]> => {
	const demanded: readonly Background[] | null = await backgroundDemanded(db, visit)
	return hinders({
		kind: sent.kind,
		body: sent.body,
		happenedOn: sent.happenedOn,
		plannedOn: visit.plannedOn,
		today: dayOf(at),
		askedAbout: askedAbout(sent.body.measured, scorableWith),
		professional: hasBackground(writer.profession, demanded),
		accepted: sent.accepted !== null || visit.acceptedHow !== null,
		notGoneAhead: visit.notGoneAhead !== null,
	}).map((one) => (one.why === 'no_health_profession' ? { ...one, detail: demanded?.join(' ') } : one))
}
