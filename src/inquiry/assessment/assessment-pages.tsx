import { createHash, randomUUID } from 'node:crypto'
import { activeConsultants, listStaff, staffNames } from '#access/actions.ts'
import { isActive, isHealthProfession } from '#access/index.ts'
import { factsOf } from '#eligibility/actions.ts'
import { decide, type FactSource } from '#eligibility/index.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { recordedOf, thenReassess } from '../actions.ts'
import { type Asked, answerTo, type Errors, noSuchCitizen, type Shown } from '../decided.ts'
import { referralsAbout } from '../referral/referral-list-actions.ts'
import { assessmentsWaiting } from '../waiting-actions.ts'
import { withdrawDecision } from '../withdrawal-actions.ts'
import { worklistPage } from '../worklist-page.tsx'
import { chooseRisk, decideOnGround } from './assessment-actions.ts'
import { AssessmentPage } from './assessment-page.tsx'
import { grantException } from './exception-actions.ts'
import { decideFurtherVisit, type FollowUp } from './further-visit-actions.ts'
import { toAssess } from './to-assess.ts'

/** What every deed on the page needs: all who know something that the rules weigh, and follow-up's own deeds. */
export type Below = { readonly sources: readonly FactSource[]; readonly followUp: FollowUp; readonly again: Shown }

export const worklist = async (ask: Ask): Promise<Answer> => {
	const waiting = await assessmentsWaiting(ask.db, ask.municipality, ask.today)
	const citizens = await findCitizens(ask.db, [...new Set(waiting.map(({ person }) => person))])
	return worklistPage(ask, waiting, citizens, standardOn(await listStandards(ask.db), ask.today))
}

