import { mayHoldCpr } from '#kernel/may-hold-cpr.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { searchCitizens, withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { LookForPage } from './look-for-page.tsx'
import { likenessTexts } from './same-person.ts'
import { likesOf } from './same-person-actions.ts'

/** Who may be the same as one citizen: those found, and whoever is searched for by hand. */
export const lookForRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/borger/:person/dubletter',
		for: ['coordinator'],
		shows: 'dubletter',
		handle: (ask) => withCitizen(ask, (citizen) => lookFor(ask, citizen, '')),
	},
	{
		method: 'post',
		path: '/borger/:person/dubletter',
		for: ['coordinator'],
		shows: 'dubletter',
		handle: (ask) => withCitizen(ask, (citizen) => lookFor(ask, citizen, ask.form.text('soeg'))),
	},
]

const lookFor = async (ask: Ask, citizen: Citizen, typed: string): Promise<Answer> => {
	const { db, say, language } = ask
	const likes = await likesOf(db, citizen.id)
	const searched = (await searchCitizens(db, typed, 20)).filter(({ id }) => id !== citizen.id)
	const title = say(`Er ${fullName(citizen)} registreret to gange?`, `Is ${fullName(citizen)} registered twice?`)
	return {
		title: say('Registreret to gange?', 'Registered twice?'),
		sees: [citizen.id, ...likes.map((like) => like.citizen.id), ...searched.map(({ id }) => id)],
		page: (
			<LookForPage
				citizen={citizen}
				title={title}
				found={likes.map((like) => ({
					citizen: like.citizen,
					why: likenessTexts(like.likeness)
						.map((told) => told[language])
						.join(', '),
				}))}
				typed={mayHoldCpr(typed) ? '' : typed}
				searched={typed === '' ? null : searched}
			/>
		),
	}
}
