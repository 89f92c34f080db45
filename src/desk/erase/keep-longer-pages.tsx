import { staffNames } from '#access/actions.ts'
import { readId } from '#kernel/ids.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { holdOn, letGo, listHeld, mostHoldWords, withCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { HoldPage, heldOn } from './kept-longer.tsx'

const askWhy = async (ask: Ask, citizen: Citizen, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const names = await staffNames(ask.db)
	const held = (await listHeld(ask.db, [citizen.id])).map((one) => heldOn({ ...one, citizen }, names))
	const page = (
		<HoldPage
			citizen={citizen}
			standing={held.filter(({ ended }) => ended === null)}
			formId={crypto.randomUUID()}
			typed={ask.form.text('because')}
			errors={errors}
		/>
	)
	const title = ask.say('Behold oplysninger', 'Keep data')
	const sees = [citizen.id]
	const [refused] = Object.values(errors)
	return refused === undefined ? { title, page, sees } : { refused, title, page, sees }
}

const whyNotKept = (ask: Ask, why: string): string => {
	if (why === 'form_was_used') return formWasUsed[ask.language]
	if (why === 'because_is_too_long')
		return ask.say(
			`Skriv det kortere: højst ${mostHoldWords} tegn.`,
			`Write less: ${mostHoldWords} characters at most.`,
		)
	return ask.say('Skriv hvorfor.', 'Write why.')
}

const keep = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const kept = await holdOn(ask.db, ask.at, {
		id: readId<string>(ask.form.text('id')) ?? crypto.randomUUID(),
		person: citizen.id,
		because: ask.form.text('because'),
		by: ask.atWork().id,
	})
	if (kept.ok)
		return { redirect: '/sletning', done: ask.say('Borgeren beholdes længere.', 'The citizen is kept longer.') }
	return askWhy(ask, citizen, { because: whyNotKept(ask, kept.why) })
}

const letOneGo = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const hold = readId<string>(ask.form.text('hold'))
	const gone = hold === null ? null : await letGo(ask.db, ask.at, { hold, person: citizen.id, by: ask.atWork().id })
	if (gone === null || !gone.ok)
		return {
			missing: ask.say(
				'Grunden findes ikke. Gå til siden Sletning.',
				'There is no such reason. Go to the page Erasure.',
			),
		}
	return {
		redirect: '/sletning',
		done: gone.value.isStillHeld
			? ask.say('Grunden er væk. En anden grund står endnu.', 'The reason is gone. Another still stands.')
			: ask.say('Borgeren beholdes ikke længere.', 'The citizen is kept no longer.'),
	}
}

const deciders = ['manager', 'administrator']

/** Grounds on which the data of a citizen are kept longer: set and ended by a person, each with its reason. */
export const keepLongerRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/sletning/:person',
		for: deciders,
		shows: 'behold oplysninger',
		handle: (ask) => withCitizen(ask, (citizen) => askWhy(ask, citizen, {})),
	},
	{
		method: 'post',
		path: '/sletning/:person',
		for: deciders,
		shows: 'behold oplysninger',
		handle: (ask) => withCitizen(ask, (citizen) => keep(ask, citizen)),
	},
	{
		method: 'post',
		path: '/sletning/:person/slip',
		for: deciders,
		shows: 'sletning',
		handle: (ask) => withCitizen(ask, (citizen) => letOneGo(ask, citizen)),
	},
]