export const showAssessment = async (
	ask: Ask,
	citizen: Citizen,
	errors: Errors,
	sources: readonly FactSource[],
): Promise<Answer> => {
	const { db, today } = ask
	const standards = await listStandards(db)
	const facts = await factsOf(db, citizen.id, sources)
	if (facts === null) return noSuchCitizen(ask)
	const verdict = decide(standards, facts, today)
	const isWrong = Object.keys(errors).length > 0
	const professionals = (await listStaff(db)).filter(
		(one) => isActive(one, today) && isHealthProfession(one.profession),
	)
	return {
		title: ask.say('Vurdering', 'Assessment'),
		sees: [citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<AssessmentPage
				{...toAssess({
					citizen,
					facts,
					verdict,
					standards,
					today,
					recorded: await recordedOf(db, [citizen.id]),
					waits: await assessmentsWaiting(db, ask.municipality, today, [citizen.id]),
					names: await staffNames(db),
				})}
				mayDecide={isHealthProfession(ask.atWork().profession)}
				deciders={professionals.map(({ name }) => name)}
				consultants={await activeConsultants(db, today)}
				referrals={await referralsAbout(db, citizen.id)}
				formKey={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

/** Where another decided while this one was being written, both are shown; the later stands. */
const orBoth = async (ask: Ask, citizen: Citizen, answer: Answer): Promise<Answer> => {
	const seen = ask.form.number('seen')
	if (!('redirect' in answer) || seen === null) return answer
	const { assessments } = await recordedOf(ask.db, [citizen.id])
	const others = assessments.slice(seen).filter(({ by }) => by !== ask.atWork().id)
	if (others.length === 0) return answer
	const names = await staffNames(ask.db)
	const who = [...new Set(others.map(({ by }) => names.get(by) ?? ''))].join(', ')
	return {
		redirect: `/vurdering/${citizen.id}`,
		done: ask.say(
			`Afgørelsen er gemt. ${who} har også afgjort noget om borgeren, mens du skrev. Begge står nedenfor; den seneste gælder.`,
			`The decision is saved. ${who} also decided on this citizen while you wrote. Both stand below; the later counts.`,
		),
	}
}

/** The same words sent twice from one page are one deed; other words are another, also from a page gone back to. */
const deedKey = (ask: Ask, ...fields: readonly string[]): string => {
	const page = ask.form.text('key') || randomUUID()
	const said = [page, ask.path, ask.atWork().id, ...fields.map((field) => ask.form.text(field))]
	return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

/** The three forms that answer a ground have fields of their own. */
const fieldsOf = (ask: Ask): { readonly criterion: string; readonly because: string } => {
	const form = ask.form.text('form')
	return form === 'anew' || form === 'asked'
		? { criterion: `${form}_criterion`, because: `${form}_because` }
		: { criterion: 'criterion', because: 'because' }
}

export const assess = async (ask: Ask, citizen: Citizen, { sources, again }: Below): Promise<Answer> => {
	const fields = fieldsOf(ask)
	const outcome = await thenReassess(ask.db, ask.at, sources, (tx) =>
		decideOnGround(tx, ask.at, sources, {
			person: citizen.id,
			criterion: ask.form.text(fields.criterion),
			outcome: ask.form.text('outcome'),
			because: ask.form.text(fields.because),
			by: ask.atWork().id,
			key: deedKey(ask, fields.criterion, 'outcome', fields.because),
		}),
	)
	const asked: Asked = { because: fields.because, on: '', criterion: `${fields.criterion}-0`, again }
	return orBoth(
		ask,
		citizen,
		await answerTo(ask, citizen, outcome, asked, ask.say('Vurderingen er gemt.', 'The assessment is saved.')),
	)
}

export const choose = async (ask: Ask, citizen: Citizen, { sources, again }: Below): Promise<Answer> => {
	const outcome = await thenReassess(ask.db, ask.at, sources, (tx) =>
		chooseRisk(tx, ask.at, sources, {
			person: citizen.id,
			chosen: ask.form.text('chosen'),
			similar: ask.form.text('similar'),
			on: ask.form.day('known'),
			source: ask.form.text('source'),
			outcome: ask.form.text('outcome'),
			because: ask.form.text('risk_because'),
			by: ask.atWork().id,
			key: deedKey(ask, 'chosen', 'outcome', 'similar', 'risk_because'),
		}),
	)
	const asked: Asked = { because: 'risk_because', on: 'known_day', criterion: 'chosen-0', again }
	return orBoth(
		ask,
		citizen,
		await answerTo(ask, citizen, outcome, asked, ask.say('Vurderingen er gemt.', 'The assessment is saved.')),
	)
}

export const visitMore = async (ask: Ask, citizen: Citizen, { sources, followUp, again }: Below): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			decideFurtherVisit(tx, ask.at, sources, followUp, {
				person: citizen.id,
				wantedBy: ask.form.text('wanted_by'),
				kind: ask.form.text('kind'),
				because: ask.form.text('visit_because'),
				dueOn: ask.form.day('due'),
				owner: readId<StaffId>(ask.form.text('owner')),
				by: ask.atWork().id,
				key: deedKey(ask, 'wanted_by', 'kind', 'visit_because'),
			}),
		),
		{ because: 'visit_because', on: 'due_day', again },
		ask.say(
			'Besøget er besluttet og står på opfølgningslisten.',
			'The visit is decided and stands on the follow-up list.',
		),
	)

export const setAside = async (ask: Ask, citizen: Citizen, { sources, again }: Below): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			grantException(tx, ask.at, {
				person: citizen.id,
				exclusion: ask.form.text('exclusion') || ask.form.text('left_out'),
				because: ask.form.text('exception_because') || ask.form.text('left_out_because'),
				by: ask.atWork().id,
				key: deedKey(ask, 'exclusion', 'left_out', 'exception_because', 'left_out_because'),
			}),
		),
		{ because: 'exception_because', on: '', again },
		ask.say('Beslutningen er gemt.', 'The decision is recorded.'),
	)

export const withdrawIt = async (ask: Ask, citizen: Citizen, { sources, followUp, again }: Below): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			withdrawDecision(tx, ask.at, followUp, {
				person: citizen.id,
				decision: ask.form.text('decision'),
				because: ask.form.text('withdrawn_because'),
				by: ask.atWork().id,
			}),
		),
		{ because: 'withdrawn_because', on: '', again },
		ask.say('Afgørelsen er trukket tilbage.', 'The decision is withdrawn.'),
	)
