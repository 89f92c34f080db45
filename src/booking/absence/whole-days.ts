import { addDays, type Day } from '#kernel/day.ts'
import { clock, instantAt, type Span } from '#kernel/instant.ts'

const midnight = clock('00:00')

/** First to last day inclusive, as a half-open span: midnight to midnight in Copenhagen. */
export const wholeDays = (from: Day, to: Day): Span => ({
	from: instantAt(from, midnight),
	to: instantAt(addDays(to, 1), midnight),
})
