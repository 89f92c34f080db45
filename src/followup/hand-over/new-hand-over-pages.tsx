import { type HandOverId, readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { consents, partners } from '#visit/index.ts'
import { handOver } from '../actions.ts'
import { type Errors, formAnswer } from '../asked-again.ts'
import { handOverRefusal } from './hand-over-words.ts'
import { NewHandOverPage } from './new-hand-over-page.tsx'

const staff = ['consultant', 'coordinator']

const handOverForm = async (ask: Ask, citizen: Citizen, errors: Errors): Promise<Answer> => {
	const page = (
		<NewHandOverPage
			say={ask.say}
			language={ask.language}
			person={citizen.id}
			name={fullName(citizen)}
			consentedOn={ask.form.has('consented_year') ? ask.form.day('consented') : ask.today}
			typed={{
				id: crypto.randomUUID(),
				to: ask.form.text('to'),
				what: ask.form.text('what'),
				consent: ask.form.text('consent'),
			}}
			errors={errors}
		/>
	)
	return formAnswer(page, ask.say('Ny overlevering', 'New hand-over'), citizen.id, errors)
}

const makeHandOver = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const to = partners.find((one) => one === ask.form.text('to'))
	const consent = consents.find((one) => one === ask.form.text('consent'))
	const consentedOn = ask.form.day('consented')
	if (to === undefined)
		return handOverForm(ask, citizen, { to: ask.say('Vælg, hvem der skal have det.', 'Choose who is to have it.') })
	if (consent === undefined)
		return handOverForm(ask, citizen, {
			consent: ask.say(
				'Spørg borgeren, og vælg hvordan der blev sagt ja. Uden borgerens ja deles der ikke noget.',
				'Ask the citizen and choose how they said yes. Without the citizen’s yes nothing is shared.',
			),
		})
	if (consentedOn === null) return handOverForm(ask, citizen, { consented: handOverRefusal('no_day')[ask.language] })
	const made = await handOver(ask.db, ask.at, {
		id: readId<HandOverId>(ask.form.text('id')) ?? (crypto.randomUUID() as HandOverId),
		person: citizen.id,
		visit: null,
		note: null,
		key: '',
		...{ to, what: ask.form.text('what'), consent, consentedOn },
		by: ask.atWork().id,
	})
	if (made.ok)
		return {
			redirect: `/overleveringer/${made.value}`,
			done: ask.say(
				'Overleveringen er gemt. Send den, og skriv det her.',
				'The hand-over is saved. Send it and record that here.',
			),
		}
	const field = made.why === 'form_was_used' || made.why === 'no_words' ? 'what' : 'consented'
	return handOverForm(ask, citizen, { [field]: handOverRefusal(made.why)[ask.language] })
}

/** A new hand-over, begun from the citizen's card. */
export const newHandOverRoutes: readonly Route[] = [
	{
		...{ path: '/borger/:person/overlevering', for: staff, shows: 'ny overlevering' },
		method: 'get',
		handle: (ask) => withCitizen(ask, (citizen) => handOverForm(ask, citizen, {})),
	},
	{
		...{ path: '/borger/:person/overlevering', for: staff, shows: 'ny overlevering' },
		method: 'post',
		handle: (ask) => withCitizen(ask, (citizen) => makeHandOver(ask, citizen)),
	},
]
