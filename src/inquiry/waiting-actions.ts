import { type Undecided, undecided } from '#eligibility/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Among, Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { type Wait, waitOf } from './waiting.ts'

/** A ground of a citizen that waits for a professional's yes or no. */
type AssessmentWaiting = Wait & {
	readonly person: PersonId
	readonly criterion: string
	/** The last day on which the offer would fit its rule. */
	readonly until: Day | null
}

/** The grounds that wait for a professional on a day; whose answer is due first comes first. */
export const assessmentsWaiting = async (
	db: Db,
	municipality: Pick<Municipality, 'deadlines'>,
	today: Day,
	whom: Among<PersonId> = 'everyone',
): Promise<AssessmentWaiting[]> => {
	const standard = standardOn(await listStandards(db), today)
	const waiting = (await undecided(db, whom)).map(({ person, ground, knownOn }: Undecided) => ({
		person,
		criterion: ground.criterion,
		until: ground.until,
		...waitOf(
			ground,
			knownOn,
			standard?.criteria.find(({ code }) => code === ground.criterion),
			municipality.deadlines,
		),
	}))
	return waiting.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.since < b.since ? -1 : 1))
}
