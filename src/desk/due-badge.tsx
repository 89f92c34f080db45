import type { FC } from 'hono/jsx'
import { deadlineState, deadlineText } from '#inquiry/index.ts'
import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge } from '#platform/web/parts.tsx'

/** The last day for something, red from the day after. */
export const Due: FC<{ on: Day; today: Day }> = ({ on, today }) => {
	const { language } = useAround()
	const state = deadlineState(on, today)
	const words = deadlineText(on, today)[language]
	return (
		<span class="hj-nowrap">
			{writeShortDay(on)}{' '}
			{state === 'in_time' ? words : <Badge kind={state === 'late' ? 'error' : 'warning'} text={words} />}
		</span>
	)
}
