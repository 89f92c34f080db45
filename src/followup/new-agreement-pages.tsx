import { listStaff } from '#access/actions.ts'
import { isActive } from '#access/index.ts'
import { type AgreementId, readId, type StaffId } from '#kernel/ids.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { agreementKinds } from '#visit/index.ts'
import { agree } from './actions.ts'
import { agreedTooLate } from './agreement.ts'
import { NewAgreementPage } from './agreement-page.tsx'
import { type Errors, formAnswer } from './asked-again.ts'

const staff = ['consultant', 'coordinator']

const agreementForm = async (ask: Ask, citizen: Citizen, errors: Errors): Promise<Answer> => {
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
				id: crypto.randomUUID(),
				kind: ask.form.text('kind'),
				what: ask.form.text('what'),
				owner: ask.form.text('owner') || ask.atWork().id,
				outcome: '',
				because: '',
			}}
			errors={errors}
		/>
	)
	return formAnswer(page, ask.say('Ny aftale', 'New agreement'), citizen.id, errors)
}

const makeAgreement = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const kind = agreementKinds.find((one) => one === ask.form.text('kind'))
	const dueOn = ask.form.day('due')
	const owner = readId<StaffId>(ask.form.text('owner')) ?? ask.atWork().id
	const id = readId<AgreementId>(ask.form.text('id')) ?? undefined
	if (kind === undefined)
		return agreementForm(ask, citizen, {
			kind: ask.say('Vælg, hvad slags aftale det er.', 'Choose the kind of agreement.'),
		})
	if (dueOn === null)
		return agreementForm(ask, citizen, { due: ask.say('Skriv en dag, der findes.', 'Write a day that exists.') })
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
		form_was_used: { what: formWasUsed[ask.language] },
		no_words: { what: ask.say('Skriv, hvad der er aftalt.', 'Write what was agreed.') },
		day_has_passed: { due: ask.say('Vælg en dag fra i dag og frem.', 'Choose today or a later day.') },
		day_too_late: { due: agreedTooLate[ask.language] },
		unknown_owner: { owner: ask.say('Vælg en medarbejder på listen.', 'Choose a member of staff on the list.') },
		consultant_does_not_know_citizen: {
			kind: ask.say(
				'Opfølgning i telefonen er kun for en konsulent, der har besøgt borgeren. Vælg et besøg eller en anden medarbejder.',
				'Follow-up by phone is only for a consultant who has visited the citizen. Choose a visit or another member of staff.',
			),
		},
	}
	return agreementForm(ask, citizen, words[made.why])
}

/** A new agreement, begun from the citizen's card. */
export const newAgreementRoutes: readonly Route[] = [
	{
		...{ path: '/borger/:person/aftale', for: staff, shows: 'ny aftale' },
		method: 'get',
		handle: (ask) => withCitizen(ask, (citizen) => agreementForm(ask, citizen, {})),
	},
	{
		...{ path: '/borger/:person/aftale', for: staff, shows: 'ny aftale' },
		method: 'post',
		handle: (ask) => withCitizen(ask, (citizen) => makeAgreement(ask, citizen)),
	},
]
