import { randomUUID } from 'node:crypto'
import type { FactSource } from '#eligibility/index.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { closeCase, latestCase, openCase, recordedOf, recordNotice, thenReassess, withdrawNotice } from './actions.ts'
import { answerTo, type Shown } from './decided.ts'
import { readNotice } from './event-form.ts'
import { EventPage } from './event-page.tsx'

export const showEvents: Shown = async (ask, citizen, errors) => {
	const isWrong = Object.keys(errors).length > 0
	return {
		title: ask.say('Hændelse', 'Event'),
		sees: [citizen.id],
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<EventPage
				citizen={citizen}
				standard={standardOn(await listStandards(ask.db), ask.today)}
				today={ask.today}
				notices={(await recordedOf(ask.db, [citizen.id])).notices}
				course={await latestCase(ask.db, citizen.id)}
				formKey={randomUUID()}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

export const record = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> => {
	const standard = standardOn(await listStandards(ask.db), ask.today)
	return answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			recordNotice(tx, ask.at, readNotice(ask.form, standard, citizen.id, ask.atWork().id)),
		),
		{ because: 'note', on: 'on_day', again: showEvents },
		ask.say('Hændelsen er gemt.', 'The event is saved.'),
	)
}

export const withdraw = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			withdrawNotice(tx, ask.at, {
				notice: ask.form.text('notice'),
				person: citizen.id,
				because: ask.form.text('withdrawn_because'),
				by: ask.atWork().id,
			}),
		),
		{ because: 'withdrawn_because', on: '', again: showEvents },
		ask.say('Hændelsen er trukket tilbage.', 'The event is withdrawn.'),
	)

export const open = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			openCase(tx, ask.at, { person: citizen.id, on: ask.form.day('opened'), by: ask.atWork().id }),
		),
		{ because: '', on: 'opened_day', again: showEvents },
		ask.say('Forløbet er åbnet.', 'The course is opened.'),
	)

export const close = async (ask: Ask, citizen: Citizen, sources: readonly FactSource[]): Promise<Answer> =>
	answerTo(
		ask,
		citizen,
		await thenReassess(ask.db, ask.at, sources, (tx) =>
			closeCase(tx, ask.at, {
				person: citizen.id,
				on: ask.form.day('closed'),
				because: ask.form.text('case_because'),
				by: ask.atWork().id,
			}),
		),
		{ because: 'case_because', on: 'closed_day', again: showEvents },
		ask.say('Forløbet er afsluttet.', 'The course is closed.'),
	)
