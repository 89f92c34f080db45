import { randomUUID } from 'node:crypto'
import { readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { receiveReferral, secondsSince, stampFor } from '../referral/referral-actions.ts'
import { readTold, type TypedErrors, trapField } from '../referral/referral-form.ts'
import { deadlineFrom } from '../referral/referral-list-actions.ts'
import { ConcernPage, ReceivedPage } from './concern-page.tsx'

const shown = async (ask: Ask, errors: TypedErrors): Promise<Answer> => {
	const isAgain = Object.keys(errors).length > 0
	const formKey = (isAgain ? readId<string>(ask.form.text('key')) : null) ?? randomUUID()
	const stamp = (isAgain ? ask.form.text('stamp').slice(0, 100) : '') || (await stampFor(ask.db, ask.at, formKey))
	return {
		title: ask.say('Er du bekymret?', 'Are you worried?'),
		...(isAgain ? { status: 422 as const } : {}),
		page: (
			<ConcernPage
				municipality={ask.municipality}
				formKey={formKey}
				stamp={stamp}
				typed={isAgain ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const open = (asked: Ask): Promise<Answer> => shown(asked, {})

/** Stores, and sends on to the receipt: nothing here depends on whom it is about, or on whether a program wrote it. */
const send = async (asked: Ask): Promise<Answer> => {
	const { form, db, at } = asked
	const { told, errors } = readTold(form, asked.language)
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
