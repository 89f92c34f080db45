import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { factsOf, stanceOf, standing } from '#eligibility/actions.ts'
import { decide, type FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import {
	closeCase,
	grantException,
	latestCase,
	openCase,
	recordAssessment,
	recordedOf,
	recordNotice,
	thenReassess,
	withdrawNotice,
} from './actions.ts'
import { isHealthProfessional } from './assessment.ts'
import { AssessmentPage } from './assessment-page.tsx'
import { errorFor, readNotice } from './event-form.ts'
import { EventPage } from './event-page.tsx'
import { type Refusal, refusalText } from './refusals.ts'
import { tell } from './tell.ts'
import { worklistPage } from './worklist-page.tsx'

type Errors = Readonly<Record<string, string>>
type Shown = (ask: Ask, citizen: Citizen, errors: Errors) => Promise<Answer>

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

const noSuchCitizen = (ask: Ask): Answer => ({
	missing: ask.say(
		'Borgeren findes ikke i registret. Søg borgeren frem igen.',
		'The citizen is not in the register. Search again.',
	),
})

const worklist = async (ask: Ask): Promise<Answer> => {
	const found = await standing(ask.db, { verdict: 'assess' })
	const citizens = await findCitizens(
		ask.db,
		found.map(({ person }) => person),
	)
	const waiting = found.flatMap(({ person, verdict, since }) => {
		const citizen = citizens.get(person)
		return citizen === undefined ? [] : [{ person, citizen, stance: verdict, since }]
	})
	return worklistPage(ask, waiting, standardOn(await listStandards(ask.db), ask.today))
}

const showAssessment = async (
	ask: Ask,
	citizen: Citizen,
	errors: Errors,
	sources: readonly FactSource[],
): Promise<Answer> => {
	const standards = await listStandards(ask.db)
	const facts = await factsOf(ask.db, citizen.id, sources)
	if (facts === null) return noSuchCitizen(ask)
	const recorded = await recordedOf(ask.db, [citizen.id])
	const before = tell({ ...recorded, notices: [], cases: [] }, standards, await staffNames(ask.db))
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say(`Vurdering: ${fullName(citizen)}`, `Assessment: ${fullName(citizen)}`),
		sees: [citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<AssessmentPage
				citizen={citizen}
				facts={facts}
				verdict={decide(standards, facts, ask.today)}
				standard={standardOn(standards, ask.today)}
				today={ask.today}
				mayDecide={isHealthProfessional(ask.atWork().profession)}
				before={before.toReversed()}
				key={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const showEvents: Shown = async (ask, citizen, errors) => {
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say(`Hændelse: ${fullName(citizen)}`, `Event: ${fullName(citizen)}`),
		sees: [citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<EventPage
				citizen={citizen}
				standard={standardOn(await listStandards(ask.db), ask.today)}
				today={ask.today}
				notices={(await recordedOf(ask.db, [citizen.id])).notices}
				course={await latestCase(ask.db, citizen.id)}
				key={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

/** Does it and weighs the citizen anew; refused, the form is shown again with what was typed. */
const decided = async (
	ask: Ask,
	citizen: Citizen,
	sources: readonly FactSource[],
	deed: (tx: Db) => Promise<Outcome<PersonId, Refusal>>,
	fields: { readonly because: string; readonly on: string; readonly again: Shown },
	done: string,
): Promise<Answer> => {
	const outcome = await thenReassess(ask.db, ask.at, sources, deed)
	if (!outcome.ok) {
		if (outcome.why === 'not_a_health_professional')
			return { refused: refusalText(outcome.why)[ask.language], status: 403 }
		return fields.again(ask, citizen, errorFor(outcome.why, fields.because, fields.on, ask.language))
	}
	const after = await stanceOf(ask.db, citizen.id)
	return after?.verdict.verdict === 'assess'
		? {
				redirect: `/vurdering/${citizen.id}`,
				done: `${done} ${ask.say('Der er en grund, som skal vurderes.', 'There is a ground to assess.')}`,
			}
		: { redirect: `/borger/${citizen.id}`, done }
}

const assess = (ask: Ask, citizen: Citizen, sources: readonly FactSource[], again: Shown): Promise<Answer> =>
	decided(
		ask,
		citizen,
		sources,
		(tx) =>
			recordAssessment(tx, ask.at, {
				person: citizen.id,
				criterion: ask.form.text('criterion'),
				outcome: ask.form.text('outcome'),
				because: ask.form.text('because'),
				by: ask.atWork().id,
				key: ask.form.text('key'),
			}),
		{ because: 'because', on: '', again },
		ask.say('Vurderingen er gemt.', 'The assessment is saved.'),
	)

const setAside = (ask: Ask, citizen: Citizen, sources: readonly FactSource[], again: Shown): Promise<Answer> =>
	decided(
		ask,
		citizen,
		sources,
		(tx) =>
			grantException(tx, ask.at, {
				person: citizen.id,
				exclusion: ask.form.text('exclusion'),
				because: ask.form.text('exception_because'),
				by: ask.atWork().id,
				key: ask.form.text('key'),
			}),
		{ because: 'exception_because', on: '', again },
		ask.say('Undtagelsen er fraveget.', 'The exclusion is set aside.'),
	)

const record = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> => {
	const standard = standardOn(await listStandards(ask.db), ask.today)
	return decided(
		ask,
		citizen,
		sources,
		(tx) => recordNotice(tx, ask.at, readNotice(ask.form, standard, citizen.id, ask.atWork().id)),
		{ because: 'note', on: 'on_day', again: showEvents },
		ask.say('Hændelsen er gemt.', 'The event is saved.'),
	)
}

const withdraw = (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> =>
	decided(
		ask,
		citizen,
		sources,
		(tx) =>
			withdrawNotice(tx, ask.at, {
				notice: ask.form.text('notice'),
				person: citizen.id,
				because: ask.form.text('withdrawn_because'),
				by: ask.atWork().id,
			}),
		{ because: 'withdrawn_because', on: '', again: showEvents },
		ask.say('Hændelsen er trukket tilbage.', 'The event is withdrawn.'),
	)

const open = (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> =>
	decided(
		ask,
		citizen,
		sources,
		(tx) => openCase(tx, ask.at, { person: citizen.id, on: ask.form.day('opened'), by: ask.atWork().id }),
		{ because: '', on: 'opened_day', again: showEvents },
		ask.say('Forløbet er åbnet.', 'The course is opened.'),
	)

const close = (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> =>
	decided(
		ask,
		citizen,
		sources,
		(tx) =>
			closeCase(tx, ask.at, {
				person: citizen.id,
				on: ask.form.day('closed'),
				because: ask.form.text('case_because'),
				by: ask.atWork().id,
			}),
		{ because: 'case_because', on: 'closed_day', again: showEvents },
		ask.say('Forløbet er afsluttet.', 'The course is closed.'),
	)
