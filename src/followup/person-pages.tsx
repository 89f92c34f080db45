import { listStaff } from '#access/actions.ts'
import { isActive } from '#access/index.ts'
import { stanceOf } from '#eligibility/actions.ts'
import { type AgreementId, type HandOverId, type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { agreementKinds, consents, partners } from '#visit/index.ts'
import { agree, closeCourse, handOver, openCourse } from './actions.ts'
import { NewAgreementPage } from './agreement-page.tsx'
import { ClosingPage } from './closing-page.tsx'
import { isOver } from './hand-over.ts'
import { handOversOf } from './hand-over-actions.ts'
import { handOverRefusal } from './hand-over-words.ts'
import { NewHandOverPage } from './new-hand-over-page.tsx'
import { visitsOfAYear } from './next-visit.ts'

const staff = ['consultant', 'coordinator']
type Errors = Readonly<Record<string, string>>

const citizenOf = async (ask: Ask): Promise<Citizen | null> => {
	const person = readId<'person'>(ask.params.person) as PersonId | null
	return person === null ? null : findCitizen(ask.db, person)
}
const missing = (ask: Ask): Answer => ({
	missing: ask.say('Borgeren findes ikke. Søg efter navnet.', 'There is no such citizen. Search by name.'),
})

const answer = (
	page: Extract<Answer, { page: unknown }>['page'],
	title: string,
	person: PersonId,
	errors: Errors,
): Answer => {
	const isFine = Object.keys(errors).length === 0
	const sees = [person]
	return isFine ? { page, title, sees } : { page, title, sees, status: 422 }
}

const agreementForm = async (ask: Ask, errors: Errors): Promise<Answer> => {
	const citizen = await citizenOf(ask)
	if (citizen === null) return missing(ask)
	const owners = (await listStaff(ask.db)).filter(
		(one) => isActive(one, ask.today) && one.roles.some((role) => staff.includes(role)),
	)
	const page = (
		<NewAgreementPage
			say={ask.say}
			language={ask.language}
			person={citizen.id}
			name={fullName(citizen)}
			dueOn={ask.form.day('due')}
			owners={owners}
			typed={{
				id: ask.form.text('id') || crypto.randomUUID(),
				kind: ask.form.text('kind'),
				what: ask.form.text('what'),
				owner: ask.form.text('owner') || ask.atWork().id,
				outcome: '',
				because: '',
			}}
			errors={errors}
		/>
	)
	return answer(page, ask.say('Ny aftale', 'New agreement'), citizen.id, errors)
}

const makeAgreement = async (ask: Ask): Promise<Answer> => {
	const citizen = await citizenOf(ask)
	if (citizen === null) return missing(ask)
	const kind = agreementKinds.find((one) => one === ask.form.text('kind'))
	const dueOn = ask.form.day('due')
	const owner = (readId<'staff'>(ask.form.text('owner')) as StaffId | null) ?? ask.atWork().id
	const id = (readId<'agreement'>(ask.form.text('id')) as AgreementId | null) ?? undefined
	if (kind === undefined)
		return agreementForm(ask, { kind: ask.say('Vælg, hvad slags aftale det er.', 'Choose the kind of agreement.') })
	if (dueOn === null)
		return agreementForm(ask, { due: ask.say('Skriv en dag, der findes.', 'Write a day that exists.') })
	const made = await agree(ask.db, ask.at, {
		id,
		person: citizen.id,
		visit: null,
		kind,
		dueOn,
		what: ask.form.text('what'),
		owner,
		by: ask.atWork().id,
	})
	if (made.ok)
		return { redirect: `/borger/${citizen.id}`, done: ask.say('Aftalen er gemt.', 'The agreement is saved.') }
	const words: Record<typeof made.why, Errors> = {
		no_words: { what: ask.say('Skriv, hvad der er aftalt.', 'Write what was agreed.') },
		day_has_passed: { due: ask.say('Vælg en dag fra i dag og frem.', 'Choose today or a later day.') },
		unknown_owner: { owner: ask.say('Vælg en medarbejder på listen.', 'Choose a member of staff on the list.') },
		consultant_does_not_know_citizen: {
			kind: ask.say(
				'Opfølgning i telefonen er kun for en konsulent, der har besøgt borgeren. Vælg et besøg eller en anden medarbejder.',
				'Follow-up by phone is only for a consultant who has visited the citizen. Choose a visit or another member of staff.',
			),
		},
	}
	return agreementForm(ask, words[made.why])
}

const closingForm = async (ask: Ask, errors: Errors): Promise<Answer> => {
	const citizen = await citizenOf(ask)
	if (citizen === null) return missing(ask)
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
				id: ask.form.text('id') || crypto.randomUUID(),
				reason: ask.form.text('reason') || (ask.query.get('grund') ?? ''),
				guided: ask.form.text('guided'),
				note: ask.form.text('note'),
			}}
			errors={errors}
		/>
	)
	return answer(page, ask.say('Afslut forløb', 'Close the course'), citizen.id, errors)
}

