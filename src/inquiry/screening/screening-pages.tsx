import { randomUUID } from 'node:crypto'
import { isHealthProfession } from '#access/index.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { thenReassess } from '../actions.ts'
import { screeningsWaiting } from '../hospital/discharge-actions.ts'
import { dischargesPage } from '../hospital/discharges-page.tsx'
import { everyoneInHospital } from '../hospital/hospital-actions.ts'
import { refusalText } from '../refusals.ts'
import { type ScreeningRefusal, unanswered } from './screening.ts'
import { decideScreening, screeningOf } from './screening-actions.ts'
import { ScreeningPage } from './screening-page.tsx'

type Errors = Readonly<Record<string, string>>

const fields: Readonly<
	Record<ScreeningRefusal | 'not_resident' | 'form_was_used' | 'withdrawn_since', readonly [string, Text]>
> = {
	not_a_health_professional: ['content', refusalText('not_a_health_professional')],
	not_resident: ['content', refusalText('not_resident')],
	no_such_screening: ['content', text('Screeningen findes ikke.', 'There is no such screening.')],
	discharge_taken_back: [
		'content',
		text('Udskrivningen er taget tilbage imens.', 'The discharge was taken back meanwhile.'),
	],
	risk_not_answered: [
		'risk-0',
		text('Vælg ja, nej eller vides ikke for risikoen.', 'Choose yes, no or not known for the risk.'),
	],
	known_not_answered: [
		'known-0',
		text('Vælg ja, nej eller vides ikke for kontakten.', 'Choose yes, no or not known for the contact.'),
	],
	offer_not_answered: ['offered-0', text('Vælg ja eller nej til et tilbud.', 'Choose yes or no to an offer.')],
	because_is_empty: ['because', refusalText('because_is_empty')],
	form_was_used: ['because', refusalText('form_was_used')],
	withdrawn_since: ['because', refusalText('withdrawn_since')],
}

const missing = (ask: Ask): Answer => ({
	missing: ask.say(
		'Screeningen findes ikke. Gå til listen over udskrivninger.',
		'There is no such screening. Go to the list of discharges.',
	),
})

const show = async (ask: Ask, sources: readonly FactSource[], errors: Errors): Promise<Answer> => {
	const found = await screeningOf(ask.db, ask.municipality, ask.today, sources, ask.params.screening)
	if (found === null) return missing(ask)
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say('Udskrivning', 'Discharge'),
		sees: [found.citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<ScreeningPage
				{...found}
				today={ask.today}
				mayDecide={isHealthProfession(ask.atWork().profession)}
				formKey={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const decide = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const { form } = ask
	const answers = {
		risk: form.text('risk'),
		known: form.text('known'),
		offered: form.text('offered'),
		because: form.text('because'),
	}
	const done = await thenReassess(ask.db, ask.at, sources, (tx) =>
		decideScreening(tx, ask.at, sources, {
			...answers,
			screening: ask.params.screening ?? '',
			opensCase: form.all('opens_case').includes('yes'),
			by: ask.atWork().id,
			key: form.text('key') || randomUUID(),
		}),
	)
	if (done.ok)
		return {
			redirect: `/udskrivning/${ask.params.screening}`,
			done: ask.say('Afgørelsen er gemt.', 'The decision is saved.'),
		}
	if (done.why === 'not_a_health_professional') return { refused: fields[done.why][1][ask.language], status: 403 }
	if (done.why === 'no_such_screening') return missing(ask)
	const open = unanswered(answers)
	const wrong = (open.length > 0 ? open : [done.why]).map((why) => fields[why])
	return show(ask, sources, Object.fromEntries(wrong.map(([field, words]) => [field, words[ask.language]])))
}

const list = async (ask: Ask): Promise<Answer> => {
	const waiting = await screeningsWaiting(ask.db, ask.municipality, ask.today)
	const away = await everyoneInHospital(ask.db)
	const citizens = await findCitizens(
		ask.db,
		[...waiting, ...away].map(({ person }) => person),
	)
	return dischargesPage(ask, { waiting, away, citizens })
}

/** Who came home from hospital, and whether a visit is to be offered. */
export const screeningPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/udskrivning',
		for: ['coordinator', 'consultant'],
		shows: 'udskrivninger',
		nav: { label: { da: 'Udskrivning', en: 'Discharge' }, order: 31 },
		handle: list,
	},
	{
		method: 'get',
		path: '/udskrivning/:screening',
		for: ['coordinator', 'consultant'],
		shows: 'screening efter udskrivning',
		handle: (ask) => show(ask, sources, {}),
	},
	{
		method: 'post',
		path: '/udskrivning/:screening',
		for: ['coordinator', 'consultant'],
		shows: 'screening efter udskrivning',
		handle: (ask) => decide(ask, sources),
	},
]
