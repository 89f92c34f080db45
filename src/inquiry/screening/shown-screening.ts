import type { Day } from '#kernel/day.ts'
import type { Form } from '#platform/web/index.ts'
import type { ToScreen } from './screening-actions.ts'

/** What the page of one discharge shows. */
export type ShownScreening = ToScreen & {
	readonly today: Day
	readonly mayDecide: boolean
	readonly formKey: string
	readonly typed: Form | null
	readonly errors: Readonly<Record<string, string>>
}
