import {
	assessmentsWaiting,
	concernsByStaff,
	inquiryFacts,
	referralsWaiting,
	screeningsWaiting,
} from '#inquiry/actions.ts'
import { addDays, earlier } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import type { WorklistKey } from './worklist.ts'
import type { ListMaker } from './worklist-shared-actions.ts'

/** Concerns written down by staff as an event, which nobody has answered with an assessment, an offer or a visit since. */
const concernsWaiting: ListMaker = async (db, { municipality }, { stood: standings }) => {
	const told = await concernsByStaff(db)
	const known = await inquiryFacts(
		db,
		told.map(({ person }) => person),
	)
	const raised = told.filter(
		({ person, on }) =>
			!(known.get(person)?.history ?? []).some((entry) => entry.kind === 'assessed' && entry.on >= on),
	)
	const stood = await standings(raised.map(({ person }) => person))
	return raised.flatMap(({ person, on }) => {
		const one = stood.get(person)
		if (one === undefined || one.citizen.status !== 'resident') return []
		const { offers, visits } = one.known
		const isAnswered =
			offers.some(({ madeOn }) => madeOn !== null && madeOn >= on) ||
			visits.some(({ tookPlaceOn }) => tookPlaceOn !== null && tookPlaceOn >= on)
		const what = text('Nogen er bekymret for borgeren', 'Someone is concerned for the citizen')
		const dueOn = addDays(on, municipality.deadlines.concern)
		return isAnswered ? [] : [{ person, on, dueOn, what, to: `/vurdering/${person}` }]
	})
}

/** What somebody told of a citizen and a professional is to answer. */
export const inquiryLists = {
	henvendelser: async (db, { municipality, today }) =>
		(await referralsWaiting(db, municipality, today)).map(({ referral, person, receivedOn: on, dueOn, what }) => ({
			...{ person, on, dueOn, what },
			to: `/henvendelser/${referral}`,
		})),
	bekymringer: concernsWaiting,
	udskrivning: async (db, { municipality, today }) =>
		(await screeningsWaiting(db, municipality, today)).map(({ screening, person, dischargedOn: on, dueOn }) => ({
			...{ person, on, dueOn },
			what: text('Tilbud eller ej efter udskrivning', 'An offer or none after a discharge'),
			to: `/udskrivning/${screening}`,
		})),
	vurdering: async (db, { municipality, today }, { names }) => {
		const named = await names()
		const waiting = Map.groupBy(await assessmentsWaiting(db, municipality, today), ({ person }) => person)
		return [...waiting].map(([person, own]) => ({
			person,
			on: own.map(({ since }) => since).reduce(earlier),
			dueOn: own[0]?.dueOn ?? null,
			what: named(own.map(({ criterion }) => criterion)),
			to: `/vurdering/${person}`,
		}))
	},
} satisfies Partial<Record<WorklistKey, ListMaker>>
