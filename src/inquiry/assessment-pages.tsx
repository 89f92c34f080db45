import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { isHealthProfession } from '#access/index.ts'
import { factsOf, standing } from '#eligibility/actions.ts'
import { decide, type FactSource } from '#eligibility/index.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { grantException, recordAssessment, recordedOf, thenReassess } from './actions.ts'
import { AssessmentPage } from './assessment-page.tsx'
import { answerTo, type Errors, noSuchCitizen, type Shown } from './decided.ts'
import { tell } from './tell.ts'
import { worklistPage } from './worklist-page.tsx'

export const worklist = async (ask: Ask): Promise<Answer> => {
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

export const showAssessment = async (
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
		title: ask.say('Vurdering', 'Assessment'),
		sees: [citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<AssessmentPage
				citizen={citizen}
				facts={facts}
				verdict={decide(standards, facts, ask.today)}
				standard={standardOn(standards, ask.today)}
				today={ask.today}
				mayDecide={isHealthProfession(ask.atWork().profession)}
				before={before.toReversed()}
				formKey={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

export const assess = async (
	ask: Ask,
	citizen: Citizen,
	sources: readonly FactSource[],
	again: Shown,
): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			recordAssessment(tx, ask.at, {
				person: citizen.id,
				criterion: ask.form.text('criterion'),
				outcome: ask.form.text('outcome'),
				because: ask.form.text('because'),
				by: ask.atWork().id,
				key: ask.form.text('key'),
			}),
		),
		{ because: 'because', on: '', again },
		ask.say('Vurderingen er gemt.', 'The assessment is saved.'),
	)

export const setAside = async (
	ask: Ask,
	citizen: Citizen,
	sources: readonly FactSource[],
	again: Shown,
): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			grantException(tx, ask.at, {
				person: citizen.id,
				exclusion: ask.form.text('exclusion') || ask.form.text('left_out'),
				because: ask.form.text('exception_because') || ask.form.text('left_out_because'),
				by: ask.atWork().id,
				key: ask.form.text('key'),
			}),
		),
		{ because: 'exception_because', on: '', again },
		ask.say('Beslutningen er gemt.', 'The decision is recorded.'),
	)
