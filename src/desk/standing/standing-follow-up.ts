import { noteStruckText } from '#followup/index.ts'
import { type Text, text } from '#kernel/language.ts'
import type { StandingFacts } from './standing-facts.ts'
import { onDay, type Question } from './standing-question.ts'

type Promised = StandingFacts['agreements'][number]

const agreementDetails = (agreement: Promised): Text[] => [
	...(agreement.isFromInvalidNote ? [noteStruckText] : []),
	text(agreement.what, agreement.what),
	onDay('Aftalt til', 'Due', agreement.dueOn),
	text(agreement.owner, agreement.owner),
]
const firstDue = (facts: StandingFacts) => facts.agreements.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]

export const isPromiseLate: Question = (facts) => {
	const agreement = firstDue(facts)
	return agreement === undefined || agreement.dueOn >= facts.today
		? null
		: { kind: 'follow_up_overdue', since: agreement.dueOn, criteria: [], details: agreementDetails(agreement) }
}

const fromInvalidNote = {
	badge: 'warning',
	label: text('Opfølgning aftalt i et ugyldigt notat', 'Follow-up agreed in an invalid note'),
} as const

export const isFollowUpAhead: Question = (facts) => {
	const agreement = firstDue(facts)
	return agreement
		? {
				...{ kind: 'follow_up_agreed', since: agreement.dueOn, criteria: [], details: agreementDetails(agreement) },
				...(agreement.isFromInvalidNote ? fromInvalidNote : {}),
			}
		: null
}
