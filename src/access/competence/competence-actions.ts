import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Role } from '../role.ts'
import { everyStaff, oneStaff } from '../staff/staff-store.ts'
import { type Competence, type Course, isSameCourse, type RegisterSays } from './competence.ts'
import {
	everyCourse,
	insertCheck,
	insertCourse,
	isCheckOf,
	isCourseOf,
	lockCourses,
	markRemoved,
	newestChecks,
} from './competence-store.ts'

/** What is known of every consultant ever on staff, by name. */
export const competenceOfEveryone = async (db: Db): Promise<Competence[]> => {
	const checks = new Map((await newestChecks(db)).map((check) => [check.staff, check]))
	const courses = Map.groupBy(await everyCourse(db), ({ staff }) => staff)
	return (await everyStaff(db))
		.filter(({ roles }) => roles.includes('consultant'))
		.map((staff) => ({ staff, check: checks.get(staff.id) ?? null, courses: courses.get(staff.id) ?? [] }))
}

/** Null for whoever does not visit. */
export const competenceOf = async (db: Db, staff: StaffId): Promise<Competence | null> =>
	(await competenceOfEveryone(db)).find((one) => one.staff.id === staff) ?? null

/** Who writes something down, with the roles they have now. */
export type Recorder = { readonly id: StaffId; readonly roles: readonly string[] }

const isAdministrator = ({ roles }: Recorder): boolean => roles.includes('administrator' satisfies Role)
/** An administrator writes about anyone, a consultant about their own courses and nothing else. */
const mayWriteCourses = (by: Recorder, staff: StaffId): boolean =>
	isAdministrator(by) || (by.id === staff && by.roles.includes('consultant' satisfies Role))

/** A look into the register, of the authorisation that the member of staff has now. */
export const recordCheck = (
	db: Db,
	at: Instant,
	by: Recorder,
	asked: { readonly id: string; readonly staff: StaffId; readonly checkedOn: Day; readonly found: RegisterSays },
): Promise<Outcome<null, 'not_allowed' | 'unknown_staff' | 'no_authorisation' | 'day_not_come' | 'form_was_used'>> =>
	inTransaction(db, async (tx) => {
		if (!isAdministrator(by)) return no('not_allowed')
		const staff = await oneStaff(tx, asked.staff)
		if (staff === null) return no('unknown_staff')
		if (staff.authorisationId === null) return no('no_authorisation')
		if (asked.checkedOn > dayOf(at)) return no('day_not_come')
		const { id, checkedOn, found } = asked
		const check = { staff: staff.id, authorisationId: staff.authorisationId, checkedOn, found, by: by.id }
		const stands = (await insertCheck(tx, at, id, check)) || (await isCheckOf(tx, id, check))
		return stands ? yes(null) : no('form_was_used')
	})

/**
 * Writes down a course. The same one by another form – a page gone back to, or an administrator beside its owner – is refused: its hours
 * count once.
 */
export const recordCourse = (
	db: Db,
	at: Instant,
	by: Recorder,
	course: Omit<Course, 'by'>,
): Promise<Outcome<null, 'not_allowed' | 'unknown_staff' | 'day_not_come' | 'form_was_used' | 'stands_already'>> =>
	inTransaction(db, async (tx) => {
		if (!mayWriteCourses(by, course.staff)) return no('not_allowed')
		if ((await oneStaff(tx, course.staff)) === null) return no('unknown_staff')
		if (course.heldOn > dayOf(at)) return no('day_not_come')
		const written = { ...course, by: by.id }
		await lockCourses(tx, course.staff)
		if (await isCourseOf(tx, written)) return yes(null)
		if ((await everyCourse(tx)).some((other) => isSameCourse(other, written))) return no('stands_already')
		return (await insertCourse(tx, at, written)) ? yes(null) : no('form_was_used')
	})

/** Takes out a course written by mistake, a consultant only what they wrote themselves; who took it out, and when, stays. A second time does nothing. */
export const removeCourse = (
	db: Db,
	at: Instant,
	by: Recorder,
	asked: { readonly id: string; readonly staff: StaffId },
): Promise<Outcome<null, 'not_allowed' | 'unknown_course'>> =>
	inTransaction(db, async (tx) => {
		if (!mayWriteCourses(by, asked.staff)) return no('not_allowed')
		const course = (await everyCourse(tx)).find(({ id }) => id === asked.id)
		if (course !== undefined && course.staff !== asked.staff) return no('unknown_course')
		if (course !== undefined && course.by !== by.id && !isAdministrator(by)) return no('not_allowed')
		await markRemoved(tx, at, asked.id, by.id)
		return yes(null)
	})
