import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { type Closing, type ClosingWhy, courseSince, mayClose, type OpenCourse } from './closing.ts'
import * as closings from './closing-store.ts'
import { groundedAgreements } from './note-struck-actions.ts'
import * as store from './store.ts'

/** Newest first. */
export const closingsOfEveryone = (db: Db): Promise<Closing[]> => closings.findClosings(db, 'everyone')
export const closingsOf = (db: Db, ...persons: readonly PersonId[]): Promise<Closing[]> =>
	closings.findClosings(db, persons)

/** The course not closed yet, if there is one. */
export const openCourse = async (db: Db, person: PersonId): Promise<OpenCourse | null> => {
	const visits = await visitsOf(db, person)
	const agreements = await groundedAgreements(db, await store.findOfPersons(db, [person]))
	const [last] = await closings.findClosings(db, [person])
	const begun = [...visits.map((visit) => visit.begunAt), ...agreements.map((agreement) => agreement.madeAt)]
	const open = agreements.filter((agreement) => agreement.doneAt === null && agreement.cancelledAt === null)
	const since = courseSince(begun, last?.at ?? null)
	return since === null ? null : { since, agreements: open }
}

/**
 * Closes the course, with what was still agreed when that is said. `id` makes it one closing, however often it is sent; one that closed another
 * course is refused.
 * A new offer comes again by the rules; closing takes nothing away from the citizen.
 */
export const closeCourse = (
	db: Db,
	at: Instant,
	asked: {
		readonly id: string
		readonly person: PersonId
		readonly reason: string
		readonly guidedTo: string
		readonly note: string
		readonly cancelOpen: boolean
		readonly by: StaffId
	},
): Promise<Outcome<Closing, ClosingWhy | 'nothing_to_close' | 'form_was_used'>> =>
	inTransaction(db, async (tx) => {
		const before = (await closings.findClosings(tx, [asked.person])).find((one) => one.id === asked.id)
		if (before) return yes(before)
		const course = await openCourse(tx, asked.person)
		if (course === null) return no('nothing_to_close')
		const may = mayClose({ ...asked, open: course.agreements.length })
		if (!may.ok) return may
		const { id, person, note, by } = asked
		const closing = { id, person, note: note.trim(), by, at, on: dayOf(at), ...may.value }
		if (!(await closings.insertClosing(tx, closing))) return no('form_was_used')
		const open = course.agreements.map((agreement) => agreement.id)
		if (open.length > 0) await store.setCancelled(tx, at, open, by, 'course_closed')
		return yes(closing)
	})
