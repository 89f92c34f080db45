import { addDays } from '#kernel/day.ts'
import { type OfferId, readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { DayFields, Empty, Errors, TextArea, To } from '#platform/web/parts.tsx'
import { findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import type { Offer } from '../offer.ts'
import { batchWith, putBack, takeOut } from './batch-actions.ts'
import { alreadyApproved, alreadyWithdrawn, batchIn, choiceIn, noBatch, offerIn } from './batch-asked.ts'
import { takeOutPage } from './batch-page.tsx'

/** Taken out, somebody comes up again after so many days unless another day is chosen. */
const daysTakenOut = 30

/** Back to where one was: the list of the batch, with the same choice. */
const listOfBatch = (ask: Ask): string => `/tilbud/${ask.params.batch}${choiceIn(ask.query)}`

/** Those of the batch that were chosen, by the address or by the form. */
const chosenIn = async (ask: Ask): Promise<Offer[] | null> => {
	const id = batchIn(ask)
	const found = id === null ? null : await batchWith(ask.db, id)
	if (found === null) return null
	const asked: readonly string[] = [...ask.query.getAll('offer'), ...ask.form.all('offer')]
	return found.offers.filter((offer) => asked.includes(offer.id) && offer.endedAt === null)
}

export const askWhyOut = async (ask: Ask, errors: Readonly<Record<string, string>> = {}): Promise<Reply> => {
	const chosen = await chosenIn(ask)
	if (chosen === null) return noBatch(ask)
	const base = `/tilbud/${ask.params.batch}`
	const choice = choiceIn(ask.query)
	const back = listOfBatch(ask)
	const title = ask.say('Tag ud', 'Take out')
	if (chosen.length === 0)
		return {
			title,
			page: (
				<>
					<h1 class="mb-4">{title}</h1>
					<Empty title={ask.say('Du har ikke valgt nogen', 'You have chosen nobody')}>
						<To to={back}>
							{ask.say(
								'Gå tilbage til udsendelsen, og sæt flueben ved dem, der ikke skal med.',
								'Go back to the batch and tick those who are not to be in it.',
							)}
						</To>
					</Empty>
				</>
			),
		}
	const persons = chosen.map(({ person }) => person)
	const citizens = await findCitizens(ask.db, persons)
	const names = persons.flatMap((person) => citizens.get(person) ?? []).map(fullName)
	const fields = (
		<>
			<Errors errors={errors} />
			{chosen.map(({ id }) => (
				<input type="hidden" name="offer" value={id} />
			))}
			<TextArea
				label={ask.say('Hvorfor?', 'Why?')}
				name="because"
				value={ask.form.text('because')}
				error={errors.because}
				rows={3}
			/>
			<DayFields
				label={ask.say('Foreslå igen fra', 'Propose again from')}
				name="not_before"
				value={ask.form.day('not_before') ?? addDays(ask.today, daysTakenOut)}
				error={errors.not_before}
			/>
		</>
	)
	const isFine = Object.keys(errors).length === 0
	return {
		page: takeOutPage(ask, { fields, names, to: `${base}/tag-ud${choice}`, back }),
		title,
		sees: persons,
		status: isFine ? 200 : 422,
	}
}

export const takeThemOut = async (ask: Ask): Promise<Reply> => {
	const notBefore = ask.form.day('not_before')
	const offers = ask.form.all('offer').flatMap((written) => readId<OfferId>(written) ?? [])
	const chosen = await chosenIn(ask)
	if (chosen === null) return noBatch(ask)
	if (!ask.form.has('because')) return askWhyOut(ask, { because: ask.say('Skriv en grund.', 'Write a reason.') })
	if (notBefore === null)
		return askWhyOut(ask, { not_before: ask.say('Skriv en dag, der findes.', 'Write a day that exists.') })
	const because = ask.form.text('because')
	const done = await takeOut(ask.db, ask.at, { offers, because, notBefore, by: ask.atWork().id })
	if (done.ok)
		return {
			redirect: listOfBatch(ask),
			done:
				done.value.length === 1
					? ask.say('1 borger er taget ud.', '1 citizen was taken out.')
					: ask.say(`${done.value.length} borgere er taget ud.`, `${done.value.length} citizens were taken out.`),
		}
	if (done.why === 'withdrawn') return alreadyWithdrawn(ask)
	return done.why === 'already_approved' ? alreadyApproved(ask) : noBatch(ask)
}

export const putThemBack = async (ask: Ask): Promise<Reply> => {
	const id = offerIn(ask)
	const done = id === null ? null : await putBack(ask.db, id)
	if (done === null) return noBatch(ask)
	if (done.ok)
		return {
			redirect: listOfBatch(ask),
			done: ask.say('Borgeren er med igen.', 'The citizen is back in.'),
		}
	if (done.why === 'unknown_offer') return noBatch(ask)
	if (done.why === 'already_approved') return alreadyApproved(ask)
	return {
		status: 409,
		refused: ask.say('Borgeren har fået et andet tilbud siden.', 'The citizen has had another offer since.'),
	}
}
