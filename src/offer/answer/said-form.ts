import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import { readTime } from '../offer.ts'
import { type Answerer, type AnswerKind, answerKinds } from './answer.ts'
import type { Said } from './answer-actions.ts'
import { readAnswerer } from './answer-form.ts'

/** A field to be mended, and what to write there. */
type Mend = { readonly field: string; readonly text: Text }

const isKind = (written: string): written is AnswerKind => answerKinds.some((kind) => kind === written)

/** The fields of an answer as they were typed. */
export type TypedSaid = {
	readonly kind: string
	readonly time: string
	readonly callOn: Day | null
	readonly until: Day | null
	readonly by: Answerer
	readonly byName: string
}

export const typedSaid = (form: Form): TypedSaid => ({
	kind: form.text('kind'),
	time: form.text('time'),
	callOn: form.day('call_on'),
	until: form.day('until'),
	by: readAnswerer(form),
	byName: form.text('by_name'),
})

/** What staff write down: an answer, or yes to the event that the offer invites to. */
export type SaidToStaff = Said | { readonly kind: typeof yesToEvent }
/** In the form the seat at the event is an answer of its own. */
export const yesToEvent = 'event'

/** What somebody wrote down of an answer, or the field that has to be mended. */
export const readSaid = (form: Form, today: Day): SaidToStaff | Mend => {
	const kind = form.text('kind')
	if (kind === yesToEvent) return { kind }
	if (!isKind(kind)) return { field: 'kind', text: text('Vælg et svar.', 'Choose an answer.') }
	if (kind === 'no') return { kind }
	if (kind === 'yes') {
		const time = readTime(form.text('time'))
		return time === null ? { field: 'time', text: text('Vælg en tid.', 'Choose a time.') } : { kind, time }
	}
	if (kind === 'call_later') {
		const callOn = form.day('call_on')
		return callOn === null || callOn < today
			? { field: 'call_on', text: text('Skriv en dag, fra i dag og frem.', 'Write a day from today on.') }
			: { kind, callOn }
	}
	const last = readLastDay(form, today)
	return 'field' in last ? last : { kind, until: last.until }
}

/** The last day of no contact, null until it is taken back; or what is to be mended. */
export const readLastDay = (form: Form, today: Day): { readonly until: Day | null } | Mend => {
	const until = form.day('until')
	const isTyped = form.has('until') || form.has('until_year') || form.has('until_day')
	return isTyped && (until === null || until < today)
		? {
				field: 'until',
				text: text('Skriv en dag, fra i dag og frem, eller ingen.', 'Write a day from today on, or none.'),
			}
		: { until }
}
