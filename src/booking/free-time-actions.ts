import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { FreeTime } from './free-time.ts'
import { districtAt } from './free-time-bounds.ts'
import { hoursOf } from './hours-actions.ts'
import { needsOf } from './needs-actions.ts'
import { rankFreeTimes } from './rank-free-times.ts'
import { consultantsOf, ofPerson } from './store.ts'
import { placeOf } from './travel.ts'

/** What a municipality keeps to where times are looked for; without districts everybody drives everywhere. */
type KeptTime = Pick<Municipality, 'closedDays' | 'visitingHours'> & Partial<Pick<Municipality, 'districts'>>

/** The best few free times for one citizen, best first, each with its reason; whoever visited last is preferred unless another is named. */
export const freeTimesFor = async (
	db: Db,
	municipality: KeptTime,
	asked: {
		readonly person: PersonId
		readonly minutes: number
		readonly from: Day
		readonly to: Day
		readonly prefer?: StaffId | null
		readonly near?: Day | null
		readonly notBefore?: Instant
		readonly atMost?: number
	},
): Promise<FreeTime[]> => {
	const citizen = await findCitizen(db, asked.person)
	const [known] = await consultantsOf(db, asked.person)
	const own = (await ofPerson(db, asked.person)).filter(({ releasedAt }) => releasedAt === null)
	return rankFreeTimes(
		{
			minutes: asked.minutes,
			from: asked.from,
			to: asked.to,
			needs: (await needsOf(db, [asked.person])).get(asked.person) ?? null,
			district: districtAt(municipality, citizen?.address),
			taken: own.map(({ span }) => span),
			place: placeOf(citizen?.address),
			prefer: asked.prefer ?? known ?? null,
			near: asked.near ?? null,
			notBefore: asked.notBefore === undefined ? 0 : millisecondsOf(asked.notBefore),
			atMost: asked.atMost ?? 3,
		},
		await hoursOf(db, municipality, asked.from, asked.to),
	)
}
