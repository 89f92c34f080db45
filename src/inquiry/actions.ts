import { staffNames } from '#access/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource, VerdictWord } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { assessments, exceptions, furtherVisits } from './assessment/assessment-store.ts'
import { factsKnown, type Recorded } from './facts-known.ts'
import { inHospital } from './hospital/hospital-stay.ts'
import { corrections, notifications } from './hospital/hospital-store.ts'
import { tellStays } from './hospital/hospital-words.ts'
import { isOpen, type PreventiveCase } from './preventive-case.ts'
import { tellReferrals } from './referral/referral-list-actions.ts'
import { withDecided } from './screening/screening.ts'
import { screenings } from './screening/screening-store.ts'
import * as store from './store.ts'
import { tell } from './tell.ts'

export { recordAssessment } from './assessment/assessment-actions.ts'
export { grantException } from './assessment/exception-actions.ts'
export { decideFurtherVisit } from './assessment/further-visit-actions.ts'
export { concernsByStaff } from './concern/concern-store.ts'
export { screeningsWaiting } from './hospital/discharge-actions.ts'
export { hospitalNote, livesAfterAll } from './hospital/hospital-actions.ts'
export { receiveHospitalNotification } from './hospital/hospital-receiving-actions.ts'
export { acceptNotifications } from './hospital/reception-actions.ts'
export { erasePerson, mergePerson } from './merge-store.ts'
export { recordNotice, withdrawNotice } from './notice-actions.ts'
export { recordPerson } from './record-actions.ts'
export { receiveReferral } from './referral/referral-actions.ts'
export { referralsWaiting } from './referral/referral-list-actions.ts'
export { assessmentsWaiting } from './waiting-actions.ts'

/** Everything recorded, withdrawn notices and closed courses too. */
export const recordedOf = async (db: Db, whom: store.Whom): Promise<Recorded> => ({
	notices: withDecided(await store.notices(db, whom), await screenings(db, whom)),
	cases: await store.cases(db, whom),
	assessments: await assessments(db, whom),
	exceptions: await exceptions(db, whom),
	furtherVisits: await furtherVisits(db, whom),
})

/** What staff and others have told of citizens, as the rules weigh it. */
export const inquiryFacts: FactSource = async (db, persons) => factsKnown(await recordedOf(db, persons))

/** The citizen's open course, or the newest closed one; null when there never was one. */
export const latestCase = async (db: Db, person: PersonId): Promise<PreventiveCase | null> => {
	const all = await store.cases(db, [person])
	return all.find(isOpen) ?? all.at(-1) ?? null
}

/** Opens a course; open already, it stays as it is. */
export const openCase = async (
	db: Db,
	at: Instant,
	asked: { readonly person: PersonId; readonly on: Day | null; readonly by: StaffId | null },
): Promise<Outcome<PersonId, 'no_such_citizen' | 'no_day' | 'in_the_future'>> => {
	if (asked.on === null) return no('no_day')
	if (asked.on > dayOf(at)) return no('in_the_future')
	if ((await findCitizen(db, asked.person)) === null) return no('no_such_citizen')
	await store.insertCase(db, at, asked.person, asked.on, asked.by)
	return yes(asked.person)
}

/** Closes the open course, because. */
export const closeCase = async (
	db: Db,
	at: Instant,
	asked: { readonly person: PersonId; readonly on: Day | null; readonly because: string; readonly by: StaffId | null },
): Promise<
	Outcome<PersonId, 'no_open_case' | 'no_day' | 'in_the_future' | 'closes_before_it_opens' | 'because_is_empty'>
> =>
	inTransaction(db, async (tx) => {
		const { on } = asked
		if (on === null) return no('no_day')
		if (on > dayOf(at)) return no('in_the_future')
		if (asked.because.trim() === '') return no('because_is_empty')
		const course = (await store.cases(tx, [asked.person])).find(isOpen)
		if (course === undefined) return no('no_open_case')
		if (on < course.openedOn) return no('closes_before_it_opens')
		await store.endCase(tx, at, { id: course.id, on, because: asked.because.trim(), by: asked.by })
		return yes(asked.person)
	})

/** What was recorded about one citizen, by whom and from whom. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const names = await staffNames(db)
	const hands = await corrections(db, [person])
	const stay = inHospital(await notifications(db, [person]), hands)
	return [
		...tell(await recordedOf(db, [person]), await listStandards(db), names),
		...(await tellReferrals(db, person, names)),
		...tellStays(stay, hands, await screenings(db, [person]), names),
	]
}

/** A deed and what follows from it for where the citizen stands, in one transaction: both happen or neither. */
export const thenReassess = async <Why extends string>(
	db: Db,
	at: Instant,
	sources: readonly FactSource[],
	deed: (tx: Db) => Promise<Outcome<PersonId, Why>>,
): Promise<Outcome<VerdictWord | null, Why>> =>
	inTransaction(db, async (tx) => {
		const done = await deed(tx)
		if (!done.ok) return done
		const verdicts = await reassess(tx, at, dayOf(at), sources, [done.value])
		return yes(verdicts.get(done.value)?.verdict ?? null)
	})
