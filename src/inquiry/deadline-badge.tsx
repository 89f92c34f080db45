import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge } from '#platform/web/parts.tsx'
import { deadlineState, deadlineText } from './deadline.ts'

/** The last day for an answer, red from the day after. */
export const DeadlineBadge: FC<{ dueOn: Day; today: Day }> = ({ dueOn, today }) => {
	const { language } = useAround()
	const state = deadlineState(dueOn, today)
	const words = deadlineText(dueOn, today)[language]
	return (
		<span class="hj-nowrap">
			{writeShortDay(dueOn)}{' '}
			{state === 'in_time' ? `(${words})` : <Badge kind={state === 'late' ? 'error' : 'warning'} text={words} />}
		</span>
	)
}
