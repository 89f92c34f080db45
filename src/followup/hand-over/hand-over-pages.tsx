import { findStaff, staffNames } from '#access/actions.ts'
import { type HandOverId, readId } from '#kernel/ids.ts'
import { addMinutes } from '#kernel/instant.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Heading, To } from '#platform/web/parts.tsx'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { consents } from '#visit/index.ts'
import { type Errors, formAnswer } from '../asked-again.ts'
import { handOverPdf } from '../transport.ts'
import { careCommunicationOf } from './care-communication.ts'
import type { HandOver } from './hand-over.ts'
import {
	consentAnew,
	findHandOver,
	handOversNotOver,
	takeStep,
	undoStep,
	withdrawConsent,
} from './hand-over-actions.ts'
import { handOverList } from './hand-over-list.tsx'
import { HandOverPage } from './hand-over-page.tsx'
import { sheetOf } from './hand-over-sheet.ts'
import type { StepWhy } from './hand-over-step.ts'
import { handOverRefusal } from './hand-over-words.ts'

const staff = ['consultant', 'coordinator']
/** Those that are over stay on the list for a year. */
const shownMinutes = 366 * 24 * 60

const showList = async (ask: Ask): Promise<Answer> => {
	const { db, say, language, today } = ask
	const handOvers = await handOversNotOver(db, addMinutes(ask.at, -shownMinutes))
	const citizens = await findCitizens(db, [...new Set(handOvers.map((one) => one.person))])
	const names = await staffNames(db)
	const title = say('Overleveringer', 'Hand-overs')
	const { answerDays } = ask.municipality.followUp
	return listPage(
		ask,
		title,
		<>
			<Heading
				title={title}
				lead={say(
					`Det, der gives videre til andre med borgerens ja. Øverst står det, der er sendt uden svar i ${answerDays} dage, og det, der ikke er sendt efter ${answerDays} dage.`,
					`What is given on to others with the citizen’s yes. First stands what was sent without an answer for ${answerDays} days, and what was not sent within ${answerDays} days.`,
				)}
			/>
			<p class="d-print-none">
				<To to="/opfoelgning">{say('Aftaler med borgere', 'Agreements with citizens')}</To>
			</p>
		</>,
		handOverList(handOvers, {
			...{ say, language, today, answerDays, me: ask.atWork().id },
			nameOf: (person) => {
				const citizen = citizens.get(person)
				return citizen === undefined ? say('Ukendt borger', 'Unknown citizen') : fullName(citizen)
			},
			staffOf: (one) => names.get(one) ?? '',
		}),
	)
}

const missing = (ask: Ask): Answer => ({
	missing: ask.say(
		'Overleveringen findes ikke. Gå til listen over overleveringer.',
		'There is no such hand-over. Go to the list of hand-overs.',
	),
})

const about = async (ask: Ask, then: (handOver: HandOver) => Promise<Answer>): Promise<Answer> => {
	const id = readId<HandOverId>(ask.params.handover)
	const handOver = id === null ? null : await findHandOver(ask.db, id)
	return handOver === null ? missing(ask) : then(handOver)
}

const show = async (ask: Ask, handOver: HandOver, errors: Errors): Promise<Answer> => {
	const citizen = await findCitizen(ask.db, handOver.person)
	if (citizen === null) return missing(ask)
	const names = await staffNames(ask.db)
	const isFine = Object.keys(errors).length === 0
	const page = (
		<HandOverPage
			say={ask.say}
			language={ask.language}
			handOver={handOver}
			name={fullName(citizen)}
			today={ask.today}
			answerDays={ask.municipality.followUp.answerDays}
			nameOf={(one) => names.get(one) ?? ''}
			typed={(name) => (isFine ? '' : ask.form.text(name))}
			token={crypto.randomUUID()}
			errors={errors}
		/>
	)
	return formAnswer(page, ask.say('Overlevering', 'Hand-over'), handOver.person, errors)
}

const back = (handOver: HandOver, done: string): Answer => ({ redirect: `/overleveringer/${handOver.id}`, done })

const fieldOf = (step: string, why: StepWhy | 'form_was_used'): string =>
	why === 'no_way'
		? 'sent_way'
		: ['no_day', 'day_not_come', 'before_consent', 'note_struck', 'before_it_was_sent'].includes(why)
			? `${step}_on`
			: `${step}_words`

