import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import { boundsOf } from '../bounds-actions.ts'
import { needsOf } from '../needs/needs-actions.ts'
import { consultantsOf, ofPerson } from '../store.ts'
import { placeOf } from '../travel/travel.ts'
import { hoursOf } from '../working-time/hours-actions.ts'
import type { FreeTime } from './free-time.ts'
import { districtAt } from './free-time-bounds.ts'
import { calendarOf, rankIn } from './rank-free-times.ts'

/** What a municipality keeps to where times are looked for; without districts everybody drives everywhere. */
type KeptTime = Pick<Municipality, 'closedDays' | 'visitingHours'> & Partial<Pick<Municipality, 'bounds' | 'districts'>>

/** A month is mostly enough: what lies later could not be better than what is found there. */
const daysLookedAtFirst = 27

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
	const wanted = {
		minutes: asked.minutes,
		from: asked.from,
		bounds: [
			{
				needs: (await needsOf(db, [asked.person])).get(asked.person) ?? null,
				district: districtAt(municipality, citizen?.address),
			},
		],
		taken: own.map(({ span }) => span),
		place: placeOf(citizen, await boundsOf(db, municipality)),
		prefer: asked.prefer ?? known ?? null,
		near: asked.near ?? null,
		notBefore: asked.notBefore === undefined ? 0 : millisecondsOf(asked.notBefore),
		atMost: asked.atMost ?? 3,
	}
	const within = async (to: Day) =>
		rankIn({ ...wanted, to }, calendarOf(await hoursOf(db, municipality, asked.from, to)))
	const soon = earlier(asked.to, addDays(later(asked.from, wanted.near ?? asked.from), daysLookedAtFirst))
	const found = await within(soon)
	return found.isSettled || soon === asked.to ? found.times : (await within(asked.to)).times
}
