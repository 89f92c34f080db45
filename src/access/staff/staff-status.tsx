import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge } from '#platform/web/parts.tsx'
import { isActive, type Staff } from './staff.ts'

export const StaffStatus: FC<{ staff: Staff; today: Day }> = ({ staff, today }) => {
	const { say, language } = useAround()
	if (staff.deactivatedOn && staff.deactivatedOn <= today)
		return <Badge kind="none" text={`${say('Stoppet', 'Ended')} ${writeShortDay(staff.deactivatedOn)}`} />
	if (!isActive(staff, today))
		return <Badge kind="info" text={`${say('Fra', 'From')} ${writeDay(staff.activeFrom, language)}`} />
	return staff.login === null ? (
		<Badge kind="warning" text={say('Mangler login', 'No login yet')} />
	) : (
		<Badge kind="success" text={say('Aktiv', 'Active')} />
	)
}
