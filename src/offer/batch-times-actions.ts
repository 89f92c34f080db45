import { hold, hoursOf } from '#booking/actions.ts'
import { type Job, proposeTimes } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { Chosen } from './choose.ts'
import { type Offer, type ProposedTime, spanOf } from './offer.ts'
import { offersOfPersons, setTime } from './store.ts'

/** How far ahead times are proposed, counted from the first day that gives notice. */
const daysOfTimes = 42

/** A time for each who is to be given one and can be; nothing is taken yet. */
export const timesFor = async (
	tx: Db,
	municipality: Municipality,
	today: Day,
	wanted: readonly Pick<Chosen, 'person' | 'minutes'>[],
): Promise<ReadonlyMap<PersonId, ProposedTime>> => {
	if (wanted.length === 0) return new Map()
	const earliest = addDays(today, municipality.noticeDays)
	const latest = addDays(earliest, daysOfTimes)
	const persons = wanted.map(({ person }) => person)
	const [citizens, known] = [await findCitizens(tx, persons), await consultantsKnown(tx, persons)]
	const jobs = wanted.map(({ person, minutes }): Job => {
		const address = citizens.get(person)?.address ?? null
		const place = address === null || address.x === null || address.y === null ? null : { x: address.x, y: address.y }
		return { id: person, person, minutes, place, prefer: known.get(person) ?? null, earliest, latest, target: null }
	})
	const { planned } = proposeTimes(jobs, await hoursOf(tx, municipality, earliest, latest))
	return new Map(planned.map(({ job, staff, span }) => [job as PersonId, { staff, from: span.from }]))
}

/** The consultant of the latest accepted offer. */
const consultantsKnown = async (tx: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, StaffId>> => {
	const accepted = (await offersOfPersons(tx, persons)).filter(({ endedBecause }) => endedBecause === 'yes')
	return new Map(accepted.flatMap(({ person, time }) => (time === null ? [] : [[person, time.staff]])))
}

/** False when the time is gone, or lies before the answer is due. */
export const holdFor = async (
	tx: Db,
	at: Instant,
	offer: Offer,
	time: ProposedTime | null,
	answerBy: Day,
	by: StaffId,
): Promise<boolean> => {
	if (time === null || dayOf(time.from) <= answerBy) return false
	const span = spanOf(time, offer.minutes)
	const held = await hold(tx, at, {
		staff: time.staff,
		person: offer.person,
		span,
		purpose: 'home_visit',
		heldUntil: answerBy,
		by,
	})
	if (!held.ok) return false
	await setTime(tx, offer.id, time, held.value.id)
	return true
}
