import { activeConsultants } from '#access/actions.ts'
import { needLinesOf, setNeeds, timesAgainstNeeds } from '#booking/actions.ts'
import { type WantedNeeds, wantedOf } from '#booking/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { readNeeds } from './time-needs-form.ts'
import { TimeNeedsPage, type Visitors } from './time-needs-page.tsx'

/** When a visit suits a citizen, and who is to come: told by them, written down by staff. */
export const timeNeedsRoutes: Route[] = (['get', 'post'] as const).map((method) => ({
	method,
	path: '/borger/:person/besoegstid',
	for: ['coordinator', 'consultant'],
	shows: 'hvornår et besøg passer',
	handle: (ask) =>
		withCitizen(ask, async (citizen) =>
			method === 'post' ? save(ask, citizen) : show(ask, citizen, wantedOf(await needLinesOf(ask.db, citizen.id)), {}),
		),
}))

const visitorsOf = async (ask: Ask): Promise<Visitors> => {
	const visitors = await activeConsultants(ask.db, ask.today)
	return {
		languages: visitors.flatMap(({ languages }) => languages),
		professions: visitors.flatMap(({ profession }) => (profession === null ? [] : [profession.toLowerCase()])),
	}
}

const show = async (
	ask: Ask,
	citizen: Citizen,
	needs: WantedNeeds,
	errors: Readonly<Record<string, string>>,
): Promise<Answer> => {
	const [refused] = Object.values(errors)
	const shown = {
		title: ask.say('Hvornår passer et besøg?', 'When does a visit suit?'),
		sees: [citizen.id],
		page: (
			<TimeNeedsPage
				{...{ citizen, needs, errors }}
				visitors={await visitorsOf(ask)}
				against={refused === undefined ? await timesAgainstNeeds(ask.db, ask.at, citizen.id) : []}
				mayMove={ask.atWork().roles.includes('coordinator')}
			/>
		),
	}
	return refused === undefined ? shown : { ...shown, refused }
}

const save = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const { db, at, form, say } = ask
	const wanted = readNeeds(form)
	const saved = await setNeeds(db, at, citizen.id, wanted, ask.atWork().id)
	if (!saved.ok)
		return show(ask, citizen, wanted, {
			'not_on-0': say(
				'Der skal være mindst én hverdag tilbage. Ønsker borgeren slet ikke besøg, så skriv det som et svar.',
				'At least one weekday must be left. If no visit is wanted at all, record that as an answer.',
			),
		})
	const against = await timesAgainstNeeds(db, at, citizen.id)
	return {
		redirect: against.length === 0 ? `/borger/${citizen.id}` : `/borger/${citizen.id}/besoegstid`,
		done: saved.value.changed
			? say('Det er gemt. Nye tider lægges efter det.', 'It is saved. New times keep to it.')
			: say('Intet er ændret.', 'Nothing has changed.'),
	}
}
