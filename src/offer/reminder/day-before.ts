import type { Booking } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Citizen } from '#population/index.ts'

/** Nobody is woken by it, and whoever wants another time still reaches somebody. */
const hours = { from: '10:00', to: '19:00' }

/** Whether messages about tomorrow go now: where the municipality wants them and can be named as their sender. */
export const isTimeForDayBefore = ({ nemSms, cvr }: Pick<Municipality, 'nemSms' | 'cvr'>, at: Instant): boolean =>
	nemSms && cvr !== undefined && clockOf(at) >= hours.from && clockOf(at) < hours.to

/** A visit at home, agreed on, tomorrow; and a citizen who takes messages. */
export const isToldDayBefore = (
	{ purpose, heldUntil, releasedAt, span }: Pick<Booking, 'purpose' | 'heldUntil' | 'releasedAt' | 'span'>,
	citizen: Pick<Citizen, 'status' | 'digitalPost' | 'createdHere'>,
	today: Day,
): boolean =>
	purpose === 'home_visit' &&
	heldUntil === null &&
	releasedAt === null &&
	dayOf(span.from) === addDays(today, 1) &&
	citizen.status === 'resident' &&
	citizen.digitalPost &&
	!citizen.createdHere

/** One message of a visit and the day it is on: moved to another day, the citizen is told anew the day before that. */
export const occasionOfVisit = ({ id, span }: Pick<Booking, 'id' | 'span'>): string => `${id} ${dayOf(span.from)}`
