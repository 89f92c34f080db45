import { stanceOf } from '#eligibility/actions.ts'
import { readId } from '#kernel/ids.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { closeCourse, openCourse } from './actions.ts'
import { type Errors, formAnswer } from './asked-again.ts'
import { ClosingPage } from './closing-page.tsx'
import { isOver } from './hand-over/hand-over.ts'
import { handOversOf } from './hand-over/hand-over-actions.ts'
import { visitsOfAYear } from './next-visit.ts'

const staff = ['consultant', 'coordinator']

const closingForm = async (ask: Ask, citizen: Citizen, errors: Errors): Promise<Answer> => {
	const page = (
		<ClosingPage
			say={ask.say}
			language={ask.language}
			person={citizen.id}
			name={fullName(citizen)}
			course={await openCourse(ask.db, citizen.id)}
			visitsOfAYear={visitsOfAYear(await visitsOf(ask.db, citizen.id), ask.today)}
			frequentFrom={ask.municipality.followUp.frequentVisits}
			handOvers={(await handOversOf(ask.db, citizen.id)).filter((one) => !isOver(one))}
			nextChangeOn={(await stanceOf(ask.db, citizen.id))?.verdict.nextChangeOn ?? null}
			typed={{
				id: crypto.randomUUID(),
				reason: ask.form.text('reason') || (ask.query.get('grund') ?? ''),
				guided: ask.form.text('guided'),
				note: ask.form.text('note'),
			}}
			errors={errors}
		/>
	)
	return formAnswer(page, ask.say('Afslut forløb', 'Close the course'), citizen.id, errors)
}

const close = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const closed = await closeCourse(ask.db, ask.at, {
		id: readId<string>(ask.form.text('id')) ?? crypto.randomUUID(),
		person: citizen.id,
		reason: ask.form.text('reason'),
		guidedTo: ask.form.text('guided'),
		note: ask.form.text('note'),
		cancelOpen: ask.form.text('cancel') === 'yes',
		by: ask.atWork().id,
	})
	if (closed.ok)
		return { redirect: `/borger/${citizen.id}`, done: ask.say('Forløbet er afsluttet.', 'The course is closed.') }
	const words: Record<typeof closed.why, Errors> = {
		no_reason: { reason: ask.say('Vælg en grund.', 'Choose a reason.') },
		authority_missing: {
			guided: ask.say('Skriv, hvem borgeren er vejledt til.', 'Write whom the citizen was guided to.'),
		},
		agreements_open: {
			cancel: ask.say(
				'Der er aftaler, som ikke er udført. Udfør dem, eller sæt kryds ved at annullere dem.',
				'Some agreements are not done. Do them, or tick to cancel them.',
			),
		},
		form_was_used: { reason: formWasUsed[ask.language] },
		nothing_to_close: { reason: ask.say('Forløbet er allerede afsluttet.', 'The course is already closed.') },
	}
	return closingForm(ask, citizen, words[closed.why])
}

/** The closing of a course, begun from the citizen's card. */
export const closingRoutes: readonly Route[] = [
	{
		...{ path: '/borger/:person/afslut', for: staff, shows: 'afslutning' },
		method: 'get',
		handle: (ask) => withCitizen(ask, (citizen) => closingForm(ask, citizen, {})),
	},
	{
		...{ path: '/borger/:person/afslut', for: staff, shows: 'afslutning' },
		method: 'post',
		handle: (ask) => withCitizen(ask, (citizen) => close(ask, citizen)),
	},
]
