import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { livesQueue } from '#population/index.ts'
import { thenReassess } from '../actions.ts'
import { noSuchCitizen } from '../decided.ts'
import { refusalText } from '../refusals.ts'
import { type CorrectionRefusal, correctStay, inHospitalOf } from './hospital-actions.ts'
import { StayPage } from './stay-page.tsx'

type Errors = Readonly<Record<string, string>>

const correctionWords: Readonly<Record<CorrectionRefusal, readonly [string, Text]>> = {
	because_is_empty: ['because', refusalText('because_is_empty')],
	not_in_hospital: [
		'content',
		text('Borgeren er ikke på sygehus efter det, vi ved nu.', 'The citizen is not in hospital as far as we know now.'),
	],
	no_death_told: [
		'content',
		text('Sygehuset melder ikke længere borgeren død.', 'The hospital no longer tells of a death.'),
	],
}

const showStay = async (ask: Ask, errors: Errors): Promise<Answer> => {
	const id = readId<PersonId>(ask.params.person)
	const citizen = id === null ? null : await findCitizen(ask.db, id)
	if (citizen === null) return noSuchCitizen(ask)
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say('Sygehusophold', 'Hospital stays'),
		sees: [citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<StayPage
				citizen={citizen}
				stay={await inHospitalOf(ask.db, citizen.id)}
				today={ask.today}
				because={isWrong ? ask.form.text('because') : ''}
				errors={errors}
			/>
		),
	}
}

const correct = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const person = readId<PersonId>(ask.params.person)
	if (person === null) return noSuchCitizen(ask)
	const done = await thenReassess(ask.db, ask.at, sources, async (tx) => {
		const corrected = await correctStay(tx, ask.at, {
			person,
			kind: ask.form.text('kind') === 'alive' ? 'alive' : 'stay_ended',
			because: ask.form.text('because'),
			by: ask.atWork().id,
		})
		if (corrected.ok) await ask.enqueue(tx, livesQueue)
		return corrected
	})
	if (done.ok) return { redirect: `/udskrivning/ophold/${person}`, done: ask.say('Gemt.', 'Saved.') }
	const [field, words] = correctionWords[done.why]
	return showStay(ask, { [field]: words[ask.language] })
}

const atTheDesk = ['coordinator', 'consultant']

/** What hospitals have told of a citizen's stays, and what staff know better. */
export const stayPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/udskrivning/ophold/:person',
		for: atTheDesk,
		shows: 'sygehusophold',
		handle: (ask) => showStay(ask, {}),
	},
	{
		method: 'post',
		path: '/udskrivning/ophold/:person',
		for: atTheDesk,
		shows: 'sygehusophold',
		handle: (ask) => correct(ask, sources),
	},
]
