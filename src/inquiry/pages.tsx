import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { assess, setAside, showAssessment, worklist } from './assessment-pages.tsx'
import { noSuchCitizen, type Shown } from './decided.ts'
import { close, open, record, showEvents, withdraw } from './event-pages.tsx'
import { referralPages } from './referral-pages.tsx'

/** What happened in citizens' lives, and a professional's yes or no; `sources` are all who know something that the rules weigh. */
export const inquiryPages = (sources: readonly FactSource[]): Route[] => {
	const about = (
		method: Route['method'],
		path: string,
		shows: string,
		handle: (ask: Ask, citizen: Citizen) => Promise<Answer>,
	): Route => ({
		method,
		path,
		for: ['coordinator', 'consultant'],
		shows,
		handle: (ask) => aboutCitizen(ask, handle),
	})
	const assessment: Shown = (ask, citizen, errors) => showAssessment(ask, citizen, errors, sources)
	return [
		...referralPages(sources),
		{
			method: 'get',
			path: '/vurdering',
			for: ['coordinator', 'consultant'],
			shows: 'vurderingsliste',
			nav: { label: { da: 'Vurdering', en: 'Assessment' }, order: 30 },
			handle: worklist,
		},
		about('get', '/vurdering/:person', 'faglig vurdering', (ask, citizen) => assessment(ask, citizen, {})),
		about('post', '/vurdering/:person', 'faglig vurdering', (ask, citizen) =>
			assess(ask, citizen, sources, assessment),
		),
		about('post', '/vurdering/:person/fravig', 'faglig vurdering', (ask, citizen) =>
			setAside(ask, citizen, sources, assessment),
		),
		about('get', '/haendelse/:person', 'hændelser', (ask, citizen) => showEvents(ask, citizen, {})),
		about('post', '/haendelse/:person', 'hændelser', (ask, citizen) => record(ask, citizen, sources)),
		about('post', '/haendelse/:person/fortryd', 'hændelser', (ask, citizen) => withdraw(ask, citizen, sources)),
		about('post', '/haendelse/:person/forloeb', 'hændelser', (ask, citizen) => open(ask, citizen, sources)),
		about('post', '/haendelse/:person/forloeb/luk', 'hændelser', (ask, citizen) => close(ask, citizen, sources)),
	]
}

const aboutCitizen = async (ask: Ask, handle: (ask: Ask, citizen: Citizen) => Promise<Answer>): Promise<Answer> => {
	const id = readId<PersonId>(ask.params.person)
	const citizen = id === null ? null : await findCitizen(ask.db, id)
	return citizen === null ? noSuchCitizen(ask) : handle(ask, citizen)
}
