import { addMinutes } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { refusalText } from '../refusals.ts'
import type { AcceptanceRefusal } from './hospital-acceptance.ts'
import { acceptNotifications, makeKey, reception, refuseNotifications } from './reception-actions.ts'
import { ReceptionPage } from './reception-page.tsx'

type Errors = Readonly<Record<string, string>>

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

const runsIt = ['manager', 'administrator']

/** Whether hospitals' messages are taken, on which legal basis, and with which key. */
export const receptionRoutes: readonly Route[] = [
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
]
