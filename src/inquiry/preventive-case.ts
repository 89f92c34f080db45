import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'

/** A course with the preventive team, from the day it was opened to the day it was closed. */
export type PreventiveCase = {
	readonly id: string
	readonly person: PersonId
	readonly openedOn: Day
	readonly openedAt: Instant
	readonly openedBy: StaffId | null
	readonly closed: {
		readonly on: Day
		readonly at: Instant
		readonly by: StaffId | null
		readonly because: string
	} | null
}

export const isOpen = (course: PreventiveCase): boolean => course.closed === null

/** Why a course was closed: the citizen stood in the register twice, and the course opened first goes on. */
export const sameCitizen = 'same_citizen'
