import { findStaff, staffNames } from '#access/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource, VerdictWord } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen, lifeEventsOf } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { type AssessmentRefusal, assessmentRefusal, type ExceptionRefusal, exceptionRefusal } from './assessment.ts'
import { factsKnown, type Recorded } from './facts-known.ts'
import { type NewNotice, type NoticeRefusal, noticeRefusal } from './notice.ts'
import { isOpen, type PreventiveCase } from './preventive-case.ts'
import { isSource } from './sources.ts'
import * as store from './store.ts'
import { tell } from './tell.ts'

const standardInForce = async (db: Db, on: Day): Promise<Standard | null> => standardOn(await listStandards(db), on)

/** Everything recorded, withdrawn notices and closed courses too. */
export const recordedOf = async (db: Db, whom: store.Whom): Promise<Recorded> => ({
	notices: await store.notices(db, whom),
	cases: await store.cases(db, whom),
	assessments: await store.assessments(db, whom),
	exceptions: await store.exceptions(db, whom),
})

/** What staff and others have told of citizens, as the rules weigh it. */
export const inquiryFacts: FactSource = async (db, persons) => factsKnown(await recordedOf(db, persons))

/** Writes down what somebody learnt; with the same key only once. What the register told already needs no telling. */
export const recordNotice = async (
	db: Db,
	at: Instant,
	notice: NewNotice,
): Promise<Outcome<PersonId, NoticeRefusal | 'no_such_citizen' | 'already_known'>> =>
	inTransaction(db, async (tx) => {
		const citizen = await findCitizen(tx, notice.person)
		if (citizen === null) return no('no_such_citizen')
		const today = dayOf(at)
		const refusal = noticeRefusal(notice, await standardInForce(tx, today), citizen.bornOn, today)
		if (refusal !== null) return no(refusal)
		const { on, source, nature } = notice
		if (on === null || !isSource(source) || (nature !== 'event' && nature !== 'risk')) return no('unknown_kind')
		const known = (await lifeEventsOf(tx, [notice.person])).get(notice.person) ?? []
		if (nature === 'event' && known.some((event) => event.kind === notice.kind && event.on === on))
			return no('already_known')
		const note = notice.note.trim() === '' ? null : notice.note.trim()
		await store.insertNotice(tx, at, { ...notice, on, source, nature, note, recordedBy: notice.by })
		return yes(notice.person)
	})

/** What was recorded by mistake stops counting, because; it stays to be read. */
export const withdrawNotice = async (
	db: Db,
	at: Instant,
	asked: { readonly notice: string; readonly person: PersonId; readonly because: string; readonly by: StaffId | null },
): Promise<Outcome<PersonId, 'no_such_notice' | 'because_is_empty'>> => {
	const notice = readId<string>(asked.notice)
	if (notice === null) return no('no_such_notice')
	if (asked.because.trim() === '') return no('because_is_empty')
	const found = await store.withdrawNotice(db, at, { ...asked, notice, because: asked.because.trim() })
	return found ? yes(asked.person) : no('no_such_notice')
}

/** A health professional's yes or no on one ground. A no closes the ground for its period; a yes makes the offer due. */
export const recordAssessment = async (
	db: Db,
	at: Instant,
	made: {
		readonly person: PersonId
		readonly criterion: string
		readonly outcome: string
		readonly because: string
		readonly by: StaffId
		readonly key?: string
	},
): Promise<Outcome<PersonId, AssessmentRefusal | 'no_such_citizen'>> =>
	inTransaction(db, async (tx) => {
		const on = dayOf(at)
		if ((await findCitizen(tx, made.person)) === null) return no('no_such_citizen')
		const staff = await findStaff(tx, made.by)
		const refusal = assessmentRefusal(made, staff?.profession ?? null, await standardInForce(tx, on))
		if (refusal !== null) return no(refusal)
		await store.insertAssessment(tx, at, {
			...made,
			outcome: made.outcome === 'yes' ? 'yes' : 'no',
			because: made.because.trim(),
			on,
			key: made.key ?? `${made.person} ${made.criterion} ${made.outcome} ${at}`,
		})
		return yes(made.person)
	})

/** A health professional sets an exclusion aside for one citizen, where the standard permits it. */
export const grantException = async (
	db: Db,
	at: Instant,
	asked: {
		readonly person: PersonId
		readonly exclusion: string
		readonly because: string
		readonly by: StaffId
		readonly key?: string
	},
): Promise<Outcome<PersonId, ExceptionRefusal | 'no_such_citizen'>> =>
	inTransaction(db, async (tx) => {
		const on = dayOf(at)
		if ((await findCitizen(tx, asked.person)) === null) return no('no_such_citizen')
		const staff = await findStaff(tx, asked.by)
		const refusal = exceptionRefusal(asked, staff?.profession ?? null, await standardInForce(tx, on))
		if (refusal !== null) return no(refusal)
		await store.insertException(tx, at, {
			...asked,
			because: asked.because.trim(),
			on,
			key: asked.key ?? `${asked.person} ${asked.exclusion}`,
		})
		return yes(asked.person)
	})

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
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> =>
	tell(await recordedOf(db, [person]), await listStandards(db), await staffNames(db))

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
