import { reassess, stanceOf, withdrawDebt } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { text } from '#kernel/language.ts'
import { inTransaction } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, standardOn } from '#standard/index.ts'
import { overdueIn } from '../standing/facts-from.ts'
import { OverduePage } from './overdue-page.tsx'

const professionals = ['coordinator', 'consultant']

export const overdueRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/borger/:person/forsinket',
		for: professionals,
		shows: 'forsinket tilbud',
		handle: (ask) => withCitizen(ask, (citizen) => show(ask, citizen, {})),
	},
	{
		method: 'post',
		path: '/borger/:person/forsinket',
		for: professionals,
		shows: 'forsinket tilbud',
		handle: (ask) => withCitizen(ask, (citizen) => withdraw(ask, citizen, sources)),
	},
]

const show = async (ask: Ask, citizen: Citizen, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const standard = standardOn(await listStandards(ask.db), ask.today)
	const stance = await stanceOf(ask.db, citizen.id)
	const owed = overdueIn(stance?.verdict ?? null).map((criterion) => ({
		criterion,
		name: standard === null ? text(criterion, criterion) : criterionText(standard, criterion),
	}))
	const typed = { criterion: ask.form.text('criterion'), because: ask.form.text('because') }
	const title = ask.say('Forsinket tilbud', 'Overdue offer')
	const page = <OverduePage citizen={citizen} owed={owed} typed={typed} errors={errors} />
	const [refused] = Object.values(errors)
	const sees = [citizen.id]
	return refused === undefined ? { page, title, sees } : { refused, page, title, sees }
}

const withdraw = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> => {
	const { db, at, today, form, say } = ask
	const person = citizen.id
	const given = { person, criterion: form.text('criterion'), because: form.text('because').trim(), on: today }
	const done = await inTransaction(db, async (tx) => {
		const withdrawn = await withdrawDebt(tx, at, { ...given, by: ask.atWork().id })
		if (withdrawn.ok) await reassess(tx, at, today, sources, [person])
		return withdrawn
	})
	if (done.ok) return { redirect: `/borger/${person}`, done: say('Tilbuddet er trukket tilbage.', 'It is withdrawn.') }
	if (done.why === 'no_reason') return show(ask, citizen, { because: say('Skriv hvorfor.', 'Write why.') })
	return show(ask, citizen, { criterion: say('Vælg, hvilket tilbud det gælder.', 'Choose which offer it is.') })
}
