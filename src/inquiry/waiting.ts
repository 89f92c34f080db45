import type { Ground } from '#eligibility/index.ts'
import { type Day, later } from '#kernel/day.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Criterion } from '#standard/index.ts'
import { dueOn } from './deadline.ts'

type Deadlines = Municipality['deadlines']

/** The municipality's own number of days for a ground of this rule. */
const daysFor = ({ opens }: Criterion, deadlines: Deadlines): number => {
	if (opens.by !== 'event') return deadlines.assessment
	if (opens.kinds.includes('concern_raised')) return deadlines.concern
	return opens.kinds.includes('discharged') ? deadlines.discharge : deadlines.assessment
}

export type Wait = { readonly since: Day; readonly dueOn: Day }

/** Since when a ground waits – it opened, or we came to know of it – and the last day for an answer. */
export const waitOf = (
	ground: Pick<Ground, 'from' | 'until'>,
	knownOn: Day,
	criterion: Criterion | undefined,
	deadlines: Deadlines,
): Wait => {
	const since = later(ground.from, knownOn)
	const within = {
		interval: criterion?.decideWithin ?? null,
		days: criterion === undefined ? deadlines.assessment : daysFor(criterion, deadlines),
	}
	return { since, dueOn: dueOn(since, within, ground.until) }
}
