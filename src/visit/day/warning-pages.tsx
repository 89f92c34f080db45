import { readId } from '#kernel/ids.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import type { Visit } from '../visit.ts'
import { withVisit } from '../visit-asked-actions.ts'
import { visitAnswer, visitGone } from '../visit-shown.tsx'
import { shownVisit } from '../visit-shown-actions.ts'
import { noteWarning, reviewWarning } from './warning-actions.ts'

const addWarning = async (ask: Ask, visit: Visit): Promise<Answer> => {
	const typed = { kind: ask.form.text('warning'), words: ask.form.text('warning-words') }
	const done = await noteWarning(ask.db, ask.at, {
		id: readId(ask.form.text('id')) ?? crypto.randomUUID(),
		person: visit.person,
		...typed,
		on: ask.today,
		by: ask.atWork().id,
	})
	if (done.ok)
		return {
			redirect: `/besoeg/${visit.id}`,
			done: ask.say('Det er gemt til den, der kommer næste gang.', 'It is kept for whoever comes next.'),
		}
	if (done.why === 'unknown_citizen') return visitGone(ask)
	const wrong = {
		no_kind: { warning: ask.say('Vælg, hvad det handler om.', 'Choose what it is about.') },
		words_missing: {
			'warning-words': ask.say('Skriv kort, hvad den næste skal vide.', 'Write in short what to know.'),
		},
		too_long: { 'warning-words': ask.say('Skriv det kortere: højst 300 tegn.', 'Write less: 300 characters at most.') },
		form_was_used: { 'warning-words': formWasUsed[ask.language] },
	}
	return visitAnswer(ask, await shownVisit(ask, visit), wrong[done.why], { warning: typed })
}

const answerWarning = async (ask: Ask, visit: Visit): Promise<Answer> => {
	const warning = readId(ask.params.warning)
	const said = ask.form.text('said') === 'gone' ? 'gone' : 'holds'
	if (warning === null) return visitGone(ask)
	await reviewWarning(ask.db, ask.at, { warning, said, on: ask.today, by: ask.atWork().id })
	return {
		redirect: `/besoeg/${visit.id}`,
		done:
			said === 'holds'
				? ask.say('Det gælder stadig.', 'It still holds.')
				: ask.say('Det vises ikke længere.', 'It is not shown any more.'),
	}
}

const writers = ['consultant', 'coordinator']

export const warningRoutes: readonly Route[] = [
	{
		method: 'post',
		path: '/besoeg/:visit/om-hjemmet',
		for: writers,
		shows: 'besøg',
		handle: (ask) => withVisit(ask, (visit) => addWarning(ask, visit)),
	},
	{
		method: 'post',
		path: '/besoeg/:visit/om-hjemmet/:warning',
		for: writers,
		shows: 'besøg',
		handle: (ask) => withVisit(ask, (visit) => answerWarning(ask, visit)),
	},
]
