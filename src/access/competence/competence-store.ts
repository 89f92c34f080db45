import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { AuthorisationCheck, Course, RegisterSays } from './competence.ts'

type CheckRow = { staff: StaffId; authorisation_id: string; checked_on: Day; found: RegisterSays; recorded_by: StaffId }
type CourseRow = { id: string; staff: StaffId; name: string; held_on: Day; minutes: number; recorded_by: StaffId }

/** The newest look into the register, of each. */
export const newestChecks = async (db: Db): Promise<AuthorisationCheck[]> =>
	(
		await sql<CheckRow>`
			select distinct on (staff) staff, authorisation_id, checked_on, found, recorded_by
			from access.authorisation_check order by staff, checked_on desc, recorded_at desc`.execute(db)
	).rows.map((row) => ({
		staff: row.staff,
		authorisationId: row.authorisation_id,
		checkedOn: row.checked_on,
		found: row.found,
		by: row.recorded_by,
	}))

/** Everyone's courses, newest first. */
export const everyCourse = async (db: Db): Promise<Course[]> =>
	(
		await sql<CourseRow>`
			select id, staff, name, held_on, minutes, recorded_by from access.course
			where removed_at is null order by held_on desc, recorded_at desc`.execute(db)
	).rows.map((row) => ({
		id: row.id,
		staff: row.staff,
		name: row.name,
		heldOn: row.held_on,
		minutes: row.minutes,
		by: row.recorded_by,
	}))

/** Written twice with one `id`, it is there once: false the second time. */
export const insertCheck = async (db: Db, at: Instant, id: string, check: AuthorisationCheck): Promise<boolean> =>
	(
		await sql`
			insert into access.authorisation_check (id, staff, authorisation_id, checked_on, found, recorded_at, recorded_by)
			values (${id}, ${check.staff}, ${check.authorisationId}, ${check.checkedOn}, ${check.found}, ${at}, ${check.by})
			on conflict (id) do nothing returning id`.execute(db)
	).rows.length > 0

/** Whether what stands under an `id` says this, whoever wrote it. */
export const isCheckOf = async (db: Db, id: string, check: AuthorisationCheck): Promise<boolean> =>
	(
		await sql`
			select from access.authorisation_check where id = ${id} and staff = ${check.staff}
				and authorisation_id = ${check.authorisationId} and checked_on = ${check.checkedOn} and found = ${check.found}`.execute(
			db,
		)
	).rows.length > 0

/** One at a time for a member of staff: who writes the same down twice at once has written it once. */
export const lockCourses = (tx: Db, staff: StaffId): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`courses ${staff}`}, 0))`.execute(tx)

/** Written twice with one `id`, it is there once: false the second time. */
export const insertCourse = async (db: Db, at: Instant, course: Course): Promise<boolean> =>
	(
		await sql`
			insert into access.course (id, staff, name, held_on, minutes, recorded_at, recorded_by)
			values (${course.id}, ${course.staff}, ${course.name}, ${course.heldOn}, ${course.minutes}, ${at}, ${course.by})
			on conflict (id) do nothing returning id`.execute(db)
	).rows.length > 0

/** Whether what was written under its `id` is this course, whoever wrote it; taken out since, it stays out. */
export const isCourseOf = async (db: Db, course: Course): Promise<boolean> =>
	(
		await sql`
			select from access.course where id = ${course.id} and staff = ${course.staff} and name = ${course.name}
				and held_on = ${course.heldOn} and minutes = ${course.minutes}`.execute(db)
	).rows.length > 0

export const markRemoved = async (db: Db, at: Instant, id: string, by: StaffId): Promise<void> => {
	await sql`update access.course set removed_at = ${at}, removed_by = ${by} where id = ${id} and removed_at is null`.execute(
		db,
	)
}
