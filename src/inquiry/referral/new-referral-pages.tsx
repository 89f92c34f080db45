import { randomUUID } from 'node:crypto'
import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { NewReferralPage } from './new-referral-page.tsx'
import { takeReferral } from './referral-actions.ts'
import { readTold, type TypedErrors } from './referral-form.ts'

const asking = async (ask: Ask, chosen: string | undefined, errors: TypedErrors): Promise<Answer> => {
	const person = readId<PersonId>(chosen)
	const citizen = person === null ? null : await findCitizen(ask.db, person)
	const isAgain = Object.keys(errors).length > 0
	return {
		title: ask.say('Ny henvendelse', 'New referral'),
		sees: citizen === null ? [] : [citizen.id],
		...(isAgain ? { status: 422 as const } : {}),
		page: (
			<NewReferralPage
				citizen={citizen}
				formKey={(isAgain ? readId<string>(ask.form.text('key')) : null) ?? randomUUID()}
				typed={isAgain ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const take = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const { told, errors } = readTold(ask.form, ask.language)
	if (told === null) return asking(ask, ask.form.text('borger'), errors)
	const id = await takeReferral(ask.db, ask.at, told, {
		key: readId<string>(ask.form.text('key')) ?? randomUUID(),
		by: ask.atWork().id,
		person: readId<PersonId>(ask.form.text('borger')),
		sources,
	})
	return id === null
		? { redirect: '/henvendelser' }
		: { redirect: `/henvendelser/${id}`, done: ask.say('Henvendelsen er gemt.', 'The referral is saved.') }
}

/** A worry told on the phone; `?borger=` says beforehand whom it is about. */
export const newReferralPages = (sources: readonly FactSource[]): Route[] => {
	const staff = { path: '/henvendelse/ny', for: ['coordinator', 'consultant'], shows: 'henvendelse' }
	return [
		{ ...staff, method: 'get', handle: (ask) => asking(ask, ask.query.get('borger') ?? undefined, {}) },
		{ ...staff, method: 'post', handle: (ask) => take(ask, sources) },
	]
}
