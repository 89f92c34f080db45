import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { type Form, standardOn } from '#standard/index.ts'
import { candidatesOf } from '../batch/candidate-actions.ts'
import { chooseDue } from '../batch/choose.ts'
import { leastDaysToAnswer, withEvents } from './event-choice.ts'
import { invitableEvents } from './event-store.ts'

const isEvent = (form: Form | null | undefined): boolean =>
	form === 'collective_event' || form === 'either' || form === 'citizen_chooses'

/** Whether the standard in force invites anybody to a collective event. */
export const standardHasEvents = async (db: Db, today: Day): Promise<boolean> => {
	const standard = standardOn(await listStandards(db), today)
	return (
		standard !== null &&
		(standard.criteria.some(({ form, byAge }) => isEvent(form) || byAge.some((band) => isEvent(band.form))) ||
			standard.replacements.some(({ gives }) => isEvent(gives)))
	)
}

/** Those who are to be invited now, and for whom no event has room; they wait until one is planned. */
export const waitingForEvent = async (db: Db, at: Instant, today: Day): Promise<PersonId[]> => {
	if (!(await standardHasEvents(db, today))) return []
	const { letters } = chooseDue(await candidatesOf(db, today), today)
	const { withoutEvent } = withEvents(letters, await invitableEvents(db, at), addDays(today, leastDaysToAnswer))
	return withoutEvent.map(({ person }) => person)
}