const close = async (ask: Ask): Promise<Answer> => {
	const citizen = await citizenOf(ask)
	if (citizen === null) return missing(ask)
	const closed = await closeCourse(ask.db, ask.at, {
		id: readId<'closing'>(ask.form.text('id')) ?? crypto.randomUUID(),
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
		nothing_to_close: { reason: ask.say('Forløbet er allerede afsluttet.', 'The course is already closed.') },
	}
	return closingForm(ask, words[closed.why])
}

const handOverForm = async (ask: Ask, errors: Errors): Promise<Answer> => {
	const citizen = await citizenOf(ask)
	if (citizen === null) return missing(ask)
	const page = (
		<NewHandOverPage
			say={ask.say}
			language={ask.language}
			person={citizen.id}
			name={fullName(citizen)}
			consentedOn={ask.form.has('consented_year') ? ask.form.day('consented') : ask.today}
			typed={{
				id: ask.form.text('id') || crypto.randomUUID(),
				to: ask.form.text('to'),
				what: ask.form.text('what'),
				consent: ask.form.text('consent'),
			}}
			errors={errors}
		/>
	)
	return answer(page, ask.say('Ny overlevering', 'New hand-over'), citizen.id, errors)
}

const makeHandOver = async (ask: Ask): Promise<Answer> => {
	const citizen = await citizenOf(ask)
	if (citizen === null) return missing(ask)
	const to = partners.find((one) => one === ask.form.text('to'))
	const consent = consents.find((one) => one === ask.form.text('consent'))
	const consentedOn = ask.form.day('consented')
	if (to === undefined)
		return handOverForm(ask, { to: ask.say('Vælg, hvem der skal have det.', 'Choose who is to have it.') })
	if (consent === undefined)
		return handOverForm(ask, {
			consent: ask.say(
				'Spørg borgeren, og vælg hvordan der blev sagt ja. Uden borgerens ja deles der ikke noget.',
				'Ask the citizen and choose how they said yes. Without the citizen’s yes nothing is shared.',
			),
		})
	if (consentedOn === null) return handOverForm(ask, { consented: handOverRefusal('no_day')[ask.language] })
	const made = await handOver(ask.db, ask.at, {
		id: (readId<'hand_over'>(ask.form.text('id')) ?? crypto.randomUUID()) as HandOverId,
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
	const field = made.why === 'no_words' ? 'what' : 'consented'
	return handOverForm(ask, { [field]: handOverRefusal(made.why)[ask.language] })
}

/** What is begun from the citizen's card: a new agreement, a hand-over, and the closing of the course. */
export const personRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/borger/:person/aftale',
		for: staff,
		shows: 'ny aftale',
		handle: (ask) => agreementForm(ask, {}),
	},
	{ method: 'post', path: '/borger/:person/aftale', for: staff, shows: 'ny aftale', handle: makeAgreement },
	{
		method: 'get',
		path: '/borger/:person/overlevering',
		for: staff,
		shows: 'ny overlevering',
		handle: (ask) => handOverForm(ask, {}),
	},
	{ method: 'post', path: '/borger/:person/overlevering', for: staff, shows: 'ny overlevering', handle: makeHandOver },
	{
		method: 'get',
		path: '/borger/:person/afslut',
		for: staff,
		shows: 'afslutning',
		handle: (ask) => closingForm(ask, {}),
	},
	{ method: 'post', path: '/borger/:person/afslut', for: staff, shows: 'afslutning', handle: close },
]
