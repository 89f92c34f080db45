import { readId, type VisitId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { findVisit } from './actions.ts'
import type { Visit } from './visit.ts'
import { visitGone } from './visit-shown.tsx'

/** The visit in the address, or that there is none. */
export const withVisit = async (ask: Ask, answer: (visit: Visit) => Promise<Answer>): Promise<Answer> => {
	const id = readId<VisitId>(ask.params.visit)
	const visit = id === null ? null : await findVisit(ask.db, id)
	return visit === null ? visitGone(ask) : answer(visit)
}
