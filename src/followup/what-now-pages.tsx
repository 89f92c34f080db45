import { createHash } from 'node:crypto'
import { activeConsultants } from '#access/actions.ts'
import { isHealthProfession } from '#access/index.ts'
import { factsOf, weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { decideFurtherVisit, thenReassess } from '#inquiry/actions.ts'
import { furtherHindrance, furtherKinds, type Refusal, refusalText, visitKindText } from '#inquiry/index.ts'
import type { Day } from '#kernel/day.ts'
import { type PersonId, readId, type StaffId, type VisitId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { agree, agreementsOf, cancel } from './actions.ts'
import { type Errors, formAnswer } from './asked-again.ts'
import { isOver } from './hand-over/hand-over.ts'
import { handOversOf } from './hand-over/hand-over-actions.ts'
import { type ByRule, isGivenByRule, nextByRule, visitsOfAYear } from './next-visit.ts'
import { WhatNowPage } from './what-now-page.tsx'

const staff = ['consultant', 'coordinator']

const ruleOf = async (ask: Ask, person: PersonId, sources: readonly FactSource[]): Promise<ByRule | null> => {
	const facts = await factsOf(ask.db, person, sources)
	return facts === null ? null : nextByRule(await listStandards(ask.db), facts, ask.today)
}

const hindranceOf = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Text | null> => {
	if (citizen.status !== 'resident') return refusalText('not_resident')
	const standard = standardOn(await listStandards(ask.db), ask.today)
	const stance = await weigh(ask.db, ask.today, sources, citizen.id)
	if (standard === null || stance === null) return refusalText('no_standard_in_force')
	const hindrance = furtherHindrance(standard, stance)
	return hindrance === null ? null : refusalText(hindrance)
}

const show = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[], errors: Errors): Promise<Answer> => {
	const { db, today, say, language, municipality } = ask
	const person = citizen.id
	const standard = standardOn(await listStandards(db), today)
	const agreements = (await agreementsOf(db, person)).filter((one) => one.doneAt === null && one.cancelledAt === null)
	const { frequentVisits } = municipality.followUp
	const handOvers = (await handOversOf(db, person)).filter((one) => !isOver(one))
	const me = ask.atWork()
	const page = (
		<WhatNowPage
			say={say}
			language={language}
			person={person}
			name={fullName(citizen)}
			visit={readId<VisitId>(ask.query.get('besoeg') ?? ask.form.text('visit'))}
			byRule={await ruleOf(ask, person, sources)}
			agreements={agreements}
			handOvers={handOvers}
			visitsOfAYear={visitsOfAYear(await visitsOf(db, person), today)}
			frequentFrom={frequentVisits}
			kinds={(standard === null ? [] : furtherKinds(standard)).map((one) => ({
				value: one,
				label: visitKindText[one][language],
			}))}
			cites={standard?.furtherVisits.cites ?? ''}
			hindrance={await hindranceOf(ask, citizen, sources)}
			mayDecide={isHealthProfession(me.profession)}
			owners={await activeConsultants(db, today)}
			me={me.id}
			dueOn={ask.form.day('due')}
			typed={ask.form.text}
			formKey={ask.form.text('key') || crypto.randomUUID()}
			errors={errors}
		/>
	)
	return formAnswer(page, say('Hvad sker der nu?', 'What happens now?'), person, errors)
}

const fields: Partial<Record<Refusal, string>> = {
	no_further_visits: 'kind',
	consultant_does_not_know_citizen: 'owner',
	unknown_owner: 'owner',
	nobody_wants_it: 'wanted_by',
	no_visiting_day: 'due',
	day_has_passed: 'due',
	day_too_late: 'due',
}

const ruleGives = (byRule: ByRule): Text =>
	text(
		`Standarden giver selv et nyt tilbud fra ${writeDay(byRule.on, 'da')} (${byRule.name.da}; ${byRule.cites}). Vælg en dag før, eller lad reglen om det.`,
		`The standard itself gives a new offer from ${writeDay(byRule.on, 'en')} (${byRule.name.en}; ${byRule.cites}). Choose a day before, or leave it to the rule.`,
	)

/** The same words sent twice from one page are one decision. */
const keyOf = (ask: Ask, dueOn: Day | null): string => {
	const said = ['key', 'kind', 'wanted_by', 'because', 'owner'].map((field) => ask.form.text(field))
	return createHash('sha256')
		.update(JSON.stringify([ask.path, ask.atWork().id, dueOn, ...said]))
		.digest('base64url')
}

const agreeNext = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> => {
	const kind = ask.form.text('kind')
	const dueOn = ask.form.day('due')
	const byRule = await ruleOf(ask, citizen.id, sources)
	if (byRule !== null && isGivenByRule(kind, dueOn, byRule))
		return show(ask, citizen, sources, { due: ruleGives(byRule)[ask.language] })
	const done = await thenReassess(ask.db, ask.at, sources, (tx) =>
		decideFurtherVisit(
			tx,
			ask.at,
			sources,
			{ agree, cancel },
			{
				person: citizen.id,
				wantedBy: ask.form.text('wanted_by'),
				kind,
				because: ask.form.text('because'),
				dueOn,
				owner: readId<StaffId>(ask.form.text('owner')),
				by: ask.atWork().id,
				key: keyOf(ask, dueOn),
			},
		),
	)
	if (!done.ok)
		return show(ask, citizen, sources, { [fields[done.why] ?? 'because']: refusalText(done.why)[ask.language] })
	const visit = readId<VisitId>(ask.form.text('visit'))
	return {
		redirect: `/borger/${citizen.id}/hvad-nu${visit === null ? '' : `?besoeg=${visit}`}`,
		done: ask.say('Det er aftalt og står på opfølgningslisten.', 'It is agreed and stands on the follow-up list.'),
	}
}

/** After a visit or a follow-up: the one page from which everything that can follow is decided. */
export const whatNowRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/borger/:person/hvad-nu',
		for: staff,
		shows: 'hvad sker der nu',
		handle: (ask) => withCitizen(ask, (citizen) => show(ask, citizen, sources, {})),
	},
	{
		method: 'post',
		path: '/borger/:person/hvad-nu',
		for: staff,
		shows: 'hvad sker der nu',
		handle: (ask) => withCitizen(ask, (citizen) => agreeNext(ask, citizen, sources)),
	},
]
