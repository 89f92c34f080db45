import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { readOwnRequest } from './own-request-form.ts'
import { OwnRequestPage, OwnRequestReceivedPage } from './own-request-page.tsx'
import { publicForm, receiveFromForm } from './public-form-actions.ts'
import type { TypedErrors } from './referral-form.ts'
import { deadlineFrom } from './referral-list-actions.ts'

const shown = async (ask: Ask, errors: TypedErrors): Promise<Answer> => {
	const isAgain = Object.keys(errors).length > 0
	const carried = await publicForm(ask, isAgain)
	return {
		title: ask.say('Ønsk et besøg', 'Ask for a visit'),
		...(isAgain ? { status: 422 as const } : {}),
		page: (
			<OwnRequestPage municipality={ask.municipality} {...carried} typed={isAgain ? ask.form : null} errors={errors} />
		),
	}
}

/** Stores, and sends on to the receipt: nobody is looked up here, so the answer tells nothing of who is known. */
const send = async (asked: Ask): Promise<Answer> => {
	const { told, errors } = readOwnRequest(asked.form, asked.language, asked.today)
	if (told === null) return shown(asked, errors)
	await receiveFromForm(asked, told)
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
