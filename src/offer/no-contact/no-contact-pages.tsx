import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { readAnswerer } from '../answer/answer-form.ts'
import { readLastDay } from '../answer/said-form.ts'
import { NoContactPage } from './no-contact-page.tsx'
import { optOut, optOutsOf, takeBackOptOut } from './opt-out-actions.ts'

const route = {
	path: '/borger/:person/ingen-kontakt',
	for: ['coordinator', 'consultant'],
	shows: 'ønske om ingen kontakt',
} as const

/** A wish not to be contacted, written down or taken back by staff. */
export const noContactPages = (): Route[] => [
	{ ...route, method: 'get', handle: (ask) => withCitizen(ask, (citizen) => show(ask, citizen, {})) },
	{ ...route, method: 'post', handle: (ask) => withCitizen(ask, (citizen) => change(ask, citizen)) },
]

const show = async (ask: Ask, citizen: Citizen, errors: Readonly<Record<string, string>>): Promise<Reply> => {
	const optOuts = await optOutsOf(ask.db, [citizen.id])
	const title = ask.say('Ingen kontakt', 'No contact')
	const page = (
		<NoContactPage
			citizen={citizen}
			optOuts={optOuts}
			today={ask.today}
			errors={errors}
			words={ask.form.text('words')}
		/>
	)
	return { page, title, sees: [citizen.id], status: Object.keys(errors).length === 0 ? 200 : 422 }
}

const change = async (ask: Ask, citizen: Citizen): Promise<Reply> => {
	const { form, say } = ask
	const person = citizen.id
	const back = `/borger/${person}`
	if (form.text('what') === 'end') {
		const command = { person, words: form.text('words'), by: ask.atWork().id }
		const done = await takeBackOptOut(ask.db, ask.at, command)
		if (!done.ok && done.why === 'reason_is_missing')
			return show(ask, citizen, { words: say('Skriv hvorfor.', 'Write why.') })
		return { redirect: back, done: say('Borgeren må kontaktes igen.', 'The citizen may be contacted again.') }
	}
	const last = readLastDay(form, ask.today)
	if ('field' in last) return show(ask, citizen, { [last.field]: last.text[ask.language] })
	await optOut(ask.db, ask.at, {
		person,
		until: last.until,
		askedBy: readAnswerer(form),
		words: form.text('words'),
		by: ask.atWork().id,
	})
	return {
		redirect: back,
		done: say('Ønsket er gemt. Vi skriver og ringer ikke.', 'The wish is saved. No letters and no calls.'),
	}
}
