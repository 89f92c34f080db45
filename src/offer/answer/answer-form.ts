import { addYears, type Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import {
	type Answerer,
	answerers,
	type CallTime,
	callTimes,
	needs,
	type ToKnow,
	type WayOfAnswering,
	waysOfAnswering,
} from './answer.ts'

/** The fields to mend, each with how. */
export type Mends = Readonly<Record<string, string>>

const longestWords = 2000
const longestName = 200
const isOneOf = <Word extends string>(words: readonly Word[], written: string): written is Word =>
	words.some((word) => word === written)
const said = (language: Language, da: string, en: string): string => (language === 'da' ? da : en)

/** What the visitor is to know, as it was ticked; a language written down is a wish for an interpreter, who may be wished for without. */
export const readBesides = (form: Form): ToKnow => {
	const ticked = form.all('needs')
	const interpreter = form.text('interpreter').slice(0, longestName)
	return {
		needs: needs.filter((need) => ticked.includes(need) || (need === 'interpreter' && interpreter !== '')),
		interpreter,
		companion: form.has('companion'),
		together: form.has('together'),
	}
}

/** Who has answered; the citizen, where nobody else is named. */
export const readAnswerer = (form: Form): Answerer => {
	const typed = form.text('by')
	return isOneOf<Answerer>(answerers, typed) ? typed : 'citizen'
}

type ByWhom = { readonly by: Answerer; readonly byName: string; readonly words: string }

/** Who answers; whoever answers for somebody else gives their name. */
export const readByWhom = (form: Form, language: Language): { readonly whom: ByWhom; readonly mends: Mends } => {
	const by = readAnswerer(form)
	const byName = by === 'citizen' ? '' : form.text('by_name').slice(0, longestName)
	const words = form.text('words').slice(0, longestWords)
	const isMissing = by !== 'citizen' && byName === ''
	const mend = said(
		language,
		'Skriv dit navn, når du svarer for en anden.',
		'Write your name when you answer for somebody else.',
	)
	return { whom: { by, byName, words }, mends: isMissing ? { by_name: mend } : {} }
}

const untilChoices = ['one_year', 'two_years', 'until_told'] as const

/** The last day of no contact: null until taken back, undefined when nothing was chosen. */
export const readUntil = (form: Form, today: Day): Day | null | undefined => {
	const chosen = form.text('until')
	if (!isOneOf(untilChoices, chosen)) return undefined
	return chosen === 'until_told' ? null : addYears(today, chosen === 'one_year' ? 1 : 2)
}

/** The part of the day that suits; null: any. */
export const readCallTime = (form: Form): CallTime | null => {
	const chosen = form.text('when')
	return isOneOf<CallTime>(callTimes, chosen) ? chosen : null
}

/** How an answer that staff write down reached us. */
export const readWay = (form: Form): WayOfAnswering => {
	const chosen = form.text('through')
	return isOneOf<WayOfAnswering>(waysOfAnswering, chosen) && chosen !== 'web' ? chosen : 'phone'
}