const step = async (ask: Ask, handOver: HandOver): Promise<Answer> => {
	const kind = ask.form.text('step')
	const done = await takeStep(ask.db, ask.at, {
		id: readId<string>(ask.form.text('id')) ?? crypto.randomUUID(),
		handOver: handOver.id,
		step: kind,
		way: ask.form.text('sent_way'),
		on: ask.form.day(`${kind}_on`),
		words: ask.form.text(`${kind}_words`),
		by: ask.atWork().id,
	})
	if (done.ok) return back(handOver, ask.say('Det er skrevet ned.', 'It is recorded.'))
	if (done.why === 'unknown_hand_over') return missing(ask)
	return show(ask, handOver, { [fieldOf(kind, done.why)]: handOverRefusal(done.why)[ask.language] })
}

const undo = async (ask: Ask, handOver: HandOver): Promise<Answer> => {
	const done = await undoStep(ask.db, ask.at, {
		handOver: handOver.id,
		step: ask.form.text('undo'),
		because: ask.form.text('because'),
		by: ask.atWork().id,
	})
	if (done.ok)
		return back(
			handOver,
			ask.say('Skridtet er fortrudt. Det kan stadig læses.', 'The step is undone. It can still be read.'),
		)
	if (done.why === 'unknown_hand_over') return missing(ask)
	return show(ask, handOver, {
		because:
			done.why === 'no_words'
				? handOverRefusal('no_words')[ask.language]
				: ask.say(
						'Der er skrevet noget nyere imens. Læs siden igen.',
						'Something newer was recorded meanwhile. Read the page again.',
					),
	})
}

const consent = async (ask: Ask, handOver: HandOver): Promise<Answer> => {
	const by = ask.atWork().id
	const isGiven = ask.form.text('do') === 'give'
	const how = consents.find((one) => one === ask.form.text('how'))
	if (isGiven && how === undefined)
		return show(ask, handOver, {
			how: ask.say('Vælg, hvordan borgeren sagde ja.', 'Choose how the citizen said yes.'),
		})
	const done =
		isGiven && how !== undefined
			? await consentAnew(ask.db, ask.at, { handOver: handOver.id, how, on: ask.form.day('given'), by })
			: await withdrawConsent(ask.db, ask.at, { handOver: handOver.id, on: ask.form.day('withdrawn'), by })
	if (done.ok)
		return back(
			handOver,
			isGiven
				? ask.say('Borgerens ja er skrevet ned.', 'The citizen’s yes is recorded.')
				: ask.say('Der må ikke deles mere.', 'Nothing more may be shared.'),
		)
	if (done.why === 'unknown_hand_over') return missing(ask)
	return show(ask, handOver, { [isGiven ? 'given' : 'withdrawn']: handOverRefusal(done.why)[ask.language] })
}

const pdf = async (ask: Ask, handOver: HandOver): Promise<Answer> => {
	const citizen = await findCitizen(ask.db, handOver.person)
	const author = await findStaff(ask.db, handOver.madeBy)
	if (citizen === null || author === null) return missing(ask)
	const { municipality } = ask
	const phone = municipality.contact.phones[0] ?? ''
	const message = careCommunicationOf(
		handOver,
		citizen,
		{ name: author.name, profession: author.profession, phone },
		municipality,
		ask.at,
	)
	if (message === null) return { refused: handOverRefusal('no_consent')[ask.language], status: 409 }
	const set = await handOverPdf(sheetOf(message, !citizen.createdHere, ask.language))
	if (!set.ok)
		return {
			refused: ask.say(
				'Overleveringen kan ikke laves som PDF. Udskriv siden fra browseren i stedet.',
				'The hand-over cannot be made as a PDF. Print the page from the browser instead.',
			),
			status: 409,
		}
	return { file: set.value, type: 'application/pdf', name: 'overlevering.pdf', sees: [handOver.person] }
}

const route = (
	method: Route['method'],
	path: string,
	handle: (ask: Ask, handOver: HandOver) => Promise<Answer>,
): Route => ({
	method,
	path: `/overleveringer/:handover${path}`,
	for: staff,
	shows: 'overlevering',
	handle: (ask) => about(ask, (handOver) => handle(ask, handOver)),
})
/** Whoever opens the address of a form that came back comes to the page it stands on. */
const comesBack = (path: string): Route =>
	route('get', path, async (_, { id }) => ({ redirect: `/overleveringer/${id}` }))

export const handOverRoutes: readonly Route[] = [
	{ method: 'get', path: '/overleveringer', for: staff, shows: 'overleveringsliste', handle: showList },
	route('get', '', (ask, handOver) => show(ask, handOver, {})),
	route('get', '/pdf', pdf),
	route('post', '/skridt', step),
	route('post', '/fortryd', undo),
	route('post', '/samtykke', consent),
	...['/skridt', '/fortryd', '/samtykke'].map(comesBack),
]
