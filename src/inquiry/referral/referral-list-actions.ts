import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { concernWithin } from '../concern/concern-target.ts'
import { dueOn } from '../deadline.ts'
import { promisedBy } from '../working-day.ts'
import { type Referral, type ReferralId, receivedOn, standingOf, standingSteps } from './referral.ts'
import * as store from './referral-store.ts'
import { contactText, waitingText } from './referral-words.ts'

export type Listed = { readonly referral: Referral; readonly dueOn: Day }

/** Every referral with the last day for a first contact: those that wait first, the most pressing foremost. */
export const listReferrals = async (
	db: Db,
	municipality: Municipality,
	today: Day,
	which: 'all' | 'unanswered' = 'all',
): Promise<Listed[]> => {
	const due = await deadlineFrom(db, municipality, today)
	const order = { waiting: 0, held_back: 1, answered: 2 }
	return (await store.selectReferrals(db, which))
		.map((referral) => ({ referral, dueOn: due(receivedOn(referral)) }))
		.toSorted((a, b) => {
			const byStanding = order[standingOf(a.referral)] - order[standingOf(b.referral)]
			if (byStanding !== 0) return byStanding
			const later = standingOf(a.referral) === 'answered' ? -1 : 1
			return a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -later : later
		})
}

/** The last day for a first contact with whoever came in on a day: the one that the sender is promised. */
export const deadlineFrom = async (db: Db, municipality: Municipality, today: Day): Promise<(received: Day) => Day> => {
	const interval = concernWithin(standardOn(await listStandards(db), today))
	return (received) =>
		promisedBy(municipality, received, dueOn(received, { interval, days: municipality.deadlines.concern }, null))
}

/** Referrals that wait for a first contact, for the day's work. However many are held back, they are one task: the oldest stands for them all. */
export const referralsWaiting = async (
	db: Db,
	municipality: Municipality,
	today: Day,
): Promise<{ referral: ReferralId; person: PersonId | null; receivedOn: Day; dueOn: Day; what: Text }[]> => {
	const all = await listReferrals(db, municipality, today, 'unanswered')
	const held = all.filter(({ referral }) => standingOf(referral) === 'held_back')
	return [...all.filter(({ referral }) => standingOf(referral) === 'waiting'), ...held.slice(0, 1)].map(
		({ referral, dueOn }) => ({
			referral: referral.id,
			person: referral.person,
			receivedOn: receivedOn(referral),
			dueOn,
			what: waitingText(referral, held.length),
		}),
	)
}

/** Referrals about one citizen, the newest first. */
export const referralsAbout = async (db: Db, person: PersonId): Promise<{ id: ReferralId; on: Day }[]> =>
	(await store.selectReferrals(db, { person }))
		.map((referral) => ({ id: referral.id, on: receivedOn(referral) }))
		.toReversed()

/** Contacts with one citizen that followed from a referral. */
export const tellReferrals = async (db: Db, person: PersonId, names: ReadonlyMap<StaffId, string>): Promise<Told[]> =>
	(await store.selectReferrals(db, { person })).flatMap(({ steps }) =>
		standingSteps(steps)
			.filter(({ kind }) => kind === 'contacted')
			.map(({ on, at, how, by }) => ({
				on,
				at,
				what: contactText(how),
				...(by === null ? {} : { who: names.get(by) ?? '' }),
			})),
	)
