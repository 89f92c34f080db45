import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { publicForm, receiveFromForm } from '../referral/public-form-actions.ts'
import { readTold, type TypedErrors } from '../referral/referral-form.ts'
import { deadlineFrom } from '../referral/referral-list-actions.ts'
import { ConcernPage, ReceivedPage } from './concern-page.tsx'

const shown = async (ask: Ask, errors: TypedErrors): Promise<Answer> => {
	const isAgain = Object.keys(errors).length > 0
	const carried = await publicForm(ask, isAgain)
	return {
		title: ask.say('Er du bekymret?', 'Are you worried?'),
		...(isAgain ? { status: 422 as const } : {}),
		page: (
			<ConcernPage municipality={ask.municipality} {...carried} typed={isAgain ? ask.form : null} errors={errors} />
		),
	}
}

const open = (asked: Ask): Promise<Answer> => shown(asked, {})

/** Stores, and sends on to the receipt: nothing here depends on whom it is about, or on whether a program wrote it. */
const send = async (asked: Ask): Promise<Answer> => {
	const { told, errors } = readTold(asked.form, asked.language)
	if (told === null) return shown(asked, errors)
	await receiveFromForm(asked, told)
	return { redirect: '/bekymring/tak' }
}

const received = async (asked: Ask): Promise<Answer> => {
	const due = await deadlineFrom(asked.db, asked.municipality, asked.today)
	return {
		title: asked.say('Tak', 'Thank you'),
		page: <ReceivedPage municipality={asked.municipality} promised={due(asked.today)} />,
	}
}

/** A worry told by anybody, without signing in. */
export const concernPages: readonly Route[] = [
	{ method: 'get', path: '/bekymring', for: 'anyone', shows: '', handle: open },
	{ method: 'post', path: '/bekymring', for: 'anyone', shows: '', handle: send },
	{ method: 'get', path: '/bekymring/tak', for: 'anyone', shows: '', handle: received },
]
