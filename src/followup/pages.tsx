import { staffNames } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type AgreementId, readId } from '#kernel/ids.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Heading } from '#platform/web/parts.tsx'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { cancel, findAgreement, finish, handOversNotOver, move, openAgreements } from './actions.ts'
import { agreedTooLate } from './agreement.ts'
import { AgreementPage, type Typed } from './agreement-page.tsx'
import { formAnswer } from './asked-again.ts'
import { closingRoutes } from './closing-pages.tsx'
import { HandOversWaiting, handOverRows } from './hand-over/hand-over-list.tsx'
import { handOverRoutes } from './hand-over/hand-over-pages.tsx'
import { newHandOverRoutes } from './hand-over/new-hand-over-pages.tsx'
import { agreementList } from './list-page.tsx'
import { newAgreementRoutes } from './new-agreement-pages.tsx'
import { whatNowRoutes } from './what-now-pages.tsx'

const staff = ['consultant', 'coordinator']

/** `sources` are all who know something that the rules weigh. */
export const followupPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/opfoelgning',
		for: staff,
		shows: 'opfølgningsliste',
		nav: { label: { da: 'Opfølgning', en: 'Follow-up' }, order: 70 },
		handle: showList,
	},
	{
		method: 'get',
		path: '/opfoelgning/:agreement',
		for: staff,
		shows: 'aftale',
		handle: (ask) => agreementAnswer(ask, {}),
	},
	{ method: 'post', path: '/opfoelgning/:agreement/udfoert', for: staff, shows: 'aftale', handle: markDone },
	{ method: 'post', path: '/opfoelgning/:agreement/flyt', for: staff, shows: 'aftale', handle: moveIt },
	{ method: 'post', path: '/opfoelgning/:agreement/annuller', for: staff, shows: 'aftale', handle: cancelIt },
	...handOverRoutes,
	...newAgreementRoutes,
	...newHandOverRoutes,
	...closingRoutes,
	...whatNowRoutes(sources),
]

const showList = async (ask: Ask): Promise<Answer> => {
	const agreements = await openAgreements(ask.db)
	const citizens = await findCitizens(ask.db, [...new Set(agreements.map((one) => one.person))])
	const names = await staffNames(ask.db)
	const title = ask.say('Opfølgning', 'Follow-up')
	const { answerDays } = ask.municipality.followUp
	return listPage(
		ask,
		title,
		<>
			<Heading
				title={title}
				lead={ask.say(
					'Det, der er aftalt med borgere og ikke er gjort endnu.',
					'What was agreed with citizens and is not done yet.',
				)}
			/>
			<HandOversWaiting rows={handOverRows(await handOversNotOver(ask.db), ask.today, answerDays)} />
		</>,
		agreementList(agreements, {
			say: ask.say,
			language: ask.language,
			today: ask.today,
			me: ask.atWork().id,
			nameOf: (person) => {
				const citizen = citizens.get(person)
				return citizen === undefined ? ask.say('Ukendt borger', 'Unknown citizen') : fullName(citizen)
			},
			ownerOf: (owner) => names.get(owner) ?? '',
		}),
	)
}

const idOf = (ask: Ask): AgreementId | null => readId<AgreementId>(ask.params.agreement)
const missing = (ask: Ask): Answer => ({
	missing: ask.say(
		'Aftalen findes ikke. Gå til opfølgningslisten.',
		'There is no such agreement. Go to the follow-up list.',
	),
})

const agreementAnswer = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const id = idOf(ask)
	const agreement = id === null ? null : await findAgreement(ask.db, id)
	if (agreement === null) return missing(ask)
	const citizen = await findCitizen(ask.db, agreement.person)
	if (citizen === null) return missing(ask)
	const typed: Typed = {
		id: '',
		what: '',
		kind: '',
		owner: '',
		outcome: ask.form.text('outcome'),
		because: ask.form.text('because') || ask.form.text('cancel'),
	}
	const page = (
		<AgreementPage
			say={ask.say}
			language={ask.language}
			agreement={agreement}
			name={fullName(citizen)}
			phone={citizen.phone}
			owner={(await staffNames(ask.db)).get(agreement.owner) ?? ''}
			today={ask.today}
			typed={typed}
			errors={errors}
		/>
	)
	return formAnswer(page, ask.say('Aftale', 'Agreement'), agreement.person, errors)
}

type Why = 'unknown_agreement' | 'already_done' | 'already_cancelled' | 'no_words' | 'day_has_passed' | 'day_too_late'

const answerTo = async (
	ask: Ask,
	done: Outcome<AgreementId, Why>,
	field: string,
	said: string,
	next = '/opfoelgning',
): Promise<Answer> => {
	if (done.ok) return { redirect: next, done: said }
	const words: Record<Exclude<Why, 'unknown_agreement'>, [string, string]> = {
		already_done: [
			field,
			ask.say('Aftalen er allerede markeret som udført.', 'The agreement is already marked as done.'),
		],
		already_cancelled: [field, ask.say('Aftalen er allerede annulleret.', 'The agreement is already cancelled.')],
		no_words: [field, ask.say('Skriv nogle få ord.', 'Write a few words.')],
		day_has_passed: ['day', ask.say('Vælg en dag fra i dag og frem.', 'Choose today or a later day.')],
		day_too_late: ['day', agreedTooLate[ask.language]],
	}
	if (done.why === 'unknown_agreement') return missing(ask)
	const [name, message] = words[done.why]
	return agreementAnswer(ask, { [name]: message })
}

const markDone = async (ask: Ask): Promise<Answer> => {
	const agreement = idOf(ask)
	if (agreement === null) return missing(ask)
	const done = await finish(ask.db, ask.at, { agreement, outcome: ask.form.text('outcome'), by: ask.atWork().id })
	const found = await findAgreement(ask.db, agreement)
	const next = found === null ? undefined : `/borger/${found.person}/hvad-nu`
	return answerTo(ask, done, 'outcome', ask.say('Aftalen er udført.', 'The agreement is done.'), next)
}

const moveIt = async (ask: Ask): Promise<Answer> => {
	const agreement = idOf(ask)
	const to = ask.form.day('to')
	if (agreement === null) return missing(ask)
	if (to === null)
		return agreementAnswer(ask, { day: ask.say('Skriv en dag, der findes.', 'Write a day that exists.') })
	const done = await move(ask.db, ask.at, { agreement, to, because: ask.form.text('because'), by: ask.atWork().id })
	return answerTo(ask, done, 'because', ask.say('Aftalen er flyttet.', 'The agreement is moved.'))
}

const cancelIt = async (ask: Ask): Promise<Answer> => {
	const agreement = idOf(ask)
	if (agreement === null) return missing(ask)
	const done = await cancel(ask.db, ask.at, { agreement, because: ask.form.text('cancel'), by: ask.atWork().id })
	return answerTo(ask, done, 'cancel', ask.say('Aftalen er annulleret.', 'The agreement is cancelled.'))
}
