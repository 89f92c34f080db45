import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import {
	assess,
	type Below,
	choose,
	setAside,
	showAssessment,
	visitMore,
	withdrawIt,
	worklist,
} from './assessment/assessment-pages.tsx'
import type { FollowUp } from './assessment/further-visit-actions.ts'
import { concernPages } from './concern/concern-pages.tsx'
import { noSuchCitizen, type Shown } from './decided.ts'
import { close, open, record, showEvents, withdraw } from './event-pages.tsx'
import { hospitalPages } from './hospital/hospital-pages.tsx'
import { receptionRoutes } from './hospital/reception-pages.tsx'
import { stayPages } from './hospital/stay-pages.tsx'
import { newReferralPages } from './referral/new-referral-pages.tsx'
import { ownRequestPages } from './referral/own-request-pages.tsx'
import { referralPages } from './referral/referral-pages.tsx'
import { screeningPages } from './screening/screening-pages.tsx'

/** What happened in citizens' lives, and a professional's yes or no; `sources` are all who know something that the rules weigh, `followUp` makes and cancels the agreements of the room below. */
export const inquiryPages = (sources: readonly FactSource[], followUp: FollowUp): Route[] => {
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
	const below: Below = { sources, followUp, again: assessment }
	const decision = (path: string, decide: (ask: Ask, citizen: Citizen, below: Below) => Promise<Answer>): Route =>
		about('post', `/vurdering/:person${path}`, 'faglig vurdering', (ask, citizen) => decide(ask, citizen, below))
	/** Whoever changes the language on a form that came back, or opens its address anew, comes to the page it stands on. */
	const comesBack = (path: string): Route =>
		about('get', `/vurdering/:person${path}`, '', async (_, { id }) => ({ redirect: `/vurdering/${id}` }))
	return [
		...concernPages,
		...ownRequestPages,
		...newReferralPages(sources),
		...referralPages(sources),
		...hospitalPages(sources),
		...receptionRoutes,
		...stayPages(sources),
		...screeningPages(sources),
		{
			method: 'get',
			path: '/vurdering',
			for: ['coordinator', 'consultant'],
			shows: 'vurderingsliste',
			nav: { label: { da: 'Vurdering', en: 'Assessment' }, order: 30 },
			handle: worklist,
		},
		about('get', '/vurdering/:person', 'faglig vurdering', (ask, citizen) => assessment(ask, citizen, {})),
		decision('', assess),
		decision('/risiko', choose),
		decision('/besoeg', visitMore),
		decision('/fravig', setAside),
		decision('/fortryd', withdrawIt),
		...['/risiko', '/besoeg', '/fravig', '/fortryd'].map(comesBack),
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
