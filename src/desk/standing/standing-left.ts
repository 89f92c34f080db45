import { type Text, text } from '#kernel/language.ts'
import type { StandingFacts } from './standing-facts.ts'
import { dayText, type Question } from './standing-question.ts'

const statusText: Record<Exclude<StandingFacts['status'], 'resident'>, Text> = {
	dead: text('Død', 'Dead'),
	moved_out: text('Flyttet fra kommunen', 'Moved out of the municipality'),
	emigrated: text('Udrejst', 'Emigrated'),
	disappeared: text('Forsvundet', 'Disappeared'),
}

export const hasLeft: Question = ({ status, statusSince }) =>
	status === 'resident'
		? null
		: {
				kind: 'left',
				since: statusSince,
				criteria: [],
				label: text(
					`Ikke i målgruppen (${statusText[status].da.toLowerCase()})`,
					`Not in the target group (${statusText[status].en.toLowerCase()})`,
				),
				details: [statusText[status], ...(statusSince === null ? [] : [dayText(statusSince)])],
			}
