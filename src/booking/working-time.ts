import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Form } from '#platform/web/index.ts'
import type { Absence } from './absence.ts'
import type { Hit } from './absence-hits.ts'
import type { KnownShift } from './pattern.ts'

/** What the page of one consultant's working time shows. */
export type WorkingTime = {
	readonly staff: StaffId
	readonly name: string
	readonly today: Day
	readonly shifts: readonly KnownShift[]
	readonly absences: readonly Absence[]
	readonly hits: readonly Hit[]
	/** Whoever looks may give the citizens new times. */
	readonly findsTimes: boolean
	/** What was typed and cannot be saved, when there is something. */
	readonly typed: Form | null
	readonly errors: Readonly<Record<string, string>>
}
