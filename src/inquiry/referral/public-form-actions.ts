import { randomUUID } from 'node:crypto'
import { readId } from '#kernel/ids.ts'
import type { Ask } from '#platform/web/index.ts'
import { receiveReferral, secondsSince, stampFor } from './referral-actions.ts'
import { type Told, trapField } from './referral-form.ts'

/** What a form that anybody may fill in carries; shown again to be mended, it is the same form. */
export const publicForm = async (
	{ form, db, at }: Ask,
	isAgain: boolean,
): Promise<{ readonly formKey: string; readonly stamp: string }> => {
	const formKey = (isAgain ? readId<string>(form.text('key')) : null) ?? randomUUID()
	return { formKey, stamp: (isAgain ? form.text('stamp').slice(0, 100) : '') || (await stampFor(db, at, formKey)) }
}

/** Stores what such a form told, with what may tell later on whether a program wrote it. */
export const receiveFromForm = async ({ form, db, at, enqueue }: Ask, told: Told): Promise<void> => {
	const key = readId<string>(form.text('key'))
	await receiveReferral(db, at, told, {
		key: key ?? randomUUID(),
		tells: {
			trapped: form.has(trapField),
			shownSeconds: key === null ? null : await secondsSince(db, at, form.text('stamp'), key),
		},
		enqueue,
	})
}
