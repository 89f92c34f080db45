import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import { addMinutes } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { livesQueue } from '#population/index.ts'
import { thenReassess } from './actions.ts'
import { noSuchCitizen } from './decided.ts'
import type { AcceptanceRefusal } from './hospital-acceptance.ts'
import { type CorrectionRefusal, correctStay, inHospitalOf } from './hospital-actions.ts'
import { type Acknowledged, cannotTakeNow, receiveHospitalNotification } from './hospital-receiving-actions.ts'
import { acceptNotifications, isLetIn, makeKey, reception, refuseNotifications } from './reception-actions.ts'
import { ReceptionPage } from './reception-page.tsx'
import { refusalText } from './refusals.ts'
import { StayPage } from './stay-page.tsx'

type Errors = Readonly<Record<string, string>>

const contentType = ({ format }: Acknowledged): string => `application/fhir+${format}; charset=utf-8`

const answered = (done: Acknowledged, isTooLarge: boolean): Answer => ({
	body: done.body,
	type: contentType(done),
	status: done.answer === 'transient-error' ? 503 : isTooLarge ? 413 : done.isFhir ? 200 : 400,
})

const sent = ({ municipality, message }: Ask) => ({
	municipality,
	bytes: message?.bytes ?? null,
	type: message?.type ?? '',
})

const takeMessage = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	if (!(await isLetIn(ask.db, ask.at, ask.message?.authorization ?? '')))
		return {
			body: JSON.stringify({
				resourceType: 'OperationOutcome',
				issue: [
					{ severity: 'error', code: 'login', details: { text: 'The key of the message agent is missing or wrong' } },
				],
			}),
			type: 'application/fhir+json; charset=utf-8',
			status: 401,
		}
	const done = await receiveHospitalNotification(ask.db, ask.at, {
		...sent(ask),
		sources,
		whenKept: (tx) => ask.enqueue(tx, livesQueue),
	})
	return answered(done, ask.message?.bytes === null)
}

const showReception = async (ask: Ask, errors: Errors, newKey: string | null = null): Promise<Answer> => {
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say('Advis fra sygehuse', 'Notifications from hospitals'),
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<ReceptionPage
				{...(await reception(ask.db, ask.today, addMinutes(ask.at, -30 * 24 * 60)))}
				endpoint={ask.link('/fhir/$process-message')}
				today={ask.today}
				newKey={newKey}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const acceptanceWords: Readonly<Record<AcceptanceRefusal, readonly [string, Text]>> = {
	basis_is_empty: ['basis', text('Skriv hjemlen.', 'Write the legal basis.')],
	no_first_day: ['from_day', refusalText('no_day')],
	ends_before_it_begins: [
		'until_day',
		text('Perioden slutter, før den begynder. Ret en af dagene.', 'The period ends before it begins. Correct a day.'),
	],
	accepted_already: ['content', text('Modtagelsen er allerede slået til.', 'Reception is switched on already.')],
}

const accept = async (ask: Ask): Promise<Answer> => {
	const done = await acceptNotifications(ask.db, ask.at, {
		legalBasis: ask.form.text('basis'),
		from: ask.form.day('from'),
		until: ask.form.day('until'),
		by: ask.atWork().id,
	})
	if (done.ok)
		return {
			redirect: '/udskrivning/modtagelse',
			done: ask.say('Hjemlen er gemt.', 'The legal basis is recorded.'),
		}
	const [field, words] = acceptanceWords[done.why]
	return showReception(ask, { [field]: words[ask.language] })
}

const refuse = async (ask: Ask): Promise<Answer> => {
	const because = ask.form.text('ended_because')
	const done = await refuseNotifications(ask.db, ask.at, { because, by: ask.atWork().id })
	if (done.ok || done.why === 'not_accepted')
		return {
			redirect: '/udskrivning/modtagelse',
			done: ask.say('Modtagelsen er slået fra.', 'Reception is switched off.'),
		}
	return showReception(ask, { ended_because: refusalText(done.why)[ask.language] })
}

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

const runsIt = ['manager', 'administrator']
const atTheDesk = ['coordinator', 'consultant']

/** Messages from hospitals: where they come in, whether they are taken, and what they have told. */
export const hospitalPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'post',
		path: '/fhir/$process-message',
		for: 'anyone',
		shows: '',
		takes: 'message',
		handle: (ask) => takeMessage(ask, sources),
		broken: async (ask) => answered(await cannotTakeNow(ask.at, sent(ask)), false),
	},
	{
		method: 'get',
		path: '/udskrivning/modtagelse',
		for: runsIt,
		shows: '',
		nav: { label: text('Advis fra sygehuse', 'Hospital notifications'), order: 85 },
		handle: (ask) => showReception(ask, {}),
	},
	{ method: 'post', path: '/udskrivning/modtagelse', for: runsIt, shows: '', handle: accept },
	{ method: 'post', path: '/udskrivning/modtagelse/stop', for: runsIt, shows: '', handle: refuse },
	{
		method: 'post',
		path: '/udskrivning/modtagelse/noegle',
		for: runsIt,
		shows: '',
		handle: async (ask) => showReception(ask, {}, await makeKey(ask.db, ask.at, ask.atWork().id)),
	},
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
