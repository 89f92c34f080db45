import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Form } from '#platform/web/index.ts'
import type { Absence } from '../absence/absence.ts'
import type { Hit } from '../absence/absence-hits.ts'
import type { VisitingHours } from '../free-time/free-spans.ts'
import type { Driving } from '../travel/driving.ts'
import type { KnownFixedHours } from './fixed-hours.ts'
import type { KnownShift } from './pattern.ts'

/** What the page of one consultant's working time shows. */
export type WorkingTime = {
	readonly staff: StaffId
	readonly name: string
	readonly today: Day
	readonly open: VisitingHours
	readonly shifts: readonly KnownShift[]
	readonly fixed: readonly KnownFixedHours[]
	readonly driving: Driving
	readonly absences: readonly Absence[]
	readonly hits: readonly Hit[]
	/** Whoever looks may give the citizens new times. */
	readonly findsTimes: boolean
	/** What was typed and cannot be saved, when there is something. */
	readonly typed: Form | null
	readonly errors: Readonly<Record<string, string>>
}

export type DistrictChoice = Municipality['districts'][number]
