import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { stands } from '../assessment/assessment.ts'
import { assessments } from '../assessment/assessment-store.ts'
import { dischargeDays, isAnswered, isWaiting, rulesFor, screeningDueOn } from '../screening/screening.ts'
import * as screenings from '../screening/screening-store.ts'
import * as store from '../store.ts'

/** Opens what is to be decided after the discharges that stand, where a rule is for somebody of that age; lets go of what no longer stands. */
export const settleScreenings = async (tx: Db, at: Instant, person: PersonId): Promise<void> => {
	const citizen = await findCitizen(tx, person)
	if (citizen === null) return
	const today = dayOf(at)
	const standard = standardOn(await listStandards(tx), today)
	const standing = new Set(dischargeDays(await store.notices(tx, [person])))
	const known = await screenings.screenings(tx, [person])
	for (const one of known)
		if (!standing.has(one.dischargedOn) && one.withdrawnAt === null) await screenings.withdrawScreening(tx, at, one.id)
	for (const on of standing) {
		const before = known.find(({ dischargedOn }) => dischargedOn === on)
		if (before !== undefined ? before.withdrawnAt !== null : rulesFor(standard, citizen.bornOn, on, today).length > 0)
			await screenings.openScreening(tx, at, person, on)
	}
}

export type ScreeningWaiting = {
	readonly screening: string
	readonly person: PersonId
	readonly dischargedOn: Day
	readonly dueOn: Day
}

/** Discharges of residents on which nobody has decided yet; whose answer is due first comes first. */
export const screeningsWaiting = async (
	db: Db,
	municipality: Pick<Municipality, 'deadlines'>,
	today: Day,
): Promise<ScreeningWaiting[]> => {
	const waiting = (await screenings.undecidedScreenings(db)).filter(isWaiting)
	const citizens = await findCitizens(
		db,
		waiting.map(({ person }) => person),
	)
	const standard = standardOn(await listStandards(db), today)
	const answers = Map.groupBy((await assessments(db, [...citizens.keys()])).filter(stands), ({ person }) => person)
	return waiting
		.flatMap((one): ScreeningWaiting[] => {
			const citizen = citizens.get(one.person)
			if (citizen?.status !== 'resident') return []
			const rules = rulesFor(standard, citizen.bornOn, one.dischargedOn, today)
			if (isAnswered(one, rules, answers.get(one.person) ?? [])) return []
			const dueOn = screeningDueOn(one, rules, municipality.deadlines.discharge)
			return [{ screening: one.id, person: one.person, dischargedOn: one.dischargedOn, dueOn }]
		})
		.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
