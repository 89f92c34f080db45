import { randomUUID } from 'node:crypto'
import { readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { readOwnRequest } from './own-request-form.ts'
import { OwnRequestPage, OwnRequestReceivedPage } from './own-request-page.tsx'
import { receiveReferral, secondsSince, stampFor } from './referral-actions.ts'
import { type TypedErrors, trapField } from './referral-form.ts'
import { deadlineFrom } from './referral-list-actions.ts'

const shown = async (ask: Ask, errors: TypedErrors): Promise<Answer> => {
	const isAgain = Object.keys(errors).length > 0
	const formKey = (isAgain ? readId<string>(ask.form.text('key')) : null) ?? randomUUID()
	const stamp = (isAgain ? ask.form.text('stamp').slice(0, 100) : '') || (await stampFor(ask.db, ask.at, formKey))
	return {
		title: ask.say('Ønsk et besøg', 'Ask for a visit'),
		...(isAgain ? { status: 422 as const } : {}),
		page: (
			<OwnRequestPage
				municipality={ask.municipality}
				formKey={formKey}
				stamp={stamp}
				typed={isAgain ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

/** Stores, and sends on to the receipt: nobody is looked up here, so the answer tells nothing of who is known. */
const send = async (asked: Ask): Promise<Answer> => {
	const { form, db, at } = asked
	const { told, errors } = readOwnRequest(form, asked.language, asked.today)
	if (told === null) return shown(asked, errors)
	const key = readId<string>(form.text('key'))
	await receiveReferral(db, at, told, {
		key: key ?? randomUUID(),
		tells: {
			trapped: form.has(trapField),
			shownSeconds: key === null ? null : await secondsSince(db, at, form.text('stamp'), key),
		},
		enqueue: asked.enqueue,
	})
	return { redirect: '/oensk-besoeg/tak' }
}

const received = async (asked: Ask): Promise<Answer> => {
	const due = await deadlineFrom(asked.db, asked.municipality, asked.today)
	return {
		title: asked.say('Tak', 'Thank you'),
		page: <OwnRequestReceivedPage municipality={asked.municipality} promised={due(asked.today)} />,
	}
}

/** A citizen asks for a visit, without signing in. */
export const ownRequestPages: readonly Route[] = [
	{ method: 'get', path: '/oensk-besoeg', for: 'anyone', shows: '', handle: (ask) => shown(ask, {}) },
	{ method: 'post', path: '/oensk-besoeg', for: 'anyone', shows: '', handle: send },
	{ method: 'get', path: '/oensk-besoeg/tak', for: 'anyone', shows: '', handle: received },
]
